#include "layers/geometry/editing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "layers/geometry/geos_shape.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"

namespace hetu {
namespace {

using geos::Geos;
using geos::Owned;

bool isFinite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

bool touches(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y) <= touchMetres;
}

Error noSuchCorner() {
    return {ErrorCode::NotFound,
            {"The shape has no such corner.", "图形没有这个顶点。"},
            {"It may have been changed meanwhile; choose the corner again.",
             "图形可能已被修改，请重新选择顶点。"}};
}

Error notFinite() {
    return {ErrorCode::Geometry,
            {"This is no position.", "这不是有效的位置。"},
            {"Choose a place on the map.", "请在地图上选择位置。"}};
}

std::size_t cornersOf(const Geometry& geometry, const Path& path) {
    const bool isRing =
        geometry.kind == GeometryKind::Polygon && path.size() > 1 && path.front() == path.back();
    return path.size() - (isRing ? 1 : 0);
}

bool hasCorner(const Geometry& geometry, CornerAddress c) {
    return c.part < geometry.parts.size() && c.path < geometry.parts[c.part].size() &&
           c.corner < cornersOf(geometry, geometry.parts[c.part][c.path]);
}

void setCorner(Geometry& geometry, CornerAddress c, Point to) {
    Path& path = geometry.parts[c.part][c.path];
    const bool isRing = cornersOf(geometry, path) < path.size();
    path[c.corner] = to;
    if (isRing && c.corner == 0) path.back() = to;
}

/// Calls `visit(address, position)` for each corner.
template <class Visit>
void forEachCorner(const Geometry& geometry, Visit&& visit) {
    for (std::size_t k = 0; k < geometry.parts.size(); ++k)
        for (std::size_t r = 0; r < geometry.parts[k].size(); ++r) {
            const std::size_t count = cornersOf(geometry, geometry.parts[k][r]);
            for (std::size_t i = 0; i < count; ++i)
                visit(CornerAddress{k, r, i}, geometry.parts[k][r][i]);
        }
}

Geometry lineOf(const Path& path) {
    return {GeometryKind::Line, {{path}}};
}

Path closed(Path ring) {
    if (!ring.empty() && !(ring.front() == ring.back())) ring.push_back(ring.front());
    return ring;
}

Owned boundaryOf(const Geometry& polygon) {
    Result<Owned> area = geos::toGeos(polygon);
    if (!area.ok()) return nullptr;
    return Owned(GEOSBoundary_r(Geos::ofThread().handle(), area.value().get()));
}

double distanceToBorder(const Geometry& polygon, Point p) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::vector<Path>& part : polygon.parts)
        for (const Path& path : part)
            for (std::size_t i = 0; i + 1 < path.size(); ++i)
                nearest = std::min(nearest, distanceToSegment(path[i], path[i + 1], p));
    return nearest;
}

/// `line` without repeated positions; an end that lies on the border goes a little beyond it, so
/// that a rounding error does not keep it from crossing.
Path reaching(const Path& line, const Geometry& polygon) {
    Path out;
    for (const Point p : line)
        if (out.empty() || !(out.back() == p)) out.push_back(p);
    if (out.size() < 2 || out.front() == out.back()) return out;
    const auto beyond = [](Point from, Point end) {
        const double length = std::hypot(end.x - from.x, end.y - from.y);
        const double share = 10 * touchMetres / length;
        return Point{end.x + (end.x - from.x) * share, end.y + (end.y - from.y) * share};
    };
    const bool extendsStart = distanceToBorder(polygon, out.front()) <= touchMetres;
    const bool extendsEnd = distanceToBorder(polygon, out.back()) <= touchMetres;
    const Point start = beyond(out[1], out[0]), end = beyond(out[out.size() - 2], out.back());
    if (extendsEnd) out.push_back(end);
    if (extendsStart) out.insert(out.begin(), start);
    return out;
}

