#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/render/layer_filter.h"

namespace hetu::desktop {

/// A group of one's own: layers that are shown, hidden and moved together.
struct LayerGroup {
    int number = 0;  ///< of its own in the workspace
    std::string name = {};
    std::vector<std::string> layers = {};  ///< in any order; each layer in one group at most
    friend bool operator==(const LayerGroup&, const LayerGroup&) = default;
};

/// How people have set the layers of a workspace; layers that are not named are as they come.
///
/// Kept as items of kind "layer", one for each thing said ("shown:streets", "opacity:streets",
/// "removed:streets", "name:streets", "filter:streets", "folded:data", "order", "groups"): what is
/// a step and what is none never share an item, so that taking back a step finds its item as it
/// left it.
struct LayerStates {
    std::map<std::string, bool> shown = {};
    std::map<std::string, double> opacity = {};  ///< 0 .. 1
    std::set<std::string> removed = {};          ///< taken off the map; the data stays
    std::vector<std::string> order = {};         ///< bottom to top
    std::vector<LayerGroup> groups = {};
    std::map<std::string, std::string> names = {};  ///< what people call it instead of its title
    std::map<std::string, render::LayerFilter> filters = {};
    std::map<std::string, bool> folded = {};  ///< by key of a line: see LayerLines
    friend bool operator==(const LayerStates&, const LayerStates&) = default;
};

/// What is not understood is passed over: it comes from a file.
[[nodiscard]] LayerStates layerStatesOf(const std::map<std::string, std::string>& items);

[[nodiscard]] std::string toJson(const std::vector<LayerGroup>& groups);

/// `ids` as `wanted` orders them. Those it does not name stay above the one that was below them.
/// Holds   A permutation of `ids`; those in `wanted` stand as there.
[[nodiscard]] std::vector<std::string> inOrder(const std::vector<std::string>& ids,
                                               const std::vector<std::string>& wanted);

/// What a theme says: what is shown (all else is not), how opaque, in which order.
struct ThemeState {
    std::set<std::string> shown = {};
    std::map<std::string, double> opacity = {};  ///< those that are not 1
    std::vector<std::string> order = {};
    friend bool operator==(const ThemeState&, const ThemeState&) = default;
};

[[nodiscard]] std::string toJson(const ThemeState& state);
/// Holds   themeStateOf(toJson(s)) == s. What is not understood is passed over.
[[nodiscard]] ThemeState themeStateOf(const std::string& json);

}  // namespace hetu::desktop
