#include "layers/io/read_file.h"

#include <algorithm>
#include <set>

#include <sys/stat.h>

#include "layers/base/text.h"
#include "layers/io/source_readers.h"

namespace hetu {

const std::vector<std::string>& sourceEndings() {
    static const std::vector<std::string> endings{"csv", "txt", "tsv",     "xlsx", "xls",  "ods",
                                                  "shp", "dbf", "geojson", "json", "gpkg", "sqlite",
                                                  "kml", "tab", "mif",     "dxf",  "fgb"};
    return endings;
}

std::string fileNameOf(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string endingOf(const std::string& path) {
    const std::string name = fileNameOf(path);
    const std::size_t dot = name.find_last_of('.');
    return dot == std::string::npos ? "" : lowered(std::string_view(name).substr(dot + 1));
}

Status checkSourceFile(const std::string& path) {
    struct stat about {};
    if (path.empty() || path.find('\0') != std::string::npos || path.starts_with("/vsi") ||
        lstat(path.c_str(), &about) != 0)
        return Error{ErrorCode::NotFound,
                     textOf("The file \"{}\" does not exist.", "文件“{}”不存在。", path),
                     textOf("Check the folder and the name.", "请检查文件夹和文件名。")};
    if (S_ISDIR(about.st_mode))
        return Error{ErrorCode::InvalidArgument,
                     textOf("\"{}\" is a folder, not a file.", "“{}”是文件夹，不是文件。", path),
                     textOf("Choose a file inside it.", "请选择其中的一个文件。")};
    if (!S_ISREG(about.st_mode))
        return Error{ErrorCode::InvalidArgument,
                     textOf("\"{}\" is not a plain file.", "“{}”不是普通文件。", path),
                     textOf("Links and devices are not opened; name the file itself.",
                            "不支持链接和设备文件，请直接选择文件本身。")};
    if (about.st_size == 0)
        return Error{ErrorCode::Io,
                     textOf("The file \"{}\" is empty.", "文件“{}”是空的。", fileNameOf(path)),
                     {}};
    return success();
}

Error unreadable(const std::string& path, const std::string& detail) {
    std::string kind = endingOf(path);
    for (char& c : kind)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const std::string name = fileNameOf(path);
    return {
        ErrorCode::Io,
        textOf("\"{}\" cannot be read as a {} file.", "“{}”不是可以读取的 {} 文件。", name, kind),
        detail.empty() ? textOf("The file is damaged, or its ending does not fit its content.",
                                "文件已损坏，或者扩展名与内容不符。")
                       : textOf("The file is damaged, or its ending does not fit its content "
                                "({}).",
                                "文件已损坏，或者扩展名与内容不符（{}）。", detail)};
}

namespace {

bool isTextEnding(const std::string& ending) {
    return ending == "csv" || ending == "txt" || ending == "tsv";
}

Status checkEnding(const std::string& path) {
    const std::string ending = endingOf(path);
    const auto& known = sourceEndings();
    if (std::find(known.begin(), known.end(), ending) != known.end()) return success();
    Text hint = textOf("Files that can be read end in: {}.", "可以读取的文件类型：{}。",
                       joined(known, ", "));
    static const std::set<std::string> cad{"dwg", "wp", "wl", "wt"};
    if (cad.contains(ending))
        hint = textOf("Save it as DXF or SHP in the CAD or MapGIS program first.",
                      "请先在 CAD 或 MapGIS 中转存为 DXF 或 SHP。");
    if (ending == "kmz" || ending == "zip" || ending == "rar" || ending == "7z")
        hint = textOf("Unpack it first.", "请先解压。");
    if (ending == "pbf" || ending == "osm")
        hint = textOf("OpenStreetMap files are imported as kind \"osm\".",
                      "OpenStreetMap 文件请按“osm”类型导入。");
    return Error{ErrorCode::Unsupported,
                 textOf("\"{}\": files of the kind \"{}\" cannot be read.",
                        "“{}”：无法读取“{}”类型的文件。", fileNameOf(path), ending),
                 hint};
}

Status checkContainer(const std::string& path, const std::string& ending) {
    if (ending == "gpkg" || ending == "sqlite") return checkDatabase(path);
    if (ending == "xlsx" || ending == "ods") return checkZip(path);
    return success();
}

}  // namespace

Result<std::unique_ptr<SourceReader>> openSource(const std::string& path,
                                                 const std::string& layer,
                                                 const Progress& progress) {
    HETU_CHECK(checkSourceFile(path));
    HETU_CHECK(checkEnding(path));
    const std::string ending = endingOf(path);
    if (isTextEnding(ending)) return openCsv(path, progress);
    HETU_CHECK(checkContainer(path, ending));
    return openVector(path, ending, layer, progress);
}

Result<std::vector<SourceTable>> listSource(const std::string& path) {
    HETU_CHECK(checkSourceFile(path));
    HETU_CHECK(checkEnding(path));
    const std::string ending = endingOf(path);
    if (isTextEnding(ending)) {
        HETU_TRY(const auto reader, openCsv(path, {}));
        return std::vector<SourceTable>{reader->table()};
    }
    HETU_CHECK(checkContainer(path, ending));
    return listVector(path, ending);
}

}  // namespace hetu
