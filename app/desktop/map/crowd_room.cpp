#include "app/desktop/map/crowd_room.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <utility>

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

/// Results that must not drown in the crowd, though single organisations may lie on them.
constexpr std::array raisedLayers = {"blanks"};

/// Those of `points` that are in `among`, ascending.
MapPoints those(const MapPoints& points, const std::vector<std::int64_t>& among) {
    MapPoints some;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::binary_search(among.begin(), among.end(), points.ids[i])) continue;
        some.ids.push_back(points.ids[i]);
        some.x.push_back(points.x[i]);
        some.y.push_back(points.y[i]);
        some.standings.push_back(points.standings[i]);
    }
    return some;
}

}  // namespace

CrowdRoom::CrowdRoom(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    m_bench.map.addOverlay(this, 10);
    connect(&m_bench.document, &Document::opened, this, [this] {
        m_kept.clear();
        m_picture = {};
        m_reading.forget();
        m_drawing.forget();
        ++m_readings;
        takeDocument();
    });
    connect(&m_bench.document, &Document::changed, this, &CrowdRoom::takeDocument);
    connect(&m_bench.document, &Document::itemsChanged, this, [this](const QString& kind) {
        if (kind == QStringLiteral("style")) takeDocument();
    });
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, this, &CrowdRoom::update);
    connect(&m_bench.layers, &LayerPanel::layersChanged, this, &CrowdRoom::update);
    connect(&m_bench.map, &MapView::frameChanged, this, &CrowdRoom::draw);
}

CrowdRoom::~CrowdRoom() {
    m_bench.map.removeOverlay(this);
}

void CrowdRoom::setLeast(std::size_t rows) {
    m_least = rows;
    takeDocument();
}

bool CrowdRoom::isOurs(const char* name) const {
    const LayerInfo* layer = m_bench.document.layer(name);
    return layer && layer->rowCount > m_least && m_bench.document.item("style", name).empty();
}

void CrowdRoom::takeDocument() {
    std::set<std::string> own;
    for (const char* name : crowdLayers)
        if (isOurs(name)) own.insert(name);
    m_bench.map.setOwnLayers(own, {raisedLayers.begin(), raisedLayers.end()});
    update();
}

void CrowdRoom::update() {
    const std::string before = m_shown;
    m_shown.clear();
    const std::vector<render::DrawnLayer> visible = m_bench.layers.visibleLayers();
    for (const char* name : crowdLayers) {
        if (!m_shown.empty() || !isOurs(name)) continue;
        for (const render::DrawnLayer& drawn : visible)
            if (drawn.id == name) {
                m_shown = name;
                m_opacity = drawn.opacity;
            }
    }
    if (m_shown != before) m_picture = {};
    m_bench.map.update();
    if (m_shown.empty()) return;
    // Points of another filter would show what is not there, or hide what is.
    if (m_kept[m_shown].condition != layerCondition(m_bench.document, m_shown)) {
        m_kept.erase(m_shown);
        m_picture = {};
        m_drawing.forget();
    }
    if (isKept(m_shown))
        draw();
    else
        read();
}

bool CrowdRoom::isKept(const std::string& layer) const {
    const auto kept = m_kept.find(layer);
    const LayerInfo* info = m_bench.document.layer(layer);
    return info && kept != m_kept.end() && kept->second.revision == info->revision &&
           kept->second.condition == layerCondition(m_bench.document, layer);
}

