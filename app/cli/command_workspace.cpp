#include <algorithm>

#include "app/cli/commands.h"
#include "app/sample/sample.h"
#include "layers/io/import.h"
#include "layers/io/write_layer.h"
#include "layers/workspace/workspace.h"

namespace hetu::cli {

using nlohmann::ordered_json;

namespace {

ordered_json extentJson(const Extent& extent) {
    if (extent.isEmpty()) return nullptr;
    return {extent.minX, extent.minY, extent.maxX, extent.maxY};
}

std::string kindText(const LayerInfo& layer) {
    if (layer.isSurface) return "surface";
    if (layer.geometry == GeometryKind::None) return "table";
    return layer.analysis.empty() ? "register" : "result";
}

std::string geometryText(const LayerInfo& layer) {
    return layer.isSurface ? "raster" : geometryWord(layer.geometry);
}

}  // namespace

Exit runNew(const Arguments& arguments, const Console& console) {
    const auto workspace = Workspace::create(arguments.words[0], arguments.value("crs"));
    if (!workspace.ok()) return console.fail(workspace.error());
    const Workspace& made = workspace.value();
    console.line(made.isCrsSettled()
                     ? textOf("{} was made; it works in {}.", "已新建 {}，坐标系为 {}。",
                              made.path(), made.crs())
                     : textOf("{} was made; the first import will choose its coordinate system.",
                              "已新建 {}，坐标系将由首次导入的数据决定。", made.path()));
    console.document({{"workspace", made.path()},
                      {"crs", made.isCrsSettled() ? ordered_json(made.crs()) : ordered_json()}});
    return Exit::Done;
}

Exit runLayers(const Arguments& arguments, const Console& console) {
    const auto workspace = Workspace::open(arguments.words[0]);
    if (!workspace.ok()) return console.fail(workspace.error());
    const auto snapshot = workspace.value().snapshot();
    if (!snapshot.ok()) return console.fail(snapshot.error());
    ordered_json layers = ordered_json::array();
    std::vector<std::vector<std::string>> rows{
        {console.say({"name", "名称"}), console.say({"title", "标题"}),
         console.say({"kind", "类别"}), console.say({"geometry", "几何"}),
         console.say({"rows", "行数"}), "CRS", console.say({"extent", "范围"})}};
    for (const LayerInfo& layer : snapshot.value()->layers()) {
        const Extent& box = layer.extent;
        rows.push_back({layer.name, console.say(layer.title), kindText(layer), geometryText(layer),
                        toText(layer.rowCount), layer.crs,
                        box.isEmpty() ? "-"
                                      : toFixed(box.minX, 1) + " " + toFixed(box.minY, 1) + " " +
                                            toFixed(box.maxX, 1) + " " + toFixed(box.maxY, 1)});
        layers.push_back({{"name", layer.name},
                          {"title", console.say(layer.title)},
                          {"kind", kindText(layer)},
                          {"analysis", layer.analysis},
                          {"geometry", geometryText(layer)},
                          {"rows", layer.rowCount},
                          {"crs", layer.crs},
                          {"extent", extentJson(box)}});
    }
    console.table(rows);
    console.document({{"workspace", workspace.value().path()},
                      {"crs", workspace.value().crs()},
                      {"layers", layers}});
    return Exit::Done;
}

Exit runNote(const Arguments& arguments, const Console& console) {
    static const std::vector<std::string> keys{
        "place",       "place_en",  "title",       "title_en",     "maker",
        "maker_en",    "data_date", "made_on",     "base_map",     "base_map_en",
        "attribution", "use_mark",  "use_mark_en", "review_number"};
    auto workspace = Workspace::open(arguments.words[0]);
    if (!workspace.ok()) return console.fail(workspace.error());
    std::vector<std::string> asked = keys;
    if (arguments.words.size() > 1) {
        asked = {arguments.words[1]};
        if (std::find(keys.begin(), keys.end(), asked.front()) == keys.end())
            return console.fail({ErrorCode::InvalidArgument,
                                 textOf("Maps have no use for a note \"{}\".",
                                        "图上没有名为“{}”的文字。", asked.front()),
                                 textOf("The notes are: {}.", "可设置：{}。", joined(keys, ", "))},
                                Exit::Usage);
    }
    if (arguments.words.size() > 2) {
        const auto set = [&]() -> Status {
            HETU_TRY(Workspace::Transaction transaction, workspace.value().begin());
            HETU_CHECK(transaction.setNote(asked.front(), arguments.words[2]));
            return transaction.commit();
        }();
        if (!set.ok()) return console.fail(set.error());
    }
    ordered_json notes = ordered_json::object();
    std::vector<std::vector<std::string>> rows;
    for (const std::string& key : asked) {
        notes[key] = workspace.value().note(key);
        rows.push_back({key, workspace.value().note(key)});
    }
    console.table(rows);
    console.document({{"notes", notes}});
    return Exit::Done;
}

Exit runImport(const Arguments& arguments, const Console& console) {
    ImportOptions options;
    options.kind = arguments.value("as");
    options.crs = arguments.value("crs");
    options.layer = arguments.value("layer");
    if (options.kind.empty())
        return console.fail({ErrorCode::InvalidArgument,
                             {"Say what the file holds with --as.", "请用 --as 说明文件内容。"},
                             {"For example --as organisations, --as zones:park or --as osm.",
                              "例如 --as organisations、--as zones:park 或 --as osm。"}},
                            Exit::Usage);
    if (const Status known = checkImportKind(options.kind); !known.ok())
        return console.fail(known.error(), Exit::Usage);
    for (const auto& [name, value] : arguments.options) {
        if (name != "map") continue;
        const auto equals = value.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == value.size())
            return console.fail({ErrorCode::InvalidArgument,
                                 textOf("--map needs field=column, not \"{}\".",
                                        "--map 须写成 字段=列名，而不是“{}”。", value),
                                 {}},
                                Exit::Usage);
        options.mapping.emplace_back(value.substr(0, equals), value.substr(equals + 1));
    }
    auto workspace = Workspace::open(arguments.words[0]);
    if (!workspace.ok()) return console.fail(workspace.error());
    const auto imported =
        importFile(workspace.value(), arguments.words[1], options, console.progress());
    if (!imported.ok()) return console.fail(imported.error());
    console.endProgress();

