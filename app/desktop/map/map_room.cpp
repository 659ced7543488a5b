#include "app/desktop/map/map_room.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSettings>
#include <QStatusBar>
#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/inspector.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr double foundScale = 10'000;  // a place that was asked for is seen with its streets
constexpr double rotationStep = 5;
const QString recentKey = QStringLiteral("map/positionSystems");

}  // namespace

void PlaceMarker::paint(QPainter& painter, const MapView& map) {
    if (!m_at) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(map.toScreen(*m_at));
    QPainterPath pin(QPointF(0, 0));
    pin.cubicTo(-9, -12, -10, -16, -10, -20);
    pin.arcTo(QRectF(-10, -30, 20, 20), 180, -180);
    pin.cubicTo(10, -16, 9, -12, 0, 0);
    painter.setPen(QPen(theme().mapNote, 1.5));
    painter.setBrush(theme().accent);
    painter.drawPath(pin);
    painter.setBrush(theme().mapNote);
    painter.drawEllipse(QPointF(0, -20), 3.5, 3.5);
}

MapRoom::MapRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_zoomBox(new ZoomBoxTool(this)),
      m_measureLine(new MeasureTool(MeasureTool::What::Line, this)),
      m_measureArea(new MeasureTool(MeasureTool::What::Area, this)),
      m_identify(new IdentifyTool(this)) {
    makeStatus();
    makeCommands();
    MapView& map = m_bench.map;
    map.addOverlay(&m_marker, 90);
    connect(&map, &MapView::toolChanged, this, [this] {
        for (const auto& [action, tool] : m_tools)
            action->setChecked(m_bench.map.tool() == tool);
    });
    connect(&map, &MapView::frameChanged, this, &MapRoom::takeFrame);
    connect(&map, &MapView::pointerAt, m_position, [this](double x, double y) {
        m_position->showPointer({x, y});
    });
    connect(&map, &MapView::pointerLeft, m_position, &CoordinateBox::clearPointer);
    connect(&m_bench.document, &Document::changed, this, &MapRoom::takeChanged);
    connect(&m_bench.document, &Document::opened, this, [this] {
        m_marker.put(std::nullopt);
        m_bench.map.setTool(nullptr);
        m_bench.map.setRotation(0);
        restorePosition();
    });
    connect(m_position, &CoordinateBox::chosen, this, &MapRoom::keepPosition);
    connect(m_identify, &IdentifyTool::asked, this, &MapRoom::identify);
    for (MeasureTool* tool : {m_measureLine, m_measureArea})
        connect(tool, &MeasureTool::measured, this, [this](const QString& figures) {
            m_measured = figures;
            m_bench.messages.showNotice(figures);
        });
    takeFrame();
}

MapRoom::~MapRoom() {
    m_bench.map.removeOverlay(&m_marker);
    m_bench.map.setTool(nullptr);
    delete m_identifying;
}

void MapRoom::makeStatus() {
    m_position = new CoordinateBox;
    m_scale = new ScaleBox;
    m_rotation = new QDoubleSpinBox;
    m_magnification = new QSpinBox;
    m_rotation->setRange(-180, 180);
    m_rotation->setWrapping(true);
    m_rotation->setDecimals(0);
    m_rotation->setSingleStep(rotationStep);
    m_rotation->setSuffix(QStringLiteral("°"));
    m_rotation->setKeyboardTracking(false);
    m_rotation->setAccessibleName(tr("Rotation"));
    m_rotation->setToolTip(tr("Turns the map clockwise; 0° has north up."));
    m_magnification->setRange(50, 400);
    m_magnification->setSingleStep(10);
    m_magnification->setValue(100);
    m_magnification->setSuffix(QStringLiteral(" %"));
    m_magnification->setKeyboardTracking(false);
    m_magnification->setAccessibleName(tr("Size of signs"));
    m_magnification->setToolTip(
        tr("Size of the signs and words on the map, for a projector or a big screen."));
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_position, m_scale, m_rotation, m_magnification})
        m_bench.statusBar.addWidget(widget);
    MapView* map = &m_bench.map;
    const auto toMap = [map] { map->setFocus(Qt::OtherFocusReason); };
    connect(m_position, &CoordinateBox::left, map, toMap);
    connect(m_position, &CoordinateBox::positionGiven, this, &MapRoom::goTo);
    if (m_bench.remembers) {
        std::vector<std::string> recent;
        for (const QString& code : QSettings().value(recentKey).toStringList())
            recent.push_back(code.toStdString());
        m_position->setRecent(std::move(recent));
        connect(m_position, &CoordinateBox::recentChanged, this,
                [](const QStringList& codes) { QSettings().setValue(recentKey, codes); });
    }
    connect(m_position, &CoordinateBox::failed, &m_bench.messages, &MessageBar::showError);
    connect(m_scale, &ScaleBox::left, map, toMap);
    connect(m_scale, &ScaleBox::scaleGiven, map, &MapView::setScale);
    connect(m_rotation, &QDoubleSpinBox::valueChanged, map, &MapView::setRotation);
    connect(m_magnification, &QSpinBox::valueChanged, map,
            [map](int percent) { map->setMagnification(percent / 100.0); });
}

