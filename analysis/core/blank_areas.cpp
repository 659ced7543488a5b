#include "analysis/core/blank_areas.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/core/dbscan.h"
#include "analysis/core/smallest_circle.h"
#include "layers/index/point_index.h"

namespace hetu::analysis {
namespace {

/// An organisation of an area; its rank is its place by x, then y, so that nothing depends on the
/// order of rows.
struct Item {
    Point at;
    std::uint32_t rank = 0;
};
using Items = std::vector<Item>;
using Ranks = std::vector<std::uint32_t>;

struct Part {
    Ranks ranks;  ///< ascending
    std::vector<Point> hull;
    Circle circle;
};

Part partOf(const Items& items) {
    Part part;
    std::vector<Point> points;
    points.reserve(items.size());
    for (const Item& item : items) {
        points.push_back(item.at);
        part.ranks.push_back(item.rank);
    }
    part.hull = hullCorners(points);
    part.circle = smallestCircle(part.hull);
    return part;
}

/// Hull and circle of both together, without their ranks.
Part together(const Part& a, const Part& b) {
    std::vector<Point> corners = a.hull;
    corners.insert(corners.end(), b.hull.begin(), b.hull.end());
    std::sort(corners.begin(), corners.end(),
              [](Point p, Point q) { return p.x != q.x ? p.x < q.x : p.y < q.y; });
    Part part{{}, hullCorners(corners), {}};
    part.circle = smallestCircle(part.hull);
    return part;
}

/// The two sides of the middle of the principal axis (that of the largest variance).
std::pair<Items, Items> halves(const Items& items) {
    const auto count = static_cast<double>(items.size());
    const Point front = items.front().at;
    Point mean;
    for (const Item& item : items) {
        mean.x += (item.at.x - front.x) / count;
        mean.y += (item.at.y - front.y) / count;
    }
    mean.x += front.x;
    mean.y += front.y;
    double xx = 0, xy = 0, yy = 0;
    for (const Item& item : items) {
        const double dx = item.at.x - mean.x, dy = item.at.y - mean.y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    const Point axis{std::cos(angle), std::sin(angle)};
    const auto along = [&](const Item& item) {
        return (item.at.x - mean.x) * axis.x + (item.at.y - mean.y) * axis.y;
    };
    double from = along(items.front()), to = from;
    for (const Item& item : items) {
        const double here = along(item);
        from = std::min(from, here);
        to = std::max(to, here);
    }
    const double middle = from + (to - from) / 2;
    std::pair<Items, Items> sides;
    for (const Item& item : items)
        (along(item) <= middle ? sides.first : sides.second).push_back(item);
    return sides;
}

/// True if no circle of the radius can hold them, seen without looking for the smallest one.
bool isFarTooWide(const Items& items, double radius) {
    Extent extent;
    for (const Item& item : items)
        extent.include(item.at);
    // Far beyond what the rounding of that circle could amount to.
    return std::max(extent.width(), extent.height()) > 2 * radius * (1 + 1e-6) + 1e-3;
}

/// The area cut into parts that each fit into a circle of `radius`; empty if stopped.
std::vector<Part> divided(Items area, double radius, const Progress& progress) {
    std::vector<Part> parts;
    std::vector<Items> open;
    open.push_back(std::move(area));
    while (!open.empty()) {
        if (progress.cancelled()) return {};
        const Items items = std::move(open.back());
        open.pop_back();
        if (!isFarTooWide(items, radius)) {
            Part part = partOf(items);
            if (part.circle.radius <= radius) {
                parts.push_back(std::move(part));
                continue;
            }
        }
        auto [first, second] = halves(items);
        if (second.empty()) {  // only if rounding swallows the whole length of the axis
            const auto half = static_cast<std::ptrdiff_t>(first.size() / 2);
            second.assign(first.begin() + half, first.end());
            first.resize(static_cast<std::size_t>(half));
        }
        open.push_back(std::move(second));
        open.push_back(std::move(first));
    }
    return parts;
}

/// Joins parts below `minimum` to neighbours with which they still fit; drops the others.
std::vector<Part> joined(std::vector<Part> parts,
                         double radius,
                         std::size_t minimum,
                         const Progress& progress) {
    std::vector<Point> centres;
    for (const Part& part : parts)
        centres.push_back(part.circle.centre);
    // Two parts in one circle of the radius have their centres in it: at most 2 radii apart.
    const PointIndex index(centres, 2 * radius);
    std::vector<std::size_t> groupOf(parts.size());
    std::iota(groupOf.begin(), groupOf.end(), std::size_t{0});
    const auto find = [&groupOf](std::size_t i) {
        while (groupOf[i] != i)
            i = groupOf[i] = groupOf[groupOf[i]];
        return i;
    };
    constexpr std::size_t dropped = static_cast<std::size_t>(-1);
    std::vector<std::uint8_t> isDropped(parts.size(), 0);
    using Key = std::tuple<std::size_t, std::uint32_t, std::size_t>;  // size, first rank, part
    std::set<Key> small;
    const auto keyOf = [&](std::size_t i) {
        return Key{parts[i].ranks.size(), parts[i].ranks.front(), i};
    };
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].ranks.size() < minimum) small.insert(keyOf(i));
    while (!small.empty()) {
        if (progress.cancelled()) return {};
        const std::size_t one = std::get<2>(*small.begin());
        small.erase(small.begin());
        const Point centre = parts[one].circle.centre;
        std::set<std::tuple<double, std::uint32_t, std::size_t>> near;
        index.visitWithin(centre, 2 * radius * (1 + 1e-9) + 1e-6, [&](std::size_t i) {
            const std::size_t other = find(i);
            if (other == one || isDropped[other]) return;
            const Point c = parts[other].circle.centre;
            near.insert(
                {std::hypot(c.x - centre.x, c.y - centre.y), parts[other].ranks.front(), other});
        });
        std::size_t host = dropped;
        for (const auto& [metres, rank, other] : near) {
            Part both = together(parts[one], parts[other]);
            if (both.circle.radius > radius) continue;
            small.erase(keyOf(other));
            std::merge(parts[one].ranks.begin(), parts[one].ranks.end(), parts[other].ranks.begin(),
                       parts[other].ranks.end(), std::back_inserter(both.ranks));
            parts[other] = std::move(both);
            host = other;
            break;
        }
        if (host == dropped) {
            isDropped[one] = 1;
            continue;
        }
        groupOf[one] = host;
        if (parts[host].ranks.size() < minimum) small.insert(keyOf(host));
    }
    std::vector<Part> kept;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (groupOf[i] == i && !isDropped[i]) kept.push_back(std::move(parts[i]));
    return kept;
}

Blank blankOf(const Part& part, std::span<const Uncovered> sorted) {
    Blank blank;
    blank.centre = part.circle.centre;
    blank.reachMetres = part.circle.radius;
    blank.outline = part.hull;
    const auto count = static_cast<double>(part.ranks.size());
    Point mean;
    for (const std::uint32_t rank : part.ranks) {
        const Uncovered& one = sorted[rank];
        blank.organisations.push_back(rank);
        blank.employees += one.employees;
        blank.members += one.members;
        if (one.isUnknown) ++blank.unknown;
        mean.x += (one.position.x - blank.centre.x) / count;
        mean.y += (one.position.y - blank.centre.y) / count;
    }
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::uint32_t rank : part.ranks) {  // by x, then y: the first of ties
        const Point p = sorted[rank].position;
        const double metres =
            std::hypot(p.x - blank.centre.x - mean.x, p.y - blank.centre.y - mean.y);
        if (metres < nearest) {
            nearest = metres;
            blank.heart = p;
        }
    }
    return blank;
}

