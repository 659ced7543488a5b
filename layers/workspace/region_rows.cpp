#include "layers/workspace/region_rows.h"

#include <algorithm>

#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"
#include "layers/workspace/geometry_blob.h"
#include "layers/workspace/layer_tables.h"

namespace hetu::database {
namespace {

struct Region {
    std::string name, code;
    Geometry shape;
};

Result<Region> regionOf(const Connection& connection, const std::string& wanted) {
    HETU_TRY(Statement row,
             connection.prepare("SELECT name, code, geom FROM regions WHERE name = ?1 OR code = ?1 "
                                "ORDER BY (level = 'county') DESC, geom IS NULL, id LIMIT 1"));
    row.bind(1, std::string_view(wanted));
    HETU_TRY(const bool isThere, row.step());
    if (!isThere)
        return Error{ErrorCode::NotFound,
                     textOf("There is no region \"{}\".", "没有名为“{}”的考核单位。", wanted),
                     {"Choose another one, or all of them.", "请另选一个，或选择全部。"}};
    return Region{row.text(0), row.text(1), decodeGeometry(row.blob(2))};
}

/// The column that says in words where a row belongs, or "".
std::string wordColumnOf(const LayerInfo& info) {
    for (const char* name : {"county", "region"})
        if (const Field* field = info.field(name); field && field->type == FieldType::Text)
            return name;
    return {};
}

bool liesIn(const PolygonIndex& region, const Geometry& geometry) {
    const auto holds = [&](Point p) { return !region.covering(p).empty(); };
    if (geometry.isEmpty()) return false;
    switch (geometry.kind) {
        case GeometryKind::Point:
            return holds(geometry.parts[0][0][0]);
        case GeometryKind::Polygon: {
            const Result<Point> inside = pointOnSurface(geometry);
            return holds(inside.ok() ? inside.value() : geometry.parts[0][0][0]);
        }
        default:
            return std::ranges::any_of(geometry.parts, [&](const std::vector<Path>& part) {
                return std::ranges::any_of(
                    part, [&](const Path& path) { return std::ranges::any_of(path, holds); });
            });
    }
}

Status addByPosition(const Connection& connection,
                     const LayerInfo& info,
                     const Geometry& shape,
                     const Progress& progress,
                     std::vector<std::int64_t>& ids) {
    const PolygonIndex index(std::span<const Geometry>(&shape, 1), 1);
    HETU_TRY(Statement rows, rowsMeeting(connection, info.name, shape.extent()));
    for (;;) {
        if (progress.cancelled()) return cancelledError();
        HETU_TRY(const bool more, rows.step());
        if (!more) return success();
        if (rows.isNull(1)) continue;
        const bool isIn = info.geometry == GeometryKind::Point
                              ? [&] {
                                    const std::optional<Point> at = decodePoint(rows.blob(1));
                                    return at && !index.covering(*at).empty();
                                }()
                              : liesIn(index, decodeGeometry(rows.blob(1)));
        if (isIn) ids.push_back(rows.integer(0));
    }
}

Status addByWord(const Connection& connection,
                 const LayerInfo& info,
                 const std::string& column,
                 const Region& region,
                 const Progress& progress,
                 std::vector<std::int64_t>& ids) {
    HETU_TRY(Statement rows,
             connection.prepare("SELECT id FROM " + quoted(info.name) + " WHERE " +
                                (info.geometry == GeometryKind::None ? "" : "geom IS NULL AND ") +
                                quoted(column) + " IN (?1, nullif(?2, ''))"));
    rows.bind(1, std::string_view(region.name)).bind(2, std::string_view(region.code));
    for (;;) {
        if (progress.cancelled()) return cancelledError();
        HETU_TRY(const bool more, rows.step());
        if (!more) return success();
        ids.push_back(rows.integer(0));
    }
}

}  // namespace

Result<std::optional<std::vector<std::int64_t>>> rowsOfRegion(const Connection& connection,
                                                              const LayerInfo& info,
                                                              const std::string& region,
                                                              const Progress& progress) {
    HETU_TRY(const Region found, regionOf(connection, region));
    const std::string column = wordColumnOf(info);
    std::optional<std::vector<std::int64_t>> ids;
    if (info.geometry == GeometryKind::None && column.empty()) return ids;
    ids.emplace();
    if (info.geometry != GeometryKind::None && !found.shape.isEmpty())
        HETU_CHECK(addByPosition(connection, info, found.shape, progress, *ids));
    if (!column.empty()) HETU_CHECK(addByWord(connection, info, column, found, progress, *ids));
    std::ranges::sort(*ids);
    return ids;
}

}  // namespace hetu::database
