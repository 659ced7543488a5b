#include "analysis/core/what_if.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>

#include "analysis/core/columns.h"
#include "analysis/core/live_clusters.h"
#include "layers/base/parallel.h"
#include "layers/index/point_index.h"
#include "layers/index/polygon_index.h"

namespace hetu::analysis {
namespace {

bool isLower(Point a, Point b) {
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

/// Sites in an order of their own, so that two lists can be told apart by what they hold.
std::vector<Point> inOrder(std::span<const Point> sites) {
    std::vector<Point> out(sites.begin(), sites.end());
    std::sort(out.begin(), out.end(), isLower);
    return out;
}

/// What the blanks of one area were made from, and the blanks.
struct KnownArea {
    std::vector<std::uint32_t> members;
    AreaBlanks blanks;
};

}  // namespace

/// "Open" are the organisations without a party organisation: those that platforms decide about.
/// They are kept by x, then y; a place in that order is a rank.
struct WhatIf::Impl {
    Organisations organisations;
    std::vector<WhatIfRegion> regions;
    Platforms platforms;

    std::vector<std::uint32_t> openOf;  ///< rank -> position in organisations
    std::vector<Uncovered> open;        ///< by rank
    std::vector<Point> openPoints;      ///< by rank
    std::vector<std::size_t> regionStarts;
    std::vector<std::uint32_t> regionsOf;  ///< of each rank, from regionStarts
    PointIndex index{std::span<const Point>{}, 1};

    std::vector<Point> sites;  ///< those that `times` counts, in order
    double radius = 1000;
    std::vector<std::uint32_t> times;   ///< by how many sites each rank is reached
    std::vector<std::uint8_t> wasBase;  ///< each rank: reached in the base state
    ReachTotals all;
    std::vector<ReachTotals> byRegion;

    std::optional<LiveClusters> clusters;
    std::vector<std::uint32_t> switched;  ///< ranks that `clusters` has yet to hear of
    int clusterMinimum = 0;
    double clusterDistance = 0;
    std::map<std::uint32_t, KnownArea> known;  ///< areas by their first rank
    double knownRadius = 0;

    /// One organisation became reached by platforms, or is no longer.
    void flip(std::uint32_t rank) {
        const bool isReached = times[rank] > 0;
        const auto count = [&](ReachTotals& totals) {
            totals.byPlatform += isReached ? 1 : std::size_t(-1);
            if (open[rank].isUnknown) totals.unknown += isReached ? std::size_t(-1) : 1;
        };
        count(all);
        for (std::size_t k = regionStarts[rank]; k < regionStarts[rank + 1]; ++k)
            count(byRegion[regionsOf[k]]);
        if (clusters) switched.push_back(rank);
    }
    void add(Point site) {
        index.visitWithin(site, radius, [&](std::size_t rank) {
            if (times[rank]++ == 0) flip(static_cast<std::uint32_t>(rank));
        });
    }
    void remove(Point site) {
        index.visitWithin(site, radius, [&](std::size_t rank) {
            if (--times[rank] == 0) flip(static_cast<std::uint32_t>(rank));
        });
    }
    [[nodiscard]] Status countAnew(std::vector<Point> wanted,
                                   double wantedRadius,
                                   const Progress& progress);
    [[nodiscard]] Status change(std::vector<Point> wanted, const Progress& progress);
};

Status WhatIf::Impl::countAnew(std::vector<Point> wanted,
                               double wantedRadius,
                               const Progress& progress) {
    const PointIndex near(wanted, wantedRadius);
    std::vector<std::uint32_t> counted(open.size(), 0);
    const bool isWhole =
        inPieces(open.size(), 4096, 0, progress, [&](std::size_t from, std::size_t to) {
            for (std::size_t rank = from; rank < to; ++rank)
                near.visitWithin(openPoints[rank], wantedRadius,
                                 [&](std::size_t) { ++counted[rank]; });
        });
    if (!isWhole) return cancelledError();
    sites = std::move(wanted);
    radius = wantedRadius;
    times.swap(counted);
    for (std::uint32_t rank = 0; rank < times.size(); ++rank)
        if ((times[rank] > 0) != (counted[rank] > 0)) flip(rank);
    return success();
}

Status WhatIf::Impl::change(std::vector<Point> wanted, const Progress& progress) {
    std::vector<Point> gone, come;
    std::set_difference(sites.begin(), sites.end(), wanted.begin(), wanted.end(),
                        std::back_inserter(gone), isLower);
    std::set_difference(wanted.begin(), wanted.end(), sites.begin(), sites.end(),
                        std::back_inserter(come), isLower);
    // Another site is another walk through its circle; a count of all is one walk for each
    // organisation, through the few sites near it.
    if (gone.size() + come.size() > 16 && gone.size() + come.size() > sites.size() / 2)
        return countAnew(std::move(wanted), radius, progress);
    for (const Point site : gone) {
        if (progress.cancelled()) return cancelledError();
        remove(site);
        sites.erase(std::lower_bound(sites.begin(), sites.end(), site, isLower));
    }
    for (const Point site : come) {
        if (progress.cancelled()) return cancelledError();
        add(site);
        sites.insert(std::lower_bound(sites.begin(), sites.end(), site, isLower), site);
    }
    return success();
}

WhatIf::WhatIf(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
WhatIf::WhatIf(WhatIf&&) noexcept = default;
WhatIf& WhatIf::operator=(WhatIf&&) noexcept = default;
WhatIf::~WhatIf() = default;

const Organisations& WhatIf::organisations() const {
    return m_impl->organisations;
}

const std::vector<WhatIfRegion>& WhatIf::regions() const {
    return m_impl->regions;
}

const Platforms& WhatIf::platforms() const {
    return m_impl->platforms;
}

Result<WhatIf> WhatIf::read(Inputs& inputs, double radiusMetres, const Progress& progress) {
    auto impl = std::make_unique<Impl>();
    Impl& me = *impl;
    HETU_TRY(me.organisations, readOrganisations(inputs, "count"));
    HETU_TRY(me.platforms, readPlatforms(inputs, false));
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"id", "name", "code", "level"}));
    const auto textOfRow = [&](const char* field, std::size_t row) {
        return textAt(regions.table.find(field), row);
    };
    for (std::size_t row = 0; row < regions.shapes.size(); ++row)
        me.regions.push_back({numberAt(regions.table.find("id"), row), textOfRow("name", row),
                              textOfRow("code", row), textOfRow("level", row)});
    progress.report(0.5);

