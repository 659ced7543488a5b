#include "layers/io/import.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "layers/base/text.h"
#include "layers/io/import_positions.h"
#include "layers/io/import_record.h"
#include "layers/io/import_rows.h"
#include "layers/io/import_steps.h"
#include "layers/io/osm.h"
#include "layers/io/read_file.h"

namespace hetu {
void Rejections::add(RejectedRow row) {
    const auto found = std::find_if(m_reasons.begin(), m_reasons.end(), [&](const auto& entry) {
        return entry.first.en == row.reason.en;
    });
    if (found == m_reasons.end())
        m_reasons.emplace_back(row.reason, 1);
    else
        ++found->second;
    ++m_count;
    if (m_rows.size() < maxKept) m_rows.push_back(std::move(row));
}

Status Rejections::record(Workspace::Transaction& transaction, ImportReport& report) const {
    report.rowsRejected = m_count;
    report.reasons = m_reasons;
    std::stable_sort(report.reasons.begin(), report.reasons.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (m_count > static_cast<std::int64_t>(m_rows.size()))
        report.notes.push_back(textOf("Of the rejected rows the first {} are kept for review.",
                                      "未采用的行只保留前 {} 行供核查。", m_rows.size()));
    ImportRecord record{report.file,     report.kind,     report.crs,           "{}",
                        report.rowsRead, report.rowsUsed, report.columnsDropped};
    nlohmann::ordered_json mapping = nlohmann::ordered_json::object();
    for (const auto& [field, column] : report.mapping)
        mapping[field] = column;
    record.mappingJson = mapping.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    HETU_TRY(const std::int64_t id, transaction.recordImport(record));
    return transaction.reject(id, m_rows);
}

Error noUsableRow(const std::string& file, const Rejections& rejections) {
    std::vector<std::string> en, zh;
    for (const auto& [reason, count] : rejections.reasons()) {
        en.push_back(reason.en + " (" + toText(count) + ")");
        zh.push_back(reason.zh + "（" + toText(count) + "）");
    }
    return {ErrorCode::InvalidArgument,
            {fillIn("\"{}\" has no row that can be used: {}.", {file, joined(en, ", ")}),
             fillIn("“{}”没有可用的行：{}。", {file, joined(zh, "，")})},
            textOf("The workspace is unchanged.", "工作区没有改变。")};
}

Result<ImportReport> importFile(Workspace& workspace,
                                const std::string& path,
                                const ImportOptions& options,
                                const Progress& progress) {
    if (options.kind == "osm") return importOsm(workspace, path, progress);
    HETU_TRY(const ImportKind kind, parseImportKind(options.kind));
    HETU_CHECK(checkSourceCrs(options.crs));
    const std::string file = fileNameOf(path);
    progress.report(0, "reading");
    HETU_TRY(const auto reader, openSource(path, options.layer, progress.sub(0, 0.1)));
    const SourceTable& table = reader->table();
    HETU_TRY(const ColumnMatch match,
             matchColumns(kind.layer->name, table.columns, options.mapping));
    HETU_TRY(const PositionColumns where, findPositions(table, match, file));
    HETU_TRY(const Survey survey, surveyed(*reader, where, progress.sub(0.1, 0.4)));

    ImportReport report;
    report.file = file;
    report.kind = options.kind;
    report.notes = reader->notes();
    report.rowsRead = survey.rows;
    if (survey.rows == 0)
        return Error{ErrorCode::Io, textOf("\"{}\" holds no rows.", "“{}”中没有任何数据行。", file),
                     textOf("The workspace is unchanged.", "工作区没有改变。")};
    Rejections rejections;
    if (survey.sample.isEmpty()) {  // then there is nothing to tell a CRS by, either
        HETU_CHECK(reader->rewind());
        std::vector<SourceRow> rows;
        do {
            HETU_CHECK(reader->read(rows, importBatchRows));
            for (const SourceRow& row : rows) {
                const RawPosition raw = rawPosition(where, row);
                rejections.add({row.number, reasonForNoPosition(raw), ""});
            }
        } while (!rows.empty());
        return noUsableRow(file, rejections);
    }
    HETU_TRY(const Placement placement,
             decidePlacement(where, table, survey.sample, options.crs, workspace.crs(),
                             workspace.isCrsSettled(), file));
    report.crs = placement.label;
    report.notes.insert(report.notes.end(), placement.notes.begin(), placement.notes.end());
    HETU_TRY(Mover mover, Mover::make(where, placement, kind.layer->geometry));
    RowBuilder builder(kind, table, match, survey.columns);

    HETU_TRY(Workspace::Transaction transaction, workspace.begin());
    if (placement.settles) HETU_CHECK(transaction.settleCrs(placement.target.code));
    const Progress loading = progress.sub(0.4, 1.0);
    HETU_CHECK(reader->rewind());
    std::vector<SourceRow> rows;
    do {
        if (progress.cancelled()) return cancelledError();
        HETU_CHECK(reader->read(rows, importBatchRows));
        std::vector<Mover::Moved> moved = mover.move(rows);
        Layer layer = builder.emptyLayer();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!moved[i].rejected.isEmpty()) {
                rejections.add({rows[i].number, moved[i].rejected, builder.contentOf(rows[i])});
                continue;
            }
            builder.append(rows[i], layer);
            if (layer.kind == GeometryKind::Point)
                layer.points.push_back(moved[i].point);
            else
                layer.shapes.push_back(std::move(moved[i].shape));
        }
        report.rowsUsed += static_cast<std::int64_t>(layer.rowCount());
        if (layer.rowCount() > 0) HETU_CHECK(transaction.append(layer.name, layer));
        loading.report(reader->fraction(), "importing");
    } while (!rows.empty());
    if (report.rowsUsed == 0) return noUsableRow(file, rejections);

    builder.describe(report);
    mover.describe(report);
    report.added.emplace_back(kind.layer->name, static_cast<std::size_t>(report.rowsUsed));
    HETU_CHECK(rejections.record(transaction, report));
    if (!options.corrects.empty())
        HETU_CHECK(transaction.deleteRows("rejected_rows", options.corrects));
    if (progress.cancelled()) return cancelledError();
    HETU_CHECK(transaction.commit());
    progress.report(1, "importing");
    return report;
}

}  // namespace hetu
