#include "app/qgis_helper/legend.h"

#include <QPainter>
#include <algorithm>
#include <memory>

#include <qgslayertree.h>
#include <qgslayertreemodellegendnode.h>
#include <qgsmaplayer.h>
#include <qgsmaplayerlegend.h>
#include <qgsmarkersymbol.h>
#include <qgsmarkersymbollayer.h>
#include <qgsrasterlayer.h>
#include <qgsrasterrenderer.h>
#include <qgsrendercontext.h>
#include <qgssinglesymbolrenderer.h>
#include <qgssymbol.h>
#include <qgsvectorlayer.h>

namespace hetu::helper {
namespace {

constexpr int entryPixels = 40;  // twice the size on screen: sharp on dense screens too
constexpr double entryDpi = 2 * 96;

QImage emptyPicture() {
    QImage image(entryPixels, entryPixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

/// A copy of `shown` whose bottom-anchored markers are moved down by half their height, and all
/// its other markers with them.
std::unique_ptr<QgsSymbol> centred(const QgsSymbol& shown) {
    std::unique_ptr<QgsSymbol> symbol(shown.clone());
    double down = 0;
    for (int i = 0; i < symbol->symbolLayerCount(); ++i) {
        auto* marker = dynamic_cast<QgsSvgMarkerSymbolLayer*>(symbol->symbolLayer(i));
        if (marker == nullptr || marker->verticalAnchorPoint() != QgsMarkerSymbolLayer::Bottom)
            continue;
        const double shape = marker->preservedAspectRatio() ? marker->defaultAspectRatio() : 1;
        down = marker->size() * shape / 2;
        marker->setVerticalAnchorPoint(QgsMarkerSymbolLayer::VCenter);
    }
    if (down <= 0) return symbol;
    for (int i = 0; i < symbol->symbolLayerCount(); ++i) {
        auto* marker = dynamic_cast<QgsMarkerSymbolLayer*>(symbol->symbolLayer(i));
        if (marker != nullptr && dynamic_cast<QgsSvgMarkerSymbolLayer*>(marker) == nullptr)
            marker->setOffset(marker->offset() + QPointF(0, down));
    }
    return symbol;
}

/// How wide a marker is in the pictures, 0 for what is no marker.
double pixelsOf(const QgsSymbol* symbol) {
    const auto* marker = dynamic_cast<const QgsMarkerSymbol*>(symbol);
    return marker == nullptr ? 0 : marker->size() * entryDpi / 25.4;
}

/// `share`: of its size.
QImage pictureOf(const QgsSymbol& shown, double share) {
    QImage image = emptyPicture();
    const std::unique_ptr<QgsSymbol> symbol = centred(shown);
    if (auto* marker = dynamic_cast<QgsMarkerSymbol*>(symbol.get()); marker != nullptr && share < 1)
        marker->setSize(marker->size() * share);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QgsRenderContext context = QgsRenderContext::fromQPainter(&painter);
    context.setScaleFactor(entryDpi / 25.4);
    context.setFlag(Qgis::RenderContextFlag::Antialiasing);
    symbol->drawPreviewIcon(&painter, image.size(), &context);
    return image;
}

QImage pictureOf(const QColor& colour) {
    QImage image = emptyPicture();
    QPainter painter(&image);
    painter.fillRect(image.rect().adjusted(2, 8, -2, -8), colour);
    return image;
}

struct Node {
    std::unique_ptr<QgsLayerTreeModelLegendNode> node;
    QImage picture;  ///< null where the node shows nothing that can be seen on the map
};

std::vector<Node> nodesOf(QgsLayerTreeLayer& treeNode) {
    // The nodes of a surface keep their colours to themselves; its renderer lists them likewise.
    QList<QPair<QString, QColor>> classes;
    if (const auto* raster = qobject_cast<const QgsRasterLayer*>(treeNode.layer()))
        classes = raster->renderer()->legendSymbologyItems();
    std::vector<Node> nodes;
    const auto raw = treeNode.layer()->legend()->createLayerTreeModelLegendNodes(&treeNode);
    // Circles that grow with a number keep their proportions: the largest just has room.
    double widest = 1;
    const auto* rows = qobject_cast<const QgsVectorLayer*>(treeNode.layer());
    const auto* alike =
        rows == nullptr ? nullptr : dynamic_cast<const QgsSingleSymbolRenderer*>(rows->renderer());
    // Markers among the signs of areas stand for nothing else, see proportionalInAreas().
    const bool grows = (alike != nullptr && alike->dataDefinedSizeLegend() != nullptr) ||
                       (rows != nullptr && rows->geometryType() == QgsWkbTypes::PolygonGeometry);
    for (const QgsLayerTreeModelLegendNode* each : raw)
        if (const auto* node = qobject_cast<const QgsSymbolLegendNode*>(each); node && grows)
            widest = std::max(widest, pixelsOf(node->symbol()));
    const double share = std::min(1.0, (entryPixels - 2) / widest);
    for (QgsLayerTreeModelLegendNode* each : raw) {
        Node& node = nodes.emplace_back();
        node.node.reset(each);
        if (const auto* symbolNode = qobject_cast<QgsSymbolLegendNode*>(each)) {
            if (symbolNode->symbol() != nullptr)
                node.picture = pictureOf(*symbolNode->symbol(), share);
        } else if (qobject_cast<QgsRasterSymbolLegendNode*>(each) != nullptr &&
                   !classes.isEmpty()) {
            const QColor colour = classes.takeFirst().second;
            if (colour.alpha() > 0) node.picture = pictureOf(colour);
        }
    }
    return nodes;
}

}  // namespace

QList<int> visibleNodes(QgsLayerTreeLayer& node) {
    QList<int> visible;
    const auto nodes = nodesOf(node);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (!nodes[i].picture.isNull()) visible.append(int(i));
    return visible;
}

void centreSymbols(QgsLayerTreeLayer& treeNode) {
    const auto nodes = nodesOf(treeNode);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (const auto* node = qobject_cast<const QgsSymbolLegendNode*>(nodes[i].node.get());
            node != nullptr && node->symbol() != nullptr &&
            node->symbol()->type() == Qgis::SymbolType::Marker)
            QgsMapLayerLegendUtils::setLegendNodeCustomSymbol(&treeNode, int(i),
                                                              centred(*node->symbol()).get());
}

Result<std::vector<render::LegendEntry>> drawLegend(
    LayerStore& store,
    const std::vector<render::DrawnLayer>& layers,
    const std::function<void(const std::string&)>& begin) {
    std::vector<render::LegendEntry> entries;
    for (const render::DrawnLayer& wish : layers) {
        begin(wish.id);
        misbehaveIfTold("legend", wish.id);
        HETU_TRY(QgsMapLayer* const layer, store.get(wish));
        QgsLayerTreeLayer treeNode(layer);
        const auto nodes = nodesOf(treeNode);
        for (const Node& node : nodes) {
            const QImage& picture = node.picture;
            if (picture.isNull()) continue;
            render::LegendEntry entry;
            entry.layerId = wish.id;
            entry.text = nodes.size() == 1 ? std::string()
                                           : fromQt(node.node->data(Qt::DisplayRole).toString());
            entry.sizePixels = entryPixels;
            entry.pixels.assign(picture.constBits(), picture.constBits() + picture.sizeInBytes());
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

}  // namespace hetu::helper
