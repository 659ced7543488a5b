#include "layers/io/preview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "layers/base/text.h"
#include "layers/crs/gcj02.h"
#include "layers/index/polygon_index.h"
#include "layers/io/import_positions.h"
#include "layers/io/import_record.h"
#include "layers/io/import_rows.h"
#include "layers/io/import_steps.h"
#include "layers/quality/clean_cell.h"
#include "layers/quality/personal_data.h"
#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

constexpr std::size_t rowsForGuess = 200;
constexpr std::size_t maxSamples = 4;
constexpr std::size_t maxExamples = 5;

/// The first different things in each column, nothing personal among them.
class Samples {
public:
    explicit Samples(std::vector<PreviewColumn>& columns) : m_columns(columns) {}
    void take(const SourceRow& row) {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            std::vector<std::string>& samples = m_columns[c].samples;
            if (samples.size() >= maxSamples || row.cells[c].empty()) continue;
            std::string text = withoutPersonalNumbers(row.cells[c]);
            if (text.size() > 120) {
                text.resize(120);
                while (!text.empty() && !isUtf8(text))
                    text.pop_back();
            }
            if (std::find(samples.begin(), samples.end(), text) == samples.end())
                samples.push_back(std::move(text));
        }
    }

private:
    std::vector<PreviewColumn>& m_columns;
};

Result<TableLook> lookedAt(SourceReader& reader, const std::string& file) {
    TableLook look{file, reader.table().name, reader.table().columns, GeometryKind::None, {}};
    std::vector<SourceRow> rows;
    HETU_CHECK(reader.read(rows, rowsForGuess));
    for (SourceRow& row : rows) {
        if (look.geometry == GeometryKind::None) look.geometry = row.geometry.kind;
        look.rows.push_back(std::move(row.cells));
    }
    HETU_CHECK(reader.rewind());
    return look;
}

Text positionWords(const PositionColumns& where, const SourceTable& table) {
    using Kind = PositionColumns::Kind;
    if (where.kind == Kind::Geometry) return textOf("the shapes in the file", "文件中的图形");
    if (where.kind == Kind::Pair)
        return textOf("column \"{}\"", "“{}”列", table.columns[where.first]);
    return textOf("columns \"{}\" and \"{}\"", "“{}”和“{}”两列", table.columns[where.first],
                  table.columns[where.second]);
}

/// "涧西区" and "410305", "涧西" mean the same region.
std::string plainPlace(std::string_view name) {
    std::string text = countyOfToday(trimmed(name));
    for (const std::string_view tail : {"街道办事处", "办事处", "街道"})
        if (text.size() > tail.size() + 3 && text.ends_with(tail))
            text.resize(text.size() - tail.size());
    return lowered(text);
}

/// Whether rows lie in the regions and zones they name, for each way of reading their degrees.
Result<std::vector<OriginCheck>> originsChecked(
    const std::vector<std::pair<std::string, Point>>& rows,
    const PreviewPlace& place,
    const Progress& progress) {
    std::vector<OriginCheck> checks;
    if (!place.layers || rows.empty()) return checks;
    std::vector<Geometry> areas;
    std::vector<std::array<std::string, 2>> names;
    for (const char* layerName : {"regions", "zones"}) {
        const LayerInfo* info = place.layers->find(layerName);
        if (!info || info->rowCount == 0 || info->rowCount > 20000) continue;
        const bool hasCode = info->field("code") != nullptr;
        std::vector<std::string> fields{"name"};
        if (hasCode) fields.emplace_back("code");
        HETU_TRY(const Layer layer, place.layers->read(layerName, fields, progress));
        const auto& texts = layer.table.columns()[0].texts;
        for (std::size_t i = 0; i < layer.shapes.size() && i < texts.size(); ++i) {
            areas.push_back(layer.shapes[i]);
            names.push_back({plainPlace(texts[i]),
                             hasCode ? plainPlace(layer.table.columns()[1].texts[i]) : ""});
        }
    }
    if (areas.empty()) return checks;
    std::set<std::string> known;
    for (const auto& pair : names)
        known.insert(pair.begin(), pair.end());
    known.erase("");
    const PolygonIndex index(areas);
    HETU_TRY(const Crs degrees, crsOf("EPSG:4326"));
    HETU_TRY(const Crs target, crsOf(place.crs));
    HETU_TRY(const Transform transform, Transform::between(degrees, target));
    for (const OnlineShift shift : {OnlineShift::None, OnlineShift::Gcj02, OnlineShift::Bd09}) {
        OriginCheck check{shift == OnlineShift::None ? "EPSG:4326" : nameOf(shift), 0, 0};
        for (const auto& [declared, at] : rows) {
            if (progress.cancelled()) return cancelledError();
            const std::string name = plainPlace(declared);
            if (!known.contains(name)) continue;
            ++check.compared;
            for (const std::size_t area : index.covering(transform.apply(unshifted(shift, at))))
                if (names[area][0] == name || names[area][1] == name) {
                    ++check.inside;
                    break;
                }
        }
        if (check.compared == 0) return checks;
        checks.push_back(std::move(check));
    }
    return checks;
}

