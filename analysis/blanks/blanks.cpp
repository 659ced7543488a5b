#include "analysis/blanks/blanks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "analysis/blanks/smallest_circle.h"
#include "analysis/core/dbscan.h"
#include "layers/index/point_index.h"

namespace hetu::blanks {
namespace {

/// Uncovered organisations in the order of x, then y, so that nothing depends on their rows.
/// A rank is a place in this order.
using Ranks = std::vector<std::uint32_t>;

struct Part {
    Ranks ranks;  ///< ascending
    std::vector<Point> hull;
    Circle circle;
};

Part partOf(Ranks ranks, const std::vector<Point>& sorted) {
    std::vector<Point> points;
    points.reserve(ranks.size());
    for (const std::uint32_t rank : ranks)
        points.push_back(sorted[rank]);
    Part part{std::move(ranks), hullCorners(points), {}};
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
std::pair<Ranks, Ranks> halves(const Ranks& ranks, const std::vector<Point>& sorted) {
    const auto count = static_cast<double>(ranks.size());
    Point mean;
    for (const std::uint32_t rank : ranks) {
        mean.x += (sorted[rank].x - sorted[ranks.front()].x) / count;
        mean.y += (sorted[rank].y - sorted[ranks.front()].y) / count;
    }
    mean.x += sorted[ranks.front()].x;
    mean.y += sorted[ranks.front()].y;
    double xx = 0, xy = 0, yy = 0;
    for (const std::uint32_t rank : ranks) {
        const double dx = sorted[rank].x - mean.x, dy = sorted[rank].y - mean.y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    const Point axis{std::cos(angle), std::sin(angle)};
    const auto along = [&](std::uint32_t rank) {
        return (sorted[rank].x - mean.x) * axis.x + (sorted[rank].y - mean.y) * axis.y;
    };
    double from = along(ranks.front()), to = from;
    for (const std::uint32_t rank : ranks) {
        from = std::min(from, along(rank));
        to = std::max(to, along(rank));
    }
    const double middle = from + (to - from) / 2;
    std::pair<Ranks, Ranks> sides;
    for (const std::uint32_t rank : ranks)
        (along(rank) <= middle ? sides.first : sides.second).push_back(rank);
    return sides;
}

/// The area cut into parts that each fit into a circle of `radius`; empty if stopped.
std::vector<Part> divided(Ranks area,
                          const std::vector<Point>& sorted,
                          double radius,
                          const Progress& progress) {
    std::vector<Part> parts;
    std::vector<Ranks> open;
    open.push_back(std::move(area));
    while (!open.empty()) {
        if (progress.cancelled()) return {};
        Part part = partOf(std::move(open.back()), sorted);
        open.pop_back();
        if (part.circle.radius <= radius) {
            parts.push_back(std::move(part));
            continue;
        }
        auto [first, second] = halves(part.ranks, sorted);
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

Blank blankOf(const Part& part,
              std::span<const Organisation> organisations,
              const std::vector<std::uint32_t>& order) {
    Blank blank;
    blank.centre = part.circle.centre;
    blank.reachMetres = part.circle.radius;
    const auto count = static_cast<double>(part.ranks.size());
    Point mean;
    for (const std::uint32_t rank : part.ranks) {
        const Organisation& one = organisations[order[rank]];
        blank.organisations.push_back(order[rank]);
        blank.employees += one.employees;
        blank.members += one.members;
        if (one.isUnknown) ++blank.unknown;
        mean.x += (one.position.x - blank.centre.x) / count;
        mean.y += (one.position.y - blank.centre.y) / count;
    }
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::size_t i : blank.organisations) {  // by x, then y: the first of ties
        const Point p = organisations[i].position;
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

Result<Blanks> compute(std::span<const Organisation> organisations,
                       const Options& options,
                       const Progress& progress) {
    if (!(options.radiusMetres > 0) || std::isinf(options.radiusMetres))
        return refusal("The service radius must be above 0.", "服务半径必须大于 0。");
    if (!(options.distanceMetres > 0) || std::isinf(options.distanceMetres))
        return refusal("The distance must be above 0.", "相邻距离必须大于 0。");
    if (options.minimum < 2)
        return refusal("A blank has at least 2 organisations.", "空白点至少要有 2 家组织。");
    for (const Organisation& one : organisations)
        if (!std::isfinite(one.position.x) || !std::isfinite(one.position.y))
            return refusal("An organisation has no position.", "有组织没有位置。");
    if (progress.cancelled()) return cancelledError();

    std::vector<std::uint32_t> order(organisations.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Point p = organisations[a].position, q = organisations[b].position;
        return p.x != q.x ? p.x < q.x : p.y != q.y ? p.y < q.y : a < b;
    });
    std::vector<Point> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t i : order)
        sorted.push_back(organisations[i].position);

    HETU_TRY(const analysis::Dbscan areas, analysis::dbscan(sorted, options.distanceMetres,
                                                            options.minimum, progress.sub(0, 0.6)));
    std::vector<Ranks> ranksOf(static_cast<std::size_t>(areas.clusterCount));
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank)
        if (areas.cluster[rank] >= 0)
            ranksOf[static_cast<std::size_t>(areas.cluster[rank])].push_back(rank);

    const auto minimum = static_cast<std::size_t>(options.minimum);
    Blanks out;
    std::size_t inBlanks = 0;
    for (std::size_t a = 0; a < ranksOf.size(); ++a) {
        if (progress.cancelled()) return cancelledError();
        progress.report(0.6 + 0.4 * static_cast<double>(a) / static_cast<double>(ranksOf.size()));
        const std::size_t size = ranksOf[a].size();
        std::vector<Part> parts =
            divided(std::move(ranksOf[a]), sorted, options.radiusMetres, progress);
        const bool isDivided = parts.size() > 1;
        parts = joined(std::move(parts), options.radiusMetres, minimum, progress);
        if (progress.cancelled()) return cancelledError();
        std::size_t kept = 0;
        for (const Part& part : parts) {
            kept += part.ranks.size();
            out.blanks.push_back(blankOf(part, organisations, order));
        }
        inBlanks += kept;
        if (isDivided) {
            ++out.dividedAreas;
            out.cutOff += size - kept;
        }
    }
    out.scattered = organisations.size() - inBlanks;
    std::sort(out.blanks.begin(), out.blanks.end(), [&](const Blank& a, const Blank& b) {
        if (a.organisations.size() != b.organisations.size())
            return a.organisations.size() > b.organisations.size();
        if (a.employees != b.employees) return a.employees > b.employees;
        const Point p = organisations[a.organisations.front()].position;
        const Point q = organisations[b.organisations.front()].position;
        return p.x != q.x ? p.x < q.x : p.y < q.y;
    });
    progress.report(1);
    return out;
}

namespace {

/// "B" and six digits of base 32 for the square of 100 m around `centre`. Different squares have
/// different ids as long as they are less than 3,276 km apart; `attempt` gives others.
std::string idAt(Point centre, std::uint32_t attempt) {
    constexpr std::uint32_t mask = (1u << 30) - 1;
    const auto step = [](double metres) {
        return static_cast<std::uint32_t>(
            static_cast<std::int64_t>(std::floor(std::clamp(metres, -1e15, 1e15) / 100)) & 0x7FFF);
    };
    std::uint32_t code = (step(centre.x) << 15) | step(centre.y);
    // Neighbouring squares shall not look alike: each line can be undone, so nothing collides.
    code ^= code >> 15;
    code = (code * 0x2C1B3C6Du) & mask;
    code ^= code >> 15;
    code = (code + attempt) & mask;
    static constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string id = "B";
    for (int shift = 25; shift >= 0; shift -= 5)
        id += digits[(code >> shift) & 31];
    return id;
}

}  // namespace

std::vector<std::string> stableIds(const std::vector<Blank>& blanks,
                                   std::span<const Organisation> organisations,
                                   const Earlier& earlier) {
    std::map<double, std::string> blankOfOrganisation;
    std::map<std::string, std::size_t> earlierSize;
    for (const auto& [organisation, blank] : earlier)
        if (blankOfOrganisation.emplace(organisation, blank).second) ++earlierSize[blank];

    // (shared, earlier id, blank): the largest share first, ties by id, then by blank.
    std::vector<std::tuple<std::size_t, std::string, std::size_t>> pairs;
    for (std::size_t i = 0; i < blanks.size(); ++i) {
        std::map<std::string, std::size_t> shared;
        for (const std::size_t k : blanks[i].organisations)
            if (const auto found = blankOfOrganisation.find(organisations[k].id);
                found != blankOfOrganisation.end())
                ++shared[found->second];
        for (const auto& [id, count] : shared)
            if (2 * count > std::min(blanks[i].organisations.size(), earlierSize[id]))
                pairs.emplace_back(count, id, i);
    }
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
        if (std::get<0>(a) != std::get<0>(b)) return std::get<0>(a) > std::get<0>(b);
        return std::tie(std::get<1>(a), std::get<2>(a)) < std::tie(std::get<1>(b), std::get<2>(b));
    });
    std::vector<std::string> ids(blanks.size());
    std::set<std::string> given;
    for (const auto& [count, id, i] : pairs)
        if (ids[i].empty() && given.insert(id).second) ids[i] = id;

    // An id that ended is not given again, not even for a new blank in the same place.
    for (const auto& [id, size] : earlierSize)
        given.insert(id);
    for (std::size_t i = 0; i < blanks.size(); ++i)
        for (std::uint32_t attempt = 0; ids[i].empty(); ++attempt)
            if (std::string id = idAt(blanks[i].centre, attempt); given.insert(id).second)
                ids[i] = std::move(id);
    return ids;
}

}  // namespace hetu::blanks
