#include "app/desktop/table/selection_overlay.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "app/desktop/look/theme.h"
#include "layers/workspace/pick_rows.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t mostAtOnce = 500;  // corners that a repaint draws without being noticed
constexpr int blinkMilliseconds = 180;
constexpr int blinkHalves = 6;
constexpr int restMilliseconds = 60;
constexpr double pointScale = 10'000;  // one organisation is seen with its streets

struct Pens {
    QColor halo, line, fill;
    double lineWidth;
    double dot;
    bool isRing = false;  ///< points are rings: what is theirs shines through
};

Pens pensOf(const QColor& colour, bool isStrong) {
    QColor fill = colour;
    fill.setAlpha(isStrong ? 90 : 40);
    return {Qt::white, colour, fill, isStrong ? 4.0 : 2.5, isStrong ? 11.0 : 7.0};
}

/// Of what is only related: rings and outlines.
Pens weakPens(const QColor& colour) {
    QColor halo = Qt::white;
    halo.setAlpha(170);
    return {halo, colour, Qt::transparent, 1.5, 7.0, true};
}

std::size_t cornersOf(const std::vector<Layer>& layers) {
    std::size_t corners = 0;
    for (const Layer& layer : layers) {
        corners += layer.points.size();
        for (const Geometry& shape : layer.shapes)
            for (const auto& part : shape.parts)
                for (const Path& path : part)
                    corners += path.size();
    }
    return corners;
}

/// Points that would lie on one another are drawn once: a dot for every two pixels.
void drawPoints(QPainter& painter, const Layer& layer, const MapFrame& frame, const Pens& pens) {
    std::vector<QPointF> dots;
    std::unordered_set<std::int64_t> taken;
    const QRectF seen = QRectF(0, 0, frame.width, frame.height).adjusted(-9, -9, 9, 9);
    for (const Point& point : layer.points) {
        if (!std::isfinite(point.x)) continue;
        const QPointF at = frame.toScreen(point);
        if (!seen.contains(at)) continue;
        const auto cell = static_cast<std::int64_t>(at.y() / 2 + 100) * 1'000'000 +
                          static_cast<std::int64_t>(at.x() / 2 + 100);
        if (taken.insert(cell).second) dots.push_back(at);
    }
    if (pens.isRing) {
        painter.setBrush(Qt::NoBrush);
        for (const bool isHalo : {true, false}) {
            painter.setPen(QPen(isHalo ? pens.halo : pens.line, isHalo ? 3.0 : 1.5));
            for (const QPointF& dot : dots)
                painter.drawEllipse(dot, pens.dot / 2, pens.dot / 2);
        }
        return;
    }
    for (const bool isHalo : {true, false}) {
        QPen pen(isHalo ? pens.halo : pens.line, isHalo ? pens.dot + 3.5 : pens.dot);
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        painter.drawPoints(dots.data(), static_cast<int>(dots.size()));
    }
}

void drawShapes(QPainter& painter, const Layer& layer, const MapFrame& frame, const Pens& pens) {
    const Extent seen = frame.extent().grown(9 * frame.metresPerPixel);
    QPainterPath all;
    all.setFillRule(Qt::OddEvenFill);
    for (const Geometry& shape : layer.shapes) {
        if (!shape.extent().overlaps(seen)) continue;
        for (const auto& part : shape.parts)
            for (const Path& path : part) {
                QPolygonF corners;
                corners.reserve(static_cast<int>(path.size()));
                for (const Point& point : path) {
                    const QPointF at = frame.toScreen(point);
                    // Corners that fall on one pixel are one.
                    if (corners.isEmpty() || (at - corners.back()).manhattanLength() > 0.7)
                        corners << at;
                }
                all.addPolygon(corners);
            }
    }
    if (layer.kind == GeometryKind::Polygon) painter.fillPath(all, pens.fill);
    painter.strokePath(all, QPen(pens.halo, pens.lineWidth + 3));
    painter.strokePath(all,
                       QPen(pens.line, pens.lineWidth, pens.isRing ? Qt::DashLine : Qt::SolidLine));
}