/// The reading that fits clearly better than the others; nullptr if none does.
const OriginCheck* clearOrigin(const std::vector<OriginCheck>& checks) {
    if (checks.size() != 3 || checks[0].compared < 20) return nullptr;
    std::vector<const OriginCheck*> order{&checks[0], &checks[1], &checks[2]};
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->inside > b->inside; });
    const double margin = static_cast<double>(order[0]->inside - order[1]->inside);
    return margin >= 0.02 * static_cast<double>(checks[0].compared) && margin >= 3 ? order[0]
                                                                                   : nullptr;
}

Text originName(const std::string& crs) {
    if (crs == "GCJ-02") return textOf("Gaode or Tencent map (GCJ-02)", "高德、腾讯地图（GCJ-02）");
    if (crs == "BD-09") return textOf("Baidu map (BD-09)", "百度地图（BD-09）");
    return textOf("satellite positioning or CGCS2000", "卫星定位或 CGCS2000");
}

class Previewer {
public:
    Previewer(const std::string& path,
              const ImportOptions& options,
              const PreviewPlace& place,
              const PreviewLimits& limits)
        : m_path(path), m_options(options), m_place(place), m_limits(limits) {}

    Result<ImportPreview> run(const Progress& progress) {
        m_preview.file = fileNameOf(m_path);
        const std::string ending = endingOf(m_path);
        if (ending == "osm" || ending == "pbf") return ofOpenStreetMap();
        HETU_CHECK(checkSourceCrs(m_options.crs));
        HETU_TRY(m_preview.tables, listSource(m_path));
        if (progress.cancelled()) return cancelledError();
        HETU_TRY(const auto reader, openSource(m_path, m_options.layer, progress.sub(0, 0.3)));
        m_preview.table = reader->table().name;
        m_preview.notes = reader->notes();
        HETU_TRY(const TableLook look, lookedAt(*reader, m_preview.file));
        m_preview.kinds = guessKinds(look);
        m_preview.kind = m_options.kind.empty() ? m_preview.kinds.front().kind : m_options.kind;
        m_preview.isKindSure = !m_options.kind.empty() || isSure(m_preview.kinds);
        HETU_TRY(const ImportKind kind, parseImportKind(m_preview.kind));
        HETU_TRY(const ColumnMatch match,
                 matchColumns(kind.layer->name, reader->table().columns, m_options.mapping));
        HETU_CHECK(lookAtColumns(*reader, match, progress.sub(0.3, 0.6)));
        const auto where = findPositions(reader->table(), match, m_preview.file);
        if (!where.ok()) {
            m_preview.needsColumns = true;
            return refused(where.error());
        }
        m_preview.positions = positionWords(where.value(), reader->table());
        HETU_CHECK(reader->rewind());
        HETU_TRY(const Survey survey, surveyed(*reader, where.value(), {}, m_limits.rows));
        if (survey.sample.isEmpty())
            return refused({ErrorCode::InvalidArgument,
                            textOf("No row has a usable position.", "没有一行有可用的坐标。"),
                            {}});
        const auto placement =
            decidePlacement(where.value(), reader->table(), survey.sample, m_options.crs,
                            m_place.crs, m_place.isCrsSettled, m_preview.file);
        if (!placement.ok()) return refused(placement.error());
        m_preview.crs = placement.value().label;
        m_preview.crsReason = placement.value().reason;
        m_preview.targetCrs = placement.value().target.definition();
        m_preview.notes.insert(m_preview.notes.end(), placement.value().notes.begin(),
                               placement.value().notes.end());
        HETU_CHECK(takeRows(*reader, kind, match, where.value(), placement.value(), survey,
                            progress.sub(0.6, 0.9)));
        HETU_CHECK(
            judgeOrigin(*reader, match, where.value(), placement.value(), progress.sub(0.9, 1)));
        return std::move(m_preview);
    }

private:
    Result<ImportPreview> ofOpenStreetMap() {
        HETU_CHECK(checkSourceFile(m_path));
        m_preview.kinds = guessKinds({m_preview.file, "", {}, GeometryKind::None, {}});
        m_preview.kind = "osm";
        m_preview.isKindSure = m_preview.isCrsSure = true;
        m_preview.crs = "EPSG:4326";
        m_preview.crsReason =
            textOf("OpenStreetMap is always in WGS 84", "OpenStreetMap 数据均为 WGS 84");
        m_preview.rowsUsable = 1;
        m_preview.notes.push_back(
            textOf("Streets, buildings, zones, regions and organisations are taken from it.",
                   "将从中提取道路、楼宇、片区、考核单位和组织。"));
        return std::move(m_preview);
    }