    const Organisations& all = me.organisations;
    const PolygonIndex polygons(regions.shapes);
    HETU_TRY(const Coverings inRegions, polygons.coverings(all.position, progress.sub(0.5, 0.7)));
    me.byRegion.resize(me.regions.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (i % 8192 == 0 && progress.cancelled()) return cancelledError();
        const Reachable one{all.position[i], all.ownOrg[i] != 0, all.jointOrg[i] != 0,
                            all.unknown[i] != 0, all.worked[i] != 0};
        me.all.add(one, firstReach(one, false));
        for (const std::uint32_t region : inRegions.of(i))
            me.byRegion[region].add(one, firstReach(one, false));
        if (!all.hasOrg(i)) me.openOf.push_back(i);
    }
    std::sort(me.openOf.begin(), me.openOf.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Point p = all.position[a], q = all.position[b];
        return p.x != q.x ? p.x < q.x : p.y != q.y ? p.y < q.y : a < b;
    });
    if (progress.cancelled()) return cancelledError();
    me.regionStarts.push_back(0);
    for (const std::uint32_t i : me.openOf) {
        me.open.push_back(
            {all.id[i], all.position[i], all.employees[i], all.members[i], all.unknown[i] != 0});
        me.openPoints.push_back(all.position[i]);
        const auto here = inRegions.of(i);
        me.regionsOf.insert(me.regionsOf.end(), here.begin(), here.end());
        me.regionStarts.push_back(me.regionsOf.size());
    }
    me.index = PointIndex(me.openPoints, 500);
    me.times.assign(me.open.size(), 0);
    progress.report(0.9);

    WhatIf out(std::move(impl));
    HETU_CHECK(out.evaluate(out.platforms().position, radiusMetres, progress.sub(0.9, 1)));
    out.takeAsBase();
    return out;
}

