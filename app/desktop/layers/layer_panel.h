#pragma once
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "app/desktop/layers/layer_states.h"
#include "app/desktop/layers/layer_tree.h"
#include "app/render/map_renderer.h"
#include "layers/base/text.h"

class QMenu;

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
/// check box shows or hides a layer, a slider makes it see-through, the mouse moves the data up and
/// down. The panel knows how the layers stand now; the signals ...Chosen say what is to be kept.
class LayerPanel : public QWidget {
    Q_OBJECT
public:
    explicit LayerPanel(render::MapRenderer& renderer, QWidget* parent = nullptr);
    ~LayerPanel() override;

    /// Above everything else: the choice of themes.
    void addOnTop(QWidget* widget);
    /// Forgets how the layers were set: another workspace.
    void forget();
    /// `layers` bottom to top, as they are drawn. Results that are new to the panel are not
    /// checked.
    void setLayers(std::vector<MapLayer> layers);
    /// What the workspace keeps; only what differs from the last time is taken over.
    void takeKept(const LayerStates& kept);

    /// Those that were not taken off, bottom to top.
    [[nodiscard]] std::vector<MapLayer> layers() const;
    /// The checked ones, bottom to top.
    [[nodiscard]] std::vector<render::DrawnLayer> visibleLayers() const;
    [[nodiscard]] bool isShown(const std::string& id) const;
    /// For the time being: not kept.
    void setShown(const std::string& id, bool isShown);
    /// Shows the results of `analysis`, and hides those of all others and what would cover them.
    void showResultsOf(const std::string& analysis);

    [[nodiscard]] double opacity(const std::string& id) const;
    void chooseOpacity(const std::string& id, double opacity);
    /// One place up or down among the data. False: it is at the end, or a result.
    bool move(const std::string& id, bool isUp);
    /// Takes it off the map; the data stays.
    void removeLayer(const std::string& id);
    void bringAllBack();
    [[nodiscard]] bool hasRemoved() const;

    [[nodiscard]] ThemeState state() const;
    /// Shows exactly `shown` of what is there.
    void chooseShown(const std::set<std::string>& shown);
    void setOpacitiesAndOrder(const ThemeState& state);
    /// An opacity that the hand has just set is reported now, not when the hand rests.
    void flush();

    /// The signs of the layers, as the renderer drew them last.
    [[nodiscard]] const std::vector<render::LegendEntry>& legend() const { return m_legend; }
    /// The line that is chosen; "" none.
    [[nodiscard]] std::string chosen() const { return current(); }

    /// The right-click menu of a layer; the caller deletes it.
    [[nodiscard]] QMenu* menuFor(const std::string& id);

signals:
    void visibilityChanged();  ///< visibleLayers() is not what it was
    void layersChanged();
    void legendChanged();
    void shownChosen(const std::vector<std::string>& ids);
    void opacityChosen(const std::string& id);
    void orderChosen(const std::vector<std::string>& order, const std::string& moved);
    void removedChosen(const std::vector<std::string>& ids, bool isRemoved);
    void zoomAsked(const std::string& id);

private:
    [[nodiscard]] std::vector<const MapLayer*> ordered() const;
    [[nodiscard]] const MapLayer* find(const std::string& id) const;
    [[nodiscard]] std::vector<std::string> dataOrder() const;
    [[nodiscard]] std::string current() const;
    void place(const std::string& id, const std::string& other, bool isAbove);
    void setShownOf(const std::map<std::string, bool>& wanted);
    /// Where the lines stand is not what it was; from now on it is.
    [[nodiscard]] bool placesChanged();
    void showLine(const MapLayer& layer, QTreeWidgetItem& item) const;
    /// Lines are made anew only where one comes, goes or moves.
    void rebuild();
    void filter();
    void showCurrent();
    void askForLegend();
    void showLegend();
    void takeChange(QTreeWidgetItem* item);

    render::MapRenderer& m_renderer;
    QVBoxLayout* m_rows;
    QLineEdit* m_filter;
    LayerTree* m_tree;
    QLabel* m_nothingFound;
    QWidget* m_foot;
    QSlider* m_slider;
    QLabel* m_share;
    std::vector<MapLayer> m_layers;
    std::map<std::string, bool> m_isShown;
    LayerStates m_kept;  ///< as the workspace last said
    std::map<std::string, double> m_opacity;
    std::set<std::string> m_removed;
    std::vector<std::string> m_order;
    struct Place {
        std::string id, analysis;
        QString heading;
        friend bool operator==(const Place&, const Place&) = default;
    };
    std::vector<Place> m_places;  ///< of the lines in the tree
    std::map<std::string, QTreeWidgetItem*> m_items;
    std::vector<render::LegendEntry> m_legend;
    bool m_isBuilding = false;
    std::uint64_t m_askedLegend = 0;
    std::string m_opacityOf;  ///< set by hand, not yet reported; "" none
    QTimer m_opacityRest;
};

}  // namespace hetu::desktop
