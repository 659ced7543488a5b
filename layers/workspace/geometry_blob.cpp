#include "layers/workspace/geometry_blob.h"

#include <cstdlib>
#include <memory>

// SpatiaLite's headers need SQLite's before them.
// clang-format off
#include <sqlite3.h>
#include <spatialite/gaiageo.h>
// clang-format on

namespace hetu::database {
namespace {

struct FreeGaia {
    void operator()(gaiaGeomColl* geometry) const { gaiaFreeGeomColl(geometry); }
};
using Gaia = std::unique_ptr<gaiaGeomColl, FreeGaia>;

void setPath(double* coordinates, const Path& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        coordinates[2 * i] = path[i].x;
        coordinates[2 * i + 1] = path[i].y;
    }
}

/// Positions of a line or ring; heights and measures are left out.
Path pathOf(const double* coordinates, int count, int dimensionModel) {
    const int stride = dimensionModel == GAIA_XY ? 2 : dimensionModel == GAIA_XY_Z_M ? 4 : 3;
    Path path;
    path.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        path.push_back({coordinates[i * stride], coordinates[i * stride + 1]});
    return path;
}

Gaia decodeGaia(std::span<const unsigned char> blob) {
    return Gaia(gaiaFromSpatiaLiteBlobWkb(blob.data(), static_cast<unsigned int>(blob.size())));
}

}  // namespace

std::vector<unsigned char> encodePoint(Point p, int srid) {
    unsigned char* data = nullptr;
    int size = 0;
    gaiaMakePoint(p.x, p.y, srid, &data, &size);
    std::vector<unsigned char> blob(data, data + size);
    std::free(data);
    return blob;
}

std::vector<unsigned char> encodeGeometry(const Geometry& geometry, int srid) {
    const Gaia gaia(gaiaAllocGeomColl());
    gaia->Srid = srid;
    for (const auto& part : geometry.parts) {
        if (part.empty()) continue;
        const int size = static_cast<int>(part.front().size());
        switch (geometry.kind) {
            case GeometryKind::Point:
                gaia->DeclaredType = GAIA_POINT;
                gaiaAddPointToGeomColl(gaia.get(), part.front().front().x, part.front().front().y);
                break;
            case GeometryKind::Line:
                gaia->DeclaredType = GAIA_MULTILINESTRING;
                setPath(gaiaAddLinestringToGeomColl(gaia.get(), size)->Coords, part.front());
                break;
            case GeometryKind::Polygon: {
                gaia->DeclaredType = GAIA_MULTIPOLYGON;
                const int holes = static_cast<int>(part.size()) - 1;
                gaiaPolygonPtr polygon = gaiaAddPolygonToGeomColl(gaia.get(), size, holes);
                setPath(polygon->Exterior->Coords, part.front());
                for (int hole = 0; hole < holes; ++hole) {
                    const Path& path = part[static_cast<std::size_t>(hole) + 1];
                    setPath(
                        gaiaAddInteriorRing(polygon, hole, static_cast<int>(path.size()))->Coords,
                        path);
                }
                break;
            }
            case GeometryKind::None:
                break;
        }
    }
    unsigned char* data = nullptr;
    int size = 0;
    gaiaToSpatiaLiteBlobWkb(gaia.get(), &data, &size);
    std::vector<unsigned char> blob(data, data + size);
    std::free(data);
    return blob;
}

std::optional<Point> decodePoint(std::span<const unsigned char> blob) {
    if (blob.empty()) return std::nullopt;
    const Gaia gaia = decodeGaia(blob);
    if (!gaia || !gaia->FirstPoint) return std::nullopt;
    return Point{gaia->FirstPoint->X, gaia->FirstPoint->Y};
}

Geometry decodeGeometry(std::span<const unsigned char> blob) {
    Geometry out;
    if (blob.empty()) return out;
    const Gaia gaia = decodeGaia(blob);
    if (!gaia) return out;
    for (auto* polygon = gaia->FirstPolygon; polygon; polygon = polygon->Next) {
        out.kind = GeometryKind::Polygon;
        const auto ring = [](const gaiaRing* r) {
            return pathOf(r->Coords, r->Points, r->DimensionModel);
        };
        std::vector<Path> part{ring(polygon->Exterior)};
        for (int hole = 0; hole < polygon->NumInteriors; ++hole)
            part.push_back(ring(polygon->Interiors + hole));
        out.parts.push_back(std::move(part));
    }
    if (!out.isEmpty()) return out;
    for (auto* line = gaia->FirstLinestring; line; line = line->Next) {
        out.kind = GeometryKind::Line;
        out.parts.push_back({pathOf(line->Coords, line->Points, line->DimensionModel)});
    }
    if (!out.isEmpty()) return out;
    for (auto* point = gaia->FirstPoint; point; point = point->Next) {
        out.kind = GeometryKind::Point;
        out.parts.push_back({{{point->X, point->Y}}});
    }
    return out;
}

}  // namespace hetu::database