Status requireLine(const Path& line) {
    for (const Point p : line)
        if (!isFinite(p)) return notFinite();
    const Error tooShort{ErrorCode::InvalidArgument,
                         {"The line needs two places.", "线至少需要两个点。"},
                         {"Draw it across the area.", "请画一条穿过该面的线。"}};
    if (line.size() < 2) return tooShort;
    if (lengthMetres(line) == 0) return tooShort;
    HETU_TRY(const Owned input, geos::toGeos(lineOf(line)));
    if (GEOSisSimple_r(Geos::ofThread().handle(), input.get()) == 1) return success();
    return Error{ErrorCode::InvalidArgument,
                 {"The line crosses itself.", "所画的线与自身相交。"},
                 {"Draw it without a loop.", "请重新画一条不打结的线。"}};
}

Status requireArea(const Geometry& polygon) {
    if (polygon.kind != GeometryKind::Polygon || polygon.isEmpty())
        return Error{
            ErrorCode::InvalidArgument,
            {"This is no area.", "这不是面。"},
            {"Choose a park, a district or another area.", "请选择园区、片区等面状图形。"}};
    const std::optional<ShapeProblem> problem = problemOf(polygon, {});
    if (!problem) return success();
    return Error{ErrorCode::Geometry, problem->reason, {}};
}

/// What borders of `polygon` and `line` enclose together, each face as an area of its own.
Result<std::vector<Geometry>> facesOf(const Geometry& polygon, const Path& line) {
    Geos& state = Geos::ofThread();
    const Owned border = boundaryOf(polygon);
    HETU_TRY(const Owned cut, geos::toGeos(lineOf(line)));
    if (!border) return state.failure();
    const Owned noded(GEOSUnion_r(state.handle(), border.get(), cut.get()));
    if (!noded) return state.failure();
    const GEOSGeometry* const lines[] = {noded.get()};
    const Owned faces(GEOSPolygonize_r(state.handle(), lines, 1));
    if (!faces) return state.failure();
    std::vector<Geometry> out;
    for (const std::vector<Path>& part : geos::fromGeos(faces.get(), GeometryKind::Polygon).parts)
        out.push_back({GeometryKind::Polygon, {part}});
    return out;
}

/// Largest first; equally large ones by where they lie.
void sortBySize(std::vector<Geometry>& areas) {
    std::sort(areas.begin(), areas.end(), [](const Geometry& a, const Geometry& b) {
        const Extent left = a.extent(), right = b.extent();
        return std::make_tuple(-area(a), left.minX, left.minY) <
               std::make_tuple(-area(b), right.minX, right.minY);
    });
}

int crossings(const Geometry& polygon, const Path& line) {
    Geos& state = Geos::ofThread();
    const Owned border = boundaryOf(polygon);
    const Result<Owned> cut = geos::toGeos(lineOf(line));
    if (!border || !cut.ok()) return 0;
    const Owned common(GEOSIntersection_r(state.handle(), border.get(), cut.value().get()));
    if (!common || GEOSisEmpty_r(state.handle(), common.get()) == 1) return 0;
    return GEOSGetNumGeometries_r(state.handle(), common.get());
}

/// One part of an area, reshaped; as it was if the line does not cross its border twice.
Result<Geometry> reshapedPart(const Geometry& part, const Path& line) {
    if (!part.extent().overlaps(lineOf(line).extent()) || crossings(part, line) < 2) return part;
    HETU_TRY(std::vector<Geometry> faces, facesOf(part, line));
    sortBySize(faces);
    std::vector<Geometry> holes;
    for (std::size_t r = 1; r < part.parts[0].size(); ++r)
        holes.push_back(Geometry::polygon(part.parts[0][r]));
    std::vector<bool> isHoleKept(holes.size(), false);
    std::vector<Geometry> kept;  // the largest piece first, then what is added to it
    std::vector<Geometry> added;
    for (Geometry& face : faces) {
        HETU_TRY(const Point inside, pointOnSurface(face));
        if (covers(part, inside)) {
            if (kept.empty()) kept.push_back(std::move(face));
            continue;
        }
        std::size_t hole = 0;
        while (hole < holes.size() && !covers(holes[hole], inside))
            ++hole;
        if (hole < holes.size() && !isHoleKept[hole]) {
            isHoleKept[hole] = true;
            continue;
        }
        added.push_back(std::move(face));
    }
    if (kept.empty()) return part;
    HETU_TRY(const Point core, pointOnSurface(kept.front()));
    for (Geometry& face : added)
        kept.push_back(std::move(face));
    HETU_TRY(const Geometry all, unionOf(kept));
    // What hangs on to the rest by a single corner was only hanging on to what is cut off.
    for (const std::vector<Path>& piece : all.parts) {
        Geometry one{GeometryKind::Polygon, {piece}};
        if (covers(one, core)) return one;
    }
    return all;
}

}  // namespace

