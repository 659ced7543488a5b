#include "app/desktop/layers/layer_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/desktop/base/gui_thread.h"
#include "app/render/base_map.h"

namespace hetu::desktop {

LayerPanel::LayerPanel(render::MapRenderer& renderer, QWidget* parent)
    : QWidget(parent),
      m_renderer(renderer),
      m_rows(new QVBoxLayout(this)),
      m_filter(new QLineEdit),
      m_tree(new LayerTree),
      m_nothingFound(new QLabel(tr("No layer has this name."))),
      m_foot(new QWidget),
      m_slider(new QSlider(Qt::Horizontal)),
      m_share(new QLabel),
      m_lines(*m_tree, m_pile, m_kept, m_filters) {
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
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);

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
    wire();
    showCurrent();
}

LayerPanel::~LayerPanel() {
    // The tree loses its lines, and says so, after what would hear it has gone.
    disconnect(m_tree, nullptr, this, nullptr);
}

void LayerPanel::wire() {
    connect(&m_opacityRest, &QTimer::timeout, this, &LayerPanel::flush);
    connect(m_slider, &QSlider::sliderReleased, this, &LayerPanel::flush);
    connect(m_slider, &QSlider::valueChanged, this, [this](int percent) {
        m_share->setText(tr("%1 %").arg(percent));
        const std::string id = chosen();
        if (m_isBuilding || id.empty()) return;
        m_pile.opacity[id] = percent / 100.0;
        m_opacityOf = id;
        m_opacityRest.start();
        if (isShown(id)) emit visibilityChanged();
    });
    m_tree->setRules([](const QTreeWidgetItem& item) { return !LayerLines::keyOf(item).empty(); },
                     [this](const QTreeWidgetItem& item, const QTreeWidgetItem& target,
                            LayerTree::Where where) { return canGo(item, target, where); });
    connect(m_filter, &QLineEdit::textChanged, this, &LayerPanel::findNamed);
    connect(m_tree, &QTreeWidget::itemChanged, this, &LayerPanel::takeChange);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &LayerPanel::showCurrent);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, [this] {
        if (!m_isBuilding) emit chosenChanged();
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QTreeWidgetItem* item = m_tree->itemAt(at);
        if (!item || LayerLines::keyOf(*item).empty()) return;
        // Of several that are selected the menu is for all.
        if (!item->isSelected()) m_tree->setCurrentItem(item);
        emit menuAsked(m_tree->viewport()->mapToGlobal(at));
    });
    connect(m_tree, &LayerTree::moveAsked, this, &LayerPanel::takeMove);
    const auto fold = [this](const QTreeWidgetItem* item, bool isFolded) {
        if (!m_isBuilding) emit foldChosen(LayerLines::keyOf(*item), isFolded);
    };
    connect(m_tree, &QTreeWidget::itemCollapsed, this,
            [fold](QTreeWidgetItem* item) { fold(item, true); });
    connect(m_tree, &QTreeWidget::itemExpanded, this,
            [fold](QTreeWidgetItem* item) { fold(item, false); });
    connect(m_tree, &LayerTree::renameAsked, this, &LayerPanel::renameAsked);
}

void LayerPanel::addOnTop(QWidget* widget) {
    m_rows->insertWidget(0, widget);
}

void LayerPanel::forget() {
    // The lines stay until other layers come, and so does what they show.
    LayerPile fresh;
    fresh.setLayers(m_pile.layersGiven());
    m_pile = std::move(fresh);
    m_kept = {};
    m_filters.clear();
    m_mayGoOnLine.clear();
    m_opacityOf.clear();
    m_opacityRest.stop();
    m_filter->clear();
    rebuild();
}

void LayerPanel::setLayers(std::vector<MapLayer> layers) {
    m_pile.setLayers(std::move(layers));
    for (const MapLayer& layer : m_pile.layersGiven())
        m_pile.shown.try_emplace(layer.drawn.id, layer.analysis.empty() && layer.isShownAtFirst);
    m_legend.clear();
    rebuild();
    askForLegend();
    emit layersChanged();
}

