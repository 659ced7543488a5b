#include "layers/workspace/map_columns.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>

#include "layers/base/parallel.h"
#include "layers/workspace/database.h"
#include "layers/workspace/geometry_blob.h"

namespace hetu {
namespace {

using database::Connection;
using database::Statement;

// A SpatiaLite blob: 0, byte order, SRID, bounding box, 0x7C, type, the coordinates, 0xFE.
constexpr std::size_t typeAt = 39, bodyAt = 43;
constexpr unsigned char littleEndian = 1, boxEnd = 0x7C, partBegin = 0x69;
constexpr std::uint32_t pointType = 1, polygonType = 3, multiPolygonType = 6;

template <class T>
T valueAt(std::span<const unsigned char> blob, std::size_t at) {
    T value;
    std::memcpy(&value, blob.data() + at, sizeof value);
    return value;
}

bool isPlain(std::span<const unsigned char> blob) {
    return std::endian::native == std::endian::little && blob.size() > bodyAt && blob[0] == 0 &&
           blob[1] == littleEndian && blob[typeAt - 1] == boxEnd;
}

std::optional<Point> pointOf(std::span<const unsigned char> blob) {
    constexpr std::size_t pointBytes = bodyAt + 2 * sizeof(double) + 1;
    if (blob.size() == pointBytes && isPlain(blob) &&
        valueAt<std::uint32_t>(blob, typeAt) == pointType)
        return Point{valueAt<double>(blob, bodyAt), valueAt<double>(blob, bodyAt + sizeof(double))};
    return database::decodePoint(blob);
}

/// Twice the area, positive where the ring runs anticlockwise.
double signedArea(std::span<const Point> ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += (ring[i - 1].x - ring[0].x) * (ring[i].y - ring[0].y) -
               (ring[i].x - ring[0].x) * (ring[i - 1].y - ring[0].y);
    return sum;
}

void endRing(MapShapes& shapes, bool isOuter) {
    const std::span<Point> ring(shapes.corners.data() + shapes.firstCorner.back(),
                                shapes.corners.size() - shapes.firstCorner.back());
    if ((signedArea(ring) > 0) != isOuter) std::reverse(ring.begin(), ring.end());
    shapes.firstCorner.push_back(static_cast<std::uint32_t>(shapes.corners.size()));
}

/// Adds the rings of a two-dimensional polygon as SpatiaLite writes it here. False: it is another
/// thing, and nothing was added.
bool addPlainShape(MapShapes& shapes, std::span<const unsigned char> blob) {
    if (!isPlain(blob)) return false;
    const std::size_t rings = shapes.firstCorner.size(), corners = shapes.corners.size();
    std::size_t at = bodyAt;
    const auto count = [&](std::uint32_t& value) {
        if (blob.size() < at + 4) return false;
        value = valueAt<std::uint32_t>(blob, at);
        at += 4;
        return true;
    };
    const auto polygon = [&] {
        std::uint32_t ringCount = 0, cornerCount = 0;
        if (!count(ringCount)) return false;
        for (std::uint32_t ring = 0; ring < ringCount; ++ring) {
            if (!count(cornerCount) || (blob.size() - at) / sizeof(Point) < cornerCount)
                return false;
            const std::size_t first = shapes.corners.size();
            shapes.corners.resize(first + cornerCount);
            if (cornerCount > 0)
                std::memcpy(shapes.corners.data() + first, blob.data() + at,
                            cornerCount * sizeof(Point));
            at += cornerCount * sizeof(Point);
            endRing(shapes, ring == 0);
        }
        return true;
    };
    const auto all = [&] {
        const auto type = valueAt<std::uint32_t>(blob, typeAt);
        if (type == polygonType) return polygon();
        std::uint32_t parts = 0;
        if (type != multiPolygonType || !count(parts)) return false;
        for (std::uint32_t part = 0; part < parts; ++part) {
            std::uint32_t partType = 0;
            if (blob.size() <= at || blob[at++] != partBegin || !count(partType) ||
                partType != polygonType || !polygon())
                return false;
        }
        return true;
    };
    if (all()) return true;
    shapes.firstCorner.resize(rings);
    shapes.corners.resize(corners);
    return false;
}

void addShape(MapShapes& shapes, std::int64_t id, std::span<const unsigned char> blob) {
    const std::size_t corners = shapes.corners.size();
    if (!addPlainShape(shapes, blob))
        for (const std::vector<Path>& part : database::decodeGeometry(blob).parts)
            for (const Path& ring : part) {
                shapes.corners.insert(shapes.corners.end(), ring.begin(), ring.end());
                endRing(shapes, &ring == &part.front());
            }
    Extent extent;
    for (std::size_t i = corners; i < shapes.corners.size(); ++i)
        extent.include(shapes.corners[i]);
    if (extent.isEmpty()) return;
    shapes.ids.push_back(id);
    shapes.extents.push_back(extent);
    shapes.firstRing.push_back(static_cast<std::uint32_t>(shapes.firstCorner.size() - 1));
}

/// Connections that lie ready for whichever thread takes the next piece.
class Connections {
public:
    explicit Connections(std::string path) : m_path(std::move(path)) {}

