#pragma once
#include <QCoreApplication>
#include <QTreeWidgetItem>
#include <map>
#include <string>
#include <vector>

#include "app/desktop/layers/layer_pile.h"
#include "app/desktop/layers/layer_tree.h"

namespace hetu::desktop {

/// What a filter leaves of a layer.
struct FilterNote {
    QString words;          ///< "employees > 50"
    QString rows;           ///< "1,204 of 8,669"; "" while they are counted
    bool isBroken = false;  ///< the filter cannot be applied: nothing is drawn
};

/// The lines of the tree: headings, layers under them, the signs of a layer under it.
///
/// Every line has a key: "layer:streets", or that of a heading of LayerPile, or "results" above all
/// analyses.
///
/// Holds    Lines are made anew only where one comes, goes or moves; everything else changes them
///          in place, because the tree may be in the midst of a click on one of them.
class LayerLines {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::LayerLines)
public:
    /// All outlive the lines.
    LayerLines(LayerTree& tree,
               const LayerPile& pile,
               const LayerStates& kept,
               const std::map<std::string, FilterNote>& filters)
        : m_tree(tree), m_pile(pile), m_kept(kept), m_filters(filters) {}

    /// As the pile is now. True: lines were made anew, without their legend.
    bool show();
    void showChecks();
    /// `density`: device pixels a pixel.
    void showLegend(const std::vector<render::LegendEntry>& legend, double density);
    /// Hides layers of other names. False: none has it.
    bool showNamed(const QString& wanted);

    [[nodiscard]] QTreeWidgetItem* line(const std::string& id) const;
    [[nodiscard]] QTreeWidgetItem* headingLine(const std::string& key) const;
    [[nodiscard]] static std::string keyOf(const QTreeWidgetItem& item);
    /// Of the layer; "" a heading or a line of a legend.
    [[nodiscard]] static std::string idOf(const QTreeWidgetItem& item);
    /// The layers under a heading, all the way down.
    [[nodiscard]] std::vector<std::string> idsUnder(const QTreeWidgetItem& heading) const;
    [[nodiscard]] QString titleOf(const MapLayer& layer) const;
    /// Opens and closes by what was kept; layers otherwise by whether they are shown.
    void showFolds();

private:
    struct Place {
        std::string heading, id;
        QString title;  ///< of the heading
        friend bool operator==(const Place&, const Place&) = default;
    };
    [[nodiscard]] std::vector<Place> places() const;
    [[nodiscard]] QString titleOfHeading(const MapLayer& layer) const;
    QTreeWidgetItem* heading(const std::string& key, const QString& title, QTreeWidgetItem* under);
    void makeAnew();
    void showLine(const MapLayer& layer, QTreeWidgetItem& item) const;

    LayerTree& m_tree;
    const LayerPile& m_pile;
    const LayerStates& m_kept;
    const std::map<std::string, FilterNote>& m_filters;
    std::vector<Place> m_places;  ///< of the lines in the tree
    std::map<std::string, QTreeWidgetItem*> m_lines, m_headings;
};

}  // namespace hetu::desktop
