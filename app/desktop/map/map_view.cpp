#include "app/desktop/map/map_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/desktop/look/theme.h"
#include "app/desktop/map/north_arrow.h"
#include "app/desktop/map/scale_bar.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 70;
constexpr int movingMilliseconds = 300;
constexpr int topHeight = 1'000'000;  // above every overlay
constexpr double keyZoom = 2;
constexpr double keyMove = 0.25;  // of the window
constexpr double leastBoxPixels = 5;

}  // namespace

MapView::MapView(render::MapRenderer& renderer, int view, QWidget* parent)
    : QWidget(parent), m_picture(renderer, view, nullptr) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 180);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Map"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    m_moving.setSingleShot(true);
    m_moving.setInterval(movingMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &MapView::askAtRest);
    connect(&m_moving, &QTimer::timeout, this, &MapView::ask);
    connect(&m_picture, &LayeredPicture::changed, this, qOverload<>(&MapView::update));
    connect(&m_picture, &LayeredPicture::arrived, this, &MapView::settle);
    connect(&m_picture, &LayeredPicture::failed, this, [this](const Error& error) {
        const bool isCancelled = error.code == ErrorCode::Cancelled;
        // The hand moved on; a newer picture will be asked for.
        if (isCancelled && m_rest.isActive()) return;
        if (!isCancelled) emit failed(error);
        settle();
    });
}

void MapView::setContent(std::vector<render::DrawnLayer> layers, const std::string& crs) {
    m_content = std::move(layers);
    m_crs = crs;
    setPictureContent();
}

void MapView::setOwnLayers(const std::set<std::string>& ids, const std::set<std::string>& raised) {
    if (ids == m_ownLayers && raised == m_raisedLayers) return;
    m_ownLayers = ids;
    m_raisedLayers = raised;
    setPictureContent();
}

void MapView::setPictureContent() {
    m_picture.setContent(m_content, m_ownLayers, m_raisedLayers, m_crs);
    redraw();
}

void MapView::setAttribution(const QString& text) {
    m_attribution = text;
    update();
}

void MapView::setContentAttribution(const QString& text) {
    m_contentAttribution = text;
    update();
}

QString MapView::attribution() const {
    if (m_attribution.isEmpty() || m_contentAttribution.isEmpty())
        return m_attribution + m_contentAttribution;
    return m_attribution + QStringLiteral("  ·  ") + m_contentAttribution;
}

void MapView::redraw() {
    askSoon();
}

void MapView::showExtent(const Extent& extent) {
    if (extent.isEmpty()) return;
    const Extent fitted = extent.grown(0.04 * std::max(extent.width(), extent.height()));
    setFrame(MapFrame::showing(fitted, width(), height(), m_frame.rotationDegrees));
    m_fitted = fitted;
}

void MapView::showAgain(Point centre, double metresPerPixel, double rotationDegrees) {
    setFrame({centre, std::clamp(metresPerPixel, MapFrame::closest, MapFrame::farthest),
              static_cast<double>(width()), static_cast<double>(height()), rotationDegrees});
}

void MapView::showAll() {
    showExtent(m_fullExtent);
}

void MapView::showLast() {
    if (!m_history.hasLast()) return;
    MapFrame frame = m_history.goLast();
    frame.width = width();
    frame.height = height();
    setFrame(frame);
}

void MapView::showNext() {
    if (!m_history.hasNext()) return;
    MapFrame frame = m_history.goNext();
    frame.width = width();
    frame.height = height();
    setFrame(frame);
}

void MapView::zoomIn() {
    setFrame(m_frame.zoomedAt(QRectF(rect()).center(), keyZoom));
}

void MapView::zoomOut() {
    setFrame(m_frame.zoomedAt(QRectF(rect()).center(), 1 / keyZoom));
}

void MapView::showBox(const QRectF& box) {
    if (box.width() < leastBoxPixels || box.height() < leastBoxPixels)
        return setFrame(m_frame.zoomedAt(box.center(), keyZoom));
    const QPointF middle(m_frame.width / 2, m_frame.height / 2);
    const double factor = std::min(m_frame.width / box.width(), m_frame.height / box.height());
    setFrame(m_frame.movedBy(middle - box.center()).zoomedAt(middle, factor));
}

void MapView::showPoint(Point point, double denominator) {
    MapFrame frame = m_frame;
    frame.centre = point;
    setFrame(frame.scaleDenominator() > denominator ? frame.atScale(denominator) : frame);
}

void MapView::setScale(double denominator) {
    setFrame(m_frame.atScale(denominator));
}

void MapView::setRotation(double degrees) {
    setFrame(m_frame.rotatedAt({m_frame.width / 2, m_frame.height / 2}, degrees));
}

