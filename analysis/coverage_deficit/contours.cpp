#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "analysis/coverage_deficit/coverage_deficit.h"

namespace hetu::coverage_deficit {
namespace {

constexpr std::int64_t none = -1;

/// Between the centres of two neighbouring cells: twice the western or northern cell, plus 1
/// where the other is its southern neighbour.
using Side = std::int64_t;

struct Marched {
    std::vector<Side> next;               ///< the side to which the line goes on
    std::vector<std::uint8_t> hasBefore;  ///< a line comes here
};

Marched march(const std::vector<double>& p, std::int64_t columns, std::int64_t rows, double level) {
    Marched lines{std::vector<Side>(2 * p.size(), none), std::vector<std::uint8_t>(2 * p.size())};
    for (std::int64_t row = 0; row + 1 < rows; ++row)
        for (std::int64_t column = 0; column + 1 < columns; ++column) {
            const std::int64_t cell = row * columns + column;
            // Counter-clockwise from the north-west, and the sides that follow each corner.
            const std::array<std::int64_t, 4> corners{cell, cell + columns, cell + columns + 1,
                                                      cell + 1};
            const std::array<Side, 4> sides{2 * cell + 1, 2 * (cell + columns), 2 * (cell + 1) + 1,
                                            2 * cell};
            std::array<bool, 4> isIn{};
            double sum = 0;
            for (std::size_t k = 0; k < 4; ++k) {
                const double value = p[static_cast<std::size_t>(corners[k])];
                sum += value;
                isIn[k] = value <= level;
            }
            if (std::isnan(sum)) continue;
            const bool isJoined = sum / 4 <= level;  // two opposite corners, through the middle
            for (std::size_t k = 0; k < 4; ++k) {
                if (!isIn[k] || isIn[(k + 1) % 4]) continue;
                // The line leaves at this side and ends at the next side where it comes in again;
                // or, around the corner alone, at the last one before.
                std::size_t end = k;
                const bool isSaddle = isIn[(k + 2) % 4] && !isIn[(k + 3) % 4];
                const std::size_t step = isSaddle && !isJoined ? 3 : 1;
                do
                    end = (end + step) % 4;
                while (isIn[end] == isIn[(end + 1) % 4] || isIn[end]);
                lines.next[static_cast<std::size_t>(sides[k])] = sides[end];
                lines.hasBefore[static_cast<std::size_t>(sides[end])] = 1;
            }
        }
    return lines;
}

}  // namespace

std::vector<Contour> contoursOf(const Deficit& deficit,
                                double cellMetres,
                                std::span<const double> levels) {
    const std::int64_t columns = deficit.frame.columns, rows = deficit.frame.rows;
    const auto centreOf = [&](std::int64_t cell) {
        return Point{deficit.frame.minX + (static_cast<double>(cell % columns) + 0.5) * cellMetres,
                     deficit.frame.maxY - (static_cast<double>(cell / columns) + 0.5) * cellMetres};
    };
    std::vector<Contour> contours;
    for (const double level : levels) {
        Marched lines = march(deficit.p, columns, rows, level);
        const auto placeOf = [&](Side side) {
            const std::int64_t from = side / 2, to = side % 2 ? from + columns : from + 1;
            const double a = deficit.p[static_cast<std::size_t>(from)];
            const double b = deficit.p[static_cast<std::size_t>(to)];
            const double t = (level - a) / (b - a);
            const Point start = centreOf(from), end = centreOf(to);
            return Point{start.x + t * (end.x - start.x), start.y + t * (end.y - start.y)};
        };
        const auto follow = [&](Side side) {
            if (lines.next[static_cast<std::size_t>(side)] == none) return;
            Contour line{level, {}};
            while (side != none) {
                const Point p = placeOf(side);
                if (line.path.empty() || !(line.path.back() == p)) line.path.push_back(p);
                const Side next = lines.next[static_cast<std::size_t>(side)];
                lines.next[static_cast<std::size_t>(side)] = none;
                side = next;
            }
            if (line.path.size() > 1) contours.push_back(std::move(line));
        };
        const auto count = static_cast<Side>(lines.next.size());
        for (Side side = 0; side < count; ++side)  // first those that have an end
            if (!lines.hasBefore[static_cast<std::size_t>(side)]) follow(side);
        for (Side side = 0; side < count; ++side)
            follow(side);
    }
    return contours;
}

}  // namespace hetu::coverage_deficit
