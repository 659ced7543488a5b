#include "app/desktop/map/map_legend.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "app/desktop/document/document.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/layers/legend_image.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_comparison.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"
#include "app/render/base_map.h"

namespace hetu::desktop {
namespace {

constexpr int rowHeight = 22;
constexpr int headingHeight = 26;
constexpr int signSize = 18;
constexpr int margin = 8;
constexpr int indent = 10;
constexpr int widestRow = 230;
constexpr int aboveScaleBar = 46;
constexpr double mostOfMap = 0.6;  // of its height: the map is what people look at
constexpr int lowMap = 320;        // a map below the table gives more of itself

/// The heading: a triangle that says whether it is open, and the word.
class FoldButton : public QAbstractButton {
public:
    using QAbstractButton::QAbstractButton;
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(text()) + 3 * margin + 10, headingHeight};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().mapText);
        painter.save();
        painter.translate(margin + 5, height() / 2.0);
        if (!isChecked()) painter.rotate(-90);
        painter.drawPolygon(QPolygonF({QPointF(-5, -3), QPointF(5, -3), QPointF(0, 4)}));
        painter.restore();
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(theme().mapText);
        painter.drawText(rect().adjusted(2 * margin + 10, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, text());
        if (!hasFocus()) return;
        painter.setPen(QPen(theme().selection, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
        QAbstractButton::keyPressEvent(event);
    }
};

}  // namespace

std::vector<LegendRow> legendRows(const std::vector<render::DrawnLayer>& layers,
                                  const std::vector<render::LegendEntry>& entries) {
    std::vector<LegendRow> rows;
    for (const render::DrawnLayer& layer : layers) {
        LegendRow own;
        own.text = QString::fromStdString(layer.title.empty() ? layer.id : layer.title);
        std::vector<LegendRow> classes;
        for (const render::LegendEntry& entry : entries) {
            if (entry.layerId != layer.id) continue;
            if (entry.text.empty())
                own.sign = imageOf(entry);
            else
                classes.push_back(
                    {imageOf(entry), QString::fromStdString(entry.text), false, true});
        }
        own.isHeading = !classes.empty();
        rows.push_back(std::move(own));
        rows.insert(rows.end(), classes.begin(), classes.end());
    }
    return rows;
}

QSize legendSize(const std::vector<LegendRow>& rows, const QFont& font, int widest) {
    QFont bold = font;
    bold.setBold(true);
    int width = 0;
    for (const LegendRow& row : rows) {
        const int words = QFontMetrics(row.isHeading ? bold : font).horizontalAdvance(row.text) + 2;
        const int before = row.isHeading ? 0 : signSize + 6 + (row.isIndented ? indent : 0);
        width = std::max(width, before + words);
    }
    return {std::min(width + 2 * margin, widest), static_cast<int>(rows.size()) * rowHeight};
}

void paintLegend(QPainter& painter, const std::vector<LegendRow>& rows, const QRect& box) {
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(theme().mapText);
    const QFont plain = painter.font();
    QFont bold = plain;
    bold.setBold(true);
    int top = box.top();
    for (const LegendRow& row : rows) {
        int left = box.left() + margin + (row.isIndented ? indent : 0);
        if (!row.isHeading) {
            if (!row.sign.isNull())
                painter.drawImage(QRect(left, top + (rowHeight - signSize) / 2, signSize, signSize),
                                  row.sign);
            left += signSize + 6;
        }
        painter.setFont(row.isHeading ? bold : plain);
        const QRect words(left, top, box.right() - margin - left + 2, rowHeight);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.text, Qt::ElideRight, words.width()));
        top += rowHeight;
    }
    painter.restore();
}

std::vector<LegendRow> rowsInSight(const Workbench& bench) {
    std::vector<render::DrawnLayer> seen = bench.layers.visibleLayers();
    std::reverse(seen.begin(), seen.end());
    if (const auto comparison = bench.map.comparison())
        for (auto layer = comparison->right.layers.rbegin();
             layer != comparison->right.layers.rend(); ++layer)
            if (std::none_of(seen.begin(), seen.end(),
                             [&](const auto& each) { return each.id == layer->id; }))
                seen.push_back(*layer);
    const Extent sight = bench.map.frame().extent();
    std::erase_if(seen, [&](const render::DrawnLayer& layer) {
        const LayerInfo* info = bench.document.layer(layer.id);
        if (render::isBaseMapId(layer.id)) return true;
        return info && !info->extent.isEmpty() && !info->extent.overlaps(sight);
    });
    // Results are what the map is about; what everybody reads without a legend comes last: it is
    // the first to find no room.
    std::stable_partition(seen.begin(), seen.end(), [&](const render::DrawnLayer& layer) {
        const LayerInfo* info = bench.document.layer(layer.id);
        return info && !info->analysis.empty();
    });
    std::stable_partition(seen.begin(), seen.end(), [](const render::DrawnLayer& layer) {
        return layer.id != "regions" && layer.id != "streets" && layer.id != "buildings";
    });
    return legendRows(seen, bench.layers.legend());
}

