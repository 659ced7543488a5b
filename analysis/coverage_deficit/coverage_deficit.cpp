#include "analysis/coverage_deficit/coverage_deficit.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "analysis/core/counted_random.h"
#include "analysis/coverage_deficit/cell_outline.h"

namespace hetu::coverage_deficit {
namespace {

using analysis::DensityOptions;
using analysis::Kernel;
using analysis::WeightedPoint;

Error refusal(std::string_view en, std::string_view zh) {
    return {ErrorCode::InvalidArgument, {std::string(en), std::string(zh)}, {}};
}

Status check(std::span<const Organisation> organisations, const Options& o) {
    if (o.kernel != Kernel::Epanechnikov && o.kernel != Kernel::Gaussian &&
        o.kernel != Kernel::Uniform)
        return refusal("This kernel cannot be used here.", "这里不能使用这种核函数。");
    if (!(o.minimum > 0) || std::isinf(o.minimum))
        return refusal("The least support must be above 0.", "最少依据必须大于 0。");
    if (!(o.alpha > 0 && o.alpha < 1))
        return refusal("The significance level must lie between 0 and 1.",
                       "显著性水平必须在 0 与 1 之间。");
    if (o.permutations < 0)
        return refusal("The number of permutations cannot be negative.", "随机次数不能为负。");
    if (o.kernel == Kernel::Gaussian && o.cellMetres > o.bandwidthMetres / std::numbers::sqrt2)
        return refusal("The cells are too large for this search radius.",
                       "格子边长相对搜索半径太大。");
    if (organisations.empty())
        return refusal("There is no organisation to count.", "没有可以统计的组织。");
    return success();
}

/// What turns a density into a sum of kernels whose value in the middle is 1, and what sums of
/// squares need beside.
struct KernelSums {
    double toSum;           ///< sum K = toSum * density
    DensityOptions square;  ///< whose density is that of K^2
    double squareToSum;     ///< sum K^2 = squareToSum * that density
    double toSupport;       ///< integral of K / integral of K^2
};

KernelSums sumsOf(const DensityOptions& options) {
    using std::numbers::pi;
    const double area = options.bandwidthMetres * options.bandwidthMetres / 1e6;
    if (options.kernel == Kernel::Epanechnikov) {
        KernelSums sums{area * pi / 2, options, area * pi / 3, 1.5};
        sums.square.kernel = Kernel::Quartic;
        return sums;
    }
    if (options.kernel == Kernel::Gaussian) {
        const double whole = area * 2 * pi * (1 - std::exp(-12.5));  // cut at 5 h, as the density
        KernelSums sums{whole, options, whole / 2, 2};
        sums.square.bandwidthMetres = options.bandwidthMetres / std::numbers::sqrt2;
        return sums;
    }
    return {area * pi, options, area * pi, 1};
}

/// `count` of the points, any as likely as any other, in the order of the points.
std::vector<WeightedPoint> drawn(const std::vector<WeightedPoint>& points,
                                 std::size_t count,
                                 analysis::CountedRandom& random) {
    std::vector<WeightedPoint> sample;
    sample.reserve(count);
    std::size_t wanted = count, left = points.size();
    for (const WeightedPoint& p : points) {  // Knuth, TAOCP 2, 3.4.2, algorithm S
        if (wanted == 0) break;
        if (random.below(left) < wanted) {
            sample.push_back(p);
            --wanted;
        }
        --left;
    }
    return sample;
}

double upperTail(double z) {
    return 0.5 * std::erfc(z / std::numbers::sqrt2);
}

/// Cells side by side with p of at most alpha, and the organisations in them.
std::vector<Area> areasOf(const Deficit& deficit,
                          std::span<const Organisation> organisations,
                          const std::vector<double>& excess,
                          const std::vector<double>& greatest,
                          const Options& options) {
    const auto columns = static_cast<std::size_t>(deficit.frame.columns);
    const auto rows = static_cast<std::size_t>(deficit.frame.rows);
    std::vector<std::uint8_t> isIn(deficit.p.size());
    for (std::size_t k = 0; k < isIn.size(); ++k)
        isIn[k] = deficit.p[k] <= options.alpha;  // false where there is no value
    const CellGroups groups = groupsOf(isIn, columns, rows);
    std::vector<Area> areas(groups.count);
    std::vector<double> most(groups.count, -1);
    std::vector<std::size_t> cells(groups.count, 0);
    for (std::size_t k = 0; k < isIn.size(); ++k) {
        if (groups.of[k] == 0) continue;
        const std::size_t g = groups.of[k] - 1;
        Area& area = areas[g];
        ++cells[g];
        area.lowestP = std::min(area.lowestP, deficit.p[k]);
        area.mostZ = std::max(area.mostZ, deficit.z[k]);
        if (excess[k] > most[g]) {
            most[g] = excess[k];
            area.heart = {
                deficit.frame.minX + (static_cast<double>(k % columns) + 0.5) * options.cellMetres,
                deficit.frame.maxY - (static_cast<double>(k / columns) + 0.5) * options.cellMetres};
        }
    }
    for (const Organisation& one : organisations) {
        const double column =
            std::floor((one.position.x - deficit.frame.minX) / options.cellMetres);
        const double row = std::floor((deficit.frame.maxY - one.position.y) / options.cellMetres);
        if (!(column >= 0 && column < static_cast<double>(columns) && row >= 0 &&
              row < static_cast<double>(rows)))
            continue;
        const std::size_t k =
            static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
        if (groups.of[k] == 0) continue;
        Area& area = areas[groups.of[k] - 1];
        ++area.organisations;
        area.uncovered += one.isUncovered;
    }
    const std::vector<Geometry> outlines = outlinesOf(groups, columns, rows, deficit.frame.minX,
                                                      deficit.frame.maxY, options.cellMetres);
    for (std::size_t g = 0; g < areas.size(); ++g) {
        areas[g].outline = outlines[g];
        areas[g].areaKm2 =
            static_cast<double>(cells[g]) * options.cellMetres * options.cellMetres / 1e6;
        if (options.permutations > 0) {
            const auto worse = std::count_if(greatest.begin(), greatest.end(),
                                             [&](double z) { return z >= areas[g].mostZ - 1e-9; });
            areas[g].cityP = (1.0 + static_cast<double>(worse)) / (1.0 + options.permutations);
        }
    }
    std::erase_if(areas, [](const Area& area) { return area.uncovered == 0; });
    std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) {
        if (a.uncovered != b.uncovered) return a.uncovered > b.uncovered;
        if (a.mostZ != b.mostZ) return a.mostZ > b.mostZ;
        return a.heart.x != b.heart.x ? a.heart.x < b.heart.x : a.heart.y < b.heart.y;
    });
    return areas;
}

}  // namespace

