#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// The clusters of `dbscan` over points that come and go, following every change.
///
/// Points are fixed; each is on or off, and only those that are on exist. They are kept in cells
/// of side distance / sqrt(2), like those of dbscan. A change looks again only at cells within
/// two of a changed one: which points there are core points, which cells of core points touch,
/// and which core point is nearest to a point on the border. Then the cells are joined anew,
/// which costs a few steps a cell.
///
/// Threads  One object, one caller at a time; `clusters` uses several threads.
/// Cost     building O(n log n); a change about O(points of the cells around it + cells).
/// Holds    The same sets as dbscan of the points that are on, after any sequence of changes.
class LiveClusters {
public:
    /// REQUIRES: points are finite; distanceMetres > 0; minimum >= 1; fewer than 2^32 points.
    /// Errors   InvalidArgument: a REQUIRES is broken, or the points lie so far apart (more than
    ///          2^30 distances from the origin) that doubles cannot tell them apart.
    [[nodiscard]] static Result<LiveClusters> create(std::span<const Point> points,
                                                     double distanceMetres,
                                                     int minimum);

    /// Switches a point on or off; all are off at first.
    void set(std::uint32_t point, bool isOn);

    /// The clusters of the points that are on: positions in the span, ascending; clusters in the
    /// order of their first.
    /// Errors   Cancelled; what was asked for is then made up for by the next call.
    [[nodiscard]] Result<std::vector<std::vector<std::uint32_t>>> clusters(const Progress& progress,
                                                                           int threads = 0);

private:
    struct Cell {
        Extent box;  ///< of its points, on or off
        std::int64_t column = 0, row = 0;
        std::uint32_t from = 0, to = 0;  ///< of m_items
        std::uint32_t firstNeighbour = 0;
        std::uint32_t on = 0;     ///< points that are on
        std::uint32_t cores = 0;  ///< core points
    };
    struct Item {
        Point at;
        std::uint32_t point = 0;  ///< its position in the span
    };
    enum class Link : std::uint8_t { Unknown, Apart, Touching };

    LiveClusters() = default;
    void findNeighbours();
    [[nodiscard]] bool isCoreAt(std::uint32_t cell, Point p) const;
    /// Says anew which points of a cell are core points; true if some answer changed.
    bool findCores(std::uint32_t cell);
    void findOwners(std::uint32_t cell);
    [[nodiscard]] bool touch(const Cell& a, const Cell& b) const;
    [[nodiscard]] std::vector<std::uint32_t> around(const std::vector<std::uint8_t>& marked) const;
    void forgetLinks(std::uint32_t cell);
    [[nodiscard]] bool joinCells(std::vector<std::uint32_t>& parent, const Progress& progress);

    double m_limit = 0;  ///< square of the distance
    std::uint32_t m_minimum = 1;
    std::vector<Item> m_items;               ///< cell by cell, ascending points in each
    std::vector<Cell> m_cells;               ///< by row, then column
    std::vector<std::uint32_t> m_neighbour;  ///< of each cell: the nearest first
    std::vector<Link> m_link;  ///< beside m_neighbour; kept with the higher cell of the two
    std::vector<std::uint32_t> m_cellOf;  ///< of each point
    std::vector<std::uint8_t> m_isOn, m_isCore;
    std::vector<std::uint32_t> m_owner;        ///< of each point: a cell of its cluster, or noSet
    std::vector<std::uint8_t> m_isDirty;       ///< of each cell: points were switched
    std::vector<std::uint8_t> m_isOwnerDirty;  ///< of each cell: its owners are not settled
};

}  // namespace hetu::analysis