void LayerPanel::setBaseMaps(std::vector<MapLayer> maps) {
    const auto isAnySeen = [this] {
        const std::vector<render::DrawnLayer> seen = visibleLayers();
        return std::any_of(seen.begin(), seen.end(), [](const render::DrawnLayer& layer) {
            return render::isBaseMapId(layer.id);
        });
    };
    const bool wasAnySeen = isAnySeen();
    for (const MapLayer& map : maps) {
        const std::string& id = map.drawn.id;
        m_pile.shown.try_emplace(id, map.isShownAtFirst);
        if (!map.drawn.mayGoOnLine) continue;
        if (map.isShownAtFirst) m_mayGoOnLine.insert(id);
        // What a file says of it may have come before it.
        if (m_mayGoOnLine.count(id) == 0) m_pile.shown[id] = false;
    }
    m_pile.setBaseMaps(std::move(maps));
    rebuild();
    emit layersChanged();
    if (wasAnySeen || isAnySeen()) emit visibilityChanged();
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
    const auto opacities = m_pile.opacity;
    for (const auto& [id, share] : before.opacity)
        if (kept.opacity.count(id) == 0) m_pile.opacity.erase(id);
    for (const auto& [id, share] : kept.opacity)
        if (const auto at = before.opacity.find(id);
            at == before.opacity.end() || at->second != share)
            m_pile.opacity[id] = share;
    const auto order = m_pile.order();
    const bool isPileOther = (before.removed != kept.removed && m_pile.removed != kept.removed) ||
                             (before.order != kept.order && m_pile.orderAsked() != kept.order) ||
                             (before.groups != kept.groups && m_pile.groups() != kept.groups);
    if (before.removed != kept.removed) m_pile.removed = kept.removed;
    if (before.order != kept.order) m_pile.setOrder(kept.order);
    if (before.groups != kept.groups) m_pile.setGroups(kept.groups);
    const bool isOther = before.names != kept.names || before.filters != kept.filters;
    // Mostly this is what the hand has just done, and the line it clicked is still at work: the
    // lines are only made anew where others have come or gone.
    if (isPileOther || isOther) {
        rebuild();
        emit layersChanged();
    } else if (m_pile.opacity != opacities) {
        showCurrent();
    }
    setShownOf(shown);
    if (before.folded != kept.folded) {
        const bool wasBuilding = std::exchange(m_isBuilding, true);
        m_lines.showFolds();
        m_isBuilding = wasBuilding;
    }
    if (isPileOther || isOther || m_pile.opacity != opacities) emit visibilityChanged();
}

void LayerPanel::setFilterNotes(std::map<std::string, FilterNote> notes) {
    const auto broken = [](const std::map<std::string, FilterNote>& all) {
        std::set<std::string> ids;
        for (const auto& [id, note] : all)
            if (note.isBroken) ids.insert(id);
        return ids;
    };
    const bool isDrawnOther = broken(m_filters) != broken(notes);
    m_filters = std::move(notes);
    rebuild();
    if (isDrawnOther) emit visibilityChanged();
}

std::vector<MapLayer> LayerPanel::layers() const {
    std::vector<MapLayer> all;
    for (const MapLayer* layer : m_pile.ordered())
        all.push_back(*layer);
    return all;
}

QString LayerPanel::titleOf(const std::string& id) const {
    const MapLayer* layer = m_pile.find(id);
    return layer ? m_lines.titleOf(*layer) : QString::fromStdString(id);
}

std::vector<render::DrawnLayer> LayerPanel::visibleLayers() const {
    return drawnOf(m_pile);
}

std::vector<render::DrawnLayer> LayerPanel::layersOf(const ThemeState& state) const {
    LayerPile pile = m_pile;
    pile.opacity = state.opacity;
    pile.setOrder(state.order);
    for (const MapLayer* layer : m_pile.ordered()) {
        const std::string& id = layer->drawn.id;
        // What comes from the network is only shown where a hand has allowed it.
        pile.shown[id] = state.shown.count(id) > 0 &&
                         (!layer->drawn.mayGoOnLine || m_mayGoOnLine.count(id) > 0);
    }
    return drawnOf(pile);
}

