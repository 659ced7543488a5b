#include <array>
#include <limits>

#include "app/sample/builder.h"

namespace hetu::sample {
namespace {

/// Where a blank is planted inside the city itself: dense, but away from the hearts that have
/// platforms.
struct CentralBlank {
    std::string_view county;
    Degrees at;
};
constexpr std::array centralBlanks = {
    CentralBlank{"410302", {112.447, 34.712}}, CentralBlank{"410303", {112.412, 34.690}},
    CentralBlank{"410304", {112.514, 34.709}}, CentralBlank{"410305", {112.345, 34.661}},
    CentralBlank{"410311", {112.479, 34.592}},
};

}  // namespace

void chooseBlanks(Builder& builder) {
    Random random = builder.random(4);
    City& city = builder.city;
    for (std::size_t c = 0; c < city.counties.size(); ++c) {
        const County& county = city.counties[c];
        Point at;
        bool isFound = false;
        for (const CentralBlank& blank : centralBlanks)
            if (blank.county == county.code) {
                at = builder.inside(c,
                                    projected(blank.at) +
                                        Point{random.between(-120, 120), random.between(-120, 120)},
                                    400);
                isFound = true;
            }
        // In the counties: at the edge of the main town, far enough from its heart.
        for (int attempt = 0; !isFound && attempt < 500; ++attempt) {
            at = placed(county.seat, random.between(0, 2 * std::numbers::pi),
                        {random.between(2150, 2900), 0});
            isFound = contains(county.shape, at) && distanceToBorder(county.shape, at) > 600 &&
                      !builder.isNearRiver(at, 600);
        }
        if (!isFound) at = builder.inside(c, county.seat + Point{2500, 0}, 600);
        city.blanks.push_back({county.brief + "空白点", c, at, blankRadiusMetres, 0, 0});
    }
}

void addPlatforms(Builder& builder) {
    City& city = builder.city;
    Random random = builder.random(5);
    const auto blankDistance = [&](Point p) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const Blank& blank : city.blanks)
            nearest = std::min(nearest, lengthOf(blank.centre - p));
        return nearest;
    };
    const auto platformDistance = [&](Point p) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const Platform& platform : city.platforms)
            nearest = std::min(nearest, lengthOf(platform.at - p));
        return nearest;
    };
    const auto centreOf = [](const Path& ring) {
        Point sum;
        for (std::size_t i = 1; i < ring.size(); ++i)
            sum = sum + ring[i];
        return (1.0 / static_cast<double>(ring.size() - 1)) * sum;
    };
    const double farEnough = blankToPlatformMetres + blankRadiusMetres + 50;
    constexpr std::size_t wanted = 23, underConstruction = 3;
    // Every county has one before any has a second; parks and business districts in turn.
    for (int round = 0; round < 4 && city.platforms.size() < wanted; ++round)
        for (std::size_t c = 0; c < city.counties.size() && city.platforms.size() < wanted; ++c) {
            const Zone* chosen = nullptr;
            Point at;
            for (const Zone& zone : city.zones) {
                if (zone.county != c) continue;
                const bool isPark = zone.kind == "park";
                if (!isPark && zone.kind != "district") continue;
                if (isPark != (round % 2 == 1) && round < 2) continue;
                const Point p =
                    centreOf(zone.ring) + Point{random.between(-90, 90), random.between(-90, 90)};
                if (blankDistance(p) < farEnough || platformDistance(p) < 1200) continue;
                if (!contains(city.counties[c].shape, p)) continue;
                chosen = &zone;
                at = p;
                break;
            }
            if (chosen == nullptr) continue;
            const bool isPark = chosen->kind == "park";
            city.platforms.push_back(
                {chosen->name + "党群服务中心", true,
                 isPark               ? "direct"
                 : random.chance(0.6) ? "joint"
                                      : "attached",
                 2014 + static_cast<int>(random.below(5)), c,
                 std::round(random.between(isPark ? 900 : 350, isPark ? 3300 : 1500) / 10) * 10,
                 at});
        }
    for (std::size_t k = 0; k < underConstruction && k < city.platforms.size(); ++k) {
        Platform& platform = city.platforms[city.platforms.size() - 1 - k];
        platform.isBuilt = false;
        platform.year = 2019;
    }
    for (Blank& blank : city.blanks)
        blank.platformDistance = platformDistance(blank.centre);
}

}  // namespace hetu::sample