double lengthMetres(const Path& path) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
        sum += std::hypot(path[i + 1].x - path[i].x, path[i + 1].y - path[i].y);
    return sum;
}

double lengthMetres(const Geometry& geometry) {
    double sum = 0;
    for (const std::vector<Path>& part : geometry.parts)
        for (const Path& path : part)
            sum += lengthMetres(path);
    return sum;
}

Point cornerAt(const Geometry& geometry, CornerAddress corner) {
    return geometry.parts[corner.part][corner.path][corner.corner];
}

std::size_t cornerCount(const Geometry& geometry, std::size_t part, std::size_t path) {
    return cornersOf(geometry, geometry.parts[part][path]);
}

Result<Geometry> moveCorner(const Geometry& geometry, CornerAddress corner, Point to) {
    if (!hasCorner(geometry, corner)) return noSuchCorner();
    if (!isFinite(to)) return notFinite();
    Geometry out = geometry;
    setCorner(out, corner, to);
    return out;
}

Result<Geometry> insertCorner(const Geometry& geometry, CornerAddress corner, Point at) {
    if (!hasCorner(geometry, corner) || geometry.kind == GeometryKind::Point) return noSuchCorner();
    if (!isFinite(at)) return notFinite();
    Geometry out = geometry;
    Path& path = out.parts[corner.part][corner.path];
    path.insert(path.begin() + static_cast<std::ptrdiff_t>(corner.corner) + 1, at);
    return out;
}

Result<Geometry> removeCorner(const Geometry& geometry, CornerAddress corner) {
    if (!hasCorner(geometry, corner)) return noSuchCorner();
    Geometry out = geometry;
    std::vector<Path>& part = out.parts[corner.part];
    Path& path = part[corner.path];
    const std::size_t corners = cornersOf(geometry, path);
    const bool isRing = corners < path.size();
    const std::size_t fewest = geometry.kind == GeometryKind::Polygon ? 3
                               : geometry.kind == GeometryKind::Line  ? 2
                                                                      : 1;
    if (corners <= fewest) {
        if (corner.path > 0) {
            part.erase(part.begin() + static_cast<std::ptrdiff_t>(corner.path));
            return out;
        }
        if (out.parts.size() > 1) {
            out.parts.erase(out.parts.begin() + static_cast<std::ptrdiff_t>(corner.part));
            return out;
        }
        return Error{ErrorCode::Geometry,
                     textOf("The shape needs {} corners.", "图形至少需要 {} 个顶点。", fewest),
                     {"To do away with it, delete it as a whole.", "如要去掉它，请删除整个图形。"}};
    }
    path.erase(path.begin() + static_cast<std::ptrdiff_t>(corner.corner));
    if (isRing && corner.corner == 0) path.back() = path.front();
    return out;
}

Geometry movedBy(const Geometry& geometry, double eastMetres, double northMetres) {
    Geometry out = geometry;
    for (std::vector<Path>& part : out.parts)
        for (Path& path : part)
            for (Point& p : path)
                p = {p.x + eastMetres, p.y + northMetres};
    return out;
}

std::vector<SharedChange> moveSharedCorner(std::span<const Geometry> shapes, Point from, Point to) {
    std::vector<SharedChange> changes;
    for (std::size_t s = 0; s < shapes.size(); ++s) {
        if (!shapes[s].extent().grown(touchMetres).covers(from)) continue;
        Geometry moved = shapes[s];
        forEachCorner(shapes[s], [&](CornerAddress corner, Point at) {
            if (touches(at, from)) setCorner(moved, corner, to);
        });
        if (!(moved == shapes[s])) changes.push_back({s, std::move(moved)});
    }
    return changes;
}

