#include "layers/base/resources.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace hetu {

namespace files = std::filesystem;

Result<std::string> resourceFolder() {
    std::vector<files::path> candidates;
    if (const char* home = std::getenv("HETU_HOME"); home != nullptr && *home != '\0') {
        candidates.emplace_back(home);
    } else {
        std::error_code ignored;
        const files::path program = files::read_symlink("/proc/self/exe", ignored);
        for (files::path at = program.parent_path(); !at.empty(); at = at.parent_path()) {
            candidates.push_back(at);
            candidates.push_back(at / "share" / "hetu");
            if (at == at.root_path()) break;
        }
        candidates.emplace_back("/usr/share/hetu");
    }
    std::error_code ignored;
    for (const files::path& folder : candidates)
        if (files::is_directory(folder / "styles" / "layers", ignored))
            return files::absolute(folder, ignored).lexically_normal().string();
    return Error{ErrorCode::NotFound,
                 {"The files that belong to Hetu (styles, data) were not found.",
                  "找不到河图的样式和数据文件。"},
                 {"Install Hetu again, or set HETU_HOME to the folder that holds \"styles\".",
                  "请重新安装河图，或把环境变量 HETU_HOME 设为含有 styles 的文件夹。"}};
}

}  // namespace hetu