void MapRoom::addTool(const char* id,
                      const QString& text,
                      const char* iconName,
                      const QKeySequence& keys,
                      MapTool* tool,
                      bool isInToolBar,
                      bool beginsGroup) {
    CommandSpec spec;
    spec.id = QString::fromLatin1(id);
    spec.text = text;
    spec.icon = QString::fromLatin1(iconName);
    spec.keys = keys;
    spec.menu = QStringLiteral("map");
    spec.isCheckable = true;
    spec.isInToolBar = isInToolBar;
    spec.beginsGroup = beginsGroup;
    // Once more puts a tool away.
    spec.called = [this, tool] {
        MapView& map = m_bench.map;
        map.setTool(map.tool() == tool ? nullptr : tool);
        for (const auto& [action, each] : m_tools)
            action->setChecked(map.tool() == each);
        map.setFocus(Qt::OtherFocusReason);
    };
    m_tools.emplace_back(m_bench.commands.add(spec), tool);
}

void MapRoom::makeCommands() {
    const auto keys = [](QKeyCombination combination) { return QKeySequence(combination); };
    constexpr auto both = Qt::CTRL | Qt::SHIFT;
    addTool("map.pan", tr("Move the map"), "pan", {}, nullptr, true, true);
    m_tools.back().first->setChecked(true);
    addTool("map.zoom-box", tr("Zoom to a box"), "zoom-box", {}, m_zoomBox, true);
    addTool("map.identify", tr("What is here"), "identify", keys(both | Qt::Key_I), m_identify,
            true);
    addTool("map.measure-line", tr("Measure a way"), "measure-line", keys(both | Qt::Key_M),
            m_measureLine, true);
    addTool("map.measure-area", tr("Measure an area"), "measure-area", keys(both | Qt::Key_J),
            m_measureArea, true);
    const auto add = [this](const char* id, const QString& text, const char* iconName,
                            const QKeySequence& shortcut, std::function<void()> called,
                            bool beginsGroup = false) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.icon = QString::fromLatin1(iconName);
        spec.keys = shortcut;
        spec.menu = QStringLiteral("map");
        spec.called = std::move(called);
        spec.beginsGroup = beginsGroup;
        m_bench.commands.add(spec);
    };
    MapView* map = &m_bench.map;
    add("map.go-to", tr("Go to a position …"), "marker", keys(Qt::CTRL | Qt::Key_G),
        [this] { m_position->edit(); });
    add("map.position-system", tr("Coordinate system of the position …"), "", {},
        [this] { m_position->askSystem(); });
    add("map.clear-marker", tr("Take the pin away"), "", {}, [this, map] {
        m_marker.put(std::nullopt);
        map->update();
    });
    add("map.copy-measured", tr("Copy what was measured last"), "copy", {}, [this] {
        if (m_measured.isEmpty())
            m_bench.messages.showNotice(tr("Nothing has been measured yet."));
        else
            QGuiApplication::clipboard()->setText(m_measured);
    });
    add("map.set-scale", tr("Type a scale …"), "", {}, [this] {
        m_scale->setFocus(Qt::ShortcutFocusReason);
        m_scale->lineEdit()->selectAll();
    });
    const auto turn = [map](double by) {
        map->setRotation(by == 0 ? 0 : map->frame().rotationDegrees + by);
    };
    add(
        "map.rotate-left", tr("Turn to the left"), "", keys(Qt::CTRL | Qt::ALT | Qt::Key_Left),
        [turn] { turn(-rotationStep); }, true);
    add("map.rotate-right", tr("Turn to the right"), "", keys(Qt::CTRL | Qt::ALT | Qt::Key_Right),
        [turn] { turn(rotationStep); });
    add("map.north-up", tr("North up"), "", keys(Qt::CTRL | Qt::ALT | Qt::Key_Up),
        [turn] { turn(0); });
}

