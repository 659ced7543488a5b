#include "app/desktop/layers/layer_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/layers/legend_image.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int idRole = Qt::UserRole;

QIcon iconOf(const render::LegendEntry& entry, double density) {
    QImage image = imageOf(entry);
    if (image.isNull()) return {};
    image.setDevicePixelRatio(density);
    return QIcon(QPixmap::fromImage(image));
}

}  // namespace

LayerPanel::LayerPanel(render::MapRenderer& renderer, QWidget* parent)
    : QWidget(parent),
      m_renderer(renderer),
      m_rows(new QVBoxLayout(this)),
      m_filter(new QLineEdit),
      m_tree(new LayerTree),
      m_nothingFound(new QLabel(tr("No layer has this name."))),
      m_foot(new QWidget),
      m_slider(new QSlider(Qt::Horizontal)),
      m_share(new QLabel) {
    m_rows->setContentsMargins(8, 0, 6, 4);
    m_rows->setSpacing(4);
    m_filter->setObjectName(QStringLiteral("layerFilter"));
    m_filter->setPlaceholderText(tr("Find a layer"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_rows->addWidget(m_filter);
    m_nothingFound->setObjectName(QStringLiteral("help"));
    m_nothingFound->hide();
    m_rows->addWidget(m_nothingFound);
    m_rows->addWidget(m_tree, 1);
    m_tree->setObjectName(QStringLiteral("layers"));
    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setIndentation(12);
    m_tree->setIconSize(QSize(18, 18));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setCanMove([this](const QTreeWidgetItem& item) {
        const MapLayer* layer = find(item.data(0, idRole).toString().toStdString());
        return layer && layer->analysis.empty();
    });

    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->addWidget(new QLabel(tr("Opacity")));
    foot->addWidget(m_slider, 1);
    foot->addWidget(m_share);
    m_slider->setObjectName(QStringLiteral("opacity"));
    m_slider->setAccessibleName(tr("Opacity of the chosen layer"));
    m_slider->setRange(0, 100);
    m_slider->setPageStep(10);
    m_share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_share->setMinimumWidth(m_share->fontMetrics().horizontalAdvance(QStringLiteral("100 %")) + 4);
    m_rows->addWidget(m_foot);
    m_opacityRest.setSingleShot(true);
    m_opacityRest.setInterval(400);
    connect(&m_opacityRest, &QTimer::timeout, this, &LayerPanel::flush);
    connect(m_slider, &QSlider::sliderReleased, this, &LayerPanel::flush);
    connect(m_slider, &QSlider::valueChanged, this, [this](int percent) {
        m_share->setText(tr("%1 %").arg(percent));
        const std::string id = current();
        if (m_isBuilding || id.empty()) return;
        m_opacity[id] = percent / 100.0;
        m_opacityOf = id;
        m_opacityRest.start();
        if (isShown(id)) emit visibilityChanged();
    });

    connect(m_filter, &QLineEdit::textChanged, this, &LayerPanel::filter);
    connect(m_tree, &QTreeWidget::itemChanged, this, &LayerPanel::takeChange);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &LayerPanel::showCurrent);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QTreeWidgetItem* item = m_tree->itemAt(at);
        const QVariant id = item ? item->data(0, idRole) : QVariant();
        if (!id.isValid()) return;
        QMenu* menu = menuFor(id.toString().toStdString());
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(m_tree->viewport()->mapToGlobal(at));
    });
    connect(m_tree, &LayerTree::moveAsked, this,
            [this](QTreeWidgetItem* item, QTreeWidgetItem* other, bool isAbove) {
                place(item->data(0, idRole).toString().toStdString(),
                      other->data(0, idRole).toString().toStdString(), isAbove);
            });
    showCurrent();
}

LayerPanel::~LayerPanel() {
    // The tree loses its lines, and says so, after what would hear it has gone.
    disconnect(m_tree, nullptr, this, nullptr);
}

void LayerPanel::addOnTop(QWidget* widget) {
    m_rows->insertWidget(0, widget);
}

