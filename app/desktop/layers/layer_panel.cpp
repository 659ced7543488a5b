#include "app/desktop/layers/layer_panel.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int idRole = Qt::UserRole;

QIcon iconOf(const render::LegendEntry& entry, double density) {
    if (entry.sizePixels <= 0 ||
        entry.pixels.size() < static_cast<std::size_t>(4 * entry.sizePixels) *
                                  static_cast<std::size_t>(entry.sizePixels))
        return {};
    QImage image = QImage(entry.pixels.data(), entry.sizePixels, entry.sizePixels,
                          4 * entry.sizePixels, QImage::Format_ARGB32_Premultiplied)
                       .copy();
    image.setDevicePixelRatio(density);
    return QIcon(QPixmap::fromImage(image));
}

}  // namespace

LayerPanel::LayerPanel(render::MapRenderer& renderer, QWidget* parent)
    : QWidget(parent), m_renderer(renderer), m_tree(new QTreeWidget) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 6, 0);
    rows->addWidget(m_tree);
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
    connect(m_tree, &QTreeWidget::itemChanged, this, &LayerPanel::takeChange);
}

void LayerPanel::setLayers(std::vector<MapLayer> layers) {
    m_layers = std::move(layers);
    for (const MapLayer& layer : m_layers)
        m_isShown.try_emplace(layer.drawn.id, layer.analysis.empty() && layer.isShownAtFirst);
    rebuild();
    askForLegend();
}

std::vector<render::DrawnLayer> LayerPanel::visibleLayers() const {
    std::vector<render::DrawnLayer> visible;
    for (const MapLayer& layer : m_layers)
        if (isShown(layer.drawn.id)) visible.push_back(layer.drawn);
    return visible;
}

bool LayerPanel::isShown(const std::string& id) const {
    const auto at = m_isShown.find(id);
    return at != m_isShown.end() && at->second;
}

void LayerPanel::setShown(const std::string& id, bool isShown) {
    const auto at = m_items.find(id);
    if (at != m_items.end()) at->second->setCheckState(0, isShown ? Qt::Checked : Qt::Unchecked);
}

void LayerPanel::showResultsOf(const std::string& analysis) {
    m_isBuilding = true;  // one redraw for all of them
    for (const MapLayer& layer : m_layers) {
        if (layer.analysis.empty() && !layer.yieldsToResults) continue;
        const bool isShown = layer.analysis == analysis && layer.isShownAtFirst;
        m_isShown[layer.drawn.id] = isShown;
        m_items[layer.drawn.id]->setCheckState(0, isShown ? Qt::Checked : Qt::Unchecked);
    }
    m_isBuilding = false;
    emit visibilityChanged();
}

void LayerPanel::rebuild() {
    m_isBuilding = true;
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
        const QString title = QString::fromStdString(layer.drawn.title);
        auto* item = new QTreeWidgetItem(under, {title, layer.rows});
        item->setData(0, idRole, QString::fromStdString(layer.drawn.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(0, isShown(layer.drawn.id) ? Qt::Checked : Qt::Unchecked);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setForeground(1, theme().quietText);
        item->setToolTip(0, title);
        m_items[layer.drawn.id] = item;
    };
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer)
        if (!layer->analysis.empty())
            add(*layer, heading(layer->analysis, layer->analysisTitle,
                                heading("results", tr("Results"), nullptr)));
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer)
        if (layer->analysis.empty()) add(*layer, heading({}, tr("Data"), nullptr));
    m_isBuilding = false;
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
            if (number == self.m_askedLegend && result.ok()) self.takeLegend(result.value());
        });
    });
}

void LayerPanel::takeLegend(const std::vector<render::LegendEntry>& entries) {
    m_isBuilding = true;
    for (const render::LegendEntry& entry : entries) {
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
        at->second->setExpanded(isShown(entry.layerId));
    }
    m_isBuilding = false;
}

void LayerPanel::takeChange(QTreeWidgetItem* item) {
    const QVariant id = item->data(0, idRole);
    if (m_isBuilding || !id.isValid()) return;
    const bool isShown = item->checkState(0) == Qt::Checked;
    bool& known = m_isShown[id.toString().toStdString()];
    if (known == isShown) return;
    known = isShown;
    item->setExpanded(isShown);
    emit visibilityChanged();
}

}  // namespace hetu::desktop
