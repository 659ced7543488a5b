#include "layers/io/ogr_geometry.h"

#include <memory>

#include <ogr_geometry.h>

namespace hetu {
namespace {

Path pathOf(const OGRSimpleCurve& curve) {
    Path path;
    path.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i)
        path.push_back({curve.getX(i), curve.getY(i)});
    return path;
}

void addParts(const OGRGeometry& geometry, GeometryKind kind, Geometry& out) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            if (kind == GeometryKind::Point && !geometry.IsEmpty()) {
                const OGRPoint* point = geometry.toPoint();
                out.parts.push_back({{{point->getX(), point->getY()}}});
            }
            break;
        case wkbLineString:
            if (kind == GeometryKind::Line && !geometry.IsEmpty())
                out.parts.push_back({pathOf(*geometry.toLineString())});
            break;
        case wkbPolygon:
        case wkbTriangle: {
            const OGRPolygon* polygon = geometry.toPolygon();
            if (kind != GeometryKind::Polygon || polygon->IsEmpty()) break;
            std::vector<Path> rings;
            for (const OGRLinearRing* ring : *polygon) {
                Path path = pathOf(*ring);
                if (!path.empty() && !(path.front() == path.back())) path.push_back(path.front());
                if (!path.empty()) rings.push_back(std::move(path));
            }
            if (!rings.empty()) out.parts.push_back(std::move(rings));
            break;
        }
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const OGRGeometry* part : *geometry.toGeometryCollection())
                addParts(*part, kind, out);
            break;
        case wkbTIN:
        case wkbPolyhedralSurface:
            for (const OGRPolygon* part : *geometry.toPolyhedralSurface())
                addParts(*part, kind, out);
            break;
        default:
            break;
    }
}

}  // namespace

Geometry fromOgr(const OGRGeometry& geometry) {
    std::unique_ptr<OGRGeometry> straight;
    const OGRGeometry* source = &geometry;
    if (geometry.hasCurveGeometry(TRUE)) {
        straight.reset(geometry.getLinearGeometry());
        if (straight) source = straight.get();
    }
    const int dimension = source->getDimension();
    Geometry out;
    out.kind = dimension >= 2   ? GeometryKind::Polygon
               : dimension == 1 ? GeometryKind::Line
                                : GeometryKind::Point;
    addParts(*source, out.kind, out);
    return out;
}

OGRGeometry* toOgr(const Geometry& geometry, bool multi) {
    if (geometry.isEmpty()) return nullptr;
    const auto single = [&](const std::vector<Path>& part) -> std::unique_ptr<OGRGeometry> {
        const auto fill = [](OGRSimpleCurve& curve, const Path& path) {
            curve.setNumPoints(static_cast<int>(path.size()), FALSE);
            for (std::size_t i = 0; i < path.size(); ++i)
                curve.setPoint(static_cast<int>(i), path[i].x, path[i].y);
        };
        if (geometry.kind == GeometryKind::Point)
            return std::make_unique<OGRPoint>(part[0][0].x, part[0][0].y);
        if (geometry.kind == GeometryKind::Line) {
            auto line = std::make_unique<OGRLineString>();
            fill(*line, part[0]);
            return line;
        }
        auto polygon = std::make_unique<OGRPolygon>();
        for (const Path& path : part) {
            auto* ring = new OGRLinearRing;
            fill(*ring, path);
            polygon->addRingDirectly(ring);
        }
        return polygon;
    };
    if (!multi && geometry.parts.size() == 1) return single(geometry.parts[0]).release();
    std::unique_ptr<OGRGeometryCollection> collection;
    if (geometry.kind == GeometryKind::Point)
        collection = std::make_unique<OGRMultiPoint>();
    else if (geometry.kind == GeometryKind::Line)
        collection = std::make_unique<OGRMultiLineString>();
    else
        collection = std::make_unique<OGRMultiPolygon>();
    for (const auto& part : geometry.parts)
        collection->addGeometryDirectly(single(part).release());
    return collection.release();
}

}  // namespace hetu
