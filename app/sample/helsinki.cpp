#include "app/sample/helsinki.h"

#include "layers/io/import.h"
#include "layers/workspace/workspace.h"

namespace hetu::sample {

Result<SampleReport> makeHelsinki(const std::string& dataFolder,
                                  const std::string& draft,
                                  const Progress& progress) {
    // ETRS89 / TM35FIN: metres, made for Finland.
    HETU_TRY(Workspace workspace, Workspace::create(draft, "EPSG:3067"));
    ImportOptions options;
    options.kind = "osm";
    HETU_TRY(const ImportReport imported,
             importFile(workspace, dataFolder + "/helsinki/helsinki_centre.osm.pbf", options,
                        progress.sub(0, 0.95)));
    SampleReport report;
    for (const auto& [layer, rows] : imported.added)
        report.layers.emplace_back(layer, static_cast<std::int64_t>(rows));

    HETU_TRY(Workspace::Transaction transaction, workspace.begin());
    const std::vector<std::pair<std::string, std::string>> notes{
        {"sample", "helsinki"},
        {"place", "赫尔辛基市中心"},
        {"place_en", "Helsinki centre"},
        {"title", "赫尔辛基市中心（OpenStreetMap 真实数据）"},
        {"title_en", "The centre of Helsinki (real data of OpenStreetMap)"},
        {"attribution", "© OpenStreetMap contributors (ODbL)"},
        {"maker", "河图示例"},
        {"maker_en", "Hetu sample"},
        {"base_map", "OpenStreetMap"},
        {"base_map_en", "OpenStreetMap"}};
    for (const auto& [key, value] : notes)
        HETU_CHECK(transaction.setNote(key, value));
    HETU_CHECK(transaction.commit());
    return report;
}

}  // namespace hetu::sample