std::vector<render::DrawnLayer> LayerPanel::drawnOf(const LayerPile& pile) const {
    std::vector<render::DrawnLayer> visible;
    for (const MapLayer* layer : pile.ordered()) {
        const std::string& id = layer->drawn.id;
        const auto note = m_filters.find(id);
        const auto shown = pile.shown.find(id);
        const auto share = pile.opacity.find(id);
        const double opacity = share == pile.opacity.end() ? 1 : share->second;
        if (shown == pile.shown.end() || !shown->second || !layer->trouble.isEmpty() ||
            (note != m_filters.end() && note->second.isBroken))
            continue;
        render::DrawnLayer drawn = layer->drawn;
        drawn.title = m_lines.titleOf(*layer).toStdString();
        drawn.opacity *= opacity;
        if (const auto filter = m_kept.filters.find(id);
            filter != m_kept.filters.end() && drawn.provider == "ogr")
            drawn.source = render::filteredSource(drawn.source, filter->second);
        visible.push_back(std::move(drawn));
        for (render::DrawnLayer part : layer->above) {
            part.opacity *= opacity;
            visible.push_back(std::move(part));
        }
    }
    return visible;
}

bool LayerPanel::isShown(const std::string& id) const {
    const auto at = m_pile.shown.find(id);
    return at != m_pile.shown.end() && at->second;
}

void LayerPanel::setShown(const std::string& id, bool isShown) {
    if (m_pile.find(id)) setShownOf({{id, isShown}});
}

void LayerPanel::chooseShownByHand(const std::string& id, bool isShown) {
    if (!m_pile.find(id)) return;
    setShownOf({{id, isShown}}, true);
    emit shownChosen({id});
}

void LayerPanel::showResultsOf(const std::string& analysis) {
    std::map<std::string, bool> wanted;
    std::vector<std::string> chosen, back;
    for (const MapLayer& layer : m_pile.layersGiven()) {
        if (layer.analysis.empty() && !layer.yieldsToResults) continue;
        const std::string& id = layer.drawn.id;
        wanted[id] = layer.analysis == analysis && layer.isShownAtFirst;
        chosen.push_back(id);
        if (wanted[id] && m_pile.removed.erase(id) > 0) back.push_back(id);
    }
    if (!back.empty()) {
        rebuild();
        emit removedChosen(back, false);
    }
    setShownOf(wanted);
    emit shownChosen(chosen);
}

void LayerPanel::setShownOf(const std::map<std::string, bool>& wanted, bool isByHand) {
    bool isOther = false;
    for (const auto& [id, isShown] : wanted) {
        const MapLayer* layer = m_pile.find(id);
        if (isShown && layer && layer->drawn.mayGoOnLine) {
            if (isByHand) m_mayGoOnLine.insert(id);
            if (m_mayGoOnLine.count(id) == 0) continue;
        }
        bool& known = m_pile.shown[id];
        isOther = isOther || known != isShown;
        known = isShown;
    }
    const bool wasBuilding = std::exchange(m_isBuilding, true);  // one redraw for all of them
    m_lines.showChecks();
    if (isOther) m_lines.showFolds();
    m_isBuilding = wasBuilding;
    if (isOther) emit visibilityChanged();
}

double LayerPanel::opacity(const std::string& id) const {
    const auto at = m_pile.opacity.find(id);
    return at == m_pile.opacity.end() ? 1 : at->second;
}