Error refusal(std::string_view en, std::string_view zh) {
    return {ErrorCode::InvalidArgument, {std::string(en), std::string(zh)}, {}};
}

}  // namespace

Status checkBlankOptions(const BlankOptions& options) {
    if (!(options.radiusMetres > 0) || std::isinf(options.radiusMetres))
        return refusal("The service radius must be above 0.", "服务半径必须大于 0。");
    if (!(options.distanceMetres > 0) || std::isinf(options.distanceMetres))
        return refusal("The distance must be above 0.", "相邻距离必须大于 0。");
    if (options.minimum < 2)
        return refusal("A blank has at least 2 organisations.", "空白点至少要有 2 家组织。");
    return success();
}

Result<AreaBlanks> blanksOfArea(std::span<const std::uint32_t> area,
                                std::span<const Uncovered> sorted,
                                const BlankOptions& options,
                                const Progress& progress) {
    Items items;
    items.reserve(area.size());
    for (const std::uint32_t rank : area)
        items.push_back({sorted[rank].position, rank});
    std::vector<Part> parts = divided(std::move(items), options.radiusMetres, progress);
    AreaBlanks out;
    out.isDivided = parts.size() > 1;
    parts = joined(std::move(parts), options.radiusMetres,
                   static_cast<std::size_t>(options.minimum), progress);
    if (progress.cancelled()) return cancelledError();
    std::size_t kept = 0;
    for (const Part& part : parts) {
        kept += part.ranks.size();
        out.blanks.push_back(blankOf(part, sorted));
    }
    if (out.isDivided) out.cutOff = area.size() - kept;
    return out;
}

