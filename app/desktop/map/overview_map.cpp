#include "app/desktop/map/overview_map.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/desktop/document/document.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/layers/map_layers.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr int overviewView = 80;  // of the renderer: no other picture has it
constexpr int longSide = 190, shortestSide = 90;
constexpr int margin = 5;
constexpr int aboveAttribution = 28;
constexpr int smallestMap = 420;  // on a smaller one it would be in the way
constexpr std::int64_t mostRows = 5000;
constexpr double signSize = 0.55;
constexpr double keyStep = 0.25;  // of what the map shows
constexpr double leastBox = 7;    // pixels: a box that is smaller is a cross as well

}  // namespace

OverviewMap::OverviewMap(const Workbench& bench)
    : QWidget(&bench.map),
      m_bench(bench),
      m_picture(bench.renderer, overviewView, nullptr),
      m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("overview"));
    setAccessibleName(tr("Overview of the whole map"));
    setToolTip(tr("Click or drag to move the map"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_close->setObjectName(QStringLiteral("cornerButton"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize(QSize(12, 12));
    m_close->setAutoRaise(true);
    m_close->setCursor(Qt::ArrowCursor);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setAccessibleName(tr("Close the overview"));
    m_close->setToolTip(m_close->accessibleName());
    connect(m_close, &QToolButton::clicked, this, [this] {
        setOn(false);
        emit closed();
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(250);
    connect(&m_rest, &QTimer::timeout, this, &OverviewMap::ask);
    connect(&m_picture, &MapPicture::changed, this, qOverload<>(&QWidget::update));
    const auto soon = [this] { m_rest.start(); };
    connect(&m_bench.document, &Document::changed, this, [this] { arrange(); });
    connect(&m_bench.document, &Document::changed, &m_rest, soon);
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, &m_rest, soon);
    connect(&m_bench.layers, &LayerPanel::layersChanged, &m_rest, soon);
    connect(&m_bench.map, &MapView::frameChanged, this, qOverload<>(&QWidget::update));
    m_bench.map.installEventFilter(this);
    hide();
}

void OverviewMap::setOn(bool isOn) {
    m_isOn = isOn;
    arrange();
    if (isOn) m_rest.start();
}

void OverviewMap::arrange() {
    const Extent all = fullExtentOf(m_bench.document);
    const QSize map = m_bench.map.size();
    const bool isSeen =
        m_isOn && !all.isEmpty() && map.width() >= smallestMap && map.height() >= smallestMap / 2;
    setVisible(isSeen);
    if (!isSeen) return;
    const double shape = std::clamp(all.height() / std::max(all.width(), 1.0), 0.3, 3.0);
    const int width = std::max(shortestSide, static_cast<int>(longSide / std::max(1.0, shape)));
    const int height = std::max(shortestSide, static_cast<int>(longSide * std::min(1.0, shape)));
    const QSize before = size();
    setGeometry(map.width() - width - 12, map.height() - aboveAttribution - height, width, height);
    m_close->setGeometry(width - 26, 2, 24, 24);
    m_frame =
        MapFrame::showing(all.grown(0.03 * std::max(all.width(), all.height())), width, height);
    if (before != size()) m_rest.start();
    raise();
    update();
}

void OverviewMap::ask() {
    if (!isVisible()) return;
    std::vector<render::DrawnLayer> layers = m_bench.layers.visibleLayers();
    // At this size thousands of rows are paint, and they would cost as much as the map itself.
    std::erase_if(layers, [this](const render::DrawnLayer& layer) {
        const LayerInfo* info = m_bench.document.layer(layer.id);
        return info && !info->isSurface && info->rowCount > mostRows;
    });
    m_picture.setContent(std::move(layers), m_bench.document.crs());
    if (!m_picture.hasContent()) return m_picture.clear();
    m_picture.ask(m_frame, devicePixelRatioF(), signSize);
}

QPolygonF OverviewMap::view() const {
    const MapFrame& map = m_bench.map.frame();
    QPolygonF box;
    for (const QPointF corner : {QPointF(0, 0), QPointF(map.width, 0),
                                 QPointF(map.width, map.height), QPointF(0, map.height)})
        box << m_frame.toScreen(map.toMap(corner));
    return box;
}

void OverviewMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMapCard(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setClipRect(rect().adjusted(1, 1, -1, -1));
    m_picture.paint(painter, m_frame);
    const QPolygonF box = view();
    QColor inside = theme().selection;
    inside.setAlpha(36);
    const bool isAll = box.boundingRect().contains(QRectF(rect()));
    painter.setBrush(isAll ? QBrush(Qt::NoBrush) : QBrush(inside));
    painter.setPen(QPen(theme().selection, 1.6));
    painter.drawPolygon(box);
    const QRectF bounds = box.boundingRect();
    if (bounds.width() < leastBox || bounds.height() < leastBox) {
        const QPointF at = bounds.center();
        for (const QPointF arm : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(at + 4 * arm, at + 10 * arm);
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void OverviewMap::moveTo(QPointF middle) {
    const MapFrame& map = m_bench.map.frame();
    m_bench.map.showAgain(m_frame.toMap(middle), map.metresPerPixel, map.rotationDegrees);
}

void OverviewMap::moveBy(double right, double down) {
    const MapFrame& map = m_bench.map.frame();
    const double step = keyStep * std::min(map.width, map.height) * map.metresPerPixel;
    m_bench.map.showAgain({map.centre.x + right * step, map.centre.y - down * step},
                          map.metresPerPixel, map.rotationDegrees);
}

void OverviewMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const QPointF middle = m_frame.toScreen(m_bench.map.frame().centre);
    // Who takes hold of the box keeps it where it was taken.
    const bool isOnBox = view().containsPoint(event->position(), Qt::OddEvenFill);
    m_grip = isOnBox ? middle - event->position() : QPointF();
    if (!isOnBox) moveTo(event->position());
}

void OverviewMap::mouseMoveEvent(QMouseEvent* event) {
    if (m_grip) moveTo(event->position() + *m_grip);
}

void OverviewMap::mouseReleaseEvent(QMouseEvent*) {
    m_grip.reset();
}

void OverviewMap::wheelEvent(QWheelEvent* event) {
    event->accept();
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0) return;
    const MapFrame& map = m_bench.map.frame();
    m_bench.map.showAgain(map.centre, map.metresPerPixel * std::pow(2, -notches / 2),
                          map.rotationDegrees);
}

void OverviewMap::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return moveBy(-1, 0);
        case Qt::Key_Right:
            return moveBy(1, 0);
        case Qt::Key_Up:
            return moveBy(0, -1);
        case Qt::Key_Down:
            return moveBy(0, 1);
        default:
            QWidget::keyPressEvent(event);
    }
}

bool OverviewMap::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_bench.map && event->type() == QEvent::Resize) arrange();
    return QWidget::eventFilter(watched, event);
}

}  // namespace hetu::desktop
