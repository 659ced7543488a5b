#include "layers/io/map_file.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "layers/crs/crs.h"
#include "layers/io/gdal_session.h"

namespace hetu {
namespace {

struct Closer {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Opened = std::unique_ptr<GDALDataset, Closer>;

/// A grid of positions on `extent`: its sides are curves in another CRS.
std::vector<Point> spread(const Extent& extent) {
    constexpr int steps = 8;
    std::vector<Point> points;
    for (int i = 0; i <= steps; ++i)
        for (int k = 0; k <= steps; ++k)
            points.push_back({extent.minX + extent.width() * i / steps,
                              extent.minY + extent.height() * k / steps});
    return points;
}

/// `extent` of `reference` in `crs`.
Extent carried(const Extent& extent, const OGRSpatialReference* reference, const Crs& crs) {
    if (extent.isEmpty() || reference == nullptr || reference->IsEmpty()) return {};
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    char* wkt = nullptr;
    std::string text;
    if (reference->exportToWkt(&wkt, options) == OGRERR_NONE && wkt != nullptr) text = wkt;
    CPLFree(wkt);
    const Result<Crs> own = crsOf(text);
    if (!own.ok()) return {};
    const Result<Transform> transform = Transform::between(own.value(), crs);
    if (!transform.ok()) return {};
    Extent result;
    for (const Point point : spread(extent))
        if (const Point there = transform.value().apply(point);
            std::isfinite(there.x) && std::isfinite(there.y))
            result.include(there);
    return result;
}

Extent ofPicture(GDALDataset& picture) {
    std::array<double, 6> t{};
    if (picture.GetRasterXSize() < 1 || picture.GetGeoTransform(t.data()) != CE_None) return {};
    Extent extent;
    for (const double column : {0.0, double(picture.GetRasterXSize())})
        for (const double row : {0.0, double(picture.GetRasterYSize())})
            extent.include(
                Point{t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5]});
    return extent;
}

GeometryKind kindOf(OGRLayer& layer) {
    switch (OGR_GT_Flatten(layer.GetGeomType())) {
        case wkbPoint:
        case wkbMultiPoint:
            return GeometryKind::Point;
        case wkbLineString:
        case wkbMultiLineString:
            return GeometryKind::Line;
        case wkbPolygon:
        case wkbMultiPolygon:
            return GeometryKind::Polygon;
        default:
            return GeometryKind::None;
    }
}

}  // namespace

MapFile lookAtMapFile(const std::string& path, const std::string& crs) {
    openGdalSession();
    MapFile seen;
    const GdalMessages messages;
    const Result<Crs> wanted = crsOf(crs);
    std::error_code failed;
    const std::string file = std::filesystem::absolute(path, failed).string();
    const auto bytes = std::filesystem::file_size(file, failed);
    if (!wanted.ok() || failed) return seen;
    constexpr std::array allowed{"GTiff",
                                 "MBTiles",
                                 "ESRI Shapefile",
                                 "MapInfo File",
                                 "GeoJSON",
                                 "GPKG",
                                 "FlatGeobuf",
                                 "KML",
                                 "DXF",
                                 static_cast<const char*>(nullptr)};
    const Opened opened(static_cast<GDALDataset*>(
        GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed.data(),
                   nullptr, nullptr)));
    if (!opened) return seen;
    if (opened->GetRasterXSize() > 0 && opened->GetRasterCount() > 0) {
        seen.columns = opened->GetRasterXSize();
        seen.rows = opened->GetRasterYSize();
        seen.extent = carried(ofPicture(*opened), opened->GetSpatialRef(), wanted.value());
        return seen;
    }
    // Where the extent is not written down, every shape has to be read: only of a small file.
    constexpr std::uintmax_t smallBytes = 32 << 20;
    // Tiles of shapes are one map: which of them are drawn depends on the scale.
    const bool isTiles = std::string_view(opened->GetDriverName()) == "MBTiles";
    for (OGRLayer* layer : opened->GetLayers()) {
        if (!isTiles) seen.shapes.emplace_back(layer->GetName(), kindOf(*layer));
        OGREnvelope box;
        if (layer->GetExtent(&box, bytes < smallBytes) != OGRERR_NONE) continue;
        seen.extent.include(carried({box.MinX, box.MinY, box.MaxX, box.MaxY},
                                    layer->GetSpatialRef(), wanted.value()));
    }
    return seen;
}

}  // namespace hetu