void LayerPanel::forget() {
    m_isShown.clear();
    m_opacity.clear();
    m_removed.clear();
    m_order.clear();
    m_kept = {};
    m_opacityOf.clear();
    m_opacityRest.stop();
    m_filter->clear();
}

void LayerPanel::setLayers(std::vector<MapLayer> layers) {
    m_layers = std::move(layers);
    for (const MapLayer& layer : m_layers)
        m_isShown.try_emplace(layer.drawn.id, layer.analysis.empty() && layer.isShownAtFirst);
    m_legend.clear();
    rebuild();
    askForLegend();
    emit layersChanged();
}

void LayerPanel::takeKept(const LayerStates& kept) {
    // Only what is new: what was set for the time being stays.
    const LayerStates before = std::exchange(m_kept, kept);
    if (before == kept) return;
    std::map<std::string, bool> shown;
    for (const auto& [id, isShown] : kept.shown)
        if (const auto at = before.shown.find(id);
            at == before.shown.end() || at->second != isShown)
            shown[id] = isShown;
    const auto opacities = m_opacity;
    for (const auto& [id, share] : before.opacity)
        if (kept.opacity.count(id) == 0) m_opacity.erase(id);
    for (const auto& [id, share] : kept.opacity)
        if (const auto at = before.opacity.find(id);
            at == before.opacity.end() || at->second != share)
            m_opacity[id] = share;
    const bool isPileOther = (before.removed != kept.removed && m_removed != kept.removed) ||
                             (before.order != kept.order && m_order != kept.order);
    if (before.removed != kept.removed) m_removed = kept.removed;
    if (before.order != kept.order) m_order = kept.order;
    // Mostly this is what the hand has just done, and the line it clicked is still at work: the
    // lines are only made anew where others have come or gone.
    if (isPileOther) {
        rebuild();
        emit layersChanged();
    } else if (m_opacity != opacities) {
        showCurrent();
    }
    setShownOf(shown);
    if (isPileOther || m_opacity != opacities) emit visibilityChanged();
}

std::vector<MapLayer> LayerPanel::layers() const {
    std::vector<MapLayer> all;
    for (const MapLayer* layer : ordered())
        all.push_back(*layer);
    return all;
}

std::vector<render::DrawnLayer> LayerPanel::visibleLayers() const {
    std::vector<render::DrawnLayer> visible;
    for (const MapLayer* layer : ordered()) {
        if (!isShown(layer->drawn.id)) continue;
        visible.push_back(layer->drawn);
        visible.back().opacity *= opacity(layer->drawn.id);
    }
    return visible;
}

bool LayerPanel::isShown(const std::string& id) const {
    const auto at = m_isShown.find(id);
    return at != m_isShown.end() && at->second;
}

void LayerPanel::setShown(const std::string& id, bool isShown) {
    if (find(id)) setShownOf({{id, isShown}});
}

void LayerPanel::showResultsOf(const std::string& analysis) {
    std::map<std::string, bool> wanted;
    std::vector<std::string> chosen, back;
    for (const MapLayer& layer : m_layers) {
        if (layer.analysis.empty() && !layer.yieldsToResults) continue;
        const std::string& id = layer.drawn.id;
        wanted[id] = layer.analysis == analysis && layer.isShownAtFirst;
        chosen.push_back(id);
        if (wanted[id] && m_removed.erase(id) > 0) back.push_back(id);
    }
    if (!back.empty()) {
        rebuild();
        emit removedChosen(back, false);
    }
    setShownOf(wanted);
    emit shownChosen(chosen);
}

void LayerPanel::setShownOf(const std::map<std::string, bool>& wanted) {
    m_isBuilding = true;  // one redraw for all of them
    bool isOther = false;
    for (const auto& [id, isShown] : wanted) {
        bool& known = m_isShown[id];
        isOther = isOther || known != isShown;
        known = isShown;
        if (const auto at = m_items.find(id); at != m_items.end()) {
            at->second->setCheckState(0, isShown ? Qt::Checked : Qt::Unchecked);
            at->second->setExpanded(isShown);
        }
    }
    m_isBuilding = false;
    if (isOther) emit visibilityChanged();
}

