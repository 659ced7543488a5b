#pragma once
#include <QString>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/layers/layer_states.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// One layer of the map.
struct MapLayer {
    render::DrawnLayer drawn;
    std::vector<render::DrawnLayer> above = {};  ///< drawn right over it, as a part of it
    std::string analysis = {};     ///< the analysis it is a result of; "" for register and base map
    QString analysisTitle = {};    ///< shown as the heading of its results
    QString rows = {};             ///< "8,669", "" where a count says nothing
    bool isShownAtFirst = true;    ///< a result: when it has just been computed
    bool yieldsToResults = false;  ///< hidden when a result is shown: it would cover it
    QString trouble = {};          ///< why it cannot be drawn, in a word or two; "" it can
    QString attribution = {};      ///< whose picture it is
    QString source = {};           ///< of a base map: its file
    Extent extent = {};            ///< the same, where it is known, in the workspace's CRS
};

/// The layers of the map as they lie upon each other, and under which headings they stand.
///
/// Every layer stands under one heading: a group of one's own ("group:3"), the analysis it is a
/// result of ("analysis:coverage"), "data" or "base". One order holds for all of them; base maps
/// lie below everything, and the layers of a group lie together, where its topmost one is.
///
/// Holds    What changes the order or the groups says whether it did; nothing else is touched then.
class LayerPile {
public:
    void forget();
    void setLayers(std::vector<MapLayer> layers) { m_layers = std::move(layers); }
    void setBaseMaps(std::vector<MapLayer> maps) { m_baseMaps = std::move(maps); }
    [[nodiscard]] const std::vector<MapLayer>& layersGiven() const { return m_layers; }
    [[nodiscard]] const MapLayer* find(const std::string& id) const;

    /// Those that were not taken off, bottom to top.
    [[nodiscard]] std::vector<const MapLayer*> ordered() const;
    /// The ids of all, bottom to top.
    [[nodiscard]] std::vector<std::string> order() const { return arranged(m_order); }
    /// What order() would be if `wanted` were asked for.
    [[nodiscard]] std::vector<std::string> arranged(const std::vector<std::string>& wanted) const;
    [[nodiscard]] const std::vector<LayerGroup>& groups() const { return m_groups; }
    [[nodiscard]] const LayerGroup* group(int number) const;
    [[nodiscard]] const LayerGroup* groupOf(const std::string& id) const;
    /// The key of the heading it stands under.
    [[nodiscard]] std::string headingOf(const std::string& id) const;
    /// The same if it were in no group.
    [[nodiscard]] std::string ownHeading(const std::string& id) const;
    /// The number of a group by its key; 0: not a group.
    [[nodiscard]] static int numberOf(const std::string& heading);
    /// Under that heading, topmost first; not those taken off.
    [[nodiscard]] std::vector<std::string> under(const std::string& heading) const;
    /// Of the groups: the topmost first, those without a layer before them.
    [[nodiscard]] std::vector<const LayerGroup*> groupsTopmostFirst() const;

    void setOrder(std::vector<std::string> order) { m_order = std::move(order); }
    void setGroups(std::vector<LayerGroup> groups) { m_groups = std::move(groups); }
    [[nodiscard]] const std::vector<std::string>& orderAsked() const { return m_order; }

    /// Whether `id` may stand beside `other`: under the same heading, or in its group.
    [[nodiscard]] bool canStandBeside(const std::string& id, const std::string& other) const;
    /// Right above or below `other`, and in its group.
    bool place(const std::string& id, const std::string& other, bool isAbove);
    /// One place up or down under its heading.
    bool move(const std::string& id, bool isUp);
    /// Above all others of the pile, or below all that are no base maps.
    bool moveToEnd(const std::string& id, bool isTop);
    /// All layers under one heading above or below all those under the other.
    bool placeHeading(const std::string& heading, const std::string& other, bool isAbove);

    /// On top of that group; 0: out of every group.
    bool putInGroup(const std::vector<std::string>& ids, int number);
    /// The number of the new group; base maps are left out.
    int makeGroup(const std::string& name, const std::vector<std::string>& ids);
    /// False: no such group, or the name is empty or taken.
    bool renameGroup(int number, const std::string& name);
    bool dissolveGroup(int number);
    /// Whether no group but `except` has that name.
    [[nodiscard]] bool isNameFree(const std::string& name, int except = 0) const;

    std::map<std::string, bool> shown;
    std::map<std::string, double> opacity;
    std::set<std::string> removed;

private:
    std::vector<MapLayer> m_layers, m_baseMaps;
    std::vector<std::string> m_order;  ///< as people asked for it
    std::vector<LayerGroup> m_groups;
};

}  // namespace hetu::desktop