std::vector<SharedChange> insertSharedCorner(std::span<const Geometry> shapes,
                                             Point a,
                                             Point b,
                                             Point at) {
    std::vector<SharedChange> changes;
    for (std::size_t s = 0; s < shapes.size(); ++s) {
        if (!shapes[s].extent().grown(touchMetres).covers(a)) continue;
        Geometry more = shapes[s];
        for (std::vector<Path>& part : more.parts)
            for (Path& path : part)
                for (std::size_t i = path.size(); i-- > 1;) {
                    const bool isEdge = (touches(path[i - 1], a) && touches(path[i], b)) ||
                                        (touches(path[i - 1], b) && touches(path[i], a));
                    if (isEdge) path.insert(path.begin() + static_cast<std::ptrdiff_t>(i), at);
                }
        if (!(more == shapes[s])) changes.push_back({s, std::move(more)});
    }
    return changes;
}

Result<std::vector<SharedChange>> removeSharedCorner(std::span<const Geometry> shapes, Point at) {
    std::vector<SharedChange> changes;
    for (std::size_t s = 0; s < shapes.size(); ++s) {
        std::vector<CornerAddress> found;
        forEachCorner(shapes[s], [&](CornerAddress corner, Point p) {
            if (touches(p, at)) found.push_back(corner);
        });
        if (found.empty()) continue;
        Geometry fewer = shapes[s];
        for (std::size_t k = found.size(); k-- > 0;) {  // from behind: the others keep their place
            HETU_TRY(fewer, removeCorner(fewer, found[k]));
        }
        changes.push_back({s, std::move(fewer)});
    }
    return changes;
}

Result<std::vector<Geometry>> split(const Geometry& polygon, const Path& line) {
    HETU_CHECK(requireArea(polygon));
    HETU_CHECK(requireLine(line));
    const Path cut = reaching(line, polygon);
    std::vector<Geometry> pieces;
    std::vector<std::vector<Path>> whole;
    for (const std::vector<Path>& partRings : polygon.parts) {
        const Geometry part{GeometryKind::Polygon, {partRings}};
        std::vector<Geometry> inside;
        if (part.extent().overlaps(lineOf(cut).extent())) {
            HETU_TRY(std::vector<Geometry> faces, facesOf(part, cut));
            for (Geometry& face : faces) {
                HETU_TRY(const Point p, pointOnSurface(face));
                if (covers(part, p)) inside.push_back(std::move(face));
            }
        }
        if (inside.size() < 2)
            whole.push_back(partRings);
        else
            std::move(inside.begin(), inside.end(), std::back_inserter(pieces));
    }
    if (pieces.empty())
        return Error{ErrorCode::InvalidArgument,
                     {"The line does not cut the area in two.", "这条线没有把面切开。"},
                     {"Begin and end it outside the area.", "请从面外开始画，并在面外结束。"}};
    sortBySize(pieces);
    std::move(whole.begin(), whole.end(), std::back_inserter(pieces.front().parts));
    return pieces;
}

Result<Geometry> reshape(const Geometry& polygon, const Path& line) {
    HETU_CHECK(requireArea(polygon));
    HETU_CHECK(requireLine(line));
    const Path along = reaching(line, polygon);
    std::vector<Geometry> parts;
    bool isChanged = false;
    for (const std::vector<Path>& rings : polygon.parts) {
        const Geometry part{GeometryKind::Polygon, {rings}};
        HETU_TRY(Geometry changed, reshapedPart(part, along));
        isChanged = isChanged || !(changed == part);
        parts.push_back(std::move(changed));
    }
    if (!isChanged)
        return Error{ErrorCode::InvalidArgument,
                     {"The line does not meet the border of the area twice.",
                      "这条线没有与面的边界相交两次。"},
                     {"Begin and end it on the border or beyond.",
                      "请从边界上或边界外开始画，并在边界上或边界外结束。"}};
    if (parts.size() == 1) return std::move(parts.front());
    return unionOf(parts);
}

