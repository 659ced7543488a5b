#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::sample {

/// The made-up ground of the sample: real counties and names of townships, and on them streets,
/// buildings, zones, platforms and places for organisations, all synthetic. Metres of EPSG:4546.

struct County {
    std::string name;   ///< "洛龙区"
    std::string brief;  ///< "洛龙"
    std::string code;   ///< GB/T 2260
    double population = 0;
    double gdp = 0;  ///< 2022, 100 million yuan; shared out by population where not published
    Geometry shape = {};
    Point seat = {};         ///< where its main town is
    bool isCentral = false;  ///< one of the five districts that form the city itself
};

struct Town {
    std::string name;
    std::string code;  ///< nine digits
    std::size_t county = 0;
    Point centre = {};
    bool isSeat = false;
};

struct Street {
    std::string name;
    std::string grade;  ///< OpenStreetMap's words: "primary", "residential" ...
    std::string number;
    Path path;
};

struct Building {
    Path ring;
    std::string name;
    std::string kind;
    int floors = 1;
};

/// A rectangle of ground where organisations can be: a building, a hall, the core of a village.
struct Lot {
    Point centre = {};
    double angle = 0;   ///< of its long side, radians
    double length = 0;  ///< m
    double depth = 0;   ///< m
    std::int32_t street = -1;
    double weight = 1;
};

struct Zone {
    std::string name;
    std::string kind;  ///< as in the register: "park", "district", "street", "building", "market"
    std::string code;
    std::size_t county = 0;
    bool hasCommittee = false;
    Path ring;
    std::string remark;
};

struct Platform {
    std::string name;
    bool isBuilt = true;
    std::string mode;
    int year = 2018;
    std::size_t county = 0;
    double floorAreaM2 = 0;
    Point at = {};
};

/// A planted blank: a dense cluster that no platform reaches and that hardly any party
/// organisation covers.
struct Blank {
    std::string name;
    std::size_t county = 0;
    Point centre = {};
    double radiusMetres = 0;         ///< all its organisations are within
    std::int64_t organisations = 0;  ///< set when the register is planned
    double platformDistance = 0;     ///< to the nearest platform, metres
};

enum class PoolKind { Street, District, Office, Park, Village, Blank };

/// A group of lots that share their fate: how many organisations, of which industries.
struct Pool {
    PoolKind kind = PoolKind::Street;
    std::size_t county = 0;
    std::size_t town = 0;
    double share = 0;        ///< of the county's organisations, before shares are made to add up
    std::string place = {};  ///< name of the building or the park
    std::vector<std::string> names = {};  ///< of villages: one per lot
    std::size_t blank = 0;                ///< which, for PoolKind::Blank
    bool isMarket = false;                ///< of a blank: trade instead of production
    std::vector<Lot> lots = {};
};

struct City {
    std::vector<County> counties;
    std::vector<Town> towns;
    std::vector<Street> streets;
    std::vector<Building> buildings;
    std::vector<Zone> zones;
    std::vector<Platform> platforms;
    std::vector<Blank> blanks;
    std::vector<Pool> pools;
    Extent extent;
};

/// No platform stands nearer to a planted blank than this.
inline constexpr double blankToPlatformMetres = 1500;
/// All organisations of a planted blank lie within this distance of its centre.
inline constexpr double blankRadiusMetres = 280;

/// Reads `<dataFolder>/luoyang/{counties.geojson,townships.csv}` and builds the city. The same
/// seed gives the same city.
/// Errors   NotFound, Io: a data file is missing or is not what it should be.
[[nodiscard]] Result<City> makeCity(const std::string& dataFolder, std::uint64_t seed);

}  // namespace hetu::sample
