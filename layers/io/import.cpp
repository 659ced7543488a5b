#include "layers/io/import.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "layers/base/text.h"
#include "layers/geometry/operations.h"
#include "layers/io/import_positions.h"
#include "layers/io/import_record.h"
#include "layers/io/import_rows.h"
#include "layers/io/osm.h"
#include "layers/io/read_file.h"

namespace hetu {
namespace {

constexpr std::size_t batchRows = 2048;

struct Survey {
    std::vector<ColumnSurvey> columns;
    PositionSample sample;
    std::int64_t rows = 0;
    bool anyGeometry = false;
};

/// The first pass: what the columns hold, and where the rows lie.
Result<Survey> surveyed(SourceReader& reader,
                        const PositionColumns& where,
                        const Progress& progress) {
    Survey survey;
    survey.columns.resize(reader.table().columns.size());
    std::vector<SourceRow> rows;
    do {
        if (progress.cancelled()) return cancelledError();
        HETU_CHECK(reader.read(rows, batchRows));
        for (const SourceRow& row : rows) {
            for (std::size_t c = 0; c < survey.columns.size(); ++c)
                survey.columns[c].take(row.cells[c]);
            const RawPosition raw = rawPosition(where, row);
            if (!raw.isBlank) survey.sample.take(raw.p);
        }
        survey.rows += static_cast<std::int64_t>(rows.size());
        progress.report(reader.fraction(), "reading");
    } while (!rows.empty());
    return survey;
}

Text noPosition() {
    return textOf("no position", "没有坐标");
}
Text notANumber() {
    return textOf("a coordinate is not a number", "坐标不是数字");
}

/// Positions of one batch on their way from the source to the workspace.
class Mover {
public:
    Mover(const PositionColumns& where,
          const Placement& placement,
          Transform transform,
          ReachOfCrs reach,
          GeometryKind kind)
        : m_where(where),
          m_swapped(placement.swapped),
          m_isGeographic(placement.source.isGeographic),
          m_transform(std::move(transform)),
          m_reach(std::move(reach)),
          m_kind(kind) {}

    struct Moved {
        Text rejected;  ///< empty: the row is good
        Geometry shape;
        Point point = {};
    };

    std::vector<Moved> move(std::vector<SourceRow>& rows) {
        std::vector<Moved> all(rows.size());
        std::vector<Point> flat;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            all[i].rejected = take(rows[i], all[i].shape);
            if (all[i].rejected.isEmpty())
                forEachPoint(all[i].shape, [&](Point& p) { flat.push_back(p); });
        }
        m_transform.apply(flat);
        std::size_t next = 0;
        for (Moved& moved : all) {
            if (!moved.rejected.isEmpty()) continue;
            bool isFinite = true;
            forEachPoint(moved.shape, [&](Point& p) {
                p = flat[next++];
                isFinite = isFinite && std::isfinite(p.x) && std::isfinite(p.y);
            });
            moved.rejected = isFinite ? finish(moved) : tooFar();
        }
        return all;
    }

    void describe(ImportReport& report) const {
        if (m_repaired > 0)
            report.notes.push_back(textOf("{} areas had errors in their outline and were repaired.",
                                          "{} 个面的边界有错误，已修复。", m_repaired));
        if (m_toPoints > 0)
            report.notes.push_back(textOf("{} areas or lines were turned into a point on them.",
                                          "{} 个面或线已转为其上的一点。", m_toPoints));
    }

private:
    template <class Visit>
    static void forEachPoint(Geometry& shape, Visit visit) {
        for (auto& part : shape.parts)
            for (Path& path : part)
                for (Point& p : path)
                    visit(p);
    }

    static Text tooFar() {
        return textOf("lies too far outside the area of the workspace", "位置远离工作区范围");
    }

