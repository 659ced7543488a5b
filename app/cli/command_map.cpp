#include <algorithm>
#include <filesystem>
#include <future>

#include "app/cli/commands.h"
#include "app/render/map_content.h"
#include "app/render/map_renderer.h"
#include "app/render/map_sheet.h"
#include "layers/base/resources.h"
#include "layers/workspace/workspace.h"

namespace hetu::cli {

namespace {

/// Waits for the one callback that every request of the renderer ends in.
template <class Ask>
Result<std::string> answerOf(Ask&& ask) {
    std::promise<Result<std::string>> promise;
    std::future<Result<std::string>> answer = promise.get_future();
    ask([&promise](Result<std::string> result) { promise.set_value(std::move(result)); });
    return answer.get();
}

/// The path as the helper sees it, whose working folder may be another.
std::string absolute(const std::string& path) {
    std::error_code ignored;
    const auto whole = std::filesystem::absolute(path, ignored);
    return ignored ? path : whole.lexically_normal().string();
}

Result<std::string> drawSheet(Workspace& workspace,
                              const render::SheetWish& wish,
                              const Console& console) {
    HETU_TRY(const std::string resources, resourceFolder());
    HETU_TRY(const std::unique_ptr<LayerSource> snapshot, workspace.snapshot());
    render::MapContent content(absolute(workspace.path()), resources, console.language());
    HETU_TRY(
        render::LayoutRequest request,
        render::mapSheet(
            *snapshot, content, [&](std::string_view key) { return workspace.note(key); }, wish));
    const auto renderer = render::makeQgisRenderer();
    return answerOf([&](render::MapRenderer::Done<std::string> done) {
        renderer->exportLayout(std::move(request), console.progress(), std::move(done));
    });
}

Result<std::string> writeProject(Workspace& workspace,
                                 const std::string& file,
                                 const Console& console) {
    HETU_TRY(const std::string resources, resourceFolder());
    HETU_TRY(const std::unique_ptr<LayerSource> snapshot, workspace.snapshot());
    // QGIS reads surfaces as ordinary files, which must live as long as the project does.
    render::MapContent content(absolute(workspace.path()), resources, console.language(),
                               std::filesystem::path(file).replace_extension().string() + "_files");
    render::ProjectRequest request;
    HETU_TRY(request.layers, content.allLayers(*snapshot));
    request.extent = render::extentOf(*snapshot, request.layers);
    request.crs = workspace.crs();
    request.title = workspace.note("title");
    request.targetFile = file;
    const auto renderer = render::makeQgisRenderer();
    return answerOf([&](render::MapRenderer::Done<std::string> done) {
        renderer->saveProject(std::move(request), std::move(done));
    });
}

/// The file's ending says what it shall be, so it must be one of `known`.
Status checkEnding(const std::string& file, const std::vector<std::string>& known) {
    std::string ending = std::filesystem::path(file).extension().string();
    ending = lowered(ending.empty() ? ending : ending.substr(1));
    if (std::filesystem::is_directory(file))
        return Error{ErrorCode::InvalidArgument,
                     textOf("\"{}\" is a folder, not a file.", "“{}”是文件夹，不是文件。", file),
                     {}};
    if (std::find(known.begin(), known.end(), ending) != known.end()) return success();
    return Error{ErrorCode::InvalidArgument,
                 textOf("\"{}\" has to end in one of: {}.", "“{}”的扩展名应为：{}。", file,
                        joined(known, ", ")),
                 {}};
}

std::string knownLayouts() {
    std::vector<std::string> names;
    for (const render::MapTheme& theme : render::mapThemes())
        names.push_back(theme.name);
    return joined(names, ", ");
}

Status checkLayout(const std::string& name) {
    for (const render::MapTheme& theme : render::mapThemes())
        if (theme.name == name) return success();
    return Error{ErrorCode::NotFound,
                 textOf("There is no map layout \"{}\".", "没有名为“{}”的图件版式。", name),
                 textOf("There are: {}.", "现有版式：{}。", knownLayouts())};
}

Exit report(const Result<std::string>& written, const Console& console) {
    if (!written.ok()) return console.fail(written.error());
    console.line(textOf("{} was written.", "已生成 {}。", written.value()));
    console.document({{"file", written.value()}});
    return Exit::Done;
}

}  // namespace

Exit runMap(const Arguments& arguments, const Console& console) {
    render::SheetWish wish;
    wish.layout = arguments.value("layout");
    wish.region = arguments.value("region");
    wish.targetFile = arguments.value("out");
    if (wish.layout.empty() || wish.targetFile.empty()) {
        return console.fail({ErrorCode::InvalidArgument,
                             {"Say which map with --layout and where to with --out.",
                              "请用 --layout 指定专题图，用 --out 指定输出文件。"},
                             textOf("The layouts are: {}.", "可用版式：{}。", knownLayouts())},
                            Exit::Usage);
    }
    if (const Status good = checkEnding(wish.targetFile, {"pdf", "png", "svg"}); !good.ok())
        return console.fail(good.error(), Exit::Usage);
    if (const Status good = checkLayout(wish.layout); !good.ok())
        return console.fail(good.error(), Exit::Usage);
    wish.targetFile = absolute(wish.targetFile);
    auto workspace = Workspace::open(arguments.words[0]);
    if (!workspace.ok()) return console.fail(workspace.error());
    return report(drawSheet(workspace.value(), wish, console), console);
}

Exit runProject(const Arguments& arguments, const Console& console) {
    if (const Status good = checkEnding(arguments.words[1], {"qgz", "qgs"}); !good.ok())
        return console.fail(good.error(), Exit::Usage);
    auto workspace = Workspace::open(arguments.words[0]);
    if (!workspace.ok()) return console.fail(workspace.error());
    return report(writeProject(workspace.value(), absolute(arguments.words[1]), console), console);
}

}  // namespace hetu::cli