void sortBlanks(std::vector<Blank>& blanks, std::span<const Uncovered> sorted) {
    std::sort(blanks.begin(), blanks.end(), [&](const Blank& a, const Blank& b) {
        if (a.organisations.size() != b.organisations.size())
            return a.organisations.size() > b.organisations.size();
        if (a.employees != b.employees) return a.employees > b.employees;
        const Point p = sorted[a.organisations.front()].position;
        const Point q = sorted[b.organisations.front()].position;
        return p.x != q.x ? p.x < q.x : p.y < q.y;
    });
}

Result<Blanks> findBlanks(std::span<const Uncovered> organisations,
                          const BlankOptions& options,
                          const Progress& progress) {
    HETU_CHECK(checkBlankOptions(options));
    for (const Uncovered& one : organisations)
        if (!std::isfinite(one.position.x) || !std::isfinite(one.position.y))
            return refusal("An organisation has no position.", "有组织没有位置。");
    if (progress.cancelled()) return cancelledError();

    std::vector<std::uint32_t> order(organisations.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Point p = organisations[a].position, q = organisations[b].position;
        return p.x != q.x ? p.x < q.x : p.y != q.y ? p.y < q.y : a < b;
    });
    std::vector<Uncovered> sorted;
    std::vector<Point> positions;
    sorted.reserve(order.size());
    positions.reserve(order.size());
    for (const std::uint32_t i : order) {
        sorted.push_back(organisations[i]);
        positions.push_back(organisations[i].position);
    }

    HETU_TRY(const Dbscan areas,
             dbscan(positions, options.distanceMetres, options.minimum, progress.sub(0, 0.6)));
    std::vector<Ranks> ranksOf(static_cast<std::size_t>(areas.clusterCount));
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank)
        if (areas.cluster[rank] >= 0)
            ranksOf[static_cast<std::size_t>(areas.cluster[rank])].push_back(rank);

    Blanks out;
    out.scattered = organisations.size();
    for (std::size_t a = 0; a < ranksOf.size(); ++a) {
        if (progress.cancelled()) return cancelledError();
        progress.report(0.6 + 0.4 * static_cast<double>(a) / static_cast<double>(ranksOf.size()));
        HETU_TRY(AreaBlanks area, blanksOfArea(ranksOf[a], sorted, options, progress));
        out.dividedAreas += area.isDivided;
        out.cutOff += area.cutOff;
        for (Blank& blank : area.blanks) {
            out.scattered -= blank.organisations.size();
            out.blanks.push_back(std::move(blank));
        }
    }
    sortBlanks(out.blanks, sorted);
    for (Blank& blank : out.blanks)
        for (std::size_t& k : blank.organisations)
            k = order[k];
    progress.report(1);
    return out;
}

}  // namespace hetu::analysis
