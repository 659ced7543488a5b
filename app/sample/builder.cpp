#include "app/sample/builder.h"

#include <limits>

namespace hetu::sample {

std::optional<std::size_t> Builder::countyAt(Point p) const {
    for (std::size_t c = 0; c < city.counties.size(); ++c)
        if (contains(city.counties[c].shape, p)) return c;
    return std::nullopt;
}

std::size_t Builder::county(const std::string& code) const {
    std::size_t c = 0;
    while (c < city.counties.size() && city.counties[c].code != code)
        ++c;
    return c;
}

std::size_t Builder::townAt(std::size_t county, Point p) const {
    std::size_t best = 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t t = 0; t < city.towns.size(); ++t) {
        if (city.towns[t].county != county) continue;
        const double distance = lengthOf(city.towns[t].centre - p);
        if (distance < nearest) {
            nearest = distance;
            best = t;
        }
    }
    return best;
}

Point Builder::inside(std::size_t county, Point wish, double margin) const {
    const Geometry& shape = city.counties[county].shape;
    for (double radius = 0; radius < 40000; radius += 200)
        for (int turn = 0; turn < 24; ++turn) {
            const Point p = placed(wish, turn * std::numbers::pi / 12, {radius, 0});
            if (contains(shape, p) && distanceToBorder(shape, p) >= margin) return p;
            if (radius == 0) break;
        }
    return city.counties[county].seat;
}

bool Builder::isNearRiver(Point p, double metres) const {
    for (const Path& river : rivers)
        if (distanceToPath(river, p) < metres) return true;
    return false;
}

std::int32_t Builder::addStreet(Street street) {
    const auto number = static_cast<std::int32_t>(city.streets.size());
    streetGrid.add(street.path, number);
    city.streets.push_back(std::move(street));
    return number;
}

Result<City> makeCity(const std::string& dataFolder, std::uint64_t seed) {
    Builder builder;
    builder.seed = seed;
    HETU_CHECK(readCounties(dataFolder, builder));
    HETU_CHECK(readTowns(dataFolder, builder));
    // The two rivers of the city: not drawn, but nothing is built in them.
    for (const std::vector<Degrees>& course : {std::vector<Degrees>{{111.60, 34.368},
                                                                    {111.90, 34.44},
                                                                    {112.17, 34.497},
                                                                    {112.30, 34.578},
                                                                    {112.34, 34.602},
                                                                    {112.37, 34.628},
                                                                    {112.41, 34.643},
                                                                    {112.45, 34.649},
                                                                    {112.49, 34.658},
                                                                    {112.53, 34.667},
                                                                    {112.62, 34.690},
                                                                    {112.72, 34.705},
                                                                    {112.82, 34.708}},
                                               std::vector<Degrees>{{112.09, 34.142},
                                                                    {112.28, 34.27},
                                                                    {112.437, 34.405},
                                                                    {112.478, 34.545},
                                                                    {112.52, 34.597},
                                                                    {112.58, 34.627},
                                                                    {112.70, 34.675},
                                                                    {112.82, 34.708}}}) {
        Path points;
        for (const Degrees at : course)
            points.push_back(projected(at));
        builder.rivers.push_back(smoothed(points, 500));
    }
    placeTowns(builder);
    chooseBlanks(builder);
    addZones(builder);
    addRoads(builder);
    addNets(builder);
    addVillages(builder);
    addPools(builder);
    addPlatforms(builder);
    return std::move(builder.city);
}

}  // namespace hetu::sample
