#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/sample/city.h"
#include "app/sample/projection.h"
#include "app/sample/random.h"
#include "app/sample/shapes.h"

namespace hetu::sample {

/// A piece of street grid, warped and with gaps, in an oval footprint.
struct Net {
    Point centre;
    double halfLength = 0, halfWidth = 0;  ///< metres
    double angle = 0;                      ///< radians
    double spacing = 0;                    ///< between parallel streets, metres
    bool isPark = false;                   ///< large halls instead of houses
    double fill = 0.8;                     ///< share of the frontage that is built up
    int rows = 2;                          ///< rows of buildings behind each other
    Path clip = {};                        ///< where not empty: only inside this ring
};

/// A city while it is being built: what it has so far and where something stands already.
struct Builder {
    City city;
    std::uint64_t seed = 1;
    SegmentGrid streetGrid;
    DiscGrid occupied;
    std::vector<Path> rivers;
    std::vector<Net> parkNets;  ///< one per park, in the order of the zones
    std::vector<Lot> lots;      ///< along streets, not yet in a pool

    /// A stream of numbers for one purpose, so that a change of one room leaves the others alone.
    [[nodiscard]] Random random(std::uint64_t purpose) const { return Random(seed, purpose); }
    [[nodiscard]] std::optional<std::size_t> countyAt(Point p) const;
    [[nodiscard]] std::size_t county(const std::string& code) const;
    /// The town of `county` whose centre is nearest.
    [[nodiscard]] std::size_t townAt(std::size_t county, Point p) const;
    /// The point nearest to `wish` that lies in `county`, `margin` metres off its border.
    [[nodiscard]] Point inside(std::size_t county, Point wish, double margin) const;
    [[nodiscard]] bool isNearRiver(Point p, double metres) const;
    std::int32_t addStreet(Street street);
};

[[nodiscard]] Status readCounties(const std::string& dataFolder, Builder& builder);
[[nodiscard]] Status readTowns(const std::string& dataFolder, Builder& builder);
/// The nets of the city itself; towns of the central districts lie in them.
[[nodiscard]] std::vector<Net> centralNets();
void placeTowns(Builder& builder);
void chooseBlanks(Builder& builder);
void addZones(Builder& builder);
void addRoads(Builder& builder);
void addNets(Builder& builder);
void addVillages(Builder& builder);
/// Sorts the lots into pools and makes buildings of them.
void addPools(Builder& builder);
void addPlatforms(Builder& builder);

}  // namespace hetu::sample
