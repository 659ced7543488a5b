#pragma once
#include <string>
#include <vector>

#include "layers/model/geometry.h"
#include "layers/model/table.h"

namespace hetu {

/// Rows with a position each: a named layer, or, with GeometryKind::None, a plain table.
///
/// Point layers keep their positions in `points` (one per row, NaN where none is known), so
/// that analyses get a span of plain numbers; lines and polygons are in `shapes`.
struct Layer {
    std::string name;  ///< snake_case: the table in the workspace file
    Text title = {};   ///< what people read; empty: the name
    GeometryKind kind = GeometryKind::None;
    Table table = {};
    std::vector<Point> points = {};
    std::vector<Geometry> shapes = {};

    [[nodiscard]] std::size_t rowCount() const {
        return kind == GeometryKind::None    ? table.rowCount()
               : kind == GeometryKind::Point ? points.size()
                                             : shapes.size();
    }
    [[nodiscard]] Extent extent() const;
};

}  // namespace hetu
