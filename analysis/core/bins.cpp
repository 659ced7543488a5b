#include "analysis/core/bins.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <numbers>
#include <optional>

#include "layers/base/parallel.h"
#include "layers/geometry/operations.h"
#include "layers/index/orientation.h"

namespace hetu::analysis {
namespace {

constexpr double leastSizeMetres = 1, greatestSizeMetres = 1e6;
constexpr double farthestMetres = 1e9;
// Instead of the position of a bin: nothing there; perhaps something, ask the regions.
constexpr int outside = -1, doubtful = -2;

std::int64_t floorOf(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return whole - (static_cast<double>(whole) > value);
}

bool isOdd(std::int64_t n) {
    return (n & 1) != 0;
}

bool isFinite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

BinAddress swapped(BinAddress bin) {
    return {bin.row, bin.column};
}

Path rectangle(const Extent& box) {
    return {{box.minX, box.minY},
            {box.maxX, box.minY},
            {box.maxX, box.maxY},
            {box.minX, box.maxY},
            {box.minX, box.minY}};
}

/// `value` rounded up to two digits, as a size that people would choose.
double roundedUp(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
    return std::ceil(value / unit) * unit;
}

Error badSize(double metres) {
    return {ErrorCode::InvalidArgument,
            textOf("A bin cannot be {} m wide.", "格网的宽度不能是 {} 米。", metres),
            textOf("Choose a width from {} to {} m.", "请选择 {} 至 {} 米之间的宽度。",
                   leastSizeMetres, greatestSizeMetres)};
}

/// The bins of one box, with what of the regions lies in it.
struct Block {
    BinAddress first, last;
    std::vector<Geometry> pieces;
};

Extent boxOf(const BinGrid& grid, BinAddress first, BinAddress last) {
    Extent box;
    // Every other row of hexagons is shifted, so the two outermost ones say how far all reach.
    for (const std::int64_t row : {first.row, std::min(first.row + 1, last.row),
                                   std::max(last.row - 1, first.row), last.row})
        for (const std::int64_t column : {first.column, std::min(first.column + 1, last.column),
                                          std::max(last.column - 1, first.column), last.column})
            box.include(grid.box({column, row}));
    return box;
}

/// Cuts regions to the bins of a block: halves it until a box is covered, is empty, or is one bin.
class Cutter {
public:
    Cutter(const BinGrid& grid, const Progress& progress) : m_grid(grid), m_progress(progress) {}

    /// Adds the bins of `block` to `bins` or, unless it is simple, its two halves to `rest`.
    Status cut(Block block, std::vector<Bin>& bins, std::deque<Block>& rest) const {
        if (m_progress.cancelled()) return cancelledError();
        if (block.first == block.last) return cutOne(block, bins);
        const Extent box = boxOf(m_grid, block.first, block.last);
        const Geometry frame = Geometry::polygon(rectangle(box));
        const double whole = area(frame);
        std::vector<Geometry> pieces;
        for (const Geometry& piece : block.pieces) {
            HETU_TRY(Geometry inside, intersection(piece, frame));
            if (inside.isEmpty()) continue;
            const bool isSimple = inside.parts.size() == 1 && inside.parts[0].size() == 1;
            if (isSimple && area(inside) >= whole * (1 - 1e-12)) {
                for (std::int64_t row = block.first.row; row <= block.last.row; ++row)
                    for (std::int64_t c = block.first.column; c <= block.last.column; ++c)
                        addWhole({c, row}, bins);
                return success();
            }
            pieces.push_back(std::move(inside));
        }
        if (pieces.empty()) return success();
        Block other{block.first, block.last, pieces};
        block.pieces = std::move(pieces);
        const std::int64_t columns = block.last.column - block.first.column;
        const std::int64_t rows = block.last.row - block.first.row;
        if (columns > rows) {
            block.last.column = block.first.column + columns / 2;
            other.first.column = block.last.column + 1;
        } else {
            block.last.row = block.first.row + rows / 2;
            other.first.row = block.last.row + 1;
        }
        rest.push_back(std::move(block));
        rest.push_back(std::move(other));
        return success();
    }

private:
    void addWhole(BinAddress address, std::vector<Bin>& bins) const {
        bins.push_back(
            {address, Geometry::polygon(m_grid.outline(address)), m_grid.areaSquareMetres(), true});
    }

