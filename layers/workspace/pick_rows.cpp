#include "layers/workspace/pick_rows.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "layers/geometry/operations.h"
#include "layers/index/orientation.h"
#include "layers/index/polygon_index.h"
#include "layers/workspace/database.h"
#include "layers/workspace/geometry_blob.h"
#include "layers/workspace/layer_tables.h"

namespace hetu {
namespace {

using database::Connection;
using database::quoted;
using database::Statement;

Result<Connection> openForReading(const std::string& path, const std::string& layer) {
    HETU_TRY(Connection connection, Connection::open(path, Connection::Mode::ReadWrite));
    HETU_CHECK(connection.execute("PRAGMA query_only = ON; BEGIN"));
    HETU_TRY(Statement entry,
             connection.prepare("SELECT geometry FROM hetu_layers WHERE name = ?"));
    entry.bind(1, std::string_view(layer));
    HETU_TRY(const bool isThere, entry.step());
    if (!isThere)
        return Error{ErrorCode::NotFound,
                     textOf("There is no layer named \"{}\".", "没有名为“{}”的图层。", layer),
                     {}};
    const std::string kind = entry.text(0);
    if (kind != "point" && kind != "line" && kind != "polygon")
        return Error{ErrorCode::InvalidArgument,
                     textOf("The rows of \"{}\" have no positions.", "“{}”的行没有位置。", layer),
                     {}};
    return connection;
}

bool segmentsTouch(Point a, Point b, Point c, Point d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
        return false;
    return orientation(a, b, c) * orientation(a, b, d) <= 0 &&
           orientation(c, d, a) * orientation(c, d, b) <= 0;
}

/// Whether any side of `a` touches any of `b`.
bool sidesTouch(const Geometry& a, const Geometry& b, const Extent& boxOfB) {
    for (const auto& part : a.parts)
        for (const Path& path : part)
            for (std::size_t i = 0; i + 1 < path.size(); ++i) {
                Extent side;
                side.include(path[i]);
                side.include(path[i + 1]);
                if (!side.overlaps(boxOfB)) continue;
                for (const auto& otherPart : b.parts)
                    for (const Path& other : otherPart)
                        for (std::size_t k = 0; k + 1 < other.size(); ++k)
                            if (segmentsTouch(path[i], path[i + 1], other[k], other[k + 1]))
                                return true;
            }
    return false;
}

/// Where no sides touch, every path lies wholly on one side of the other: one corner tells.
bool touches(const Geometry& area, const Extent& box, const Geometry& shape) {
    for (const auto& part : shape.parts)
        for (const Path& path : part)
            if (!path.empty() && box.covers(path.front()) && covers(area, path.front()))
                return true;
    if (shape.kind == GeometryKind::Polygon)
        for (const auto& part : area.parts)
            for (const Path& path : part)
                if (!path.empty() && covers(shape, path.front())) return true;
    return sidesTouch(shape, area, box);
}

/// Calls `visit(id, geometry)` for each row whose box meets `box`, as the index knows it.
Status visitRows(const Connection& connection,
                 const std::string& layer,
                 const Extent& box,
                 const std::string& condition,
                 const Progress& progress,
                 const std::function<void(std::int64_t, const Geometry&)>& visit) {
    HETU_TRY(Statement rows, database::rowsMeeting(connection, layer, box, condition));
    for (;;) {
        if (progress.cancelled()) return cancelledError();
        HETU_TRY(const bool more, rows.step());
        if (!more) return success();
        if (!rows.isNull(1)) visit(rows.integer(0), database::decodeGeometry(rows.blob(1)));
    }
}

Extent around(Point at, double metres) {
    return Extent{at.x, at.y, at.x, at.y}.grown(metres);
}

Status checkReach(Point at, double metres) {
    if (std::isfinite(at.x) && std::isfinite(at.y) && std::isfinite(metres) && metres >= 0)
        return success();
    return Error{ErrorCode::InvalidArgument,
                 textOf("A place and a distance of at least 0 m are needed, not {} m.",
                        "需要一个位置和不小于 0 的距离，而不是 {} 米。", metres),
                 {}};
}

}  // namespace

Result<std::vector<std::int64_t>> idsWithin(const std::string& workspacePath,
                                            const std::string& layer,
                                            const Geometry& area,
                                            const Progress& progress,
                                            const std::string& condition) {
    HETU_TRY(const Connection connection, openForReading(workspacePath, layer));
    std::vector<std::int64_t> ids;
    if (area.kind != GeometryKind::Polygon || area.isEmpty()) return ids;
    const Extent box = area.extent();
    const PolygonIndex index(std::span<const Geometry>(&area, 1), 1);
    HETU_CHECK(visitRows(connection, layer, box, condition, progress,
                         [&](std::int64_t id, const Geometry& geometry) {
                             const bool isWithin =
                                 geometry.kind != GeometryKind::Point
                                     ? touches(area, box, geometry)
                                     : !geometry.isEmpty() &&
                                           !index.covering(geometry.parts[0][0][0]).empty();
                             if (isWithin) ids.push_back(id);
                         }));
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<std::vector<std::int64_t>> idsNear(const std::string& workspacePath,
                                          const std::string& layer,
                                          Point at,
                                          double metres,
                                          const Progress& progress) {
    HETU_CHECK(checkReach(at, metres));
    HETU_TRY(const Connection connection, openForReading(workspacePath, layer));
    std::vector<std::int64_t> ids;
    HETU_CHECK(visitRows(connection, layer, around(at, metres), "", progress,
                         [&](std::int64_t id, const Geometry& geometry) {
                             if (distance(geometry, at) <= metres) ids.push_back(id);
                         }));
    std::sort(ids.begin(), ids.end());
    return ids;
}

Result<Extent> extentOfRows(const std::string& workspacePath,
                            const std::string& layer,
                            const std::vector<std::int64_t>& ids,
                            const Progress& progress) {
    HETU_TRY(const Connection connection, openForReading(workspacePath, layer));
    HETU_TRY(Statement box,
             connection.prepare("SELECT xmin, ymin, xmax, ymax FROM " +
                                quoted("idx_" + layer + "_geom") + " WHERE pkid = ?"));
    Extent all;
    for (const std::int64_t id : ids) {
        if (progress.cancelled()) return cancelledError();
        box.bind(1, id);
        HETU_TRY(const bool isThere, box.step());
        if (!isThere) {
            HETU_CHECK(box.run());
            continue;
        }
        all.include(Extent{box.real(0), box.real(1), box.real(2), box.real(3)});
        HETU_CHECK(box.run());
    }
    return all;
}

Result<Layer> rowsNear(const std::string& workspacePath,
                       const std::string& layer,
                       Point at,
                       double metres,
                       std::size_t most,
                       const Progress& progress,
                       const std::string& condition) {
    HETU_CHECK(checkReach(at, metres));
    HETU_TRY(const Connection connection, openForReading(workspacePath, layer));
    struct Found {
        double metres;
        std::int64_t id;
        Geometry geometry;
    };
    std::vector<Found> found;
    HETU_CHECK(visitRows(connection, layer, around(at, metres), condition, progress,
                         [&](std::int64_t id, const Geometry& geometry) {
                             const double away = distance(geometry, at);
                             if (away <= metres) found.push_back({away, id, geometry});
                         }));
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.metres != b.metres ? a.metres < b.metres : a.id < b.id;
    });
    if (found.size() > most) found.resize(most);

