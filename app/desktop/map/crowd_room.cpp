#include "app/desktop/map/crowd_room.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <mutex>

#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

/// Those whose signs say how an organisation stands; of two that are shown the first.
constexpr std::array crowdLayers = {"coverage", "organisations"};

/// `among`: only these rows, ascending; nullptr: all.
void append(MapPoints& all, const MapPoints& piece, const std::vector<std::int64_t>* among) {
    if (among) {
        for (std::size_t i = 0; i < piece.size(); ++i) {
            if (!std::binary_search(among->begin(), among->end(), piece.ids[i])) continue;
            all.ids.push_back(piece.ids[i]);
            all.x.push_back(piece.x[i]);
            all.y.push_back(piece.y[i]);
            all.standings.push_back(piece.standings[i]);
        }
        return;
    }
    all.ids.insert(all.ids.end(), piece.ids.begin(), piece.ids.end());
    all.x.insert(all.x.end(), piece.x.begin(), piece.x.end());
    all.y.insert(all.y.end(), piece.y.begin(), piece.y.end());
    all.standings.insert(all.standings.end(), piece.standings.begin(), piece.standings.end());
}

}  // namespace

CrowdRoom::CrowdRoom(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    m_bench.map.addOverlay(this, 10);
    connect(&m_bench.document, &Document::opened, this, [this] {
        m_kept.clear();
        m_picture = {};
        takeDocument();
    });
    connect(&m_bench.document, &Document::changed, this, &CrowdRoom::takeDocument);
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

void CrowdRoom::takeDocument() {
    std::set<std::string> own;
    for (const char* name : crowdLayers)
        if (const LayerInfo* layer = m_bench.document.layer(name);
            layer && layer->rowCount > m_least)
            own.insert(name);
    m_bench.map.setOwnLayers(own);
    update();
}

void CrowdRoom::update() {
    const std::string before = m_shown;
    m_shown.clear();
    const std::vector<render::DrawnLayer> visible = m_bench.layers.visibleLayers();
    for (const char* name : crowdLayers) {
        const LayerInfo* layer = m_bench.document.layer(name);
        if (!m_shown.empty() || !layer || layer->rowCount <= m_least) continue;
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
    using Points = std::shared_ptr<const MapPoints>;
    const std::string name = m_shown;
    const std::int64_t revision = m_bench.document.layer(name)->revision;
    const std::string condition = layerCondition(m_bench.document, name);
    m_reading.start<Points>(
        [path = m_bench.document.path().toStdString(), name,
         condition](const Progress& progress) -> Result<Points> {
            RowFilter filter;
            filter.layerCondition = condition;
            std::vector<std::int64_t> among;
            if (!condition.empty()) {
                HETU_TRY(const RowQuery query, RowQuery::open(path, name));
                HETU_TRY(among, query.ids(filter, {}, progress));
            }
            auto all = std::make_shared<MapPoints>();
            HETU_CHECK(readMapPoints(
                path, name, 0,
                [&](MapPoints piece) { append(*all, piece, condition.empty() ? nullptr : &among); },
                progress));
            return Points(std::move(all));
        },
        [this, name, revision, condition](Result<Points> points) {
            if (!points.ok()) {
                m_bench.messages.showError(points.error());
                return;
            }
            m_kept[name] = {revision, condition, points.value()};
            draw();
        });
}

std::shared_ptr<const MapPoints> CrowdRoom::shownPoints() const {
    const auto at = m_kept.find(m_shown);
    return at == m_kept.end() ? nullptr : at->second.points;
}

void CrowdRoom::draw() {
    const auto points = shownPoints();
    if (m_shown.empty() || !points) return;
    m_drawing.start<CrowdPicture>(
        [points, frame = m_bench.map.frame(), density = m_bench.map.devicePixelRatioF()](
            const Progress& progress) { return drawCrowd(*points, frame, density, progress); },
        [this](Result<CrowdPicture> picture) {
            if (!picture.ok()) return;
            m_picture = std::move(picture).value();
            m_bench.map.update();
        });
}

void CrowdRoom::paint(QPainter& painter, const MapView& map) {
    if (m_shown.empty() || m_picture.image.isNull()) return;
    const MapFrame& drawn = m_picture.frame;
    painter.save();
    painter.setOpacity(m_opacity);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, drawn != map.frame());
    painter.setTransform(drawn.transform().inverted() * map.frame().transform(), true);
    painter.drawImage(QRectF(0, 0, drawn.width, drawn.height), m_picture.image);
    painter.restore();
    if (!m_picture.isCounted()) return;
    const QString note =
        tr("%1 organisations in sight: the darker, the more. Come closer to see each.")
            .arg(grouped(static_cast<double>(m_picture.inSight), 0));
    QRectF box = QRectF(painter.fontMetrics().boundingRect(note)).adjusted(-8, -4, 8, 4);
    box.moveCenter(QPointF(map.width() / 2.0, 20));
    paintMapNote(painter, note, box);
}

}  // namespace hetu::desktop
