#include "analysis/blanks/blanks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>

namespace hetu::blanks {
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
