#include "app/cli/commands.h"
#include "app/run/copy_result.h"

namespace hetu::cli {

using nlohmann::ordered_json;

Exit runCopy(const Arguments& arguments, const Console& console) {
    auto to = Workspace::open(arguments.words[0]);
    if (!to.ok()) return console.fail(to.error());
    const auto from = Workspace::open(arguments.words[1]);
    if (!from.ok()) return console.fail(from.error());
    const auto copied =
        app::copyResult(to.value(), from.value(), arguments.words[2], arguments.value("as"));
    if (!copied.ok())
        return console.fail(copied.error(), copied.error().code == ErrorCode::InvalidArgument
                                                ? Exit::Usage
                                                : Exit::Failed);
    ordered_json layers = ordered_json::array();
    for (const auto& [name, rows] : copied.value()) {
        console.line("-> " + name + " (" + readable(static_cast<double>(rows)) + ")");
        layers.push_back({{"name", name}, {"rows", rows}});
    }
    console.document({{"layers", layers}});
    return Exit::Done;
}

}  // namespace hetu::cli