    Result<ImportPreview> refused(const Error& error) {
        if (error.code == ErrorCode::Cancelled) return error;
        m_preview.obstacle = error;
        return std::move(m_preview);
    }

    Status lookAtColumns(SourceReader& reader, const ColumnMatch& match, const Progress& progress) {
        const SourceTable& table = reader.table();
        m_preview.columns.resize(table.columns.size());
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            m_preview.columns[c].heading = table.columns[c];
        for (const auto& [field, column] : match.columnOf) {
            m_preview.columns[column].field = field;
            m_preview.mapping.emplace_back(field, table.columns[column]);
            const auto doubt = match.doubtOf.find(field);
            if (doubt != match.doubtOf.end()) m_preview.columns[column].doubt = doubt->second;
        }
        std::vector<ColumnSurvey> surveys(table.columns.size());
        Samples samples(m_preview.columns);
        std::vector<SourceRow> rows;
        while (m_preview.rowsLooked < m_limits.rows) {
            if (progress.cancelled()) return cancelledError();
            const auto left = m_limits.rows - m_preview.rowsLooked;
            HETU_CHECK(reader.read(
                rows, static_cast<std::size_t>(std::min<std::int64_t>(left, importBatchRows))));
            if (rows.empty()) {
                m_preview.isWhole = true;
                break;
            }
            for (const SourceRow& row : rows) {
                for (std::size_t c = 0; c < surveys.size(); ++c)
                    surveys[c].take(row.cells[c]);
                samples.take(row);
            }
            m_preview.rowsLooked += static_cast<std::int64_t>(rows.size());
            progress.report(static_cast<double>(m_preview.rowsLooked) /
                            static_cast<double>(m_limits.rows));
        }
        if (!m_preview.isWhole) {
            HETU_CHECK(reader.read(rows, 1));
            m_preview.isWhole = rows.empty();
        }
        for (std::size_t c = 0; c < surveys.size(); ++c) {
            PreviewColumn& column = m_preview.columns[c];
            column.filled = surveys[c].filled;
            column.type = surveys[c].type();
            const bool byHeading =
                std::find(match.personal.begin(), match.personal.end(), c) != match.personal.end();
            if (!byHeading && !surveys[c].isPersonal()) continue;
            column.isPersonal = true;
            column.personalReason =
                byHeading ? textOf("The heading announces data about single persons: not taken.",
                                   "列名表明是个人信息，不导入。")
                          : textOf("It holds identity or mobile numbers: not taken.",
                                   "含有身份证号或手机号，不导入。");
            column.samples.clear();
            column.field.clear();
            column.doubt = {};
        }
        std::erase_if(m_preview.mapping, [&](const auto& entry) {
            return std::any_of(m_preview.columns.begin(), m_preview.columns.end(),
                               [&](const PreviewColumn& column) {
                                   return column.isPersonal && column.heading == entry.second;
                               });
        });
        return success();
    }