Result<Geometry> merge(std::span<const Geometry> polygons) {
    if (polygons.size() < 2)
        return Error{ErrorCode::InvalidArgument,
                     {"Merging takes two areas or more.", "合并至少需要两个面。"},
                     {"Select them first.", "请先选中要合并的面。"}};
    for (const Geometry& polygon : polygons)
        HETU_CHECK(requireArea(polygon));
    HETU_TRY(Geometry joint, unionOf(polygons));
    // Areas and pieces of the union are one figure if one can walk from each to each.
    std::vector<std::size_t> leader(joint.parts.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto find = [&](std::size_t k) {
        while (leader[k] != k)
            k = leader[k];
        return k;
    };
    for (const Geometry& polygon : polygons) {
        std::optional<std::size_t> first;
        for (const std::vector<Path>& rings : polygon.parts) {
            HETU_TRY(const Point p, pointOnSurface({GeometryKind::Polygon, {rings}}));
            for (std::size_t k = 0; k < joint.parts.size(); ++k)
                if (covers({GeometryKind::Polygon, {joint.parts[k]}}, p)) {
                    if (first) leader[find(k)] = find(*first);
                    first = k;
                }
        }
    }
    for (std::size_t k = 0; k < leader.size(); ++k)
        if (find(k) != find(0))
            return Error{ErrorCode::InvalidArgument,
                         {"The areas do not touch along an edge.", "这些面没有公共边。"},
                         {"Only neighbours can be merged.", "只有相邻的面才能合并。"}};
    return joint;
}

Result<Geometry> cutHole(const Geometry& polygon, const Path& ring) {
    HETU_CHECK(requireArea(polygon));
    const Geometry hole = Geometry::polygon(closed(ring));
    if (const std::optional<ShapeProblem> problem = problemOf(hole, {}))
        return Error{ErrorCode::Geometry, problem->reason, {}};
    Geos& state = Geos::ofThread();
    HETU_TRY(const Owned whole, geos::toGeos(polygon));
    HETU_TRY(const Owned inner, geos::toGeos(hole));
    if (GEOSCovers_r(state.handle(), whole.get(), inner.get()) != 1)
        return Error{ErrorCode::InvalidArgument,
                     {"The hole does not lie inside the area.", "挖空部分不在面的内部。"},
                     {"Draw it wholly inside.", "请完全画在面的内部。"}};
    const Owned rest(GEOSDifference_r(state.handle(), whole.get(), inner.get()));
    if (!rest) return state.failure();
    Geometry out = geos::fromGeos(rest.get(), GeometryKind::Polygon);
    if (out.isEmpty()) return geos::nothingRemains();
    return out;
}

Result<Geometry> withoutOverlap(const Geometry& polygon, std::span<const Geometry> others) {
    Geos& state = Geos::ofThread();
    HETU_TRY(Owned rest, geos::toGeos(polygon));
    const Extent box = polygon.extent();
    bool isCut = false;
    for (const Geometry& other : others) {
        if (!other.extent().overlaps(box)) continue;
        HETU_TRY(const Owned taken, geos::toGeos(other));
        rest.reset(GEOSDifference_r(state.handle(), rest.get(), taken.get()));
        if (!rest) return state.failure();
        isCut = true;
    }
    if (!isCut) return polygon;
    Geometry out = geos::fromGeos(rest.get(), GeometryKind::Polygon);
    if (!out.isEmpty()) return out;
    return Error{ErrorCode::InvalidArgument,
                 {"The others cover the whole of it.", "它已被其他面完全覆盖。"},
                 {"Draw it where there is none yet.", "请画在尚无片区的地方。"}};
}

Path simplified(const Path& line, double toleranceMetres) {
    if (line.size() < 3) return line;
    std::vector<bool> isKept(line.size(), false);
    isKept.front() = isKept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        double farthest = toleranceMetres;
        std::size_t corner = from;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double metres = distanceToSegment(line[from], line[to], line[i]);
            if (metres > farthest) {
                farthest = metres;
                corner = i;
            }
        }
        if (corner == from) continue;
        isKept[corner] = true;
        open.emplace_back(from, corner);
        open.emplace_back(corner, to);
    }
    Path out;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (isKept[i]) out.push_back(line[i]);
    return out;
}