    Status cutOne(const Block& block, std::vector<Bin>& bins) const {
        const Geometry outline = Geometry::polygon(m_grid.outline(block.first));
        std::vector<Geometry> pieces;
        for (const Geometry& piece : block.pieces) {
            HETU_TRY(Geometry inside, intersection(piece, outline));
            if (!inside.isEmpty()) pieces.push_back(std::move(inside));
        }
        if (pieces.empty()) return success();
        Geometry shape = pieces.front();
        if (pieces.size() > 1) {
            HETU_TRY(shape, unionOf(pieces));
        }
        const double inside = area(shape);
        // Regions that share a border may miss each other by a rounding.
        if (inside >= m_grid.areaSquareMetres() * (1 - 1e-9))
            addWhole(block.first, bins);
        else if (inside > 0)
            bins.push_back({block.first, std::move(shape), inside, false});
        return success();
    }

    const BinGrid& m_grid;
    const Progress& m_progress;
};

}  // namespace

BinGrid::BinGrid(BinShape shape, double sizeMetres)
    : m_shape(shape),
      m_size(sizeMetres),
      m_halfWidth(sizeMetres / 2),
      m_quarterHeight(sizeMetres / (2 * std::numbers::sqrt3)) {}

double BinGrid::areaSquareMetres() const {
    return m_shape == BinShape::Square ? m_size * m_size
                                       : m_size * m_size * std::numbers::sqrt3 / 2;
}

Point BinGrid::centre(BinAddress bin) const {
    if (m_shape == BinShape::Square)
        return {(static_cast<double>(bin.column) + 0.5) * m_size,
                (static_cast<double>(bin.row) + 0.5) * m_size};
    if (m_shape == BinShape::FlatHexagon) bin = swapped(bin);
    const double along = static_cast<double>(2 * bin.column + isOdd(bin.row)) * m_halfWidth;
    const double across = static_cast<double>(3 * bin.row) * m_quarterHeight;
    return m_shape == BinShape::FlatHexagon ? Point{across, along} : Point{along, across};
}

Path BinGrid::outline(BinAddress bin) const {
    if (m_shape == BinShape::Square) return rectangle(box(bin));
    const bool isFlat = m_shape == BinShape::FlatHexagon;
    if (isFlat) bin = swapped(bin);
    const std::int64_t along = 2 * bin.column + isOdd(bin.row), across = 3 * bin.row;
    constexpr std::array<std::array<int, 2>, 6> corners{
        {{0, -2}, {1, -1}, {1, 1}, {0, 2}, {-1, 1}, {-1, -1}}};
    Path ring;
    for (const auto& [dAlong, dAcross] : corners) {
        const Point p{static_cast<double>(along + dAlong) * m_halfWidth,
                      static_cast<double>(across + dAcross) * m_quarterHeight};
        ring.push_back(isFlat ? Point{p.y, p.x} : p);
    }
    if (isFlat) std::reverse(ring.begin(), ring.end());
    ring.push_back(ring.front());
    return ring;
}

Extent BinGrid::box(BinAddress bin) const {
    Extent box;
    if (m_shape == BinShape::Square) {
        const auto column = static_cast<double>(bin.column), row = static_cast<double>(bin.row);
        return {column * m_size, row * m_size, (column + 1) * m_size, (row + 1) * m_size};
    }
    for (const Point p : outline(bin))
        box.include(p);
    return box;
}

std::vector<BinAddress> BinGrid::neighbours(BinAddress bin, bool withCorners) const {
    const auto [column, row] = bin;
    if (m_shape == BinShape::Square) {
        std::vector<BinAddress> out{
            {column + 1, row}, {column, row + 1}, {column - 1, row}, {column, row - 1}};
        if (withCorners)
            for (const std::int64_t up : {1, -1})
                for (const std::int64_t right : {1, -1})
                    out.push_back({column + right, row + up});
        return out;
    }
    const bool isFlat = m_shape == BinShape::FlatHexagon;
    const BinAddress own = isFlat ? swapped(bin) : bin;
    const std::int64_t left = own.column - 1 + isOdd(own.row);
    std::vector<BinAddress> out{{own.column + 1, own.row}, {left + 1, own.row + 1},
                                {left, own.row + 1},       {own.column - 1, own.row},
                                {left, own.row - 1},       {left + 1, own.row - 1}};
    if (isFlat) std::transform(out.begin(), out.end(), out.begin(), swapped);
    return out;
}

BinAddress BinGrid::guess(Point p, bool& isSure) const {
    const bool isFlat = m_shape == BinShape::FlatHexagon;
    const double along = isFlat ? p.y : p.x, across = isFlat ? p.x : p.y;
    // The centres form two lattices of rectangles, the even rows and the odd ones; the bin is
    // that of the nearest centre.
    const double rowStep = 3 * m_quarterHeight;
    const std::int64_t evenRow = 2 * floorOf(across / (2 * rowStep) + 0.5);
    const std::int64_t evenColumn = floorOf(along / m_size + 0.5);
    const std::int64_t oddRow = 2 * floorOf(across / (2 * rowStep)) + 1;
    const std::int64_t oddColumn = floorOf(along / m_size);
    const double evenAlong = along - static_cast<double>(evenColumn) * m_size;
    const double evenAcross = across - static_cast<double>(evenRow) * rowStep;
    const double oddAlong = along - (static_cast<double>(oddColumn) + 0.5) * m_size;
    const double oddAcross = across - static_cast<double>(oddRow) * rowStep;
    const bool isEven = evenAlong * evenAlong + evenAcross * evenAcross <
                        oddAlong * oddAlong + oddAcross * oddAcross;
    const double dAlong = std::abs(isEven ? evenAlong : oddAlong);
    const double dAcross = std::abs(isEven ? evenAcross : oddAcross);
    const double reach = std::max(dAlong, dAlong / 2 + dAcross * (std::numbers::sqrt3 / 2));
    const double rounding = 64 * 0x1p-53 * (std::abs(along) + std::abs(across) + m_size);
    isSure = m_halfWidth - reach > rounding;
    const BinAddress found =
        isEven ? BinAddress{evenColumn, evenRow} : BinAddress{oddColumn, oddRow};
    return isFlat ? swapped(found) : found;
}

/// Whether a point a little east of `p`, and still less north of it, lies inside.
bool BinGrid::holds(BinAddress bin, Point p) const {
    const Path ring = outline(bin);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point a = ring[i], b = ring[i + 1];
        const int side = orientation(a, b, p);
        if (side < 0) return false;
        if (side == 0 && (b.y != a.y ? b.y > a.y : b.x < a.x)) return false;
    }
    return true;
}