void MapRoom::takeFrame() {
    const MapFrame& frame = m_bench.map.frame();
    m_scale->showScale(frame.scaleDenominator());
    m_position->setPlace(frame.centre);
    const QSignalBlocker blocker(m_rotation);
    if (!m_rotation->hasFocus() || m_rotation->value() != frame.rotationDegrees)
        m_rotation->setValue(frame.rotationDegrees);
}

void MapRoom::takeChanged() {
    const std::string& crs = m_bench.document.crs();
    m_position->setCrs(crs);
    if (crs == m_measuredCrs) return;
    m_measuredCrs = crs;
    for (MeasureTool* tool : {m_measureLine, m_measureArea}) {
        tool->setEllipsoid(std::nullopt);
        Job* job = startJob<std::shared_ptr<Ellipsoid>>(
            [crs](const Progress&) -> Result<std::shared_ptr<Ellipsoid>> {
                HETU_TRY(const Crs system, crsOf(crs));
                HETU_TRY(Ellipsoid ellipsoid, Ellipsoid::of(system));
                return std::make_shared<Ellipsoid>(std::move(ellipsoid));
            },
            [this, tool, crs](Result<std::shared_ptr<Ellipsoid>> ellipsoid) {
                if (crs != m_measuredCrs) return;
                if (ellipsoid.ok())
                    tool->setEllipsoid(std::move(*ellipsoid.value()));
                else
                    m_bench.messages.showError(ellipsoid.error());
            },
            this);
        connect(job, &Job::finished, job, &QObject::deleteLater);
    }
}

void MapRoom::keepPosition(const QString& crs, AngleForm form) {
    if (!m_bench.document.isOpen()) return;
    m_bench.document.setItem(
        "view", "position",
        nlohmann::json(
            {{"crs", crs.toStdString()}, {"isInMinutes", form == AngleForm::DegreesMinutesSeconds}})
            .dump());
}

void MapRoom::restorePosition() {
    const auto kept =
        nlohmann::json::parse(m_bench.document.item("view", "position"), nullptr, false);
    std::string crs = "EPSG:4490";
    bool isInMinutes = false;
    if (kept.is_object()) {
        if (const auto at = kept.find("crs"); at != kept.end() && at->is_string())
            crs = at->get<std::string>();
        if (const auto at = kept.find("isInMinutes"); at != kept.end() && at->is_boolean())
            isInMinutes = at->get<bool>();
    }
    m_position->choose(crs, isInMinutes ? AngleForm::DegreesMinutesSeconds : AngleForm::Decimal);
}

void MapRoom::goTo(Point at, const QString& reading) {
    m_marker.put(at);
    m_bench.map.showPoint(at, foundScale);
    m_bench.map.update();
    m_bench.messages.showNotice(reading);
}

void MapRoom::identify(Point at, double metres) {
    std::vector<std::string> names;
    const auto& content = m_bench.map.content();
    for (auto layer = content.rbegin(); layer != content.rend(); ++layer)
        names.push_back(layer->id);
    if (m_identifying) m_identifying->stop();
    m_identifying = startJob<FoundHere>(
        [path = m_bench.document.path().toStdString(), read = m_bench.document.reader(), names, at,
         metres, conditions = layerConditions(m_bench.document)](
            const Progress& progress) -> Result<FoundHere> {
            HETU_TRY(const auto source, read());
            return findHere(path, *source, names, at, metres, progress, conditions);
        },
        [this](Result<FoundHere> found) {
            if (found.ok())
                showFound(std::move(found).value());
            else if (found.error().code != ErrorCode::Cancelled)
                m_bench.messages.showError(found.error());
        },
        this);
    connect(m_identifying, &Job::finished, m_identifying, &QObject::deleteLater);
}

void MapRoom::showFound(FoundHere found) {
    auto* page = new FoundPage(std::move(found));
    connect(page, &FoundPage::zoomAsked, &m_bench.map, [this](const Extent& extent) {
        if (extent.width() == 0 && extent.height() == 0)
            m_bench.map.showPoint(extent.centre(), foundScale);
        else
            m_bench.map.showExtent(extent);
    });
    connect(page, &FoundPage::selectAsked, this, [this](const QString& layer, qint64 id) {
        m_bench.selection.select(layer.toStdString(), {id});
    });
    connect(page, &FoundPage::flashAsked, this, [this](const QString& layer, qint64 id) {
        m_bench.selection.flash(layer.toStdString(), {id});
    });
    m_bench.inspector.present(tr("What is here"), page);
}

}  // namespace hetu::desktop