void drawAll(QPainter& painter,
             const std::vector<Layer>& layers,
             const MapFrame& frame,
             const Pens& pens) {
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Layer& layer : layers) {
        if (layer.kind == GeometryKind::Point)
            drawPoints(painter, layer, frame, pens);
        else
            drawShapes(painter, layer, frame, pens);
    }
}

}  // namespace

SelectionOverlay::SelectionOverlay(const Document& document,
                                   Selection& selection,
                                   MapView& map,
                                   std::function<bool(const std::string&)> isOnMap,
                                   QObject* parent)
    : QObject(parent),
      m_document(document),
      m_selection(selection),
      m_map(map),
      m_isOnMap(std::move(isOnMap)),
      m_shapesJob(this),
      m_pictureJob(this),
      m_zoomJob(this),
      m_flashJob(this) {
    m_map.addOverlay(this, 50);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    m_blinking.setInterval(blinkMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &SelectionOverlay::askPicture);
    connect(&m_blinking, &QTimer::timeout, this, &SelectionOverlay::blink);
    connect(&m_map, &MapView::frameChanged, this, [this] {
        if (m_isMany) m_rest.start();
    });
    connect(&m_selection, &Selection::changed, this, &SelectionOverlay::readAgain);
    // One selection is related to rows of many layers: they are read once.
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &SelectionOverlay::readAgain);
    connect(&m_selection, &Selection::relatedChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_selection, &Selection::zoomAsked, this,
            [this](const QString& layer, const Selection::Ids& ids) {
                zoom(layer.toStdString(), ids);
            });
    connect(&m_selection, &Selection::flashAsked, this,
            [this](const QString& layer, const Selection::Ids& ids) {
                flash(layer.toStdString(), ids);
            });
}

SelectionOverlay::~SelectionOverlay() {
    m_map.removeOverlay(this);
}

Result<SelectionOverlay::Shapes> SelectionOverlay::read(const std::string& path,
                                                        const std::vector<Reading>& wanted,
                                                        const Progress& progress) {
    auto layers = std::make_shared<std::vector<Layer>>();
    for (const Reading& each : wanted) {
        HETU_TRY(const RowQuery query, RowQuery::open(path, each.layer));
        if (query.geometry() == GeometryKind::None) continue;
        HETU_TRY(Layer layer, query.shapes(each.ids, progress));
        layers->push_back(std::move(layer));
    }
    return Shapes(layers);
}

void SelectionOverlay::readAgain() {
    m_soon.stop();
    std::vector<Reading> wanted, related;
    for (const std::string& layer : m_selection.layers())
        wanted.push_back({layer, m_selection.ids(layer)});
    for (const auto& [layer, ids] : m_selection.related()) {
        // Points of results lie on their organisations, which are marked themselves; areas of the
        // register (counties, parks) hold nearly everything.
        const LayerInfo* info = m_document.layer(layer);
        const bool isArea = info && info->geometry == GeometryKind::Polygon;
        if (layer == "organisations" || (isArea && !info->analysis.empty() && m_isOnMap(layer)))
            related.push_back({layer, ids});
    }
    m_shapesJob.forget();
    if (wanted.empty() || !m_document.isOpen()) {
        m_shapes.reset();
        m_related.reset();
        m_isMany = false;
        m_pictureJob.forget();
        m_picture = {};
        m_map.update();
        return;
    }
    struct Read {
        Shapes shapes, related;
        bool isMany;
    };
    m_shapesJob.start<Read>(
        [path = m_document.path().toStdString(), wanted = std::move(wanted),
         related = std::move(related)](const Progress& progress) -> Result<Read> {
            HETU_TRY(const Shapes shapes, read(path, wanted, progress));
            HETU_TRY(const Shapes beside, read(path, related, progress));
            return Read{shapes, beside, cornersOf(*shapes) + cornersOf(*beside) > mostAtOnce};
        },
        [this](Result<Read> result) {
            if (!result.ok()) {
                emit failed(result.error());
                return;
            }
            m_shapes = result.value().shapes;
            m_related = result.value().related;
            m_isMany = result.value().isMany;
            m_picture = {};
            if (m_isMany) askPicture();
            m_map.update();
        });
}