    HETU_TRY(const std::vector<Field> fields, database::fieldsOf(connection, layer));
    Layer rows;
    rows.name = layer;
    rows.table.add({"id", FieldType::Integer});
    std::string sql = "SELECT id";
    for (const Field& field : fields) {
        rows.table.add(field);
        sql += ", " + quoted(field.name);
    }
    HETU_TRY(Statement row, connection.prepare(sql + " FROM " + quoted(layer) + " WHERE id = ?"));
    HETU_TRY(
        Statement entry,
        connection.prepare("SELECT geometry, title_en, title_zh FROM hetu_layers WHERE name = ?"));
    entry.bind(1, std::string_view(layer));
    HETU_TRY(const bool isListed, entry.step());
    const std::string kind = isListed ? entry.text(0) : std::string();
    rows.kind = kind == "point"  ? GeometryKind::Point
                : kind == "line" ? GeometryKind::Line
                                 : GeometryKind::Polygon;
    if (isListed) rows.title = {entry.text(1), entry.text(2)};
    for (Found& each : found) {
        row.bind(1, each.id);
        HETU_TRY(const bool isThere, row.step());
        if (!isThere) continue;
        int position = 0;
        for (Column& column : rows.table.columns()) {
            if (column.isText())
                column.texts.push_back(row.text(position));
            else
                column.numbers.push_back(row.real(position));
            ++position;
        }
        HETU_CHECK(row.run());
        if (rows.kind == GeometryKind::Point)
            rows.points.push_back(each.geometry.parts[0][0][0]);
        else
            rows.shapes.push_back(std::move(each.geometry));
    }
    return rows;
}

}  // namespace hetu