void MapView::setMagnification(double factor) {
    if (factor == m_magnification) return;
    m_magnification = factor;
    askSoon();
    emit magnificationChanged();
}

void MapView::setOverlay(const QImage& image, const Extent& extent) {
    m_overlay = image;
    m_overlayExtent = extent;
    update();
}

void MapView::setTool(MapTool* tool) {
    if (m_tool == tool) return;
    m_dragFrom.reset();
    m_box.reset();
    if (m_tool) m_tool->end();
    m_tool = tool;
    if (m_tool) m_tool->begin(*this);
    showOwnCursor();
    update();
    emit toolChanged();
}

void MapView::addOverlay(MapOverlay* overlay, int height) {
    const auto at = std::find_if(m_overlays.begin(), m_overlays.end(),
                                 [&](const auto& each) { return each.first > height; });
    m_overlays.insert(at, {height, overlay});
    update();
}

void MapView::removeOverlay(MapOverlay* overlay) {
    std::erase_if(m_overlays, [&](const auto& each) { return each.second == overlay; });
    update();
}

void MapView::paintOverlays(QPainter& painter, const MapView& on, int least, int end) const {
    for (const auto& [height, overlay] : m_overlays) {
        if (height < least || height >= end) continue;
        painter.save();
        overlay->paint(painter, on);
        painter.restore();
    }
}

void MapView::setComparison(std::shared_ptr<const MapComparison> comparison) {
    m_comparison = std::move(comparison);
    update();
    emit comparisonChanged();
}

MapMouse MapView::mouse(const QMouseEvent& event) const {
    return {event.position(), toMap(event.position()), event.button(), event.buttons(),
            event.modifiers()};
}

void MapView::showOwnCursor() {
    setCursor(m_isSpaceDown || m_dragFrom ? QCursor(Qt::ClosedHandCursor)
              : m_box                     ? QCursor(Qt::CrossCursor)
              : m_tool                    ? m_tool->cursor()
                                          : QCursor(Qt::ArrowCursor));
}

void MapView::setFrame(const MapFrame& frame) {
    m_fitted.reset();
    if (frame == m_frame) return;
    m_isRefitted = false;
    m_frame = frame;
    update();
    emit frameChanged();
    askSoon();
}

void MapView::askSoon() {
    m_isSettled = false;
    m_rest.start();
    if (!m_moving.isActive()) m_moving.start();
}

void MapView::askAtRest() {
    m_moving.stop();
    if (!m_content.empty() && !m_fullExtent.isEmpty()) {
        if (m_isRefitted)
            m_history.amend(m_frame);
        else
            m_history.add(m_frame);
        m_isRefitted = false;
        emit frameChanged();
    }
    ask();
}

void MapView::ask() {
    if (m_content.empty() || m_fullExtent.isEmpty()) {
        m_picture.clear();
        return settle();
    }
    emit drawingStarted();
    m_picture.ask(m_frame, devicePixelRatioF(), m_magnification);
}

void MapView::settle() {
    m_isSettled = !m_rest.isActive();
    if (m_isSettled) emit settled();
}

void MapView::paintOverlay(QPainter& painter) const {
    if (m_overlay.isNull()) return;
    const double scale = 1 / m_frame.metresPerPixel;
    const QRectF box(-m_overlayExtent.width() * scale / 2, -m_overlayExtent.height() * scale / 2,
                     m_overlayExtent.width() * scale, m_overlayExtent.height() * scale);
    const QPointF middle = toScreen(m_overlayExtent.centre());
    const bool isScaled = std::abs(box.width() * devicePixelRatioF() - m_overlay.width()) > 0.5;
    // An unscaled picture goes to whole pixels, or every line of it would blur.
    if (!isScaled && m_frame.rotationDegrees == 0)
        return painter.drawImage((middle + box.topLeft()).toPoint(), m_overlay);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(middle);
    painter.rotate(m_frame.rotationDegrees);
    painter.drawImage(box, m_overlay, QRectF(m_overlay.rect()));
    painter.restore();
}

/// Only where north is not up does anybody have to be told.
void MapView::paintNorth(QPainter& painter) const {
    if (m_frame.rotationDegrees == 0) return;
    paintNorthArrow(painter, QPointF(width() - 32, 40), m_frame.rotationDegrees);
}

void MapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().mapGround);
    m_picture.paintLower(painter, m_frame);
    paintOverlay(painter);
    paintOverlays(painter, *this, 0, upperHeight);
    m_picture.paintUpper(painter, m_frame);
    paintOverlays(painter, *this, upperHeight, topHeight);
    if (m_tool) {
        painter.save();
        m_tool->paint(painter);
        painter.restore();
    }
    if (m_box) {
        painter.setPen(QPen(theme().selection, 1.5, Qt::DashLine));
        painter.drawRect(m_box->normalized());
    }
    if (m_content.empty() || m_fullExtent.isEmpty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    ScaleBar::fitting(m_frame.metresPerPixel, 140).paint(painter, QPointF(16, height() - 14));
    paintNorth(painter);
    if (const QString whose = attribution(); !whose.isEmpty()) {
        QRect box = painter.fontMetrics().boundingRect(whose).adjusted(-6, -2, 6, 2);
        box.moveBottomRight(rect().bottomRight());
        painter.fillRect(box, theme().mapNote);
        painter.setPen(theme().mapText);
        painter.drawText(box, Qt::AlignCenter, whose);
    }
}

void MapView::resizeEvent(QResizeEvent*) {
    MapFrame frame = m_frame;
    frame.width = width();
    frame.height = height();
    if (m_fitted) {
        const Extent kept = *m_fitted;
        const bool wasAsked = !m_rest.isActive() || m_isRefitted;
        setFrame(MapFrame::showing(kept, width(), height(), m_frame.rotationDegrees));
        m_fitted = kept;
        m_isRefitted = wasAsked;
    } else {
        setFrame(frame);
    }
}

void MapView::wheelEvent(QWheelEvent* event) {
    // Two notches double the scale; a touch pad sends parts of a notch.
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0) return;
    const double perDoubling = event->modifiers() & Qt::ControlModifier ? 10 : 2;
    setFrame(m_frame.zoomedAt(event->position(), std::pow(2, notches / perDoubling)));
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    const bool movesAnyhow = event->button() == Qt::MiddleButton || m_isSpaceDown;
    if (m_tool && !movesAnyhow && m_tool->press(mouse(*event))) return;
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    if (!movesAnyhow && event->modifiers() & Qt::ShiftModifier)
        m_box = QRectF(event->position(), event->position());
    else
        m_dragFrom = event->position();
    showOwnCursor();
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_isSpaceDown && !m_dragFrom) m_dragFrom = at;
    if (m_dragFrom) {
        setFrame(m_frame.movedBy(at - *m_dragFrom));
        m_dragFrom = at;
    } else if (m_box) {
        m_box->setBottomRight(at);
        update();
    } else if (m_tool) {
        m_tool->move(mouse(*event));
    }
    const Point there = m_frame.toMap(at);
    emit pointerAt(there.x, there.y);
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_box) {
        const QRectF box = m_box->normalized();
        m_box.reset();
        update();
        showBox(box);
    } else if (m_dragFrom) {
        if (!m_isSpaceDown) m_dragFrom.reset();
    } else if (m_tool) {
        m_tool->release(mouse(*event));
    }
    showOwnCursor();
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_tool && m_tool->doubleClick(mouse(*event))) return;
    if (event->button() == Qt::LeftButton) setFrame(m_frame.zoomedAt(event->position(), keyZoom));
}

void MapView::leaveEvent(QEvent*) {
    emit pointerLeft();
}

void MapView::endSpace() {
    if (!m_isSpaceDown) return;
    m_isSpaceDown = false;
    m_dragFrom.reset();
    showOwnCursor();
}

void MapView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) return endSpace();
    QWidget::keyReleaseEvent(event);
}

void MapView::focusOutEvent(QFocusEvent* event) {
    endSpace();
    QWidget::focusOutEvent(event);
}

bool MapView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && m_tool &&
        m_tool->claims(static_cast<QKeyEvent&>(*event))) {
        event->accept();  // it comes as a key press, not as a command
        return true;
    }
    return QWidget::event(event);
}

void MapView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space) {
        m_isSpaceDown = true;
        return showOwnCursor();
    }
    if (m_tool && m_tool->key(*event)) return;
    const auto move = [&](double right, double down) {
        setFrame(m_frame.movedBy({-right * keyMove * width(), -down * keyMove * height()}));
    };
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
        case Qt::Key_PageUp:
            zoomIn();
            break;
        case Qt::Key_Minus:
        case Qt::Key_Underscore:
        case Qt::Key_PageDown:
            zoomOut();
            break;
        case Qt::Key_Left:
            move(-1, 0);
            break;
        case Qt::Key_Right:
            move(1, 0);
            break;
        case Qt::Key_Up:
            move(0, -1);
            break;
        case Qt::Key_Down:
            move(0, 1);
            break;
        case Qt::Key_Escape:
            if (m_box) {
                m_box.reset();
                showOwnCursor();
                update();
                break;
            }
            if (m_tool) {
                setTool(nullptr);
                break;
            }
            [[fallthrough]];
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace hetu::desktop
