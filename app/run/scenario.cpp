#include "app/run/scenario.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

namespace hetu::app {
namespace {

using nlohmann::ordered_json;

constexpr std::pair<SiteState, const char*> stateWords[] = {
    {SiteState::Existing, "existing"},
    {SiteState::Candidate, "candidate"},
    {SiteState::Pinned, "pinned"},
    {SiteState::Forbidden, "forbidden"}};

Error unreadable() {
    return {ErrorCode::InvalidArgument,
            {"A site scenario of this workspace cannot be read.", "本工作区有一个选址方案无法读取。"},
            {"Delete it and make it again.", "请删除后重新建立。"}};
}

}  // namespace

ScenarioSite* Scenario::find(std::int64_t id) {
    const auto found = std::ranges::find(sites, id, &ScenarioSite::id);
    return found == sites.end() ? nullptr : &*found;
}

std::int64_t Scenario::freeId() const {
    std::int64_t highest = 0;
    for (const ScenarioSite& site : sites)
        highest = std::max(highest, site.id);
    return highest + 1;
}

std::vector<Point> Scenario::serving() const {
    std::vector<Point> points;
    for (const ScenarioSite& site : sites)
        if (site.serves()) points.push_back(site.position);
    return points;
}

std::string scenarioText(const Scenario& scenario) {
    ordered_json sites = ordered_json::array();
    for (const ScenarioSite& site : scenario.sites) {
        const auto* state = std::ranges::find(stateWords, site.state,
                                              &std::pair<SiteState, const char*>::first);
        sites.push_back({{"id", site.id},
                         {"name", site.name},
                         {"x", site.position.x},
                         {"y", site.position.y},
                         {"state", state->second}});
    }
    const ordered_json out = {
        {"name", scenario.name}, {"radius", scenario.radiusMetres}, {"sites", std::move(sites)}};
    return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Result<Scenario> readScenario(std::string_view text) {
    try {
        const ordered_json in = ordered_json::parse(text);
        Scenario scenario;
        scenario.name = in.at("name").get<std::string>();
        scenario.radiusMetres = in.at("radius").get<double>();
        if (!(scenario.radiusMetres > 0) || !std::isfinite(scenario.radiusMetres))
            return unreadable();
        std::set<std::int64_t> ids;
        for (const ordered_json& each : in.at("sites")) {
            ScenarioSite site;
            site.id = each.at("id").get<std::int64_t>();
            site.name = each.at("name").get<std::string>();
            site.position = {each.at("x").get<double>(), each.at("y").get<double>()};
            const std::string word = each.at("state").get<std::string>();
            const auto* state = std::ranges::find_if(
                stateWords, [&](const auto& known) { return word == known.second; });
            if (state == std::end(stateWords) || !ids.insert(site.id).second) return unreadable();
            site.state = state->first;
            scenario.sites.push_back(std::move(site));
        }
        return scenario;
    } catch (const ordered_json::exception&) {
        return unreadable();
    }
}

}  // namespace hetu::app
