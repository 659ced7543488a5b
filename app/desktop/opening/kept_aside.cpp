#include "app/desktop/opening/kept_aside.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

#include "analysis/core/columns.h"
#include "app/desktop/base/language.h"
#include "layers/base/private_folder.h"
#include "layers/workspace/import_list.h"
#include "layers/workspace/row_query.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {
namespace {

using analysis::numberAt;
using analysis::textAt;

std::string inQuotes(const std::string& cell) {
    if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
    std::string out = "\"";
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

/// field -> column of the file, as the import matched them.
std::vector<std::pair<std::string, std::string>> mappingOf(const ImportRecord& record) {
    std::vector<std::pair<std::string, std::string>> mapping;
    const auto json = nlohmann::ordered_json::parse(record.mappingJson, nullptr, false);
    if (json.is_object())
        for (const auto& [field, column] : json.items())
            if (column.is_string()) mapping.emplace_back(field, column.get<std::string>());
    return mapping;
}

}  // namespace

Result<KeptAsideRows> readKeptAside(const std::string& path,
                                    std::size_t most,
                                    const Progress& progress) {
    HETU_TRY(const RowQuery query, RowQuery::open(path, "rejected_rows"));
    HETU_TRY(std::vector<std::int64_t> ids, query.ids({}, {}, progress));
    KeptAsideRows kept;
    kept.count = ids.size();
    if (ids.size() > most) ids.resize(most);
    HETU_TRY(const Table table, query.page(ids, progress));
    std::map<std::int64_t, std::vector<std::pair<std::string, std::string>>> mappings;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (progress.cancelled()) return cancelledError();
        KeptAside row;
        row.id = ids[i];
        row.import = static_cast<std::int64_t>(numberAt(table.find("import_id"), i));
        row.file = textAt(table.find("file"), i);
        row.row = static_cast<std::int64_t>(numberAt(table.find("row"), i));
        row.reason = {textAt(table.find("reason_en"), i), textAt(table.find("reason"), i)};
        const auto content =
            nlohmann::ordered_json::parse(textAt(table.find("content"), i), nullptr, false);
        if (content.is_object())
            for (const auto& [heading, cell] : content.items())
                row.cells.emplace_back(heading,
                                       cell.is_string() ? cell.get<std::string>() : cell.dump());
        if (!mappings.contains(row.import))
            if (auto record = importOf(path, row.import); record.ok())
                mappings[row.import] = mappingOf(record.value());
        for (const auto& [field, column] : mappings[row.import])
            if (std::ranges::none_of(row.cells,
                                     [&](const auto& cell) { return cell.first == column; }))
                row.cells.emplace_back(column, "");
        kept.rows.push_back(std::move(row));
    }
    return kept;
}

std::string spreadsheetOf(const std::vector<KeptAside>& rows, bool withReason) {
    std::vector<std::string> headings;
    for (const KeptAside& row : rows)
        for (const auto& [heading, cell] : row.cells)
            if (std::ranges::find(headings, heading) == headings.end()) headings.push_back(heading);
    const Text why{"Why it was kept aside", "未采用原因"};
    std::string out = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < headings.size(); ++i)
        out += (i == 0 ? "" : ",") + inQuotes(headings[i]);
    if (withReason) out += "," + inQuotes(words(why).toStdString());
    out += "\r\n";
    for (const KeptAside& row : rows) {
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const auto at = std::ranges::find_if(
                row.cells, [&](const auto& cell) { return cell.first == headings[i]; });
            out += (i == 0 ? "" : ",") + (at == row.cells.end() ? "" : inQuotes(at->second));
        }
        if (withReason) out += "," + inQuotes(words(row.reason).toStdString());
        out += "\r\n";
    }
    return out;
}

Result<ImportReport> importCorrected(const std::string& path,
                                     const std::vector<KeptAside>& rows,
                                     const Progress& progress) {
    HETU_TRY(Workspace workspace, Workspace::open(path));
    HETU_TRY(const ImportRecord record, importOf(path, rows.front().import));
    HETU_TRY(const PrivateFolder folder, PrivateFolder::create());
    // Under the name of the file they came from, so that reports and lists name it.
    const std::filesystem::path file =
        std::filesystem::path(folder.path()) /
        (std::filesystem::path(record.file).stem().string() + ".csv");
    {
        std::ofstream out(file, std::ios::binary);
        out << spreadsheetOf(rows, false);
        if (!out.flush())
            return Error{ErrorCode::Io,
                         textOf("{} cannot be written.", "无法写入 {}。", file.string()),
                         {"Is there room on the disk?", "请检查磁盘空间。"}};
    }
    ImportOptions options;
    options.kind = record.kind;
    options.crs = record.crs;
    options.mapping = mappingOf(record);
    for (const KeptAside& row : rows)
        options.corrects.push_back(row.id);
    workspace.nameNextStep(
        {"Corrected rows imported: " + record.file, "导入更正后的行：" + record.file});
    return importFile(workspace, file.string(), options, progress);
}

}  // namespace hetu::desktop
