#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::app {

enum class SiteState {
    Existing,   ///< a platform of the register
    Candidate,  ///< thought of
    Pinned,     ///< decided: stays where it is when sites are chosen
    Forbidden,  ///< none may stand here
};

struct ScenarioSite {
    std::int64_t id = 0;
    std::string name;
    Point position;  ///< metres, CRS of the workspace
    SiteState state = SiteState::Candidate;

    [[nodiscard]] bool serves() const { return state != SiteState::Forbidden; }
    friend bool operator==(const ScenarioSite&, const ScenarioSite&) = default;
};

/// Where platforms would stand, and how far each would serve.
///
/// Holds    the ids of its sites differ.
struct Scenario {
    std::string name;
    double radiusMetres = 1000;
    std::vector<ScenarioSite> sites;

    [[nodiscard]] ScenarioSite* find(std::int64_t id);
    [[nodiscard]] std::int64_t freeId() const;  ///< above all that are used
    [[nodiscard]] std::vector<Point> serving() const;
    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// As JSON; readScenario(scenarioText(s)) is s.
[[nodiscard]] std::string scenarioText(const Scenario& scenario);
/// Errors   InvalidArgument: not such a text, a radius not above 0, a site without a position, an
///          id twice.
[[nodiscard]] Result<Scenario> readScenario(std::string_view text);

}  // namespace hetu::app