Result<WhatIfFigures> WhatIf::evaluate(std::span<const Point> sites,
                                       double radiusMetres,
                                       const Progress& progress) {
    Impl& me = *m_impl;
    if (!(radiusMetres > 0) || std::isinf(radiusMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("The service radius must be above 0, not {} m.",
                            "服务半径必须大于 0，而不是 {} 米。", radiusMetres),
                     {}};
    for (const Point site : sites)
        if (!std::isfinite(site.x) || !std::isfinite(site.y))
            return Error{
                ErrorCode::InvalidArgument, {"A site has no position.", "有点位没有位置。"}, {}};
    if (progress.cancelled()) return cancelledError();
    std::vector<Point> wanted = inOrder(sites);
    if (radiusMetres == me.radius) {
        HETU_CHECK(me.change(std::move(wanted), progress));
    } else {
        HETU_CHECK(me.countAnew(std::move(wanted), radiusMetres, progress));
    }
    WhatIfFigures out{me.all, me.byRegion, {}, {}};
    for (std::size_t rank = 0; rank < me.wasBase.size(); ++rank) {
        const bool isReached = me.times[rank] > 0;
        if (isReached == (me.wasBase[rank] != 0)) continue;
        (isReached ? out.gained : out.lost).push_back(me.openOf[rank]);
    }
    std::sort(out.gained.begin(), out.gained.end());
    std::sort(out.lost.begin(), out.lost.end());
    progress.report(1);
    return out;
}

void WhatIf::takeAsBase() {
    m_impl->wasBase.resize(m_impl->times.size());
    std::transform(m_impl->times.begin(), m_impl->times.end(), m_impl->wasBase.begin(),
                   [](std::uint32_t times) { return static_cast<std::uint8_t>(times > 0); });
}

Result<Blanks> WhatIf::blanks(int minimum, double distanceMetres, const Progress& progress) {
    Impl& me = *m_impl;
    const BlankOptions options{me.radius, minimum, distanceMetres};
    HETU_CHECK(checkBlankOptions(options));
    if (progress.cancelled()) return cancelledError();
    if (!me.clusters || me.clusterMinimum != minimum || me.clusterDistance != distanceMetres) {
        HETU_TRY(me.clusters, LiveClusters::create(me.openPoints, distanceMetres, minimum));
        me.clusterMinimum = minimum;
        me.clusterDistance = distanceMetres;
        me.known.clear();
        me.switched.resize(me.open.size());
        std::iota(me.switched.begin(), me.switched.end(), 0u);
    }
    std::size_t uncovered = me.all.uncovered();
    for (const std::uint32_t rank : me.switched)
        me.clusters->set(rank, me.times[rank] == 0);
    me.switched.clear();
    HETU_TRY(std::vector<std::vector<std::uint32_t>> areas,
             me.clusters->clusters(progress.sub(0, 0.5)));

    if (me.knownRadius != me.radius) me.known.clear();
    me.knownRadius = me.radius;
    std::map<std::uint32_t, KnownArea> now;
    std::vector<std::size_t> open;
    for (std::size_t a = 0; a < areas.size(); ++a) {
        const auto before = me.known.find(areas[a].front());
        if (before != me.known.end() && before->second.members == areas[a])
            now.insert(me.known.extract(before));
        else
            open.push_back(a);
    }
    std::vector<KnownArea> made(open.size());
    std::vector<std::uint8_t> isMade(open.size(), 0);
    // The largest first, so that no thread is left with it alone at the end.
    std::sort(open.begin(), open.end(), [&](std::size_t a, std::size_t b) {
        return areas[a].size() != areas[b].size() ? areas[a].size() > areas[b].size() : a < b;
    });
    const bool isWhole =
        inPieces(open.size(), 1, 0, progress.sub(0.5, 0.9), [&](std::size_t k, std::size_t) {
            auto blanks = blanksOfArea(areas[open[k]], me.open, options, progress);
            if (!blanks.ok()) return;  // stopped
            made[k] = {std::move(areas[open[k]]), std::move(blanks).value()};
            isMade[k] = 1;
        });
    for (std::size_t k = 0; k < made.size(); ++k)
        if (isMade[k]) {
            const std::uint32_t first = made[k].members.front();
            now.insert_or_assign(first, std::move(made[k]));
        }
    me.known = std::move(now);
    if (!isWhole || progress.cancelled()) return cancelledError();

    Blanks out;
    out.scattered = uncovered;
    for (const auto& [first, area] : me.known) {
        out.dividedAreas += area.blanks.isDivided;
        out.cutOff += area.blanks.cutOff;
        for (const Blank& blank : area.blanks.blanks) {
            out.scattered -= blank.organisations.size();
            out.blanks.push_back(blank);
        }
    }
    sortBlanks(out.blanks, me.open);
    for (Blank& blank : out.blanks)
        for (std::size_t& k : blank.organisations)
            k = me.openOf[k];
    progress.report(1);
    return out;
}

}  // namespace hetu::analysis