double LayerPanel::opacity(const std::string& id) const {
    const auto at = m_opacity.find(id);
    return at == m_opacity.end() ? 1 : at->second;
}

void LayerPanel::chooseOpacity(const std::string& id, double share) {
    if (!find(id) || opacity(id) == share) return;
    m_opacity[id] = share;
    showCurrent();
    emit opacityChosen(id);
    if (isShown(id)) emit visibilityChanged();
}

void LayerPanel::flush() {
    m_opacityRest.stop();
    if (m_slider->isSliderDown()) return;  // the hand has not let go
    const std::string id = std::exchange(m_opacityOf, {});
    if (!id.empty()) emit opacityChosen(id);
}

std::vector<std::string> LayerPanel::dataOrder() const {
    std::vector<std::string> ids;
    for (const MapLayer& layer : m_layers)
        if (layer.analysis.empty()) ids.push_back(layer.drawn.id);
    return inOrder(ids, m_order);
}

bool LayerPanel::move(const std::string& id, bool isUp) {
    // The neighbour that is seen: one that was taken off would swallow the step.
    std::vector<std::string> order = dataOrder();
    std::erase_if(order, [&](const std::string& each) { return m_removed.count(each) > 0; });
    const auto at = std::find(order.begin(), order.end(), id);
    if (at == order.end() || (isUp ? at + 1 == order.end() : at == order.begin())) return false;
    place(id, isUp ? *(at + 1) : *(at - 1), isUp);
    return true;
}

void LayerPanel::place(const std::string& id, const std::string& other, bool isAbove) {
    std::vector<std::string> order = dataOrder();
    const std::vector<std::string> before = order;
    std::erase(order, id);
    auto at = std::find(order.begin(), order.end(), other);
    if (at == order.end() || order.size() + 1 != before.size()) return;
    order.insert(isAbove ? at + 1 : at, id);
    if (order == before) return;
    m_order = order;
    rebuild();
    emit orderChosen(order, id);
    emit visibilityChanged();
}

void LayerPanel::removeLayer(const std::string& id) {
    if (!find(id) || !m_removed.insert(id).second) return;
    rebuild();
    emit removedChosen({id}, true);
    emit layersChanged();
    if (isShown(id)) emit visibilityChanged();
}

void LayerPanel::bringAllBack() {
    const std::vector<std::string> back(m_removed.begin(), m_removed.end());
    if (back.empty()) return;
    m_removed.clear();
    rebuild();
    emit removedChosen(back, false);
    emit layersChanged();
    emit visibilityChanged();
}

bool LayerPanel::hasRemoved() const {
    return std::any_of(m_layers.begin(), m_layers.end(), [this](const MapLayer& layer) {
        return m_removed.count(layer.drawn.id) > 0;
    });
}

ThemeState LayerPanel::state() const {
    ThemeState state;
    for (const MapLayer* layer : ordered()) {
        const std::string& id = layer->drawn.id;
        if (isShown(id)) state.shown.insert(id);
        if (opacity(id) != 1) state.opacity[id] = opacity(id);
    }
    state.order = dataOrder();
    return state;
}

void LayerPanel::chooseShown(const std::set<std::string>& shown) {
    std::map<std::string, bool> wanted;
    std::vector<std::string> chosen;
    for (const MapLayer* layer : ordered()) {
        wanted[layer->drawn.id] = shown.count(layer->drawn.id) > 0;
        chosen.push_back(layer->drawn.id);
    }
    setShownOf(wanted);
    emit shownChosen(chosen);
}

void LayerPanel::setOpacitiesAndOrder(const ThemeState& state) {
    m_opacity = state.opacity;
    m_order = state.order;
    rebuild();
    emit visibilityChanged();
}