    const ImportReport& report = imported.value();
    console.line(textOf("{}: {} rows read, {} used, {} kept aside.",
                        "{}：读取 {} 行，采用 {} 行，搁置 {} 行。", report.file,
                        readable(static_cast<double>(report.rowsRead)),
                        readable(static_cast<double>(report.rowsUsed)),
                        readable(static_cast<double>(report.rowsRejected))));
    ordered_json reasons = ordered_json::array(), added = ordered_json::array(),
                 notes = ordered_json::array();
    ordered_json mapping = ordered_json::object();
    for (const auto& [layer, count] : report.added) {
        console.line("  -> " + layer + " (" + readable(static_cast<double>(count)) + ")");
        added.push_back({{"name", layer}, {"rows", count}});
    }
    for (const auto& [reason, count] : report.reasons) {
        console.line("  " + readable(static_cast<double>(count)) + " x " + console.say(reason));
        reasons.push_back({{"reason", console.say(reason)}, {"rows", count}});
    }
    if (report.rowsRejected > 0)
        console.line(textOf("  List them with: hetu export {} rejected_rows FILE.xlsx",
                            "  查看明细：hetu export {} rejected_rows 文件.xlsx",
                            arguments.words[0]));
    for (const Text& note : report.notes) {
        console.line("  " + console.say(note));
        notes.push_back(console.say(note));
    }
    if (!report.columnsDropped.empty())
        console.line(textOf("  Left out, because they are about single persons: {}",
                            "  涉及个人信息，未导入的列：{}", joined(report.columnsDropped, ", ")));
    for (const auto& [field, column] : report.mapping)
        mapping[field] = column;
    console.document({{"file", report.file},
                      {"as", report.kind},
                      {"crs", report.crs},
                      {"rows", report.rowsRead},
                      {"used", report.rowsUsed},
                      {"rejected", report.rowsRejected},
                      {"reasons", reasons},
                      {"layers", added},
                      {"mapping", mapping},
                      {"columns_added", report.columnsAdded},
                      {"columns_dropped", report.columnsDropped},
                      {"notes", notes}});
    return Exit::Done;
}

