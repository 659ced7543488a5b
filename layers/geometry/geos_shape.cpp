#include "layers/geometry/geos_shape.h"

#include <cmath>

namespace hetu::geos {

Geos& Geos::ofThread() {
    static thread_local Geos geos;
    return geos;
}

Geos::Geos() : m_handle(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(
        m_handle,
        [](const char* message, void* self) { static_cast<Geos*>(self)->m_complaint = message; },
        this);
}

Error Geos::failure() {
    std::string complaint = m_complaint.empty() ? "unknown" : m_complaint;
    m_complaint.clear();
    return {
        ErrorCode::Geometry,
        textOf("The shape cannot be computed with: {}.", "图形无法计算：{}。", complaint),
        {"Check the shape for crossing or missing corners.", "请检查图形是否自相交或缺少顶点。"}};
}

Error notFinite() {
    return {ErrorCode::Geometry,
            {"A corner of the shape has no position.", "图形有一个顶点没有坐标。"},
            {"Leave the shape out, or draw it again.", "请去掉该图形或重新绘制。"}};
}

Error nothingRemains() {
    return {ErrorCode::Geometry,
            {"Nothing of the shape remains once it is repaired.", "图形修复后没有剩余部分。"},
            {"Draw it again with corners that are not on one line.",
             "请重新绘制，顶点不要在同一条线上。"}};
}

namespace {

GEOSCoordSequence* toSequence(const Path& path) {
    return GEOSCoordSeq_copyFromBuffer_r(Geos::ofThread().handle(), &path.front().x,
                                         static_cast<unsigned>(path.size()), 0, 0);
}

/// `ring` as GEOS wants it: closed; empty if it has fewer than three corners.
Path closedRing(const Path& ring) {
    Path closed = ring;
    if (!closed.empty() && !(closed.front() == closed.back())) closed.push_back(closed.front());
    if (closed.size() < 4) closed.clear();
    return closed;
}

Owned toPolygon(const std::vector<Path>& part) {
    const GEOSContextHandle_t h = Geos::ofThread().handle();
    if (part.empty()) return nullptr;
    const Path outer = closedRing(part.front());
    if (outer.empty()) return nullptr;
    Owned shell(GEOSGeom_createLinearRing_r(h, toSequence(outer)));
    if (!shell) return nullptr;
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < part.size(); ++i) {
        const Path ring = closedRing(part[i]);
        if (ring.empty()) continue;
        if (GEOSGeometry* hole = GEOSGeom_createLinearRing_r(h, toSequence(ring)))
            holes.push_back(hole);
    }
    return Owned(GEOSGeom_createPolygon_r(h, shell.release(), holes.data(),
                                          static_cast<unsigned>(holes.size())));
}

}  // namespace

Owned toCollection(int type, std::vector<Owned> members) {
    std::vector<GEOSGeometry*> raw;
    for (Owned& member : members)
        raw.push_back(member.release());
    return Owned(GEOSGeom_createCollection_r(Geos::ofThread().handle(), type, raw.data(),
                                             static_cast<unsigned>(raw.size())));
}

Result<Owned> toGeos(const Geometry& geometry) {
    const GEOSContextHandle_t h = Geos::ofThread().handle();
    std::vector<Owned> members;
    int several = GEOS_GEOMETRYCOLLECTION;
    for (const std::vector<Path>& part : geometry.parts) {
        for (const Path& path : part)
            for (const Point p : path)
                if (!std::isfinite(p.x) || !std::isfinite(p.y)) return notFinite();
        Owned member;
        switch (geometry.kind) {
            case GeometryKind::Point:
                several = GEOS_MULTIPOINT;
                if (!part.empty() && !part.front().empty())
                    member.reset(GEOSGeom_createPointFromXY_r(h, part.front().front().x,
                                                              part.front().front().y));
                break;
            case GeometryKind::Line:
                several = GEOS_MULTILINESTRING;
                if (!part.empty() && part.front().size() > 1)
                    member.reset(GEOSGeom_createLineString_r(h, toSequence(part.front())));
                break;
            case GeometryKind::Polygon:
                several = GEOS_MULTIPOLYGON;
                member = toPolygon(part);
                break;
            case GeometryKind::None:
                break;
        }
        if (member) members.push_back(std::move(member));
    }
    Owned out = members.size() == 1 ? std::move(members.front())
                                    : toCollection(several, std::move(members));
    if (!out) return Geos::ofThread().failure();
    return Result<Owned>(std::move(out));
}

Path toPath(const GEOSGeometry* line) {
    const GEOSContextHandle_t h = Geos::ofThread().handle();
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(h, line);
    unsigned size = 0;
    if (sequence) GEOSCoordSeq_getSize_r(h, sequence, &size);
    Path path(size);
    if (size > 0) GEOSCoordSeq_copyToBuffer_r(h, sequence, &path.front().x, 0, 0);
    return path;
}

namespace {

/// Adds every part of `from` that is of the kind of `into`; the rest is dropped.
void collect(const GEOSGeometry* from, Geometry& into) {
    const GEOSContextHandle_t h = Geos::ofThread().handle();
    if (!from || GEOSisEmpty_r(h, from) == 1) return;
    switch (GEOSGeomTypeId_r(h, from)) {
        case GEOS_POINT:
            if (into.kind == GeometryKind::Point) into.parts.push_back({toPath(from)});
            break;
        case GEOS_LINESTRING:
        case GEOS_LINEARRING:
            if (into.kind == GeometryKind::Line) into.parts.push_back({toPath(from)});
            break;
        case GEOS_POLYGON:
            if (into.kind == GeometryKind::Polygon) {
                std::vector<Path> part{toPath(GEOSGetExteriorRing_r(h, from))};
                const int holes = GEOSGetNumInteriorRings_r(h, from);
                for (int i = 0; i < holes; ++i)
                    part.push_back(toPath(GEOSGetInteriorRingN_r(h, from, i)));
                into.parts.push_back(std::move(part));
            }
            break;
        default: {
            const int members = GEOSGetNumGeometries_r(h, from);
            for (int i = 0; i < members; ++i)
                collect(GEOSGetGeometryN_r(h, from, i), into);
        }
    }
}

}  // namespace

Geometry fromGeos(const GEOSGeometry* geometry, GeometryKind kind) {
    Geometry out{kind, {}};
    collect(geometry, out);
    return out;
}

}  // namespace hetu::geos