QMenu* LayerPanel::menuFor(const std::string& id) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("layerMenu"));
    menu->addAction(icon(QStringLiteral("zoom-full")), tr("Zoom to this layer"), this,
                    [this, id] { emit zoomAsked(id); });
    QMenu* opacities = menu->addMenu(tr("Opacity"));
    for (const int percent : {100, 75, 50, 25}) {
        QAction* action = opacities->addAction(tr("%1 %").arg(percent), this, [this, id, percent] {
            chooseOpacity(id, percent / 100.0);
        });
        action->setCheckable(true);
        action->setChecked(std::lround(100 * opacity(id)) == percent);
    }
    menu->addSeparator();
    std::vector<std::string> order = dataOrder();
    std::erase_if(order, [&](const std::string& each) { return m_removed.count(each) > 0; });
    const bool isData = std::find(order.begin(), order.end(), id) != order.end();
    menu->addAction(tr("Move up"), this, [this, id] { move(id, true); })
        ->setEnabled(isData && order.back() != id);
    menu->addAction(tr("Move down"), this, [this, id] { move(id, false); })
        ->setEnabled(isData && order.front() != id);
    menu->addSeparator();
    menu->addAction(tr("Take off the map (the data stays)"), this, [this, id] { removeLayer(id); });
    if (hasRemoved())
        menu->addAction(tr("Bring back what was taken off"), this, &LayerPanel::bringAllBack);
    return menu;
}

const MapLayer* LayerPanel::find(const std::string& id) const {
    const auto at = std::find_if(m_layers.begin(), m_layers.end(),
                                 [&](const MapLayer& layer) { return layer.drawn.id == id; });
    return at == m_layers.end() ? nullptr : &*at;
}

std::vector<const MapLayer*> LayerPanel::ordered() const {
    // The data change places among themselves; the results lie where they lay.
    const std::vector<std::string> order = dataOrder();
    std::vector<const MapLayer*> pile;
    auto next = order.begin();
    for (const MapLayer& layer : m_layers)
        pile.push_back(layer.analysis.empty() ? find(*next++) : &layer);
    std::erase_if(pile,
                  [this](const MapLayer* layer) { return m_removed.count(layer->drawn.id) > 0; });
    return pile;
}

std::string LayerPanel::current() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item ? item->data(0, idRole).toString().toStdString() : std::string();
}

void LayerPanel::showCurrent() {
    flush();
    const std::string id = current();
    m_foot->setEnabled(!id.empty());
    const bool wasBuilding = std::exchange(m_isBuilding, true);
    const int percent = id.empty() ? 100 : static_cast<int>(std::lround(100 * opacity(id)));
    m_slider->setValue(percent);
    m_share->setText(tr("%1 %").arg(percent));
    m_isBuilding = wasBuilding;
}

void LayerPanel::filter() {
    const QString wanted = m_filter->text().trimmed();
    bool isAny = m_items.empty();
    std::map<QTreeWidgetItem*, bool> headings;
    for (const auto& [id, item] : m_items) {
        const bool isFound = item->text(0).contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!isFound);
        isAny = isAny || isFound;
        for (QTreeWidgetItem* above = item->parent(); above; above = above->parent())
            headings[above] = headings[above] || isFound;
    }
    for (const auto& [heading, isUsed] : headings)
        heading->setHidden(!isUsed);
    m_nothingFound->setVisible(!isAny);
}

bool LayerPanel::placesChanged() {
    const std::vector<const MapLayer*> pile = ordered();
    std::vector<Place> places;
    for (const MapLayer* layer : pile)
        places.push_back({layer->drawn.id, layer->analysis, layer->analysisTitle});
    if (places == m_places) return false;
    m_places = std::move(places);
    return true;
}

void LayerPanel::showLine(const MapLayer& layer, QTreeWidgetItem& item) const {
    const QString title = QString::fromStdString(layer.drawn.title);
    item.setText(0, title);
    item.setText(1, layer.rows);
    item.setForeground(1, theme().quietText);
    item.setToolTip(0, title);
    item.setCheckState(0, isShown(layer.drawn.id) ? Qt::Checked : Qt::Unchecked);
}

