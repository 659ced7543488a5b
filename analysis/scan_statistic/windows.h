#pragma once
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu::scan_statistic {

/// The form of a window: a circle, or an ellipse `ratio` times as long as wide whose long axis
/// points `degrees` from east to north. Its size is the short semi-axis.
struct Shape {
    double ratio = 1;
    double degrees = 0;
    double eastwards = 1, northwards = 0;  ///< direction of the long axis, of length 1
    double factor = 1;                     ///< what a likelihood ratio counts in this form, 0..1
};

/// The size of the window of that form around `a` whose border goes through `b`, metres.
[[nodiscard]] inline double sizeTo(const Shape& shape, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double along = (dx * shape.eastwards + dy * shape.northwards) * (1 / shape.ratio);
    const double across = dy * shape.eastwards - dx * shape.northwards;
    return std::sqrt(along * along + across * across);
}

/// One location in the order in which windows around a centre reach them.
struct Reached {
    std::uint32_t size;  ///< of the window, in units of Locations::unitMetres
    std::uint32_t location;
};

/// Distinct positions with what lies there, stored in strips of like number from south to north,
/// each from west to east, so that neighbours lie near each other in memory.
class Locations {
public:
    /// Points that are equal to the bit are one location. REQUIRES: finite.
    explicit Locations(std::span<const Point> points);

    [[nodiscard]] std::size_t size() const { return m_x.size(); }
    [[nodiscard]] Point at(std::size_t location) const { return {m_x[location], m_y[location]}; }
    /// The location of every point.
    [[nodiscard]] const std::vector<std::uint32_t>& ofPoint() const { return m_ofPoint; }
    /// What sizes are rounded to: a millimetre, more where the extent is above 2,000 km.
    [[nodiscard]] double unitMetres() const { return m_unit; }
    /// A size in whole units, the nearest; none is greater than `mostUnits`.
    [[nodiscard]] std::uint32_t units(double metres) const {
        const double exact = metres * (1 / m_unit) + 0.5;
        return exact < mostUnits ? static_cast<std::uint32_t>(exact) : mostUnits;
    }
    static constexpr std::uint32_t mostUnits = 2'100'000'000U;

    /// Locations that windows of this form around `centre` reach up to and including `largest`,
    /// by size, then by location.
    void reach(std::size_t centre,
               const Shape& shape,
               std::uint32_t largest,
               std::vector<Reached>& found) const;

private:
    double m_unit = 0.001;
    std::size_t m_stripSize = 1;
    std::vector<double> m_x, m_y;
    std::vector<double> m_stripSouth, m_stripNorth;
    std::vector<std::uint32_t> m_ofPoint;
};

/// Sorts by size, then by location.
void sortReached(std::vector<Reached>& found, std::vector<Reached>& spare);

}  // namespace hetu::scan_statistic