    [[nodiscard]] Result<std::unique_ptr<Connection>> take() {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_idle.empty()) {
                auto connection = std::move(m_idle.back());
                m_idle.pop_back();
                return connection;
            }
        }
        std::error_code ignored;
        if (!std::filesystem::exists(m_path, ignored))
            return Error{ErrorCode::NotFound,
                         textOf("There is no file \"{}\".", "文件“{}”不存在。", m_path),
                         {}};
        HETU_TRY(Connection connection, Connection::open(m_path, Connection::Mode::ReadWrite));
        HETU_CHECK(connection.execute("PRAGMA query_only = ON"));
        return std::make_unique<Connection>(std::move(connection));
    }
    void giveBack(std::unique_ptr<Connection> connection) {
        const std::scoped_lock lock(m_mutex);
        m_idle.push_back(std::move(connection));
    }

private:
    std::string m_path;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
};

Result<std::set<std::string, std::less<>>> columnsOf(const Connection& connection,
                                                     std::string_view layer) {
    HETU_TRY(Statement rows, connection.prepare("SELECT name FROM pragma_table_info(?)"));
    rows.bind(1, layer);
    std::set<std::string, std::less<>> names;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) break;
        names.insert(rows.text(0));
    }
    if (!names.contains("geom") || !names.contains("id"))
        return Error{ErrorCode::NotFound,
                     textOf("There is no layer \"{}\" with positions.", "没有带位置的图层“{}”。",
                            std::string(layer)),
                     {}};
    return names;
}

constexpr std::size_t pieces = 64;

/// Any stretch of the order has its pieces all over the table: what is read so far looks like all.
constexpr std::size_t spread(std::size_t at) {
    std::size_t out = 0;
    for (std::size_t bit = 1; bit < pieces; bit *= 2)
        out = out * 2 + (at & bit ? 1 : 0);
    return out;
}

/// Calls `read(statement)` for pieces of the table, each a range of ids, on several threads; the
/// statement gives id, geom and `columns`.
template <class Read>
Status inRanges(Connections& connections,
                std::string_view layer,
                const std::string& columns,
                int threads,
                const Progress& progress,
                Read&& read) {
    HETU_TRY(auto first, connections.take());
    const std::string table = database::quoted(layer);
    HETU_TRY(const std::int64_t least, first->integer("SELECT min(id) FROM " + table));
    HETU_TRY(const std::int64_t greatest, first->integer("SELECT max(id) FROM " + table));
    connections.giveBack(std::move(first));
    // Unsigned: the ids of a foreign file may lie anywhere.
    const auto from = static_cast<std::uint64_t>(least);
    const std::uint64_t step = (static_cast<std::uint64_t>(greatest) - from) / pieces + 1;
    const std::string sql =
        "SELECT id, geom" + columns + " FROM " + table + " WHERE id BETWEEN ? AND ? ORDER BY id";
    std::mutex failing;
    std::optional<Error> failure;
    const auto piece = [&](std::size_t index) -> Status {
        const std::uint64_t begin = from + index * step;
        const auto last = static_cast<std::int64_t>(
            std::min(begin + step - 1, static_cast<std::uint64_t>(greatest)));
        if (begin - from > static_cast<std::uint64_t>(greatest) - from) return success();
        HETU_TRY(auto connection, connections.take());
        {
            HETU_TRY(Statement rows, connection->prepare(sql));
            rows.bind(1, static_cast<std::int64_t>(begin)).bind(2, last);
            HETU_CHECK(read(rows));
        }
        connections.giveBack(std::move(connection));
        return success();
    };
    const bool isWhole = inPieces(pieces, 1, threads, progress, [&](std::size_t at, std::size_t) {
        const Status done = piece(spread(at));
        if (done.ok()) return;
        const std::scoped_lock lock(failing);
        failure = done.error();
    });
    if (failure) return *failure;
    if (!isWhole) return cancelledError();
    return success();
}