void LayerPanel::rebuild() {
    const std::string chosen = current();
    const bool wasBuilding = std::exchange(m_isBuilding, true);
    if (!placesChanged()) {
        // The tree may be in the midst of a click on a line: it stays, and so does what is folded.
        for (const MapLayer* layer : ordered())
            showLine(*layer, *m_items.at(layer->drawn.id));
        filter();
        m_isBuilding = wasBuilding;
        showCurrent();
        return;
    }
    m_tree->endDrag();
    m_tree->clear();
    m_items.clear();
    std::map<std::string, QTreeWidgetItem*> headings;
    const auto heading = [&](const std::string& key, const QString& title, QTreeWidgetItem* under) {
        QTreeWidgetItem*& item = headings[key];
        if (item) return item;
        item = under ? new QTreeWidgetItem(under, {title}) : new QTreeWidgetItem(m_tree, {title});
        item->setFlags(Qt::ItemIsEnabled);
        item->setFirstColumnSpanned(true);
        item->setToolTip(0, title);
        item->setExpanded(true);
        QFont font = m_tree->font();
        font.setBold(!under);
        item->setFont(0, font);
        return item;
    };
    const auto add = [&](const MapLayer& layer, QTreeWidgetItem* under) {
        auto* item = new QTreeWidgetItem(under);
        item->setData(0, idRole, QString::fromStdString(layer.drawn.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        showLine(layer, *item);
        m_items[layer.drawn.id] = item;
    };
    const std::vector<const MapLayer*> pile = ordered();
    for (auto layer = pile.rbegin(); layer != pile.rend(); ++layer)
        if (!(*layer)->analysis.empty())
            add(**layer, heading((*layer)->analysis, (*layer)->analysisTitle,
                                 heading("results", tr("Results"), nullptr)));
    for (auto layer = pile.rbegin(); layer != pile.rend(); ++layer)
        if ((*layer)->analysis.empty()) add(**layer, heading({}, tr("Data"), nullptr));
    if (const auto at = m_items.find(chosen); at != m_items.end())
        m_tree->setCurrentItem(at->second);
    showLegend();
    filter();
    m_isBuilding = wasBuilding;
    showCurrent();
}

void LayerPanel::askForLegend() {
    std::vector<render::DrawnLayer> drawn;
    for (const MapLayer& layer : m_layers)
        drawn.push_back(layer.drawn);
    if (drawn.empty()) return;
    const std::uint64_t number = ++m_askedLegend;
    m_renderer.legend(std::move(drawn), [panel = QPointer<LayerPanel>(this),
                                         number](Result<std::vector<render::LegendEntry>> result) {
        onGuiThread(panel, [number, result = std::move(result)](LayerPanel& self) {
            // Without pictures the panel still works; the map itself says what is wrong.
            if (number != self.m_askedLegend || !result.ok()) return;
            self.m_legend = result.value();
            self.showLegend();
            emit self.legendChanged();
        });
    });
}

void LayerPanel::showLegend() {
    const bool wasBuilding = std::exchange(m_isBuilding, true);
    // Lines of the legend before make room; what was folded stays folded.
    std::map<std::string, bool> isOpen;
    for (const auto& [id, item] : m_items) {
        isOpen[id] = item->childCount() > 0 ? item->isExpanded() : isShown(id);
        qDeleteAll(item->takeChildren());
    }
    for (const render::LegendEntry& entry : m_legend) {
        const auto at = m_items.find(entry.layerId);
        if (at == m_items.end()) continue;
        const QIcon icon = iconOf(entry, devicePixelRatioF());
        if (entry.text.empty()) {
            at->second->setIcon(0, icon);
            continue;
        }
        auto* line = new QTreeWidgetItem(at->second, {QString::fromStdString(entry.text)});
        line->setFlags(Qt::ItemIsEnabled);
        line->setIcon(0, icon);
        line->setFirstColumnSpanned(true);
        at->second->setExpanded(isOpen[entry.layerId]);
    }
    m_isBuilding = wasBuilding;
}

void LayerPanel::takeChange(QTreeWidgetItem* item) {
    const QVariant id = item->data(0, idRole);
    if (m_isBuilding || !id.isValid()) return;
    const bool isShown = item->checkState(0) == Qt::Checked;
    bool& known = m_isShown[id.toString().toStdString()];
    if (known == isShown) return;
    known = isShown;
    item->setExpanded(isShown);
    emit shownChosen({id.toString().toStdString()});
    emit visibilityChanged();
}

}  // namespace hetu::desktop
