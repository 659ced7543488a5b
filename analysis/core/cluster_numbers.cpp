#include "analysis/core/cluster_numbers.h"

#include <algorithm>

#include "analysis/core/point_tree.h"

namespace hetu::analysis {

std::vector<int> numbersBySize(std::span<const Point> points,
                               std::span<const std::uint32_t> setOf,
                               std::size_t setCount) {
    struct Set {
        std::size_t size = 0;
        Point lowest{};
        std::uint32_t id = 0;
    };
    std::vector<Set> sets(setCount);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (setOf[i] == noSet) continue;
        Set& set = sets[setOf[i]];
        if (set.size++ == 0 || isLower(points[i], set.lowest)) set.lowest = points[i];
        set.id = setOf[i];
    }
    std::erase_if(sets, [](const Set& set) { return set.size == 0; });
    std::sort(sets.begin(), sets.end(), [](const Set& a, const Set& b) {
        return a.size != b.size ? a.size > b.size : isLower(a.lowest, b.lowest);
    });
    std::vector<int> numberOf(setCount, -1);
    for (std::size_t k = 0; k < sets.size(); ++k)
        numberOf[sets[k].id] = static_cast<int>(k);
    return numberOf;
}

}  // namespace hetu::analysis
