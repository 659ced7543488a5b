#include "analysis/core/site_surroundings.h"

#include <cmath>
#include <limits>
#include <unordered_map>

#include "analysis/core/columns.h"
#include "analysis/core/organisations.h"
#include "layers/geometry/operations.h"
#include "layers/index/polygon_index.h"

namespace hetu::analysis {
namespace {

constexpr double shareOfAHost = 0.4;
constexpr double samePlaceMetres = 1;  // the platform that is asked about is no other one

double metresBetween(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// A unit others may be attached to.
struct Host {
    std::string name;
    bool hasCommittee = false;
};

/// Of the organisations within the radius the one that the others may be attached to; "" none.
Result<Host> hostAmong(Inputs& inputs, Point place, double radiusMetres) {
    HETU_TRY(const Layer layer,
             inputs.readKnown("organisations", {"name", "members", "org_level", "in_base"}));
    Host most;
    double all = 0, largest = 0;
    for (std::size_t row = 0; row < layer.points.size(); ++row) {
        if (numberAt(layer.table.find("in_base"), row) == 0 ||
            !(metresBetween(layer.points[row], place) <= radiusMetres))
            continue;
        const std::string& name = textAt(layer.table.find("name"), row);
        const std::string& level = textAt(layer.table.find("org_level"), row);
        if (!name.empty() && (level == "党委" || level == "党总支")) return Host{name, true};
        const double members = numberAt(layer.table.find("members"), row);
        if (!(members > 0)) continue;
        all += members;
        if (members > largest) {
            largest = members;
            most.name = name;
        }
    }
    // One member of one is no centre.
    constexpr double fewest = 3;
    return largest >= fewest && largest >= shareOfAHost * all ? most : Host{};
}

Status findZone(Inputs& inputs, Point place, SiteSurroundings& found, bool& hasCommittee) {
    HETU_TRY(const Layer zones, inputs.readKnown("zones", {"name", "has_committee"}));
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t row = 0; row < zones.shapes.size(); ++row) {
        const Geometry& shape = zones.shapes[row];
        if (!shape.extent().covers(place) || !covers(shape, place)) continue;
        const double size = area(shape);
        if (size >= smallest) continue;
        smallest = size;
        found.zone = textAt(zones.table.find("name"), row);
        hasCommittee = numberAt(zones.table.find("has_committee"), row) == 1;
    }
    return success();
}

}  // namespace

const char* codeOf(PlatformMode mode) {
    switch (mode) {
        case PlatformMode::Direct:
            return "direct";
        case PlatformMode::Attached:
            return "attached";
        case PlatformMode::Joint:
            break;
    }
    return "joint";
}

Result<SiteSurroundings> surroundingsOf(Inputs& inputs,
                                        Point place,
                                        double radiusMetres,
                                        const Progress& progress) {
    if (!std::isfinite(place.x) || !std::isfinite(place.y) || !(radiusMetres > 0) ||
        std::isinf(radiusMetres))
        return Error{ErrorCode::InvalidArgument,
                     textOf("A place and a radius above 0 m are needed, not {} m.",
                            "需要一个位置和大于 0 的半径，而不是 {} 米。", radiusMetres),
                     {}};
    SiteSurroundings found;
    found.radiusMetres = radiusMetres;
    HETU_TRY(const Platforms platforms, readPlatforms(inputs, false));
    found.nearestMetres = missingNumber;
    for (std::size_t i = 0; i < platforms.position.size(); ++i) {
        const double metres = metresBetween(platforms.position[i], place);
        if (metres <= samePlaceMetres || metres >= found.nearestMetres) continue;
        found.nearestMetres = metres;
        found.nearestPlatform = platforms.name[i];
    }
    const LayerInfo* info = inputs.find("organisations");
    if (info && info->rowCount > 0) {
        HETU_TRY(const Organisations all, readOrganisations(inputs, "count"));
        std::vector<Point> positions;
        std::vector<std::size_t> within;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!(metresBetween(all.position[i], place) <= radiusMetres)) continue;
            within.push_back(i);
            positions.push_back(all.position[i]);
            found.employees += all.employees[i];
        }
        if (progress.cancelled()) return cancelledError();
        const auto reached = reachedBy(positions, platforms.position, radiusMetres);
        found.organisations = within.size();
        for (std::size_t k = 0; k < within.size(); ++k)
            if (!all.hasOrg(within[k]) && !reached[k]) ++found.unreached;
    }
    HETU_TRY(const Layer blanks, inputs.readKnown("blanks", {"id"}));
    for (const Geometry& blank : blanks.shapes)
        if (distance(blank, place) <= radiusMetres) ++found.blanks;
    bool hasCommittee = false;
    HETU_CHECK(findZone(inputs, place, found, hasCommittee));
    if (progress.cancelled()) return cancelledError();
    if (hasCommittee) {
        found.mode = PlatformMode::Direct;
        found.reason = textOf("{} has a management committee that can run it.",
                              "{}设有管委会，可由其直接管理。", found.zone);
        return found;
    }
    HETU_TRY(const Host host, hostAmong(inputs, place, radiusMetres));
    if (!host.name.empty()) {
        found.mode = PlatformMode::Attached;
        found.reason = host.hasCommittee
                           ? textOf("{} has a party committee or general branch to be attached to.",
                                    "{}设有党委或党总支，可作为中心单位挂靠。", host.name)
                           : textOf("{} has at least 40 % of the party members around.",
                                    "{}的党员占周边四成以上，可作为中心单位挂靠。", host.name);
    } else {
        found.reason = {
            "No committee and no large unit lies around: the organisations build it "
            "together.",
            "周边没有管委会，也没有可依托的中心单位，宜由各组织联合建。"};
    }
    return found;
}

}  // namespace hetu::analysis
