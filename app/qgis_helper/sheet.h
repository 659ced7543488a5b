#pragma once
#include <functional>
#include <string>

#include "app/qgis_helper/layer_store.h"

namespace hetu::helper {

/// The next round number at or above `scale`: a power of ten times 1, 1.2, 1.5, 1.8, 2, 2.5, 3,
/// 3.5, 4, 4.5, 5, 6, 6.5, 7, 7.5, 8 or 9.
[[nodiscard]] double roundScale(double scale);

/// Fills a template and writes it: PDF and SVG with real text, PNG at 300 dpi.
///
/// What a template may hold, by item id; all but "map" may be missing:
///   map, inset    the maps; "inset" (and "inset_title") go where the request has none
///   legend        lists what the map really shows
///   table         a frame of a fixed table; "table_title" stands above it
///   scale_bar     gets round segments of about 20 mm
///   column        a shape that is not printed: legend, table and inset are stacked inside it
///   any label     gets the text of its id, and is not printed where that is empty; "{scale}" in
///                 it becomes the scale of the map
///
/// Errors   NotFound: no such template. InvalidArgument: no item "map", unknown ending. Io.
[[nodiscard]] Result<std::string> exportSheet(
    LayerStore& store,
    const render::LayoutRequest& request,
    const std::function<void(double, const std::string&)>& progress);

}  // namespace hetu::helper