Geometry rectangle(Point a, Point b) {
    const double west = std::min(a.x, b.x), east = std::max(a.x, b.x);
    const double south = std::min(a.y, b.y), north = std::max(a.y, b.y);
    return Geometry::polygon(
        {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
}

namespace {

/// GEOS's words for what is wrong, as people say it.
Text plainReason(std::string_view reason) {
    struct Words {
        std::string_view part;
        Text plain;
    };
    static const Words all[] = {
        {"Self-intersection", {"The border crosses itself here.", "边界在此处与自身相交。"}},
        {"elf-intersection", {"The border touches itself here.", "边界在此处与自身接触。"}},
        {"Hole lies outside", {"A hole lies outside the area.", "挖空部分在面的外部。"}},
        {"Holes are nested", {"A hole lies inside another.", "一个挖空部分在另一个之中。"}},
        {"Nested shells", {"One part lies inside another.", "一个部分在另一个部分之中。"}},
        {"disconnected", {"Holes cut the area apart here.", "挖空部分在此处把面切断。"}},
        {"Duplicate", {"One part is there twice.", "同一部分出现了两次。"}},
        {"Too few points", {"The area needs three corners.", "面至少需要三个顶点。"}},
    };
    for (const Words& words : all)
        if (reason.find(words.part) != std::string_view::npos) return words.plain;
    return {"The border is not in order here.", "边界在此处有误。"};
}

}  // namespace

std::optional<ShapeProblem> problemOf(const Geometry& geometry, const Extent& city) {
    if (geometry.isEmpty() || geometry.kind == GeometryKind::None)
        return ShapeProblem{{"It has no position yet.", "尚无位置。"}, {}};
    const bool isArea = geometry.kind == GeometryKind::Polygon;
    const std::size_t fewest = isArea ? 4 : geometry.kind == GeometryKind::Line ? 2 : 1;
    for (const std::vector<Path>& part : geometry.parts) {
        if (part.empty()) return ShapeProblem{{"One part is empty.", "有一个部分是空的。"}, {}};
        for (const Path& path : part) {
            for (const Point p : path) {
                if (!isFinite(p)) return ShapeProblem{notFinite().message, {}};
                if (!city.isEmpty() && !city.covers(p))
                    return ShapeProblem{
                        {"This place lies outside the city.", "此处在全市范围之外。"}, p};
            }
            if (path.size() < fewest || (isArea && !(path.front() == path.back()))) {
                std::optional<Point> place;
                if (!path.empty()) place = path.front();
                if (isArea)
                    return ShapeProblem{{"The area needs three corners.", "面至少需要三个顶点。"},
                                        place};
                return ShapeProblem{{"The line needs two places.", "线至少需要两个点。"}, place};
            }
        }
    }
    if (!isArea) return std::nullopt;
    Geos& state = Geos::ofThread();
    const Result<Owned> input = geos::toGeos(geometry);
    if (!input.ok()) return ShapeProblem{input.error().message, {}};
    char* reason = nullptr;
    GEOSGeometry* where = nullptr;
    const char isValid =
        GEOSisValidDetail_r(state.handle(), input.value().get(), 0, &reason, &where);
    const Owned place(where);
    const std::string words = reason ? reason : "";
    if (reason) GEOSFree_r(state.handle(), reason);
    if (isValid != 1) {
        ShapeProblem problem{plainReason(words), {}};
        Point p;
        if (place && GEOSGeomGetX_r(state.handle(), place.get(), &p.x) == 1 &&
            GEOSGeomGetY_r(state.handle(), place.get(), &p.y) == 1)
            problem.place = p;
        return problem;
    }
    if (area(geometry) < 1)
        return ShapeProblem{{"The area is smaller than one square metre.", "面积不足一平方米。"},
                            geometry.extent().centre()};
    return std::nullopt;
}

}  // namespace hetu