BinAddress BinGrid::at(Point p) const {
    if (m_shape == BinShape::Square) {
        const auto along = [this](double value) {
            std::int64_t cell = floorOf(value / m_size);
            while (static_cast<double>(cell) * m_size > value)
                --cell;
            while (static_cast<double>(cell + 1) * m_size <= value)
                ++cell;
            return cell;
        };
        return {along(p.x), along(p.y)};
    }
    bool isSure = false;
    const BinAddress likely = guess(p, isSure);
    if (isSure || holds(likely, p)) return likely;
    for (const BinAddress other : neighbours(likely, true))
        if (holds(other, p)) return other;
    return likely;
}

Status Bins::settleFrame(const Extent& extent) {
    const double size = m_grid.sizeMetres();
    if (!(size >= leastSizeMetres && size <= greatestSizeMetres)) return badSize(size);
    for (const double value : {extent.minX, extent.minY, extent.maxX, extent.maxY})
        if (!(std::abs(value) <= farthestMetres))
            return Error{ErrorCode::InvalidArgument,
                         textOf("A position of {} m is not on the map.",
                                "坐标 {} 米不在地图范围内。", value),
                         {"Check the coordinate system.", "请检查坐标系。"}};
    m_extent = extent;
    const double count = (extent.width() / size + 2) * (extent.height() / size + 2) * size * size /
                         m_grid.areaSquareMetres();
    if (count > mostBins)
        return Error{ErrorCode::InvalidArgument,
                     textOf("Bins of {} m would be about {}; at most {} can be made.",
                            "{} 米的格网约有 {} 个，最多只能生成 {} 个。", size, toGrouped(count),
                            toGrouped(mostBins)),
                     textOf("Choose a width of {} m or more.", "请选择 {} 米以上的宽度。",
                            roundedUp(size * std::sqrt(count / mostBins)))};
    // One more on each side than the corners need: shifted rows reach half a bin farther.
    m_first = m_grid.at({extent.minX, extent.minY});
    m_last = m_grid.at({extent.maxX, extent.maxY});
    m_first = {m_first.column - 1, m_first.row - 1};
    m_last = {m_last.column + 1, m_last.row + 1};
    return success();
}

