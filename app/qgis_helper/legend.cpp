#include "app/qgis_helper/legend.h"

#include <memory>

#include <QPainter>
#include <qgslayertree.h>
#include <qgslayertreemodellegendnode.h>
#include <qgsmaplayer.h>
#include <qgsmaplayerlegend.h>
#include <qgsrendercontext.h>
#include <qgssymbol.h>

namespace hetu::helper {
namespace {

constexpr int entryPixels = 40;      // twice the size on screen: sharp on dense screens too
constexpr double entryDpi = 2 * 96;

/// The picture of one node; null where the node shows no symbol of the map.
QImage pictureOf(QgsLayerTreeModelLegendNode* node) {
    QImage image(entryPixels, entryPixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (const auto* symbolNode = qobject_cast<QgsSymbolLegendNode*>(node)) {
        if (symbolNode->symbol() == nullptr) return {};
        const std::unique_ptr<QgsSymbol> symbol(symbolNode->symbol()->clone());
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        QgsRenderContext context = QgsRenderContext::fromQPainter(&painter);
        context.setScaleFactor(entryDpi / 25.4);
        context.setFlag(QgsRenderContext::Antialiasing);
        symbol->drawPreviewIcon(&painter, image.size(), &context);
        return image;
    }
    if (const auto* rasterNode = qobject_cast<QgsRasterSymbolLegendNode*>(node)) {
        if (rasterNode->color().alpha() == 0) return {};
        QPainter painter(&image);
        painter.fillRect(image.rect().adjusted(2, 8, -2, -8), rasterNode->color());
        return image;
    }
    return {};
}

std::vector<std::unique_ptr<QgsLayerTreeModelLegendNode>> nodesOf(QgsLayerTreeLayer& node) {
    std::vector<std::unique_ptr<QgsLayerTreeModelLegendNode>> nodes;
    const auto raw = node.layer()->legend()->createLayerTreeModelLegendNodes(&node);
    for (QgsLayerTreeModelLegendNode* each : raw)
        nodes.emplace_back(each);
    return nodes;
}

}  // namespace

QList<int> visibleNodes(QgsLayerTreeLayer& node) {
    QList<int> visible;
    const auto nodes = nodesOf(node);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (!pictureOf(nodes[i].get()).isNull()) visible.append(int(i));
    return visible;
}

Result<std::vector<render::LegendEntry>> drawLegend(LayerStore& store,
                                                    const std::vector<render::DrawnLayer>& layers) {
    std::vector<render::LegendEntry> entries;
    for (const render::DrawnLayer& wish : layers) {
        HETU_TRY(QgsMapLayer* const layer, store.get(wish));
        QgsLayerTreeLayer treeNode(layer);
        const auto nodes = nodesOf(treeNode);
        for (const auto& node : nodes) {
            const QImage picture = pictureOf(node.get());
            if (picture.isNull()) continue;
            render::LegendEntry entry;
            entry.layerId = wish.id;
            entry.text = nodes.size() == 1 ? std::string()
                                           : fromQt(node->data(Qt::DisplayRole).toString());
            entry.sizePixels = entryPixels;
            entry.pixels.assign(picture.constBits(), picture.constBits() + picture.sizeInBytes());
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

}  // namespace hetu::helper
