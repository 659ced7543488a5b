#include "layers/workspace/related_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "layers/base/text.h"
#include "layers/index/polygon_index.h"
#include "layers/workspace/row_query.h"

namespace hetu {
namespace {

/// Rows of `owner` stand for what the rows of `members` with the same `key` stand for.
struct Membership {
    std::string_view owner, members, key;
};
constexpr std::array<Membership, 4> memberships{{{"clusters", "cluster_points", "cluster_id"},
                                                 {"blanks", "blank_organisations", "blank_id"},
                                                 {"scan_clusters", "scan_points", "cluster_id"},
                                                 {"sites", "service_areas", "site_id"}}};

constexpr std::uint32_t nobody = ~std::uint32_t{0};

/// Positions in `all` (ascending) of what `sought` names; nobody where it is not there.
std::vector<std::uint32_t> positionsOf(const std::vector<std::int64_t>& all,
                                       const std::vector<double>& sought) {
    std::vector<std::uint32_t> positions;
    positions.reserve(sought.size());
    // Ids mostly run without gaps: then the place is known at once.
    const std::int64_t first = all.empty() ? 0 : all.front();
    for (const double value : sought) {
        std::uint32_t position = nobody;
        if (std::isfinite(value)) {
            const auto id = static_cast<std::int64_t>(value);
            const auto guess = static_cast<std::size_t>(id - first);
            if (id >= first && guess < all.size() && all[guess] == id) {
                position = static_cast<std::uint32_t>(guess);
            } else if (const auto at = std::lower_bound(all.begin(), all.end(), id);
                       at != all.end() && *at == id) {
                position = static_cast<std::uint32_t>(at - all.begin());
            }
        }
        positions.push_back(position);
    }
    return positions;
}

Result<StandingFor> byIdOfOrganisation(const RowQuery& query,
                                       const OrganisationPlaces& organisations,
                                       const Progress& progress) {
    HETU_TRY(RowColumns rows, query.columns({"org_id"}, {}, progress));
    const Column* column = rows.table.find("org_id");
    StandingFor standing;
    standing.ids = std::move(rows.ids);
    if (!column || column->isText()) return standing;
    const std::vector<std::uint32_t> positions = positionsOf(organisations.ids, column->numbers);
    standing.links.reserve(positions.size());
    for (std::size_t row = 0; row < positions.size(); ++row)
        if (positions[row] != nobody)
            standing.links.push_back({positions[row], static_cast<std::uint32_t>(row)});
    return standing;
}

Result<StandingFor> byLyingWithin(const LayerSource& source,
                                  const OrganisationPlaces& organisations,
                                  const std::string& layer,
                                  const Progress& progress) {
    HETU_TRY(const Layer areas, source.read(layer, {"id"}, progress.sub(0, 0.3)));
    StandingFor standing;
    for (const double id : areas.table.columns().front().numbers)
        standing.ids.push_back(static_cast<std::int64_t>(id));
    // Points that are nowhere would be looked for everywhere.
    std::vector<Point> places;
    std::vector<std::uint32_t> which;
    for (std::size_t i = 0; i < organisations.places.size(); ++i) {
        const Point& place = organisations.places[i];
        if (!std::isfinite(place.x) || !std::isfinite(place.y)) continue;
        places.push_back(place);
        which.push_back(static_cast<std::uint32_t>(i));
    }
    const PolygonIndex index(areas.shapes);
    HETU_TRY(const Coverings coverings, index.coverings(places, progress.sub(0.3, 1)));
    standing.links.reserve(coverings.polygons.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        for (const std::uint32_t row : coverings.of(i))
            standing.links.push_back({which[i], row});
    return standing;
}

struct Keys {
    std::vector<std::int64_t> ids;
    std::vector<std::string> keys;  ///< row by row; "" where there is none
};

/// The names or numbers under `key`, by id.
Result<Keys> keysOf(const std::string& path,
                    const std::string& layer,
                    std::string_view key,
                    const Progress& progress) {
    HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
    HETU_TRY(RowColumns rows, query.columns({std::string(key)}, {}, progress));
    Column& column = rows.table.columns().front();
    Keys keys{std::move(rows.ids), std::move(column.texts)};
    if (!column.isText())
        for (const double number : column.numbers)
            keys.keys.push_back(std::isfinite(number) ? toText(number) : std::string());
    return keys;
}

/// The membership of a layer whose members are there, and the name of these.
std::optional<std::pair<Membership, std::string>> membershipOf(const LayerSource& source,
                                                               const std::string& layer) {
    for (const Membership& each : memberships) {
        if (!layer.starts_with(each.owner)) continue;
        const std::string suffix = layer.substr(each.owner.size());
        if (!suffix.empty() && suffix.front() != '_') continue;
        const std::string members = std::string(each.members) + suffix;
        const LayerInfo* owner = source.find(layer);
        const LayerInfo* found = source.find(members);
        if (owner && found && found->analysis == owner->analysis && owner->field(each.key) &&
            found->field(each.key))
            return std::pair(each, members);
    }
    return std::nullopt;
}

}  // namespace

Result<OrganisationPlaces> readOrganisationPlaces(const LayerSource& source,
                                                  const Progress& progress) {
    OrganisationPlaces out;
    if (!source.find("organisations")) return out;
    HETU_TRY(Layer rows, source.read("organisations", {"id"}, progress));
    out.ids.reserve(rows.points.size());
    for (const double id : rows.table.columns().front().numbers)
        out.ids.push_back(static_cast<std::int64_t>(id));
    out.places = std::move(rows.points);
    return out;
}

Result<StandingFor> readStandingFor(const std::string& path,
                                    const LayerSource& source,
                                    const OrganisationPlaces& organisations,
                                    const std::string& layer,
                                    const Progress& progress) {
    const LayerInfo* info = source.find(layer);
    if (!info || info->isSurface) return StandingFor{};
    if (layer == "organisations") {
        StandingFor standing;
        standing.ids = organisations.ids;
        for (std::uint32_t i = 0; i < standing.ids.size(); ++i)
            standing.links.push_back({i, i});
        return standing;
    }
    if (info->field("org_id")) {
        HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
        return byIdOfOrganisation(query, organisations, progress);
    }
    if (const auto membership = membershipOf(source, layer)) {
        const auto& [each, members] = *membership;
        HETU_TRY(const StandingFor inner,
                 readStandingFor(path, source, organisations, members, progress.sub(0, 0.6)));
        HETU_TRY(const Keys memberKeys, keysOf(path, members, each.key, progress.sub(0.6, 0.8)));
        HETU_TRY(Keys own, keysOf(path, layer, each.key, progress.sub(0.8, 1)));
        StandingFor standing;
        standing.ids = std::move(own.ids);
        std::unordered_map<std::string, std::uint32_t> rowOfKey;
        for (std::size_t row = 0; row < own.keys.size(); ++row)
            if (!own.keys[row].empty())
                rowOfKey.emplace(own.keys[row], static_cast<std::uint32_t>(row));
        for (const StandingFor::Link& link : inner.links) {
            if (link.row >= memberKeys.keys.size()) continue;
            const auto at = rowOfKey.find(memberKeys.keys[link.row]);
            if (at != rowOfKey.end()) standing.links.push_back({link.organisation, at->second});
        }
        return standing;
    }
    if (info->geometry == GeometryKind::Polygon)
        return byLyingWithin(source, organisations, layer, progress);
    return StandingFor{};
}

void markOrganisations(const StandingFor& standing,
                       std::span<const std::int64_t> rows,
                       OrganisationMarks& marks) {
    std::vector<std::uint8_t> isChosen(standing.ids.size(), 0);
    std::size_t at = 0;
    for (const std::int64_t id : rows) {  // both ascending
        while (at < standing.ids.size() && standing.ids[at] < id)
            ++at;
        if (at < standing.ids.size() && standing.ids[at] == id) isChosen[at] = 1;
    }
    for (const StandingFor::Link& link : standing.links)
        if (isChosen[link.row] && link.organisation < marks.size()) marks[link.organisation] = 1;
}

std::vector<std::int64_t> rowsFor(const StandingFor& standing, const OrganisationMarks& marks) {
    std::vector<std::uint8_t> isRelated(standing.ids.size(), 0);
    for (const StandingFor::Link& link : standing.links)
        if (link.organisation < marks.size() && marks[link.organisation]) isRelated[link.row] = 1;
    std::vector<std::int64_t> ids;
    for (std::size_t row = 0; row < isRelated.size(); ++row)
        if (isRelated[row]) ids.push_back(standing.ids[row]);
    return ids;
}

}  // namespace hetu
