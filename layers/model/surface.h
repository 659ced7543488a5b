#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "layers/base/text.h"
#include "layers/model/geometry.h"

namespace hetu {

/// A regular grid of square cells over the plane. Row 0 is the northernmost, column 0 the
/// westernmost; a value belongs to the centre of its cell. NaN: no value there.
struct Surface {
    std::string name = {};  ///< snake_case, as a layer's
    Text title = {};
    std::string unit = {};  ///< of the values: "1/km2"
    double minX = 0;        ///< west edge, metres
    double maxY = 0;        ///< north edge, metres
    double cellMetres = 1;
    int columns = 0;
    int rows = 0;
    std::vector<double> values = {};  ///< rows * columns, row by row

    [[nodiscard]] double at(int column, int row) const {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(column)];
    }
    [[nodiscard]] Point centreOf(int column, int row) const {
        return {minX + (column + 0.5) * cellMetres, maxY - (row + 0.5) * cellMetres};
    }
    [[nodiscard]] Extent extent() const {
        return {minX, maxY - rows * cellMetres, minX + columns * cellMetres, maxY};
    }
};

}  // namespace hetu