    Status takeRows(SourceReader& reader,
                    const ImportKind& kind,
                    const ColumnMatch& match,
                    const PositionColumns& where,
                    const Placement& placement,
                    const Survey& survey,
                    const Progress& progress) {
        HETU_TRY(Mover mover, Mover::make(where, placement, kind.layer->geometry));
        RowBuilder builder(kind, reader.table(), match, survey.columns);
        m_preview.rows = builder.emptyLayer();
        Layer rest = builder.emptyLayer();
        Rejections rejections;
        std::int64_t seen = 0;
        const std::int64_t step = std::max<std::int64_t>(
            1, m_preview.rowsLooked / static_cast<std::int64_t>(m_limits.places));
        HETU_CHECK(reader.rewind());
        std::vector<SourceRow> rows;
        while (seen < m_limits.rows) {
            if (progress.cancelled()) return cancelledError();
            HETU_CHECK(reader.read(rows, static_cast<std::size_t>(std::min<std::int64_t>(
                                             m_limits.rows - seen, importBatchRows))));
            if (rows.empty()) break;
            std::vector<Mover::Moved> moved = mover.move(rows);
            rest = builder.emptyLayer();  // what is not shown is read for its problems only
            for (std::size_t i = 0; i < rows.size(); ++i, ++seen) {
                if (!moved[i].rejected.isEmpty()) {
                    rejections.add({rows[i].number, moved[i].rejected, builder.contentOf(rows[i])});
                    continue;
                }
                ++m_preview.rowsUsable;
                const bool isPoint = kind.layer->geometry == GeometryKind::Point;
                if (seen % step == 0 && m_preview.places.size() < m_limits.places)
                    m_preview.places.push_back(isPoint ? moved[i].point
                                                       : moved[i].shape.parts[0][0][0]);
                const bool isShown = m_preview.rows.rowCount() < m_limits.shownRows;
                Layer& layer = isShown ? m_preview.rows : rest;
                builder.append(rows[i], layer);
                if (!isShown) continue;
                if (isPoint)
                    layer.points.push_back(moved[i].point);
                else
                    layer.shapes.push_back(std::move(moved[i].shape));
            }
            progress.report(static_cast<double>(seen) / static_cast<double>(m_limits.rows));
        }
        describeProblems(kind, builder, rejections);
        ImportReport report;
        builder.describe(report);
        mover.describe(report);
        // What could not be understood is among the problems already.
        for (const Text& note : report.notes)
            if (note.en.find("could not be understood") == std::string::npos)
                m_preview.notes.push_back(note);
        if (!m_preview.isWhole)
            m_preview.notes.push_back(
                textOf("Only the first {} rows were looked at; the import reads all.",
                       "预览只查看了前 {} 行，导入时读取全部。", m_preview.rowsLooked));
        if (m_preview.rowsUsable == 0) m_preview.obstacle = noUsableRow(m_preview.file, rejections);
        return success();
    }

