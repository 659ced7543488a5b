#include "analysis/core/places.h"

#include <algorithm>
#include <cmath>

#include "analysis/core/columns.h"
#include "layers/geometry/operations.h"
#include "layers/index/point_index.h"
#include "layers/index/polygon_index.h"

namespace hetu::analysis {
namespace {

/// Named polygons, of which the smallest one that covers a position gives its name.
struct Areas {
    std::vector<std::string> names;
    std::vector<double> sizes;
    PolygonIndex index{std::span<const Geometry>{}};

    [[nodiscard]] std::string at(Point p) const {
        const std::string* found = nullptr;
        double size = 0;
        for (const std::size_t i : index.covering(p)) {
            // Of two that are equally large the name decides, not the order of the rows.
            if (found && (sizes[i] > size || (sizes[i] == size && names[i] >= *found))) continue;
            found = &names[i];
            size = sizes[i];
        }
        return found ? *found : std::string();
    }
};

/// Streets cut into short pieces, so that an index of their midpoints finds the nearest one: a
/// point at `d` from a piece lies within d + half its length of its midpoint.
struct Streets {
    struct Piece {
        Point from, to;
        std::size_t name;
    };
    std::vector<std::string> names;
    std::vector<Piece> pieces;
    double longestMetres = 0;
    PointIndex index{std::span<const Point>{}, 1};

    [[nodiscard]] std::string at(Point p, double reachMetres) const {
        const PointIndex::Nearest near = index.nearest(p);
        if (!near.found || near.distance > reachMetres + longestMetres) return {};
        const double limit = std::min(reachMetres, near.distance);
        const std::string* found = nullptr;
        double best = 0;
        // The millimetre covers the rounding of the midpoints.
        index.visitWithin(p, limit + longestMetres / 2 + 0.001, [&](std::size_t i) {
            const double metres = distanceToSegment(pieces[i].from, pieces[i].to, p);
            const std::string& name = names[pieces[i].name];
            if (metres > reachMetres) return;
            if (found && (metres > best || (metres == best && name >= *found))) return;
            found = &name;
            best = metres;
        });
        return found ? *found : std::string();
    }
};

/// The named shapes of `layer` of that level; of every level if `level` is empty.
Areas areasOf(const Layer& layer, const std::string& level) {
    Areas areas;
    std::vector<Geometry> shapes;
    const Column* names = layer.table.find("name");
    const Column* levels = layer.table.find("level");
    for (std::size_t row = 0; row < layer.shapes.size(); ++row) {
        if (textAt(names, row).empty()) continue;
        if (!level.empty() && textAt(levels, row) != level) continue;
        areas.names.push_back(textAt(names, row));
        areas.sizes.push_back(area(layer.shapes[row]));
        shapes.push_back(layer.shapes[row]);
    }
    areas.index = PolygonIndex(shapes);
    return areas;
}

Streets streetsOf(const Layer& layer) {
    Streets streets;
    double total = 0;
    const Column* names = layer.table.find("name");
    const auto forEachSegment = [&layer](std::size_t row, const auto& visit) {
        for (const std::vector<Path>& part : layer.shapes[row].parts)
            for (const Path& path : part)
                for (std::size_t i = 0; i + 1 < path.size(); ++i)
                    visit(path[i], path[i + 1],
                          std::hypot(path[i + 1].x - path[i].x, path[i + 1].y - path[i].y));
    };
    for (std::size_t row = 0; row < layer.shapes.size(); ++row)
        if (!textAt(names, row).empty())
            forEachSegment(row, [&](Point, Point, double metres) { total += metres; });
    if (!std::isfinite(total)) return streets;
    const double longest = std::max(100.0, total / 1e6);  // never more than a million cuts
    streets.longestMetres = longest;
    std::vector<Point> midpoints;
    for (std::size_t row = 0; row < layer.shapes.size(); ++row) {
        if (textAt(names, row).empty()) continue;
        streets.names.push_back(textAt(names, row));
        forEachSegment(row, [&](Point a, Point b, double metres) {
            const int cuts = std::max(1, static_cast<int>(std::ceil(metres / longest)));
            const auto at = [&](int k) {
                const double t = static_cast<double>(k) / cuts;
                return k == cuts ? b : Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
            };
            for (int k = 0; k < cuts; ++k) {
                const Point from = at(k), to = at(k + 1);
                streets.pieces.push_back({from, to, streets.names.size() - 1});
                midpoints.push_back({(from.x + to.x) / 2, (from.y + to.y) / 2});
            }
        });
    }
    streets.index = PointIndex(midpoints, 100);
    return streets;
}

}  // namespace

struct Places::Impl {
    Areas regions;
    Areas zones;
    Streets streets;
};

Places::Places(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Places::Places(Places&&) noexcept = default;
Places& Places::operator=(Places&&) noexcept = default;
Places::~Places() = default;

Result<Places> Places::read(Inputs& inputs, bool withStreets) {
    HETU_TRY(const Layer regions, inputs.readKnown("regions", {"name", "level"}));
    HETU_TRY(const Layer zones, inputs.readKnown("zones", {"name"}));
    Layer streets;
    if (withStreets) {
        HETU_TRY(streets, inputs.readKnown("streets", {"name"}));
    }
    auto impl = std::make_unique<Impl>();
    impl->regions = areasOf(regions, "county");
    if (impl->regions.names.empty()) impl->regions = areasOf(regions, "");
    impl->zones = areasOf(zones, "");
    impl->streets = streetsOf(streets);
    return Places(std::move(impl));
}

std::string Places::region(Point p) const {
    return m_impl->regions.at(p);
}

std::string Places::zone(Point p) const {
    return m_impl->zones.at(p);
}

std::string Places::street(Point p, double reachMetres) const {
    return m_impl->streets.at(p, reachMetres);
}

std::string Places::name(Point p) const {
    const std::string wide = region(p);
    std::string close = zone(p);
    if (close.empty()) close = street(p);
    return wide.empty() ? close : close.empty() ? wide : wide + " · " + close;
}

}  // namespace hetu::analysis
