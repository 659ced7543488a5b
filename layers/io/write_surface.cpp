#include <algorithm>
#include <cmath>
#include <limits>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "layers/base/text.h"
#include "layers/crs/crs.h"
#include "layers/io/gdal_session.h"
#include "layers/io/read_file.h"
#include "layers/io/target_file.h"
#include "layers/io/write_layer.h"

namespace hetu {

Status writeSurface(const Surface& surface,
                    const std::string& crs,
                    const std::string& path,
                    const Progress& progress) {
    const std::string ending = endingOf(path);
    if (ending != "tif" && ending != "tiff") return unknownEnding(path, {"tif", "tiff"});
    constexpr double noData = -9999;
    openGdalSession();
    HETU_TRY(TargetFile target, TargetFile::begin(path));
    HETU_TRY(const Crs written, crsOf(crs));
    const GdalMessages messages;
    OGRSpatialReference reference;
    if (reference.SetFromUserInput(written.definition().c_str(),
                                   OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) !=
        OGRERR_NONE)
        return unwritable(path, messages.last());
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);

    const bool isWide = std::any_of(surface.values.begin(), surface.values.end(), [](double v) {
        return std::abs(v) > static_cast<double>(std::numeric_limits<float>::max());
    });
    const char* const options[] = {"COMPRESS=DEFLATE", "TILED=YES", "PREDICTOR=3", nullptr};
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        target.temporary().c_str(), surface.columns, surface.rows, 1,
        isWide ? GDT_Float64 : GDT_Float32, const_cast<char**>(options));
    if (!dataset) return unwritable(path, messages.last());
    double place[6] = {surface.minX, surface.cellMetres, 0, surface.maxY, 0, -surface.cellMetres};
    dataset->SetGeoTransform(place);
    dataset->SetSpatialRef(&reference);
    GDALRasterBand* band = dataset->GetRasterBand(1);
    band->SetNoDataValue(noData);
    band->SetDescription(surface.title.isEmpty() ? surface.name.c_str() : surface.title.en.c_str());
    band->SetMetadataItem("unit", surface.unit.c_str());
    std::vector<double> line(static_cast<std::size_t>(surface.columns));
    bool good = true;
    for (int row = 0; good && row < surface.rows && !progress.cancelled(); ++row) {
        progress.report(static_cast<double>(row) / surface.rows, "writing");
        for (int column = 0; column < surface.columns; ++column) {
            const double value = surface.at(column, row);
            line[static_cast<std::size_t>(column)] = std::isfinite(value) ? value : noData;
        }
        good = band->RasterIO(GF_Write, 0, row, surface.columns, 1, line.data(), surface.columns, 1,
                              GDT_Float64, 0, 0, nullptr) == CE_None;
    }
    dataset->FlushCache();
    GDALClose(dataset);
    if (progress.cancelled()) return cancelledError();
    if (!good || !messages.last().empty()) return unwritable(path, messages.last());
    return target.finish();
}

}  // namespace hetu