void LayerPanel::chooseOpacity(const std::string& id, double share) {
    if (!m_pile.find(id) || opacity(id) == share) return;
    m_pile.opacity[id] = share;
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

void LayerPanel::arrangedBy(Arranged how, const std::string& word) {
    rebuild();
    emit arrangementChosen(how, word);
    emit visibilityChanged();
}

bool LayerPanel::move(const std::string& id, bool isUp) {
    if (!m_pile.move(id, isUp)) return false;
    arrangedBy(Arranged::LayerMoved, id);
    return true;
}

bool LayerPanel::moveToEnd(const std::string& id, bool isTop) {
    if (!m_pile.moveToEnd(id, isTop)) return false;
    arrangedBy(Arranged::LayerMoved, id);
    return true;
}

void LayerPanel::putInGroup(const std::vector<std::string>& ids, int number) {
    if (ids.empty() || !m_pile.putInGroup(ids, number)) return;
    arrangedBy(number == 0 ? Arranged::Ungrouped : Arranged::Grouped, ids.front());
}

void LayerPanel::makeGroup(const std::string& name, const std::vector<std::string>& ids) {
    m_pile.makeGroup(name, ids);
    arrangedBy(Arranged::Made, name);
}

bool LayerPanel::renameGroup(int number, const std::string& name) {
    if (!m_pile.renameGroup(number, name)) return false;
    arrangedBy(Arranged::Renamed, name);
    return true;
}

void LayerPanel::dissolveGroup(int number) {
    const LayerGroup* group = m_pile.group(number);
    if (!group) return;
    const std::string name = group->name;
    m_pile.dissolveGroup(number);
    arrangedBy(Arranged::Dissolved, name);
}

bool LayerPanel::canGo(const QTreeWidgetItem& item,
                       const QTreeWidgetItem& target,
                       LayerTree::Where where) const {
    using Where = LayerTree::Where;
    const std::string id = LayerLines::idOf(item), other = LayerLines::idOf(target);
    const std::string heading = LayerLines::keyOf(target);
    if (!id.empty() && where == Where::Into) {
        if (!other.empty() || heading == m_pile.headingOf(id)) return false;
        return heading == m_pile.ownHeading(id) ||
               (LayerPile::numberOf(heading) != 0 && !render::isBaseMapId(id));
    }
    if (where == Where::Into) return false;
    if (!id.empty()) return !other.empty() && m_pile.canStandBeside(id, other);
    // Headings among their like, where both have layers.
    const auto kind = [](const std::string& key) { return key.substr(0, key.find(':') + 1); };
    const std::string moved = LayerLines::keyOf(item);
    return !kind(moved).empty() && other.empty() && kind(moved) == kind(heading) &&
           !m_pile.under(moved).empty() && !m_pile.under(heading).empty();
}

void LayerPanel::takeMove(QTreeWidgetItem* item, QTreeWidgetItem* target, LayerTree::Where where) {
    const std::string id = LayerLines::idOf(*item), heading = LayerLines::keyOf(*target);
    const bool isAbove = where == LayerTree::Where::Above;
    if (where == LayerTree::Where::Into) {
        putInGroup({id}, LayerPile::numberOf(heading));
    } else if (!id.empty()) {
        const LayerGroup* before = m_pile.groupOf(id);
        const int from = before ? before->number : 0;
        if (!m_pile.place(id, LayerLines::idOf(*target), isAbove)) return;
        const LayerGroup* now = m_pile.groupOf(id);
        arrangedBy((now ? now->number : 0) == from ? Arranged::LayerMoved
                   : now                           ? Arranged::Grouped
                                                   : Arranged::Ungrouped,
                   id);
    } else if (const QString title = item->text(0);
               m_pile.placeHeading(LayerLines::keyOf(*item), heading, isAbove)) {
        arrangedBy(Arranged::HeadingMoved, title.toStdString());
    }
}

void LayerPanel::removeLayer(const std::string& id) {
    if (!m_pile.find(id)) return;
    if (render::isBaseMapId(id)) {
        emit baseMapRemoved(id);
        return;
    }
    if (!m_pile.removed.insert(id).second) return;
    rebuild();
    emit removedChosen({id}, true);
    emit layersChanged();
    if (isShown(id)) emit visibilityChanged();
}

void LayerPanel::bringAllBack() {
    const std::vector<std::string> back(m_pile.removed.begin(), m_pile.removed.end());
    if (back.empty()) return;
    m_pile.removed.clear();
    rebuild();
    emit removedChosen(back, false);
    emit layersChanged();
    emit visibilityChanged();
}

bool LayerPanel::hasRemoved() const {
    return std::any_of(m_pile.removed.begin(), m_pile.removed.end(),
                       [this](const std::string& id) { return m_pile.find(id) != nullptr; });
}

ThemeState LayerPanel::state() const {
    ThemeState state;
    for (const MapLayer* layer : m_pile.ordered()) {
        const std::string& id = layer->drawn.id;
        if (isShown(id)) state.shown.insert(id);
        if (opacity(id) != 1) state.opacity[id] = opacity(id);
    }
    state.order = m_pile.order();
    return state;
}

void LayerPanel::showForNow(const ThemeState& state) {
    std::map<std::string, bool> wanted;
    for (const MapLayer* layer : m_pile.ordered())
        wanted[layer->drawn.id] = state.shown.count(layer->drawn.id) > 0;
    setShownOf(wanted);
    if (state.opacity != m_pile.opacity || m_pile.arranged(state.order) != m_pile.order())
        setOpacitiesAndOrder(state);
}

void LayerPanel::chooseShown(const std::set<std::string>& shown) {
    std::map<std::string, bool> wanted;
    std::vector<std::string> chosen;
    for (const MapLayer* layer : m_pile.ordered()) {
        wanted[layer->drawn.id] = shown.count(layer->drawn.id) > 0;
        chosen.push_back(layer->drawn.id);
    }
    setShownOf(wanted);
    emit shownChosen(chosen);
}

void LayerPanel::setOpacitiesAndOrder(const ThemeState& state) {
    m_pile.opacity = state.opacity;
    m_pile.setOrder(state.order);
    rebuild();
    emit visibilityChanged();
}

std::string LayerPanel::chosen() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item ? LayerLines::idOf(*item) : std::string();
}

