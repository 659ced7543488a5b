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

#include "app/desktop/layers/layer_lines.h"
#include "app/desktop/layers/layer_pile.h"
#include "app/desktop/layers/layer_states.h"
#include "app/desktop/layers/layer_tree.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// What was done to the order or the groups; the word is the id of a layer or the name of a group.
enum class Arranged { LayerMoved, HeadingMoved, Grouped, Ungrouped, Made, Renamed, Dissolved };

/// The layers of the map: groups of one's own topmost, then the results, each under the name of its
/// analysis, the data, and the base maps. A check box shows or hides a layer or all under a
/// heading, a slider makes a layer see-through, the mouse moves layers up, down and into groups.
/// The panel knows how the layers stand now; the signals ...Chosen say what is to be kept.
///
/// Holds    A layer that goes on line is only shown after a hand has ticked it (or
///          MapLayer::isShownAtFirst says that it did in an earlier session): no theme, no state
///          that a file brings along, shows it before.
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
    /// The same of what lies below them all; see render::isBaseMapId().
    void setBaseMaps(std::vector<MapLayer> maps);
    /// What the workspace keeps; only what differs from the last time is taken over.
    void takeKept(const LayerStates& kept);
    /// What the filters that are kept leave, as far as it is known.
    void setFilterNotes(std::map<std::string, FilterNote> notes);

    /// Those that were not taken off, bottom to top.
    [[nodiscard]] std::vector<MapLayer> layers() const;
    [[nodiscard]] const MapLayer* layer(const std::string& id) const { return m_pile.find(id); }
    /// As people call it.
    [[nodiscard]] QString titleOf(const std::string& id) const;
    /// The checked ones, bottom to top, each with its filter.
    [[nodiscard]] std::vector<render::DrawnLayer> visibleLayers() const;
    [[nodiscard]] bool isShown(const std::string& id) const;
    /// For the time being: not kept.
    void setShown(const std::string& id, bool isShown);
    /// The hand does: it is kept, and what goes on line may do so from now on.
    void chooseShownByHand(const std::string& id, bool isShown);
    /// Shows the results of `analysis`, and hides those of all others and what would cover them.
    void showResultsOf(const std::string& analysis);

    [[nodiscard]] double opacity(const std::string& id) const;
    void chooseOpacity(const std::string& id, double opacity);
    /// Takes it off the map; the data stays.
    void removeLayer(const std::string& id);
    void bringAllBack();
    [[nodiscard]] bool hasRemoved() const;

    [[nodiscard]] const LayerPile& pile() const { return m_pile; }
    /// One place up or down under its heading. False: it is at the end.
    bool move(const std::string& id, bool isUp);
    bool moveToEnd(const std::string& id, bool isTop);
    void putInGroup(const std::vector<std::string>& ids, int number);
    void makeGroup(const std::string& name, const std::vector<std::string>& ids);
    /// False: the name is empty or taken.
    bool renameGroup(int number, const std::string& name);
    void dissolveGroup(int number);

    [[nodiscard]] ThemeState state() const;
    /// What would be drawn if the layers stood like that, bottom to top.
    [[nodiscard]] std::vector<render::DrawnLayer> layersOf(const ThemeState& state) const;
    /// The layers stand like that for the time being: nothing is kept.
    void showForNow(const ThemeState& state);
    /// Shows exactly `shown` of what is there.
    void chooseShown(const std::set<std::string>& shown);
    void setOpacitiesAndOrder(const ThemeState& state);
    /// An opacity that the hand has just set is reported now, not when the hand rests.
    void flush();

    /// The signs of the layers, as the renderer drew them last.
    [[nodiscard]] const std::vector<render::LegendEntry>& legend() const { return m_legend; }
    /// The layer whose line is chosen; "" none.
    [[nodiscard]] std::string chosen() const;
    /// Of the heading that is chosen; "" none.
    [[nodiscard]] std::string chosenHeading() const;
    /// All that are selected, topmost first.
    [[nodiscard]] std::vector<std::string> chosenLayers() const;
    void choose(const std::string& id);

signals:
    void visibilityChanged();  ///< visibleLayers() is not what it was
    void layersChanged();
    void legendChanged();
    void chosenChanged();
    void shownChosen(const std::vector<std::string>& ids);
    void opacityChosen(const std::string& id);
    void arrangementChosen(hetu::desktop::Arranged how, const std::string& word);
    void removedChosen(const std::vector<std::string>& ids, bool isRemoved);
    void baseMapRemoved(const std::string& id);
    void foldChosen(const std::string& key, bool isFolded);
    void menuAsked(const QPoint& onScreen);  ///< for what is chosen
    void renameAsked();
    /// Whoever has the table shows that of this layer.
    void tableAsked(const std::string& id);

private:
    void wire();
    void arrangedBy(Arranged how, const std::string& word);
    void setShownOf(const std::map<std::string, bool>& wanted, bool isByHand = false);
    [[nodiscard]] bool canGo(const QTreeWidgetItem& item,
                             const QTreeWidgetItem& target,
                             LayerTree::Where where) const;
    void takeMove(QTreeWidgetItem* item, QTreeWidgetItem* target, LayerTree::Where where);
    [[nodiscard]] std::vector<render::DrawnLayer> drawnOf(const LayerPile& pile) const;
    /// Lines are made anew only where one comes, goes or moves.
    void rebuild();
    void findNamed();
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
    LayerPile m_pile;
    LayerStates m_kept;  ///< as the workspace last said
    std::map<std::string, FilterNote> m_filters;
    LayerLines m_lines;
    std::set<std::string> m_mayGoOnLine;  ///< ticked by hand
    std::vector<render::LegendEntry> m_legend;
    bool m_isBuilding = false;
    std::uint64_t m_askedLegend = 0;
    std::string m_opacityOf;  ///< set by hand, not yet reported; "" none
    QTimer m_opacityRest;
};

}  // namespace hetu::desktop