Result<Deficit> compute(std::span<const Organisation> organisations,
                        const Options& options,
                        const Progress& progress) {
    HETU_CHECK(check(organisations, options));
    const DensityOptions density{.bandwidthMetres = options.bandwidthMetres,
                                 .cellMetres = options.cellMetres,
                                 .kernel = options.kernel,
                                 .threads = options.threads};
    std::vector<WeightedPoint> all, uncovered;
    for (const Organisation& one : organisations)
        all.push_back({one.position.x, one.position.y, 1});
    HETU_TRY(const analysis::Frame frame, frameAround(all, density));
    // So that a seed draws the same places whatever the order of the rows.
    std::sort(all.begin(), all.end(), [](const WeightedPoint& a, const WeightedPoint& b) {
        return a.x != b.x ? a.x < b.x : a.y < b.y;
    });
    for (const Organisation& one : organisations)
        if (one.isUncovered) uncovered.push_back({one.position.x, one.position.y, 1});

    const KernelSums sums = sumsOf(density);
    const auto sumOf = [&](const std::vector<WeightedPoint>& points, const DensityOptions& how,
                           double factor, const Progress& inner) -> Result<std::vector<double>> {
        HETU_TRY(Surface surface, kernelDensity(points, frame, how, inner));
        for (double& value : surface.values)
            value *= factor;
        return std::move(surface.values);
    };
    const double before = options.permutations > 0 ? 0.1 : 0.9;
    HETU_TRY(const std::vector<double> sumAll,
             sumOf(all, density, sums.toSum, progress.sub(0, before / 3)));
    HETU_TRY(const std::vector<double> sumUncovered,
             sumOf(uncovered, density, sums.toSum, progress.sub(before / 3, before * 2 / 3)));
    HETU_TRY(const std::vector<double> sumSquares,
             sumOf(all, sums.square, sums.squareToSum, progress.sub(before * 2 / 3, before)));

    Deficit out;
    out.frame = frame;
    const auto n = static_cast<double>(all.size());
    const auto cases = static_cast<double>(uncovered.size());
    const double average = cases / n;
    out.average = average;
    const std::size_t cells = sumAll.size();
    out.share.assign(cells, missingNumber);
    out.z.assign(cells, missingNumber);
    out.p.assign(cells, missingNumber);
    out.support.assign(cells, 0);
    std::vector<double> perDeviation(cells, 0), excess(cells, 0);
    std::vector<std::size_t> supported;
    for (std::size_t k = 0; k < cells; ++k) {
        out.support[k] = sumAll[k] * sums.toSupport;
        if (!(out.support[k] >= options.minimum)) continue;
        supported.push_back(k);
        out.share[k] = std::clamp(sumUncovered[k] / sumAll[k], 0.0, 1.0);
        excess[k] = sumUncovered[k] - average * sumAll[k];
        const double spread = sumSquares[k] / (sumAll[k] * sumAll[k]) - 1 / n;
        const double variance = n > 1 ? average * (1 - average) * n / (n - 1) * spread : 0;
        // Where all organisations weigh the same, r(s) is p whatever the labels.
        perDeviation[k] = variance > 1e-12 ? 1 / std::sqrt(variance) : 0;
        out.z[k] = (out.share[k] - average) * perDeviation[k];
        out.p[k] = perDeviation[k] > 0 ? upperTail(out.z[k]) : 1;
    }
    out.supported = supported.size();

    std::vector<double> greatest;
    const bool canVary = cases > 0 && cases < n && !supported.empty();
    if (options.permutations > 0) {
        // The sum over the covered says the same as the one over the uncovered.
        const bool isFewUncovered = 2 * cases <= n;
        const auto drawnCount = static_cast<std::size_t>(isFewUncovered ? cases : n - cases);
        std::vector<std::uint32_t> asLarge(cells, 0);
        for (int round = 0; canVary && round < options.permutations; ++round) {
            if (progress.cancelled()) return cancelledError();
            analysis::CountedRandom random(options.seed, static_cast<std::uint64_t>(round));
            const double from = 0.1 + 0.88 * round / options.permutations;
            HETU_TRY(const std::vector<double> sample,
                     sumOf(drawn(all, drawnCount, random), density, sums.toSum,
                           progress.sub(from, from + 0.88 / options.permutations)));
            double most = 0;
            for (const std::size_t k : supported) {
                const double labelled = isFewUncovered ? sample[k] : sumAll[k] - sample[k];
                // Equal up to rounding is as large.
                asLarge[k] += labelled >= sumUncovered[k] - 1e-9 * sumAll[k];
                most = std::max(most, (labelled / sumAll[k] - average) * perDeviation[k]);
            }
            greatest.push_back(most);
        }
        for (const std::size_t k : supported)
            out.p[k] = canVary && perDeviation[k] > 0
                           ? (1.0 + asLarge[k]) / (1.0 + options.permutations)
                           : 1;
    }
    out.areas = areasOf(out, organisations, excess, greatest, options);
    progress.report(1);
    return out;
}

}  // namespace hetu::coverage_deficit
