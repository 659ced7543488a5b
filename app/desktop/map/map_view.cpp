#include "app/desktop/map/map_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <memory>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/scale_bar.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 70;
constexpr double keyZoom = 2;
constexpr double keyMove = 0.25;  // of the window

/// The same pixels without a copy: the image keeps the renderer's memory alive.
QImage wrapped(const render::MapImage& image) {
    auto* owner = new std::shared_ptr<const void>(image.owner);
    return QImage(
        image.pixels.data(), image.widthPixels, image.heightPixels, image.bytesPerRow,
        QImage::Format_ARGB32_Premultiplied,
        [](void* held) { delete static_cast<std::shared_ptr<const void>*>(held); }, owner);
}

}  // namespace

MapView::MapView(render::MapRenderer& renderer, int view, QWidget* parent)
    : QWidget(parent), m_renderer(renderer), m_view(view) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 180);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Map"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &MapView::ask);
}

void MapView::setContent(std::vector<render::DrawnLayer> layers, const std::string& crs) {
    m_layers = std::move(layers);
    m_crs = crs;
    redraw();
}

void MapView::setAttribution(const QString& text) {
    m_attribution = text;
    update();
}

void MapView::redraw() {
    askSoon();
}

void MapView::showExtent(const Extent& extent) {
    if (extent.isEmpty()) return;
    const Extent roomy = extent.grown(0.04 * std::max(extent.width(), extent.height()));
    setFrame(MapFrame::showing(roomy, width(), height()));
    m_fitted = roomy;
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

void MapView::setOverlay(const QImage& image, const Extent& extent) {
    m_overlay = image;
    m_overlayExtent = extent;
    update();
}

void MapView::setTool(MapTool* tool) {
    if (m_tool == tool) return;
    m_dragFrom.reset();
    if (m_tool) m_tool->end();
    m_tool = tool;
    if (m_tool) m_tool->begin(*this);
    setCursor(m_tool ? m_tool->cursor() : QCursor(Qt::ArrowCursor));
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

MapMouse MapView::mouse(const QMouseEvent& event) const {
    return {event.position(), toMap(event.position()), event.button(), event.buttons(),
            event.modifiers()};
}

QRectF MapView::onScreen(const Extent& extent) const {
    return {m_frame.toScreen({extent.minX, extent.maxY}),
            m_frame.toScreen({extent.maxX, extent.minY})};
}

QRectF MapView::pictureRect() const {
    return m_picture.isNull() ? QRectF() : onScreen(m_pictureExtent);
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
}

void MapView::ask() {
    const std::uint64_t number = ++m_asked;  // whatever is still on its way is out of date
    if (m_layers.empty() || m_fullExtent.isEmpty()) {
        m_picture = {};
        m_isSettled = true;
        update();
        emit settled();
        return;
    }
    if (m_isRefitted)
        m_history.amend(m_frame);
    else
        m_history.add(m_frame);
    m_isRefitted = false;
    emit frameChanged();
    emit drawingStarted();

    const double density = devicePixelRatioF();
    render::MapRequest request;
    request.layers = m_layers;
    request.extent = m_frame.extent();
    request.crs = m_crs;
    request.widthPixels = std::clamp(static_cast<int>(std::lround(width() * density)), 1, 16384);
    request.heightPixels = std::clamp(static_cast<int>(std::lround(height() * density)), 1, 16384);
    request.dpi = 96 * density;
    m_renderer.draw(m_view, std::move(request),
                    [view = QPointer<MapView>(this), number](Result<render::MapImage> result) {
                        onGuiThread(view, [number, result = std::move(result)](MapView& self) {
                            if (number == self.m_asked) self.take(result);
                        });
                    });
}

void MapView::take(Result<render::MapImage> result) {
    if (result.ok()) {
        m_picture = wrapped(result.value());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
        m_pictureExtent = result.value().extent;
        update();
    } else if (result.error().code == ErrorCode::Cancelled && m_rest.isActive()) {
        return;  // the hand moved on; a newer picture will be asked for
    }
    m_isSettled = !m_rest.isActive();
    if (!result.ok() && result.error().code != ErrorCode::Cancelled) emit failed(result.error());
    if (m_isSettled) emit settled();
}

void MapView::drawPicture(QPainter& painter, const QImage& picture, const QRectF& target) const {
    const bool isScaled = std::abs(target.width() * devicePixelRatioF() - picture.width()) > 0.5;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, isScaled);
    // An unscaled picture goes to whole pixels, or every line of it would blur.
    if (isScaled)
        painter.drawImage(target, picture, QRectF(picture.rect()));
    else
        painter.drawImage(target.topLeft().toPoint(), picture);
}

void MapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().mapGround);
    if (!m_picture.isNull()) drawPicture(painter, m_picture, pictureRect());
    if (!m_overlay.isNull()) drawPicture(painter, m_overlay, onScreen(m_overlayExtent));
    for (const auto& [height, overlay] : m_overlays) {
        painter.save();
        overlay->paint(painter, *this);
        painter.restore();
    }
    if (m_tool) {
        painter.save();
        m_tool->paint(painter);
        painter.restore();
    }
    if (m_layers.empty() || m_fullExtent.isEmpty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    ScaleBar::fitting(m_frame.metresPerPixel, 140).paint(painter, QPointF(16, height() - 14));
    if (!m_attribution.isEmpty()) {
        QRect box = painter.fontMetrics().boundingRect(m_attribution).adjusted(-6, -2, 6, 2);
        box.moveBottomRight(rect().bottomRight());
        painter.fillRect(box, theme().mapNote);
        painter.setPen(theme().mapText);
        painter.drawText(box, Qt::AlignCenter, m_attribution);
    }
}

void MapView::resizeEvent(QResizeEvent*) {
    MapFrame frame = m_frame;
    frame.width = width();
    frame.height = height();
    if (m_fitted) {
        const Extent kept = *m_fitted;
        const bool wasAsked = !m_rest.isActive() || m_isRefitted;
        setFrame(MapFrame::showing(kept, width(), height()));
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
    setFrame(m_frame.zoomedAt(event->position(), std::pow(2, notches / 2)));
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (m_tool && event->button() != Qt::MiddleButton && m_tool->press(mouse(*event))) return;
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) return;
    m_dragFrom = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragFrom) {
        setFrame(m_frame.movedBy(event->position() - *m_dragFrom));
        m_dragFrom = event->position();
    } else if (m_tool) {
        m_tool->move(mouse(*event));
    }
    const Point at = m_frame.toMap(event->position());
    emit pointerAt(at.x, at.y);
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_dragFrom) {
        if (m_tool) m_tool->release(mouse(*event));
        return;
    }
    m_dragFrom.reset();
    setCursor(m_tool ? m_tool->cursor() : QCursor(Qt::ArrowCursor));
}

void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_tool && m_tool->doubleClick(mouse(*event))) return;
    if (event->button() == Qt::LeftButton) setFrame(m_frame.zoomedAt(event->position(), keyZoom));
}

void MapView::leaveEvent(QEvent*) {
    emit pointerLeft();
}

void MapView::keyPressEvent(QKeyEvent* event) {
    if (m_tool && m_tool->key(*event)) return;
    const auto move = [&](double right, double down) {
        setFrame(m_frame.movedBy({-right * keyMove * width(), -down * keyMove * height()}));
    };
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomIn();
            break;
        case Qt::Key_Minus:
        case Qt::Key_Underscore:
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
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace hetu::desktop
