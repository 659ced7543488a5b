#include "analysis/site_selection/instance.h"

#include <utility>

namespace hetu::site_selection {

void Merger::add(const Ids& candidates, double weight) {
    std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a over whole numbers
    for (const std::uint32_t candidate : candidates)
        hash = (hash ^ candidate) * 1099511628211ULL;
    for (auto [at, end] = m_byHash.equal_range(hash); at != end; ++at)
        if (m_cover.candidates[at->second] == candidates) {
            m_cover.weight[at->second] += weight;
            return;
        }
    m_byHash.emplace(hash, static_cast<std::uint32_t>(m_cover.weight.size()));
    m_cover.candidates.push_back(candidates);
    m_cover.weight.push_back(weight);
}

Cover Merger::take(std::size_t candidateCount) {
    m_cover.groups.resize(candidateCount);
    for (std::size_t g = 0; g < m_cover.weight.size(); ++g)
        for (const std::uint32_t candidate : m_cover.candidates[g])
            m_cover.groups[candidate].push_back(static_cast<std::uint32_t>(g));
    return std::move(m_cover);
}

std::vector<Obstacle> obstaclesOf(const Instance& instance) {
    std::vector<Obstacle> out;
    if (instance.options.quota == 0) return out;
    double cheapest = 0, asked = 0;
    for (int r = 0; r < instance.regions; ++r) {
        const Ids& here = instance.byRegion[static_cast<std::size_t>(r)];
        const int quota = instance.needOf(static_cast<std::size_t>(r));
        asked += quota;
        if (here.size() < static_cast<std::size_t>(quota))
            out.push_back({Obstacle::Kind::RegionShort, r, static_cast<double>(quota),
                           static_cast<double>(here.size())});
        for (std::size_t k = 0; k < here.size() && k < static_cast<std::size_t>(quota); ++k)
            cheapest += instance.cost[here[k]];
    }
    if (asked > instance.options.count)
        out.push_back(
            {Obstacle::Kind::Count, -1, asked, static_cast<double>(instance.options.count)});
    if (out.empty() && !instance.affords(cheapest))
        out.push_back({Obstacle::Kind::Budget, -1, cheapest, instance.options.budget});
    return out;
}

namespace {

/// True if every group of `inner` is in `outer`; both ascending.
bool isWithin(const Ids& inner, const Ids& outer) {
    return inner.size() <= outer.size() &&
           std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

/// True for candidates without which an equally good choice remains.
///
/// `a` goes if some `b` covers all that `a` does, costs no more and may stand in for it in the
/// quota of its region. In a choice that has both, or an `a` that covers nothing, `a` counts for
/// the quota at most; there one of the `quota` cheapest of the region, which always stay and of
/// which at most quota - 1 are in the choice already, can take its place at no higher cost.
Result<std::vector<std::uint8_t>> needless(const Instance& instance, const Progress& progress) {
    const Cover& cover = instance.cover;
    const std::size_t n = instance.size();
    std::vector<std::uint8_t> stays(n, 0), out(n, 0);
    for (const Ids& here : instance.byRegion)
        for (std::size_t k = 0;
             k < here.size() && k < static_cast<std::size_t>(instance.options.quota); ++k)
            stays[here[k]] = 1;
    const auto beats = [&](std::uint32_t b, std::uint32_t a) {
        if (instance.options.quota > 0 && instance.region[a] >= 0 &&
            instance.region[a] != instance.region[b])
            return false;
        if (instance.hasBudget() && instance.cost[b] > instance.cost[a]) return false;
        return isWithin(cover.groups[a], cover.groups[b]);
    };
    std::size_t work = 0;
    for (std::uint32_t a = 0; a < n; ++a) {
        if (stays[a]) continue;
        if (cover.groups[a].empty()) {
            out[a] = 1;
            continue;
        }
        // Whoever covers all of a's groups is among the candidates of each of them.
        const std::uint32_t rarest = *std::min_element(
            cover.groups[a].begin(), cover.groups[a].end(), [&](std::uint32_t l, std::uint32_t r) {
                return cover.candidates[l].size() < cover.candidates[r].size();
            });
        for (const std::uint32_t b : cover.candidates[rarest]) {
            work += cover.groups[b].size();
            if (work > 4'000'000) {
                work = 0;
                if (progress.cancelled()) return cancelledError();
            }
            if (b == a || !beats(b, a) || (a < b && beats(a, b))) continue;
            out[a] = 1;
            break;
        }
    }
    return out;
}

}  // namespace

Status reduce(Instance& instance, const Progress& progress) {
    std::vector<std::uint8_t>& kept = instance.isKept;
    for (;;) {
        HETU_TRY(const std::vector<std::uint8_t> drop, needless(instance, progress));
        bool changed = false;
        for (std::size_t c = 0; c < drop.size(); ++c)
            if (drop[c] && kept[c]) {
                kept[c] = 0;
                changed = true;
            }
        if (!changed) break;
        Merger merger;
        Ids left;
        for (std::size_t g = 0; g < instance.cover.weight.size(); ++g) {
            left.clear();
            for (const std::uint32_t candidate : instance.cover.candidates[g])
                if (kept[candidate]) left.push_back(candidate);
            merger.add(left, instance.cover.weight[g]);
        }
        instance.cover = merger.take(instance.size());
        if (progress.cancelled()) return cancelledError();
    }
    for (Ids& here : instance.byRegion)
        std::erase_if(here, [&](std::uint32_t c) { return !kept[c]; });
    return success();
}

}  // namespace hetu::site_selection
