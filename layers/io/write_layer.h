#pragma once
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer.h"
#include "layers/model/layer_source.h"
#include "layers/model/surface.h"

namespace hetu {

/// Writes `layer`, whose positions are in `crs`, into a new file by its ending; what a person
/// should know of it (names that had to be cut) comes back as sentences.
///
/// gpkg, fgb     as it is, in the CRS of the workspace
/// geojson, kml  WGS 84 longitude and latitude (RFC 7946)
/// shp           UTF-8 with .cpg; column names of at most 10 bytes
/// csv           UTF-8 with BOM; for points x, y in `crs` and lon, lat in WGS 84 (of lines and
///               areas a point on them); text that a spreadsheet would run as a formula gets an
///               apostrophe in front
/// xlsx          as csv, with headings and codes in words of `language`, fixed first row, filter;
///               what is text stays text, however many digits it has
///
/// `info` lends labels to columns that bring none. The file appears under its name only when it
/// is whole; one that was there before stays until then.
/// Errors   Unsupported: another ending (the hint lists them), or more rows than a sheet holds.
///          NotFound: no such folder. InvalidArgument: the path is a folder; a format without
///          plain tables. Io: disk full, no permission. Cancelled: nothing is left behind.
[[nodiscard]] Result<std::vector<Text>> writeLayer(const Layer& layer,
                                                   const LayerInfo& info,
                                                   const std::string& crs,
                                                   const std::string& path,
                                                   Language language,
                                                   const Progress& progress = {});

/// One sheet of a workbook; `crs` as above, "" for plain tables.
struct Sheet {
    std::string title;
    Layer layer;
    std::string crs = {};
};
/// Several tables as one .xlsx. Errors as of writeLayer().
[[nodiscard]] Status writeWorkbook(const std::vector<Sheet>& sheets,
                                   const std::string& path,
                                   Language language,
                                   const Progress& progress = {});

/// Writes a GeoTIFF (.tif, .tiff): tiled, deflated, 32-bit floats (relative precision 6e-8; 64-bit
/// where a value is beyond their range), no data = -9999, with CRS, title and unit.
/// Errors   as of writeLayer().
[[nodiscard]] Status writeSurface(const Surface& surface,
                                  const std::string& crs,
                                  const std::string& path,
                                  const Progress& progress = {});

/// The endings writeLayer() knows: "gpkg", "geojson", "shp", "csv", "xlsx", "kml", "fgb".
[[nodiscard]] const std::vector<std::string>& layerEndings();

}  // namespace hetu
