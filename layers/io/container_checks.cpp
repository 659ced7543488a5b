#include <cstdint>
#include <fstream>
#include <memory>
#include <set>
#include <vector>

#include <sqlite3.h>

#include "layers/base/text.h"
#include "layers/io/source_readers.h"

namespace hetu {
namespace {

struct DatabaseDeleter {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};
struct StatementDeleter {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// True if every "using" in the statement is followed by a module that reads nothing but its own
/// database. Names and comments that hold the word can only make it stricter.
bool usesOwnModulesOnly(std::string_view sql) {
    static const std::set<std::string, std::less<>> allowed{
        "rtree",      "rtree_i32",  "virtualspatialindex", "virtualelementary",
        "virtualknn", "virtualknn2"};
    const std::string text = lowered(sql);
    bool any = false;
    for (std::size_t at = text.find("using"); at != std::string::npos;
         at = text.find("using", at + 5)) {
        std::size_t from = at + 5;
        while (from < text.size() && (text[from] == ' ' || text[from] == '\n' ||
                                      text[from] == '\t' || text[from] == '\r'))
            ++from;
        if (from < text.size() && (text[from] == '"' || text[from] == '\'')) ++from;
        std::size_t to = from;
        while (to < text.size() && ((text[to] >= 'a' && text[to] <= 'z') ||
                                    (text[to] >= '0' && text[to] <= '9') || text[to] == '_'))
            ++to;
        if (!allowed.contains(text.substr(from, to - from))) return false;
        any = true;
    }
    return any;
}

bool startsWithAny(std::string_view name, std::initializer_list<std::string_view> prefixes) {
    for (const std::string_view prefix : prefixes)
        if (name.starts_with(prefix)) return true;
    return false;
}

bool isStandardView(const std::string& name) {
    static const std::set<std::string> known{"vector_layers",
                                             "vector_layers_auth",
                                             "vector_layers_statistics",
                                             "vector_layers_field_infos",
                                             "spatial_ref_sys_all",
                                             "geom_cols_ref_sys",
                                             "raster_coverages_ref_sys",
                                             "vector_coverages_ref_sys",
                                             "se_vector_styled_layers_view",
                                             "se_raster_styled_layers_view",
                                             "se_external_graphics_view",
                                             "se_vector_styles_view",
                                             "se_raster_styles_view",
                                             "se_styled_groups_view",
                                             "se_styled_group_refs",
                                             "se_styled_group_vectors_view",
                                             "se_styled_group_rasters_view",
                                             "se_group_styles_view",
                                             "se_fonts_view",
                                             "iso_metadata_view",
                                             "rl2map_configurations_view",
                                             "topologies",
                                             "networks"};
    return known.contains(name) || startsWithAny(name, {"st_", "gpkg_", "iso_", "se_", "rl2map"});
}

/// By the names that GeoPackage and its writers give. SpatiaLite's own triggers are many and differ
/// by version; a .sqlite file may hold any, since it is opened read-only, where none fires.
bool isStandardTrigger(const std::string& name) {
    return startsWithAny(name, {"rtree_", "gpkg_", "trigger_insert_feature_count_",
                                "trigger_delete_feature_count_", "trigger_update_feature_count_"});
}

}  // namespace

Status checkDatabase(const std::string& path) {
    std::string absolute = path;
    if (!path.starts_with('/')) absolute.insert(0, "./");  // never a "file:" name
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(absolute.c_str(), &raw,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE, nullptr);
    const std::unique_ptr<sqlite3, DatabaseDeleter> db(raw);
    if (opened != SQLITE_OK) return unreadable(path, "");
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_stmt* rawStatement = nullptr;
    sqlite3_prepare_v2(raw, "SELECT type, name, coalesce(sql,''), rootpage FROM sqlite_master", -1,
                       &rawStatement, nullptr);
    const std::unique_ptr<sqlite3_stmt, StatementDeleter> statement(rawStatement);
    if (!statement) return unreadable(path, sqlite3_errmsg(raw));
    const auto text = [&](int column) {
        const unsigned char* bytes = sqlite3_column_text(rawStatement, column);
        return bytes ? std::string(reinterpret_cast<const char*>(bytes)) : std::string();
    };
    int step = SQLITE_DONE;
    for (int objects = 0; (step = sqlite3_step(rawStatement)) == SQLITE_ROW; ++objects) {
        const std::string type = text(0), name = text(1), sql = text(2);
        const bool isVirtual = type == "table" && (sqlite3_column_int64(rawStatement, 3) == 0 ||
                                                   lowered(sql).starts_with("create virtual"));
        const bool isForeign =
            (isVirtual && !usesOwnModulesOnly(sql)) ||
            (type == "view" && !isStandardView(lowered(name))) ||
            (type == "trigger" && endingOf(path) == "gpkg" && !isStandardTrigger(lowered(name)));
        if (isForeign || objects > 5000) {
            const std::string shown = isUtf8(name) ? name : "?";
            return Error{
                ErrorCode::Unsupported,
                textOf("\"{}\" holds the {} \"{}\", which could run or read something else; the "
                       "file is not opened.",
                       "“{}”中含有 {} “{}”，它可能执行或读取其他内容，因此没有打开该文件。",
                       fileNameOf(path), isVirtual ? "virtual table" : type, shown),
                textOf("Save the layer alone into a new GeoPackage and import that.",
                       "请把图层单独另存为新的 GeoPackage 再导入。")};
        }
    }
    if (step != SQLITE_DONE) return unreadable(path, sqlite3_errmsg(raw));
    return success();
}

Status checkZip(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::int64_t>(file.tellg());
    const std::int64_t tailSize = std::min<std::int64_t>(size, 65536 + 22);
    std::string tail(static_cast<std::size_t>(tailSize), '\0');
    file.seekg(size - tailSize);
    file.read(tail.data(), tailSize);
    const std::size_t end = tail.rfind("PK\x05\x06");
    if (!file || end == std::string::npos || end + 22 > tail.size()) return unreadable(path, "");
    const auto number = [](const std::string& bytes, std::size_t at, int length) {
        std::uint64_t value = 0;
        for (int i = length - 1; i >= 0; --i)
            value =
                value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
        return value;
    };
    const std::uint64_t entries = number(tail, end + 10, 2);
    const std::uint64_t directorySize = number(tail, end + 12, 4);
    const std::uint64_t directoryAt = number(tail, end + 16, 4);
    const Error tooLarge{
        ErrorCode::Unsupported,
        textOf("\"{}\" would unpack to more than this program accepts (1 GiB, 10,000 parts).",
               "“{}”解压后超过本程序的上限（1 GiB，10,000 个部分）。", fileNameOf(path)),
        textOf("Split it, or save it as CSV.", "请拆分文件，或另存为 CSV。")};
    if (entries > 10000) return tooLarge;
    if (directoryAt + directorySize > static_cast<std::uint64_t>(size)) return unreadable(path, "");
    std::string directory(directorySize, '\0');
    file.seekg(static_cast<std::streamoff>(directoryAt));
    file.read(directory.data(), static_cast<std::streamsize>(directorySize));
    if (!file) return unreadable(path, "");
    std::uint64_t total = 0;
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < entries; ++i) {
        if (at + 46 > directory.size() || directory.compare(at, 4, "PK\x01\x02") != 0)
            return unreadable(path, "");
        total += number(directory, at + 24, 4);
        at += 46 + number(directory, at + 28, 2) + number(directory, at + 30, 2) +
              number(directory, at + 32, 2);
    }
    if (total > (std::uint64_t{1} << 30)) return tooLarge;
    return success();
}

}  // namespace hetu
