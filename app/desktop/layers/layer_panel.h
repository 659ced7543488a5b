#pragma once
#include <QTreeWidget>
#include <map>
#include <string>
#include <vector>

#include "app/render/map_renderer.h"
#include "layers/base/text.h"

namespace hetu::desktop {

/// One line of the panel.
struct MapLayer {
    render::DrawnLayer drawn;
    std::string analysis;          ///< the analysis it is a result of; "" for register and base map
    QString analysisTitle;         ///< shown as the heading of its results
    QString rows;                  ///< "8,669", "" where a count says nothing
    bool isShownAtFirst = true;    ///< a result: when it has just been computed
    bool yieldsToResults = false;  ///< hidden when a result is shown: it would cover it
};

/// The layers of the map, topmost first, the results on top, each under the name of its analysis. A
/// check box shows or hides a layer; what was chosen is remembered by name as long as the window
/// lives.
class LayerPanel : public QWidget {
    Q_OBJECT
public:
    explicit LayerPanel(render::MapRenderer& renderer, QWidget* parent = nullptr);

    /// Forgets what was checked: another workspace.
    void forget() { m_isShown.clear(); }
    /// `layers` bottom to top, as they are drawn. Results that are new to the panel are not
    /// checked.
    void setLayers(std::vector<MapLayer> layers);
    /// The checked ones, bottom to top.
    [[nodiscard]] std::vector<render::DrawnLayer> visibleLayers() const;
    [[nodiscard]] bool isShown(const std::string& id) const;
    void setShown(const std::string& id, bool isShown);
    /// Shows the results of `analysis`, and hides those of all others and what would cover them.
    void showResultsOf(const std::string& analysis);

signals:
    void visibilityChanged();

private:
    void rebuild();
    void askForLegend();
    void takeLegend(const std::vector<render::LegendEntry>& entries);
    void takeChange(QTreeWidgetItem* item);

    render::MapRenderer& m_renderer;
    QTreeWidget* m_tree;
    std::vector<MapLayer> m_layers;
    std::map<std::string, bool> m_isShown;
    std::map<std::string, QTreeWidgetItem*> m_items;
    bool m_isBuilding = false;
    std::uint64_t m_askedLegend = 0;
};

}  // namespace hetu::desktop