std::size_t Bins::frameIndex(BinAddress bin) const {
    const auto columns = static_cast<std::size_t>(m_last.column - m_first.column + 1);
    return static_cast<std::size_t>(bin.row - m_first.row) * columns +
           static_cast<std::size_t>(bin.column - m_first.column);
}

bool Bins::isInFrame(BinAddress bin) const {
    return !m_positions.empty() && bin.column >= m_first.column && bin.column <= m_last.column &&
           bin.row >= m_first.row && bin.row <= m_last.row;
}

void Bins::number() {
    std::sort(m_bins.begin(), m_bins.end(),
              [](const Bin& a, const Bin& b) { return swapped(a.address) < swapped(b.address); });
    m_positions.assign(frameIndex(m_last) + 1, outside);
    for (std::size_t i = 0; i < m_bins.size(); ++i)
        m_positions[frameIndex(m_bins[i].address)] = static_cast<int>(i);
    if (!m_isClipped) return;
    for (const Bin& bin : m_bins)
        for (const BinAddress other : m_grid.neighbours(bin.address, true))
            if (isInFrame(other) && m_positions[frameIndex(other)] == outside)
                m_positions[frameIndex(other)] = doubtful;
}

int Bins::find(BinAddress bin) const {
    return isInFrame(bin) ? std::max(m_positions[frameIndex(bin)], outside) : outside;
}

Result<Bins> Bins::within(const BinGrid& grid,
                          std::span<const Geometry> regions,
                          const Progress& progress,
                          int threads) {
    if (progress.cancelled()) return cancelledError();
    Bins out(grid);
    out.m_isClipped = true;
    std::vector<Geometry> areas;
    Extent extent;
    for (const Geometry& region : regions) {
        if (region.kind != GeometryKind::Polygon || region.isEmpty()) continue;
        HETU_TRY(Geometry valid, makeValid(region));
        extent.include(valid.extent());
        areas.push_back(std::move(valid));
    }
    if (extent.isEmpty()) return out;
    HETU_CHECK(out.settleFrame(extent));
    out.m_regions = PolygonIndex(areas);

    // Enough blocks for the threads first, then each to its end.
    const Cutter cutter(grid, progress);
    std::deque<Block> blocks{{out.m_first, out.m_last, std::move(areas)}};
    while (!blocks.empty() && blocks.size() < 256) {
        Block block = std::move(blocks.front());
        blocks.pop_front();
        HETU_CHECK(cutter.cut(std::move(block), out.m_bins, blocks));
    }
    std::vector<std::vector<Bin>> found(blocks.size());
    std::vector<std::optional<Error>> failed(blocks.size());
    const bool isDone =
        inPieces(blocks.size(), 1, threads, progress, [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i) {
                std::deque<Block> rest{std::move(blocks[i])};
                while (!rest.empty()) {
                    Block block = std::move(rest.back());  // depth first: few at a time
                    rest.pop_back();
                    const Status cut = cutter.cut(std::move(block), found[i], rest);
                    if (cut.ok()) continue;
                    failed[i] = cut.error();
                    return;
                }
            }
        });
    for (const std::optional<Error>& error : failed)
        if (error) return *error;
    if (!isDone) return cancelledError();
    for (std::vector<Bin>& some : found)
        std::move(some.begin(), some.end(), std::back_inserter(out.m_bins));
    out.number();
    return out;
}

Result<Bins> Bins::around(const BinGrid& grid, const Extent& extent) {
    Bins out(grid);
    if (extent.isEmpty()) return out;
    HETU_CHECK(out.settleFrame(extent));
    for (std::int64_t row = out.m_first.row; row <= out.m_last.row; ++row)
        for (std::int64_t column = out.m_first.column; column <= out.m_last.column; ++column)
            if (grid.box({column, row}).overlaps(extent))
                out.m_bins.push_back({{column, row},
                                      Geometry::polygon(grid.outline({column, row})),
                                      grid.areaSquareMetres(),
                                      true});
    out.number();
    return out;
}