void SelectionOverlay::askPicture() {
    if (!m_shapes || !m_isMany) return;
    struct Picture {
        QImage image;
        MapFrame frame;
    };
    m_pictureJob.start<Picture>(
        [shapes = m_shapes, related = m_related, frame = m_map.frame(),
         density = m_map.devicePixelRatioF(), pens = pensOf(theme().selection, false),
         weak = weakPens(theme().selection)](const Progress&) -> Result<Picture> {
            QImage image(static_cast<int>(std::lround(frame.width * density)),
                         static_cast<int>(std::lround(frame.height * density)),
                         QImage::Format_ARGB32_Premultiplied);
            image.setDevicePixelRatio(density);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            drawAll(painter, *related, frame, weak);
            drawAll(painter, *shapes, frame, pens);
            painter.end();
            return Picture{image, frame};
        },
        [this](Result<Picture> result) {
            if (!result.ok()) return;
            m_picture = result.value().image;
            m_pictureFrame = result.value().frame;
            m_map.update();
        });
}

void SelectionOverlay::paint(QPainter& painter, const MapView& map) {
    if (m_shapes && !m_isMany) {
        drawAll(painter, *m_related, map.frame(), weakPens(theme().selection));
        drawAll(painter, *m_shapes, map.frame(), pensOf(theme().selection, false));
    }
    if (m_isMany && !m_picture.isNull()) {
        painter.save();
        painter.setTransform(m_pictureFrame.transform().inverted() * map.frame().transform(), true);
        painter.drawImage(QPointF(0, 0), m_picture);
        painter.restore();
    }
    if (m_flashed && m_blinks % 2 == 0 && m_blinks > 0)
        drawAll(painter, *m_flashed, map.frame(), pensOf(theme().attention, true));
}

void SelectionOverlay::zoom(const std::string& layer, const Selection::Ids& ids) {
    if (!m_document.isOpen() || ids.empty()) return;
    m_zoomJob.start<Extent>(
        [path = m_document.path().toStdString(), layer, ids](const Progress& progress)
            -> Result<Extent> { return extentOfRows(path, layer, ids, progress); },
        [this](Result<Extent> result) {
            if (!result.ok())
                emit failed(result.error());
            else if (result.value().width() < 1 && result.value().height() < 1)
                m_map.showPoint(result.value().centre(), pointScale);
            else
                m_map.showExtent(result.value());
        });
}

void SelectionOverlay::flash(const std::string& layer, const Selection::Ids& ids) {
    if (!m_document.isOpen() || ids.empty()) return;
    // More than a repaint can draw would hold the window up, and to flash all of it says nothing.
    Selection::Ids few(ids.begin(),
                       ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), mostAtOnce)));
    m_flashJob.start<Shapes>(
        [path = m_document.path().toStdString(), layer,
         few = std::move(few)](const Progress& progress) {
            return read(path, {{layer, few}}, progress);
        },
        [this](Result<Shapes> result) {
            if (!result.ok()) {
                emit failed(result.error());
                return;
            }
            m_flashed = result.value();
            m_blinks = blinkHalves;
            m_blinking.start();
            m_map.update();
        });
}

void SelectionOverlay::blink() {
    if (--m_blinks <= 0) {
        m_blinking.stop();
        m_flashed.reset();
    }
    m_map.update();
}

std::size_t SelectionOverlay::shownCount() const {
    std::size_t count = 0;
    if (m_shapes)
        for (const Layer& layer : *m_shapes)
            count += layer.rowCount();
    return count;
}

std::size_t SelectionOverlay::relatedCount() const {
    std::size_t count = 0;
    if (m_related)
        for (const Layer& layer : *m_related)
            count += layer.rowCount();
    return count;
}

bool SelectionOverlay::isReading() const {
    return m_shapesJob.isRunning() || m_pictureJob.isRunning();
}

}  // namespace hetu::desktop