MapLegend::MapLegend(const Workbench& bench)
    : QWidget(&bench.map), m_bench(bench), m_heading(new FoldButton(this)) {
    setObjectName(QStringLiteral("mapLegend"));
    setAccessibleName(tr("Legend of the map"));
    setCursor(Qt::ArrowCursor);
    m_heading->setText(tr("Legend"));
    m_heading->setCheckable(true);
    m_heading->setChecked(true);
    m_heading->setCursor(Qt::PointingHandCursor);
    m_heading->setFocusPolicy(Qt::TabFocus);
    m_heading->setAccessibleName(tr("Legend: fold or unfold"));
    m_heading->setToolTip(m_heading->accessibleName());
    connect(m_heading, &QAbstractButton::clicked, this, [this](bool isOpen) {
        setFolded(!isOpen);
        emit folded(!isOpen);
    });
    m_bench.map.installEventFilter(this);
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, this, &MapLegend::takeLayers);
    connect(&m_bench.layers, &LayerPanel::layersChanged, this, &MapLegend::takeLayers);
    connect(&m_bench.layers, &LayerPanel::legendChanged, this, &MapLegend::takeLayers);
    connect(&m_bench.map, &MapView::frameChanged, this, &MapLegend::takeLayers);
    connect(&m_bench.map, &MapView::comparisonChanged, this, &MapLegend::takeLayers);
    hide();
}

void MapLegend::setFolded(bool isFolded) {
    m_isFolded = isFolded;
    m_heading->setChecked(!isFolded);
    arrange();
}

void MapLegend::takeLayers() {
    std::vector<LegendRow> rows = rowsInSight(m_bench);
    if (rows == m_rows) return;
    m_rows = std::move(rows);
    QStringList said;
    for (const LegendRow& row : m_rows)
        said << row.text;
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    arrange();
}

std::vector<LegendRow> MapLegend::fitting() const {
    if (m_isFolded) return {};
    const int height = m_bench.map.height();
    const double mostHigh =
        std::max(mostOfMap * height, std::min<double>(lowMap, height - aboveScaleBar - margin));
    const double room = mostHigh - headingHeight - margin;
    return cut(m_rows, static_cast<std::size_t>(std::max(room / rowHeight, 2.0)));
}

std::vector<LegendRow> MapLegend::cut(std::vector<LegendRow> rows, std::size_t most) {
    if (rows.size() <= most) return rows;
    const std::size_t all = rows.size();
    rows.resize(most - 1);
    while (rows.size() > 1 && rows.back().isHeading)
        rows.pop_back();  // a heading alone says nothing
    LegendRow last;
    last.text = tr("%1 more: see the layers").arg(all - rows.size());
    rows.push_back(last);
    return rows;
}

void MapLegend::arrange() {
    const QSize map = m_bench.map.size();
    const std::vector<LegendRow> rows = fitting();
    const QSize list = legendSize(rows, font(), widestRow);
    const QSize heading = m_heading->sizeHint();
    const QSize whole(std::max(heading.width(), list.width()),
                      heading.height() + list.height() + (rows.empty() ? 0 : margin / 2));
    m_heading->setGeometry(0, 0, whole.width(), heading.height());
    setGeometry(12, map.height() - aboveScaleBar - whole.height(), whole.width(), whole.height());
    // A map as small as that is no longer read by its legend.
    setVisible(!m_rows.empty() && map.width() > 360 && map.height() > 240);
    update();
}

void MapLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMapCardUnder(painter, *this);
    paintLegend(painter, fitting(), rect().adjusted(0, m_heading->height(), 0, 0));
}

bool MapLegend::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = (help->pos().y() - m_heading->height()) / rowHeight;
        const std::vector<LegendRow> rows = fitting();
        if (help->pos().y() >= m_heading->height() && row < static_cast<int>(rows.size())) {
            QToolTip::showText(help->globalPos(), rows[static_cast<std::size_t>(row)].text, this);
            return true;
        }
    }
    return QWidget::event(event);
}

bool MapLegend::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_bench.map && event->type() == QEvent::Resize) arrange();
    return QWidget::eventFilter(watched, event);
}

}  // namespace hetu::desktop
