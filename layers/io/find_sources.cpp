#include "layers/io/find_sources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include "layers/base/text.h"
#include "layers/io/gdal_session.h"
#include "layers/io/read_file.h"
#include "layers/io/source_readers.h"

namespace hetu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t maxFiles = 500;
constexpr int maxDepth = 3;

bool isReadable(const std::string& path) {
    const std::string ending = endingOf(path);
    const auto& endings = sourceEndings();
    return ending == "osm" || ending == "pbf" ||
           std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Without the companions: the .dbf of a .shp, the .mif of a .tab, files of office programs.
std::vector<std::string> withoutCompanions(std::vector<std::string> paths) {
    std::sort(paths.begin(), paths.end());
    std::set<std::string> all;
    for (const std::string& path : paths)
        all.insert(lowered(path));
    std::erase_if(paths, [&](const std::string& path) {
        const std::string low = lowered(path);
        const std::string ending = endingOf(path);
        const std::string base = low.substr(0, low.size() - ending.size());
        return (ending == "dbf" && (all.contains(base + "shp") || all.contains(base + "tab"))) ||
               (ending == "txt" && all.contains(base + "shp")) ||
               fileNameOf(path).starts_with("~$") || fileNameOf(path).starts_with(".");
    });
    if (paths.size() > maxFiles) paths.resize(maxFiles);
    return paths;
}

Result<std::vector<std::string>> inFolder(const std::string& folder, const Progress& progress) {
    std::vector<std::string> found;
    std::error_code failed;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied,
                                        failed);
    for (std::size_t seen = 0; !failed && at != fs::recursive_directory_iterator();
         at.increment(failed), ++seen) {
        if (seen % 64 == 0 && progress.cancelled()) return cancelledError();
        if (seen > 100000) break;
        if (at.depth() >= maxDepth) at.disable_recursion_pending();
        std::error_code ignored;
        if (at->is_regular_file(ignored) && !at->is_symlink(ignored) &&
            isReadable(at->path().string()))
            found.push_back(at->path().string());
    }
    return withoutCompanions(std::move(found));
}

/// "a/b.csv" without anything that leads out of the folder it is put into.
bool staysInside(const std::string& name) {
    if (name.empty() || name[0] == '/' || name.find('\\') != std::string::npos ||
        name.find('\0') != std::string::npos)
        return false;
    for (const std::string& part : splitList(name, '/'))
        if (part == "..") return false;
    return true;
}

Status unpack(const std::string& path, const std::string& folder, const Progress& progress) {
    openGdalSession();
    HETU_CHECK(checkZip(path));
    // Windows writes names in GBK and does not say so.
    CPLSetThreadLocalConfigOption("CPL_ZIP_ENCODING", "GB18030");
    std::error_code failed;
    const std::string inside = "/vsizip/{" + fs::absolute(path, failed).string() + "}";
    char** names = VSIReadDirRecursive(inside.c_str());
    CPLSetThreadLocalConfigOption("CPL_ZIP_ENCODING", nullptr);
    const CPLStringList list(names, TRUE);
    if (list.empty()) return unreadable(path, "");
    constexpr std::size_t pieceBytes = 1 << 20;
    constexpr std::uint64_t maxBytes = 1ull << 30;
    std::vector<char> piece(pieceBytes);
    std::uint64_t total = 0;
    for (int i = 0; i < list.size(); ++i) {
        const std::string name = list[i];
        if (name.empty() || name.back() == '/') continue;
        if (!staysInside(name))
            return Error{ErrorCode::Unsupported,
                         textOf("\"{}\" names a file outside itself: {}.",
                                "“{}”中有指向包外的文件：{}。", fileNameOf(path), name),
                         textOf("Unpack it with another program first.", "请先用其他程序解压。")};
        const fs::path target = fs::path(folder) / name;
        fs::create_directories(target.parent_path(), failed);
        VSILFILE* source = VSIFOpenL((inside + "/" + name).c_str(), "rb");
        std::ofstream out(target, std::ios::binary);
        const auto closed = [&] {
            if (source) VSIFCloseL(source);
            source = nullptr;
        };
        if (!source || !out) {
            closed();
            return unreadable(path, name);
        }
        for (std::size_t got = pieceBytes; got == pieceBytes;) {
            got = VSIFReadL(piece.data(), 1, pieceBytes, source);
            out.write(piece.data(), static_cast<std::streamsize>(got));
            total += got;
            if (progress.cancelled() || total > maxBytes || !out) {
                closed();
                if (progress.cancelled()) return cancelledError();
                return unreadable(path, name);
            }
        }
        closed();
        progress.report(static_cast<double>(i + 1) / list.size());
    }
    return success();
}

Error nothingInside(const std::string& path) {
    return {ErrorCode::Unsupported,
            textOf("\"{}\" holds no file that can be read.", "“{}”中没有可以读取的文件。",
                   fileNameOf(path)),
            textOf("Files that can be read end in: {}, osm, pbf.",
                   "可以读取的文件类型：{}, osm, pbf。", joined(sourceEndings(), ", "))};
}

}  // namespace

Result<std::vector<std::string>> findSources(const std::string& path,
                                             const std::string& scratchFolder,
                                             const Progress& progress) {
    std::error_code failed;
    std::vector<std::string> found;
    if (fs::is_directory(path, failed)) {
        HETU_TRY(found, inFolder(path, progress));
    } else if (endingOf(path) == "zip") {
        HETU_CHECK(checkSourceFile(path));
        HETU_CHECK(unpack(path, scratchFolder, progress));
        HETU_TRY(found, inFolder(scratchFolder, progress));
    } else {
        HETU_CHECK(checkSourceFile(path));
        if (isReadable(path)) found.push_back(path);
    }
    if (found.empty()) return nothingInside(path);
    return found;
}

}  // namespace hetu