void CrowdRoom::read() {
    if (m_reading.isRunning()) {  // what was begun is given up
        Kept& half = m_kept[m_read];
        half.revision = -1;
        if (m_isGrowing) half.crowd.clear();
    }
    const std::string name = m_read = m_shown;
    const std::string condition = layerCondition(m_bench.document, name);
    Kept& kept = m_kept[name];
    kept.revision = m_bench.document.layer(name)->revision;
    kept.condition = condition;
    m_isGrowing = kept.crowd.empty();
    const std::uint64_t reading = ++m_readings;
    const QPointer<CrowdRoom> self(this);
    m_reading.start<Crowd>(
        [path = m_bench.document.path().toStdString(), name, condition, self, reading,
         isGrowing = m_isGrowing](const Progress& progress) -> Result<Crowd> {
            RowFilter filter;
            filter.layerCondition = condition;
            std::vector<std::int64_t> among;
            if (!condition.empty()) {
                HETU_TRY(const RowQuery query, RowQuery::open(path, name));
                HETU_TRY(among, query.ids(filter, {}, progress));
            }
            Crowd crowd;
            HETU_CHECK(readMapPoints(
                path, name, 0,
                [&](MapPoints points) {
                    if (!condition.empty()) points = those(points, among);
                    crowd.push_back(std::make_shared<const MapPoints>(std::move(points)));
                    if (!isGrowing) return;
                    onGuiThread(self, [reading, piece = crowd.back()](CrowdRoom& room) {
                        room.takePiece(reading, piece);
                    });
                },
                progress));
            return crowd;
        },
        [this, name](Result<Crowd> crowd) {
            m_isGrowing = false;
            if (!crowd.ok()) {
                m_kept.erase(name);
                m_bench.messages.showError(crowd.error());
                return;
            }
            m_kept[name].crowd = std::move(crowd).value();
            draw();
        });
}

void CrowdRoom::takePiece(std::uint64_t reading, std::shared_ptr<const MapPoints> piece) {
    if (reading != m_readings || !m_isGrowing) return;
    m_kept[m_read].crowd.push_back(std::move(piece));
    if (m_shown == m_read) draw();
}

void CrowdRoom::draw() {
    const auto kept = m_kept.find(m_shown);
    if (m_shown.empty() || kept == m_kept.end() || kept->second.crowd.empty()) return;
    // A picture that is nearly ready is worth more than one that is begun again at every step.
    m_isMoved = m_drawing.isRunning();
    if (m_isMoved) return;
    m_drawing.start<CrowdPicture>(
        [crowd = kept->second.crowd, frame = m_bench.map.frame(),
         density = m_bench.map.devicePixelRatioF()](const Progress& progress) {
            return drawCrowd(crowd, frame, density, progress);
        },
        [this, shown = m_shown](Result<CrowdPicture> picture) {
            if (picture.ok() && shown == m_shown) {
                m_picture = std::move(picture).value();
                m_bench.map.update();
            }
            if (std::exchange(m_isMoved, false)) draw();
        });
}

void CrowdRoom::paint(QPainter& painter, const MapView& map) {
    if (m_shown.empty() || m_picture.image.isNull()) return;
    const MapFrame& drawn = m_picture.frame;
    painter.save();
    painter.setOpacity(m_opacity);
    const MapFrame& frame = map.frame();
    if (drawn.metresPerPixel == frame.metresPerPixel &&
        drawn.rotationDegrees == frame.rotationDegrees) {
        // Only moved: whole pixels stay sharp.
        const QPointF corner = frame.toScreen(drawn.toMap({0, 0}));
        painter.drawImage(corner.toPoint(), m_picture.image);
    } else {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setTransform(drawn.transform().inverted() * frame.transform(), true);
        painter.drawImage(QRectF(0, 0, drawn.width, drawn.height), m_picture.image);
    }
    painter.restore();
    if (!m_picture.isCounted()) return;
    const QString says =
        m_bench.region.isWhole()
            ? tr("%1 organisations in sight: the darker, the more. Come closer to see each.")
            : tr("%1 organisations in sight, in other regions too: the darker, the more.");
    const QString note = says.arg(grouped(static_cast<double>(m_picture.inSight), 0));
    QRectF box = QRectF(painter.fontMetrics().boundingRect(note)).adjusted(-8, -4, 8, 4);
    box.moveCenter(QPointF(map.width() / 2.0, 20));
    // Below what stands in the corner.
    if (const auto* figures =
            map.findChild<QWidget*>(QStringLiteral("keyFigures"), Qt::FindDirectChildrenOnly);
        figures && figures->isVisible() && box.intersects(QRectF(figures->geometry())))
        box.moveTop(figures->geometry().bottom() + 8);
    paintMapNote(painter, note, box);
}

}  // namespace hetu::desktop