Standing registerStanding(const Statement& row) {
    const auto is = [&](int column, std::int64_t value) {
        return !row.isNull(column) && row.integer(column) == value;
    };
    constexpr int hasOrg = 2, inBase = 3, mode = 4, instructor = 5;
    if (is(inBase, 0)) return Standing::NotCounted;
    if (is(hasOrg, 1)) return Standing::Established;
    const std::string how = row.text(mode);
    for (const std::string_view one : {"own", "joint", "attached", "industry", "region"})
        if (how == one) return Standing::Established;
    if (how == "instructor" || is(instructor, 1)) return Standing::Instructor;
    return row.isNull(hasOrg) ? Standing::Unknown : Standing::Blank;
}

Standing reachedStanding(const Statement& row) {
    const std::string by = row.text(2);
    return by == "own"        ? Standing::Established
           : by == "joint"    ? Standing::Joint
           : by == "platform" ? Standing::Served
                              : Standing::Blank;
}

}  // namespace

Status readMapPoints(const std::string& path,
                     std::string_view layer,
                     int threads,
                     const std::function<void(MapPoints)>& take,
                     const Progress& progress) {
    Connections connections(path);
    HETU_TRY(auto first, connections.take());
    HETU_TRY(const auto columns, columnsOf(*first, layer));
    connections.giveBack(std::move(first));
    const bool isRegister = columns.contains("has_org");
    const bool isReached = columns.contains("reached_by");
    const auto columnOr = [&](const char* name) {
        return columns.contains(name) ? std::string(", ") + name : std::string(", NULL");
    };
    const std::string wanted = isRegister ? columnOr("has_org") + columnOr("in_base") +
                                                columnOr("mode") + columnOr("instructor")
                               : isReached ? ", reached_by"
                                           : "";
    std::mutex taking;
    return inRanges(connections, layer, wanted, threads, progress, [&](Statement& row) -> Status {
        MapPoints piece;
        for (std::size_t count = 0;; ++count) {
            if (count % 1024 == 0 && progress.cancelled()) return cancelledError();
            HETU_TRY(const bool more, row.step());
            if (!more) break;
            const auto place = pointOf(row.blob(1));
            if (!place || !std::isfinite(place->x) || !std::isfinite(place->y)) continue;
            piece.ids.push_back(row.integer(0));
            piece.x.push_back(place->x);
            piece.y.push_back(place->y);
            piece.standings.push_back(isRegister  ? registerStanding(row)
                                      : isReached ? reachedStanding(row)
                                                  : Standing::Blank);
        }
        if (piece.ids.empty()) return success();
        const std::scoped_lock lock(taking);
        take(std::move(piece));
        return success();
    });
}

Status readMapShapes(const std::string& path,
                     std::string_view layer,
                     int threads,
                     const std::function<void(MapShapes)>& take,
                     const Progress& progress) {
    Connections connections(path);
    {
        HETU_TRY(auto first, connections.take());
        HETU_TRY([[maybe_unused]] const auto columns, columnsOf(*first, layer));
        connections.giveBack(std::move(first));
    }
    std::mutex taking;
    return inRanges(connections, layer, "", threads, progress, [&](Statement& row) -> Status {
        MapShapes piece;
        piece.firstRing.push_back(0);
        piece.firstCorner.push_back(0);
        for (std::size_t count = 0;; ++count) {
            if (count % 256 == 0 && progress.cancelled()) return cancelledError();
            HETU_TRY(const bool more, row.step());
            if (!more) break;
            addShape(piece, row.integer(0), row.blob(1));
        }
        if (piece.ids.empty()) return success();
        const std::scoped_lock lock(taking);
        take(std::move(piece));
        return success();
    });
}

}  // namespace hetu