int Bins::nearestNeighbour(BinAddress bin, Point p) const {
    int found = -1;
    double nearest = std::numeric_limits<double>::infinity();
    for (const BinAddress other : m_grid.neighbours(bin, true)) {
        const int position = find(other);
        if (position < 0) continue;
        const Point centre = m_grid.centre(other);
        const double metres = std::hypot(centre.x - p.x, centre.y - p.y);
        if (metres > nearest || (metres == nearest && position > found)) continue;
        nearest = metres;
        found = position;
    }
    return found;
}

Result<std::vector<int>> Bins::assign(std::span<const Point> points,
                                      const Progress& progress,
                                      int threads) const {
    std::vector<int> out(points.size(), outside);
    if (!inPieces(points.size(), 16'384, threads, progress.sub(0, 0.5),
                  [&](std::size_t from, std::size_t to) {
                      for (std::size_t i = from; i < to; ++i) {
                          const Point p = points[i];
                          if (!isFinite(p) || !m_extent.covers(p)) continue;
                          const BinAddress bin = m_grid.at(p);
                          if (!isInFrame(bin)) continue;
                          const int position = m_positions[frameIndex(bin)];
                          out[i] = position < 0 || m_bins[position].isWhole ? position : doubtful;
                      }
                  }))
        return cancelledError();

    // Those in bins that are cut, and beside all bins, are asked for in the regions.
    std::vector<Point> asked;
    std::vector<std::size_t> askedFor;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (out[i] == doubtful) {
            asked.push_back(points[i]);
            askedFor.push_back(i);
        }
    HETU_TRY(const Coverings inside, m_regions.coverings(asked, progress.sub(0.5, 1), threads));
    for (std::size_t k = 0; k < asked.size(); ++k) {
        int& position = out[askedFor[k]];
        position = outside;
        if (inside.of(k).empty()) continue;
        const BinAddress bin = m_grid.at(asked[k]);
        position = find(bin);
        if (position < 0) position = nearestNeighbour(bin, asked[k]);
    }
    return out;
}

std::vector<BinCount> countInBins(const Organisations& organisations,
                                  std::span<const int> binOf,
                                  std::size_t bins) {
    std::vector<BinCount> counts(bins);
    for (std::size_t i = 0; i < binOf.size(); ++i) {
        if (binOf[i] < 0) continue;
        BinCount& count = counts[static_cast<std::size_t>(binOf[i])];
        ++count.organisations;
        count.employees += organisations.employees[i];
        count.members += organisations.members[i];
        count.covered += organisations.hasOrg(i);
    }
    return counts;
}

std::vector<double> statisticInBins(std::span<const double> values,
                                    std::span<const int> binOf,
                                    std::size_t bins,
                                    ValueStatistic statistic) {
    std::vector<std::size_t> starts(bins + 1, 0);
    const auto counts = [&](std::size_t i) { return binOf[i] >= 0 && !std::isnan(values[i]); };
    for (std::size_t i = 0; i < values.size(); ++i)
        if (counts(i)) ++starts[static_cast<std::size_t>(binOf[i]) + 1];
    for (std::size_t b = 0; b < bins; ++b)
        starts[b + 1] += starts[b];
    std::vector<double> sorted(starts.back());
    std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (counts(i)) sorted[next[static_cast<std::size_t>(binOf[i])]++] = values[i];

    std::vector<double> out(bins, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t b = 0; b < bins; ++b) {
        const std::span<double> in(sorted.data() + starts[b], starts[b + 1] - starts[b]);
        // In order of value, so that a sum rounds the same whatever the order of the rows.
        std::sort(in.begin(), in.end());
        double sum = 0;
        for (const double value : in)
            sum += value;
        if (statistic == ValueStatistic::Sum) out[b] = sum;
        if (in.empty()) continue;
        const std::size_t middle = in.size() / 2;
        switch (statistic) {
            case ValueStatistic::Sum:
                break;
            case ValueStatistic::Mean:
                out[b] = sum / static_cast<double>(in.size());
                break;
            case ValueStatistic::Minimum:
                out[b] = in.front();
                break;
            case ValueStatistic::Maximum:
                out[b] = in.back();
                break;
            case ValueStatistic::Median:
                out[b] = in.size() % 2 == 1 ? in[middle] : (in[middle - 1] + in[middle]) / 2;
                break;
        }
    }
    return out;
}

}  // namespace hetu::analysis