Exit runExport(const Arguments& arguments, const Console& console) {
    const auto workspace = Workspace::open(arguments.words[0]);
    if (!workspace.ok()) return console.fail(workspace.error());
    const std::string& name = arguments.words[1];
    const std::string& file = arguments.words[2];
    std::vector<Text> notes;
    const auto rowsOf = [](const LayerSource& snapshot, const std::string& layer) -> Result<Layer> {
        std::vector<std::string> fields{"id"};
        if (const LayerInfo* info = snapshot.find(layer))
            for (const Field& field : info->fields)
                fields.push_back(field.name);
        return snapshot.read(layer, fields);
    };
    const auto write = [&]() -> Result<std::size_t> {
        HETU_TRY(const std::unique_ptr<LayerSource> snapshot, workspace.value().snapshot());
        const std::string& crs = workspace.value().crs();
        if (const std::vector<std::string> names = splitList(name); names.size() > 1) {
            std::vector<Sheet> sheets;
            std::size_t rows = 0;
            for (const std::string& each : names) {
                HETU_TRY(Layer layer, rowsOf(*snapshot, each));
                rows += layer.rowCount();
                const std::string title = console.say(layer.title);
                const bool isPlain = layer.kind == GeometryKind::None;
                sheets.push_back({title.empty() ? each : title, std::move(layer),
                                  isPlain ? std::string() : crs});
            }
            HETU_CHECK(writeWorkbook(sheets, file, console.language(), console.progress()));
            return rows;
        }
        const LayerInfo* info = snapshot->find(name);
        if (info && info->isSurface) {
            HETU_TRY(const Surface surface, snapshot->readSurface(name));
            HETU_CHECK(writeSurface(surface, crs, file, console.progress()));
            return surface.values.size();
        }
        HETU_TRY(const Layer layer, rowsOf(*snapshot, name));
        HETU_TRY(notes,
                 writeLayer(layer, *info, crs, file, console.language(), console.progress()));
        return layer.rowCount();
    };
    const auto written = write();
    if (!written.ok()) return console.fail(written.error());
    console.line(
        textOf("{} was written ({} rows).", "已导出 {}（{} 行）。", file, written.value()));
    ordered_json said = ordered_json::array();
    for (const Text& note : notes) {
        console.line("  " + console.say(note));
        said.push_back(console.say(note));
    }
    console.document({{"layer", name}, {"file", file}, {"rows", written.value()}, {"notes", said}});
    return Exit::Done;
}

Exit runSample(const Arguments& arguments, const Console& console) {
    sample::SampleOptions options;
    options.city = arguments.words[0];
    options.outputFolder = arguments.value("out");
    if (options.city != "luoyang" && options.city != "helsinki")
        return console.fail(
            {ErrorCode::InvalidArgument,
             textOf("There is no sample \"{}\".", "没有名为“{}”的示例。", options.city),
             {"Choose luoyang or helsinki.", "请选择 luoyang 或 helsinki。"}},
            Exit::Usage);
    if (options.outputFolder.empty())
        return console.fail({ErrorCode::InvalidArgument,
                             {"Say where to with --out.", "请用 --out 指定输出文件夹。"},
                             {}},
                            Exit::Usage);
    const auto number = [&](const char* name, long long& value) -> Status {
        if (!arguments.has(name)) return success();
        if (parseInteger(arguments.value(name), value) && value >= 0) return success();
        return Error{ErrorCode::InvalidArgument,
                     textOf("--{} needs a whole number, not \"{}\".", "--{} 需要整数，而不是“{}”。",
                            name, arguments.value(name)),
                     {}};
    };
    long long organisations = 0, seed = 1;
    for (const Status& status : {number("organisations", organisations), number("seed", seed)})
        if (!status.ok()) return console.fail(status.error(), Exit::Usage);
    options.organisations = organisations;
    options.seed = static_cast<std::uint64_t>(seed);
    const auto made = sample::makeSample(options, console.progress());
    if (!made.ok()) return console.fail(made.error());
    console.endProgress();
    const sample::SampleReport& report = made.value();
    console.line(report.workspace);
    ordered_json layers = ordered_json::array();
    for (const auto& [layer, count] : report.layers) {
        console.line("  " + layer + ": " + readable(static_cast<double>(count)));
        layers.push_back({{"name", layer}, {"rows", count}});
    }
    console.document(
        {{"workspace", report.workspace}, {"layers", layers}, {"files", report.files}});
    return Exit::Done;
}

}  // namespace hetu::cli
