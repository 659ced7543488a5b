#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "layers/geometry/editing.h"
#include "layers/model/geometry.h"

namespace hetu {

/// What the hand was pulled to. A corner is stronger than a middle, a middle stronger than an edge.
enum class SnapKind { Corner, Middle, Edge };

struct Snap {
    Point at;
    SnapKind kind = SnapKind::Corner;
    double distanceMetres = 0;  ///< from where the hand was
    std::size_t shape = 0;      ///< position in the span
    CornerAddress corner;       ///< the corner; of a middle or an edge the corner it begins at
};

/// Which places attract.
struct SnapChoice {
    bool corners = true;
    bool middles = true;
    bool edges = true;
    /// A corner that is being moved: neither it nor the edges at it attract.
    std::optional<Point> except = {};
};

/// Shapes prepared for "what is near the hand". Points are corners; a closed ring's last corner is
/// its first. Positions that are not finite, and edges to them, attract nobody.
///
/// Cost   building O(n log n), memory about 50 bytes a corner; one query O(log n + found).
/// Holds  nearest() is what comparing every corner, middle and edge gives.
class SnapIndex {
public:
    SnapIndex() = default;
    explicit SnapIndex(std::span<const Geometry> shapes);

    /// The strongest place within `toleranceMetres` of `hand` (at exactly that distance too); of
    /// places equally strong the nearest; of those equally near the one of the lowest shape, part,
    /// ring and corner. The nearest place of an edge is never farther than its corners.
    [[nodiscard]] std::optional<Snap> nearest(Point hand,
                                              double toleranceMetres,
                                              SnapChoice choice = {}) const;
    [[nodiscard]] bool isEmpty() const { return m_edges.empty(); }

private:
    struct Edge {
        Point from, to;  ///< the same place twice: a lone point
        std::uint32_t shape, part, path, corner;
        bool isLast;  ///< its end is a corner of its own: of an open line
    };
    std::vector<Edge> m_edges;  ///< along a Z curve of their middles
    /// Boxes of sixteen, level by level: first those of edges, then those of boxes.
    std::vector<std::vector<Extent>> m_levels;
};

/// Whether the hand would close the figure that is being drawn: it has three corners or more and
/// its first one is within `toleranceMetres`.
[[nodiscard]] bool closesFigure(const Path& figure, Point hand, double toleranceMetres);

}  // namespace hetu
