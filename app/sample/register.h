#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/sample/city.h"
#include "app/sample/random.h"
#include "layers/index/polygon_index.h"
#include "layers/model/layer.h"

namespace hetu::sample {

/// What was counted in Luoyang in November 2018, the totals that the sample keeps.
inline constexpr std::int64_t realEnterprises = 6352;
inline constexpr std::int64_t realEmployees = 244000;
inline constexpr std::int64_t realEnterpriseMembers = 16900;
inline constexpr std::int64_t realSocial = 2317;
inline constexpr std::int64_t realSocialMembers = 3720;
/// Share of all organisations that a party organisation covers, as expected value.
inline constexpr double coverageShare = 0.60;

enum class Coverage : std::uint8_t { None, Own, Joint, Attached, Industry, Region, Instructor };

/// A register of made-up organisations for a city: numbers are planned for all at once, so that
/// totals are exact; texts and positions are made row by row when they are asked for.
///
/// Holds   Enterprises, their employees and members, social organisations and their members keep
///         the proportions of 2018 exactly, up to rounding; with the real number of organisations
///         they are the real totals.
///         The same seed and number give the same rows, in whatever pieces they are read.
/// Cost    planning O(n), about 24 bytes an organisation; rows O(n).
class Register {
public:
    /// `organisations` 0: as many as there really are. Sets the sizes of `city.blanks`.
    Register(City& city, std::int64_t organisations, std::uint64_t seed);

    [[nodiscard]] std::size_t size() const { return m_briefs.size(); }
    /// The rows [from, to) as the register layer "organisations".
    [[nodiscard]] Layer rows(std::size_t from, std::size_t to) const;
    /// The heading of the source file for imports, and its rows [from, to): the same
    /// organisations as offices would hand them in, with positions in degrees (WGS 84), some
    /// missing, counts that are not plain numbers, and retired names of counties.
    [[nodiscard]] static std::string sourceHeading();
    [[nodiscard]] std::string sourceRows(std::size_t from, std::size_t to) const;
    /// Of the organisations planted in a blank, how many no party organisation covers.
    [[nodiscard]] std::int64_t uncoveredOf(std::size_t blank) const;

private:
    struct Brief {
        std::uint32_t pool = 0;
        std::int32_t employees = 0;
        std::int32_t members = 0;
        std::uint32_t serial = 0;  ///< in its county
        char industry = 'C';
        bool isSocial = false;
        Coverage coverage = Coverage::None;
        bool isUnknown = false;  ///< the register does not say whether it is covered
    };
    struct Row;
    void planPlaces(std::int64_t enterprises, std::int64_t social);
    void planIndustries();
    void planEmployees(std::int64_t total);
    void planMembers(bool isSocial, std::int64_t total);
    void planCoverage();
    [[nodiscard]] Row row(std::size_t i) const;
    [[nodiscard]] Random randomOf(std::size_t i, std::uint64_t purpose) const;

    City& m_city;
    std::uint64_t m_seed;
    std::vector<Brief> m_briefs;
    std::vector<std::vector<double>> m_lotWeights;  ///< cumulative, per pool
    PolygonIndex m_zones;
    std::vector<double> m_zoneArea;
};

}  // namespace hetu::sample