    /// The geometry in source coordinates, of the kind the layer wants or one it can be made from.
    Text take(SourceRow& row, Geometry& shape) const {
        const RawPosition raw = rawPosition(m_where, row);
        if (raw.isBlank) return noPosition();
        if (m_where.kind == PositionColumns::Kind::Geometry)
            shape = std::move(row.geometry);
        else
            shape = Geometry::point(raw.p);
        bool isFinite = true, isDegree = true, isZero = true;
        forEachPoint(shape, [&](Point& p) {
            if (m_swapped) std::swap(p.x, p.y);
            isFinite = isFinite && std::isfinite(p.x) && std::isfinite(p.y);
            isDegree = isDegree && std::abs(p.y) <= 90 && std::abs(p.x) <= 360;
            isZero = isZero && p.x == 0 && p.y == 0;
        });
        if (!isFinite) return notANumber();
        if (isZero) return textOf("the position is 0, 0", "坐标为 0, 0");
        if (m_isGeographic && !isDegree)
            return textOf("the position is not on the globe", "经纬度超出范围");
        if (m_kind == GeometryKind::Polygon && shape.kind == GeometryKind::Line) closeLines(shape);
        if (m_kind == GeometryKind::Polygon && shape.kind != GeometryKind::Polygon)
            return shape.kind == GeometryKind::Point
                       ? textOf("is a point, not an area", "是点，不是面")
                       : textOf("is a line, not an area", "是线，不是面");
        if (m_kind == GeometryKind::Line && shape.kind != GeometryKind::Line)
            return shape.kind == GeometryKind::Point
                       ? textOf("is a point, not a line", "是点，不是线")
                       : textOf("is an area, not a line", "是面，不是线");
        return {};
    }

    /// Drawings hold areas as closed lines.
    static void closeLines(Geometry& shape) {
        for (const auto& part : shape.parts)
            if (part[0].size() < 4 || !(part[0].front() == part[0].back())) return;
        shape.kind = GeometryKind::Polygon;
    }

    Text finish(Moved& moved) {
        Geometry& shape = moved.shape;
        if (m_kind == GeometryKind::Polygon) {
            Result<Geometry> valid = makeValid(shape);
            if (!valid.ok()) return textOf("the outline cannot be repaired", "面的边界无法修复");
            if (!(valid.value() == shape)) ++m_repaired;
            shape = std::move(valid).value();
        } else if (m_kind == GeometryKind::Line) {
            std::erase_if(shape.parts, [](const auto& part) { return part[0].size() < 2; });
            if (shape.isEmpty()) return textOf("the line has no length", "线没有长度");
        } else if (shape.kind == GeometryKind::Point) {
            moved.point = shape.parts[0][0][0];
        } else {
            const Result<Point> inside = pointOnSurface(shape);
            if (!inside.ok()) return textOf("the outline cannot be repaired", "面的边界无法修复");
            moved.point = inside.value();
            ++m_toPoints;
        }
        const Point place = m_kind == GeometryKind::Point ? moved.point : shape.parts[0][0][0];
        return m_reach.covers(place) ? Text{} : tooFar();
    }

    PositionColumns m_where;
    bool m_swapped, m_isGeographic;
    Transform m_transform;
    ReachOfCrs m_reach;
    GeometryKind m_kind;
    std::int64_t m_repaired = 0, m_toPoints = 0;
};

}  // namespace

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
    if (!options.crs.empty()) {
        HETU_TRY([[maybe_unused]] const Crs known, crsOf(options.crs));
    }
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
            HETU_CHECK(reader->read(rows, batchRows));
            for (const SourceRow& row : rows) {
                const RawPosition raw = rawPosition(where, row);
                const bool isZero = raw.p.x == 0 && raw.p.y == 0;
                rejections.add({row.number,
                                raw.isBlank ? noPosition()
                                : isZero    ? textOf("the position is 0, 0", "坐标为 0, 0")
                                            : notANumber(),
                                ""});
            }
        } while (!rows.empty());
        return noUsableRow(file, rejections);
    }
    HETU_TRY(const Placement placement,
             decidePlacement(where, table, survey.sample, options.crs, workspace.crs(),
                             workspace.isCrsSettled(), file));
    report.crs = placement.source.label();
    report.notes.insert(report.notes.end(), placement.notes.begin(), placement.notes.end());
    HETU_TRY(Transform transform, Transform::between(placement.source, placement.target));
    HETU_TRY(ReachOfCrs reach, ReachOfCrs::of(placement.target));
    Mover mover(where, placement, std::move(transform), std::move(reach), kind.layer->geometry);
    RowBuilder builder(kind, table, match, survey.columns);

    HETU_TRY(Workspace::Transaction transaction, workspace.begin());
    if (placement.settles) HETU_CHECK(transaction.settleCrs(placement.target.code));
    const Progress loading = progress.sub(0.4, 1.0);
    HETU_CHECK(reader->rewind());
    std::vector<SourceRow> rows;
    do {
        if (progress.cancelled()) return cancelledError();
        HETU_CHECK(reader->read(rows, batchRows));
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
    if (progress.cancelled()) return cancelledError();
    HETU_CHECK(transaction.commit());
    progress.report(1, "importing");
    return report;
}

}  // namespace hetu
