#include "app/run/copy_result.h"

#include <algorithm>

#include "app/run/run_analysis.h"
#include "layers/model/memory_source.h"

namespace hetu::app {

Result<std::vector<std::pair<std::string, std::size_t>>> copyResult(Workspace& to,
                                                                    const Workspace& from,
                                                                    const std::string& layer,
                                                                    const std::string& suffix) {
    if (suffix.empty())
        return Error{ErrorCode::InvalidArgument,
                     {"A copied result needs a name of its own.", "复制的结果需要另存名称。"},
                     {"For example --as 2025.", "例如 --as 2025。"}};
    HETU_CHECK(checkSuffix(suffix));
    if (to.crs() != from.crs())
        return Error{ErrorCode::Crs,
                     textOf("The two workspaces have different coordinate systems: {} and {}.",
                            "两个工作区的坐标系不同：{} 和 {}。", to.crs(), from.crs()),
                     {"Make the earlier workspace again with the coordinate system of this one.",
                      "请用本工作区的坐标系重新建立往年的工作区。"}};
    HETU_TRY(const std::unique_ptr<LayerSource> source, from.snapshot());
    if (!source->find(layer)) return noSuchLayer(layer, source->layers());
    HETU_TRY(const std::vector<StoredResult> results, from.results());
    const auto stored = std::find_if(results.begin(), results.end(), [&](const StoredResult& each) {
        return std::find(each.layers.begin(), each.layers.end(), layer) != each.layers.end();
    });
    if (stored == results.end())
        return Error{ErrorCode::NotFound,
                     textOf("The layer {} is not the result of an analysis.",
                            "图层 {} 不是分析结果。", layer),
                     {"Choose a result, such as blanks.", "请选择分析结果，例如 blanks。"}};

    const std::string earlierEnding = layerSuffix(stored->provenance.suffix);
    ResultSet copy;
    copy.provenance = stored->provenance;
    copy.provenance.inputs.clear();  // the layers of the other workspace are not those of this one
    copy.provenance.suffix = suffix;
    copy.figuresJson = stored->figuresJson;
    copy.notesJson = stored->notesJson;
    std::vector<std::pair<std::string, std::size_t>> out;
    for (const std::string& name : stored->layers) {
        const LayerInfo* info = source->find(name);
        if (!info) continue;
        const std::string plain = name.substr(0, name.size() - earlierEnding.size());
        out.emplace_back(plain + layerSuffix(suffix), info->rowCount);
        if (info->isSurface) {
            HETU_TRY(Surface surface, source->readSurface(name));
            surface.name = plain;
            copy.surfaces.push_back(std::move(surface));
            continue;
        }
        std::vector<std::string> fields{};
        for (const Field& field : info->fields)
            fields.push_back(field.name);
        HETU_TRY(Layer rows, source->read(name, fields));
        rows.name = plain;
        copy.layers.push_back(std::move(rows));
    }
    HETU_TRY(Workspace::Transaction transaction, to.begin());
    HETU_CHECK(transaction.addResult(copy));
    HETU_CHECK(transaction.commit());
    return out;
}

}  // namespace hetu::app