    void describeProblems(const ImportKind& kind,
                          const RowBuilder& builder,
                          const Rejections& rejections) {
        for (const auto& [reason, count] : rejections.reasons()) {
            PreviewProblem problem{reason, count, {}, true};
            for (const RejectedRow& row : rejections.rows()) {
                if (problem.examples.size() >= maxExamples) break;
                if (row.reason.en == reason.en)
                    problem.examples.emplace_back(row.row, row.contentJson);
            }
            m_preview.problems.push_back(std::move(problem));
        }
        for (const auto& [field, entry] : builder.unreadable()) {
            Text label{field, field};
            for (const Field& f : kind.layer->fields)
                if (f.name == field) label = f.label;
            m_preview.problems.push_back({{label.en + ": not understood", label.zh + "：无法识别"},
                                          entry.count,
                                          {{0, entry.example}},
                                          false});
            // A column of which much cannot be read is probably another one.
            for (PreviewColumn& column : m_preview.columns)
                if (column.field == field && entry.count * 5 > column.filled)
                    column.doubt = textOf("{} of {} cells could not be understood, such as \"{}\"",
                                          "{} / {} 个单元格无法识别，例如“{}”", entry.count,
                                          column.filled, entry.example);
        }
        std::stable_sort(m_preview.problems.begin(), m_preview.problems.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
    }

    Status judgeOrigin(SourceReader& reader,
                       const ColumnMatch& match,
                       const PositionColumns& where,
                       const Placement& placement,
                       const Progress& progress) {
        const bool canBeShifted =
            placement.source.isGeographic &&
            (where.kind != PositionColumns::Kind::Geometry || endingOf(m_path) == "kml");
        m_preview.isCrsSure =
            !canBeShifted || !m_options.crs.empty() || placement.shift != OnlineShift::None;
        if (!canBeShifted) return success();
        std::vector<std::pair<std::string, Point>> rowsWithPlace;
        HETU_CHECK(reader.rewind());
        std::vector<SourceRow> rows;
        for (std::int64_t seen = 0; seen < m_preview.rowsLooked;) {
            if (progress.cancelled()) return cancelledError();
            HETU_CHECK(reader.read(rows, importBatchRows));
            if (rows.empty()) break;
            seen += static_cast<std::int64_t>(rows.size());
            for (const SourceRow& row : rows) {
                Point p = rawPosition(where, row).p;
                if (placement.swapped) std::swap(p.x, p.y);
                if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
                for (const char* field : {"zone", "town", "county"}) {
                    const auto found = match.columnOf.find(field);
                    if (found == match.columnOf.end() || row.cells[found->second].empty()) continue;
                    rowsWithPlace.emplace_back(row.cells[found->second], p);
                }
            }
        }
        HETU_TRY(m_preview.origins, originsChecked(rowsWithPlace, m_place, progress));
        const OriginCheck* clear = clearOrigin(m_preview.origins);
        if (clear && clear->crs != m_preview.crs) {
            m_preview.crsHint = hintFor(*clear);
            if (m_options.crs.empty()) m_preview.isCrsSure = false;
        } else if (clear) {
            m_preview.isCrsSure = true;
            m_preview.crsReason = {fillIn("{} of {} rows lie in the region or zone they name",
                                          {toText(clear->inside), toText(clear->compared)}),
                                   fillIn("{} / {} 行落在其所填的县区、乡镇或园区内",
                                          {toText(clear->inside), toText(clear->compared)})};
        } else if (!m_preview.isCrsSure) {
            m_preview.crsHint = textOf(
                "Numbers alone do not show whether they come from satellite positioning or from "
                "an online map, which is shifted by 500 to 1200 m. Ask whoever made the list.",
                "仅凭数值无法判断坐标来自卫星定位还是在线地图；在线地图的坐标偏移 500 至 1200 "
                "米。请向制表人核实。");
        }
        return success();
    }

    static Text hintFor(const OriginCheck& clear) {
        const Text name = originName(clear.crs);
        return {fillIn("They look like coordinates of: {}. {} of {} rows then lie in the region "
                       "or zone they name.",
                       {name.en, toText(clear.inside), toText(clear.compared)}),
                fillIn("看起来是{}的坐标：按此读取，{} / {} 行落在其所填的县区、乡镇或园区内。",
                       {name.zh, toText(clear.inside), toText(clear.compared)})};
    }

    const std::string& m_path;
    const ImportOptions& m_options;
    const PreviewPlace& m_place;
    const PreviewLimits& m_limits;
    ImportPreview m_preview;
};

}  // namespace

Result<ImportPreview> previewImport(const std::string& path,
                                    const ImportOptions& options,
                                    const PreviewPlace& place,
                                    const Progress& progress,
                                    const PreviewLimits& limits) {
    return Previewer(path, options, place, limits).run(progress);
}

}  // namespace hetu