std::string LayerPanel::chosenHeading() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item && LayerLines::idOf(*item).empty() ? LayerLines::keyOf(*item) : std::string();
}

std::vector<std::string> LayerPanel::chosenLayers() const {
    std::vector<std::string> ids;
    for (QTreeWidgetItemIterator at(m_tree, QTreeWidgetItemIterator::Selected); *at; ++at)
        if (const std::string id = LayerLines::idOf(**at); !id.empty()) ids.push_back(id);
    return ids;
}

void LayerPanel::choose(const std::string& id) {
    if (QTreeWidgetItem* item = m_lines.line(id)) m_tree->setCurrentItem(item);
}

void LayerPanel::showCurrent() {
    flush();
    const std::string id = chosen();
    m_foot->setEnabled(!id.empty());
    const bool wasBuilding = std::exchange(m_isBuilding, true);
    const int percent = id.empty() ? 100 : static_cast<int>(std::lround(100 * opacity(id)));
    m_slider->setValue(percent);
    m_share->setText(tr("%1 %").arg(percent));
    m_isBuilding = wasBuilding;
    if (!m_isBuilding) emit chosenChanged();
}

void LayerPanel::findNamed() {
    m_nothingFound->setVisible(!m_lines.showNamed(m_filter->text().trimmed()));
}

void LayerPanel::rebuild() {
    const std::string before = chosen(), heading = chosenHeading();
    const bool wasBuilding = std::exchange(m_isBuilding, true);
    if (m_lines.show()) {
        if (QTreeWidgetItem* item = before.empty() ? nullptr : m_lines.line(before))
            m_tree->setCurrentItem(item);
        else if (QTreeWidgetItem* own = heading.empty() ? nullptr : m_lines.headingLine(heading))
            m_tree->setCurrentItem(own);
        showLegend();
    }
    findNamed();
    m_isBuilding = wasBuilding;
    showCurrent();
}

void LayerPanel::askForLegend() {
    // Base maps have no signs, and what is on the network is not asked.
    std::vector<render::DrawnLayer> drawn;
    for (const MapLayer& layer : m_pile.layersGiven())
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
    m_lines.showLegend(m_legend, devicePixelRatioF());
    m_isBuilding = wasBuilding;
}

void LayerPanel::takeChange(QTreeWidgetItem* item) {
    if (m_isBuilding || LayerLines::keyOf(*item).empty()) return;
    const bool isShown = item->checkState(0) == Qt::Checked;
    if (const std::string id = LayerLines::idOf(*item); !id.empty()) {
        if (this->isShown(id) != isShown) chooseShownByHand(id, isShown);
        return;
    }
    std::map<std::string, bool> wanted;
    const std::vector<std::string> ids = m_lines.idsUnder(*item);
    for (const std::string& id : ids)
        wanted[id] = isShown;
    setShownOf(wanted);
    if (!ids.empty()) emit shownChosen(ids);
}

}  // namespace hetu::desktop
