#include "app/desktop/frame/main_window.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/desktop/analyses/results_room.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/blanks/blanks_room.h"
#include "app/desktop/briefing/briefing_room.h"
#include "app/desktop/charts/charts_room.h"
#include "app/desktop/editing/editing_room.h"
#include "app/desktop/frame/kept_panels.h"
#include "app/desktop/frame/profiles.h"
#include "app/desktop/guide/guide_room.h"
#include "app/desktop/layers/layers_room.h"
#include "app/desktop/layers/map_layers.h"
#include "app/desktop/locator/locator_room.h"
#include "app/desktop/map/bookmarks.h"
#include "app/desktop/map/compare_room.h"
#include "app/desktop/map/crowd_room.h"
#include "app/desktop/map/helper_room.h"
#include "app/desktop/map/map_aids_room.h"
#include "app/desktop/map/map_room.h"
#include "app/desktop/map/map_shots.h"
#include "app/desktop/map/region_mask.h"
#include "app/desktop/opening/kept_aside_room.h"
#include "app/desktop/opening/recent_files.h"
#include "app/desktop/region/region_room.h"
#include "app/desktop/styles/styles_room.h"
#include "app/desktop/table/related_room.h"
#include "app/desktop/table/table_room.h"
#include "app/desktop/what_if/what_if_room.h"
#include "app/render/base_map.h"
#include "layers/base/resources.h"

namespace hetu::desktop {

MainWindow::MainWindow(Document& document,
                       render::MapRenderer& renderer,
                       bool remembers,
                       QWidget* parent)
    : QMainWindow(parent), m_renderer(renderer), m_remembers(remembers), m_document(document) {
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resize(1366, 768);
    makeBars();
    makeParts();
    makeStatusBar();
    makeCommands();
    makeRooms();
    connectParts();
    m_commands->hideEmptyMenus();
    m_panels->arrange();
    new KeptPanels(m_document, *m_panels, this);
    if (m_remembers)
        restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
    showRecent();
    showEmptyState();
    updateCommands();
}

MainWindow::~MainWindow() {
    delete m_layersJob;  // its outcome is for parts of this window
    disconnect(&m_document, nullptr, this, nullptr);
    disconnect(m_map, nullptr, this, nullptr);
    disconnect(&m_work, nullptr, this, nullptr);
    // Rooms go before what they work with: children are deleted in the order they were made.
    const QObjectList all = children();
    for (QObject* child : all)
        if (child->property("isRoom").toBool()) delete child;
}

void MainWindow::makeBars() {
    m_commands = new Commands(*this, m_remembers);
    const struct {
        const char* id;
        QString title;
    } menus[] = {{"file", tr("&File")},   {"edit", tr("&Edit")},     {"map", tr("&Map")},
                 {"layer", tr("&Layer")}, {"select", tr("&Select")}, {"analysis", tr("&Analysis")},
                 {"sites", tr("S&ites")}, {"window", tr("&Window")}, {"help", tr("&Help")}};
    for (const auto& each : menus) {
        QMenu* menu = menuBar()->addMenu(each.title);
        menu->setToolTipsVisible(true);
        m_commands->addMenu(QString::fromLatin1(each.id), menu);
    }
    m_topBar = addToolBar(tr("Tools"));
    m_topBar->setObjectName(QStringLiteral("tools"));
    m_topBar->setMovable(false);
    m_topBar->setIconSize(QSize(20, 20));
    m_topBar->toggleViewAction()->setVisible(false);
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_commands->setToolBar(m_topBar, m_topBar->addWidget(gap));

    m_rail = new QToolBar(tr("Steps"));
    m_rail->setObjectName(QStringLiteral("rail"));
    m_rail->setMovable(false);
    m_rail->setIconSize(QSize(24, 24));
    m_rail->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    m_rail->toggleViewAction()->setVisible(false);
    addToolBar(Qt::LeftToolBarArea, m_rail);
    m_panels = new Panels(*this, *m_commands, *m_rail);
}

void MainWindow::makeParts() {
    m_messages = new MessageBar;
    m_map = new MapView(m_renderer);
    m_startPage = new StartPage;
    m_pages = new QStackedWidget;
    m_pages->setMinimumSize(240, 180);  // of the map; a start page that is hidden asks for no room
    // The start page may be wide; it must not hold the panels small once the map is there.
    m_startPage->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_pages->addWidget(m_startPage);
    m_pages->addWidget(m_map);
    auto* centre = new QWidget;
    centre->setObjectName(QStringLiteral("panel"));
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_messages);
    rows->addWidget(m_pages, 1);
    setCentralWidget(centre);

    m_layerPanel = new LayerPanel(m_renderer);
    m_analysisPanel =
        new AnalysisPanel({[this] { return m_document.reader(); },
                           [this] { return m_document.layers(); }, &app::computeRun,
                           [this](app::RunOutcome outcome, std::function<void(Status)> done) {
                               m_document.store(std::move(outcome), std::move(done));
                           }});
    m_inspector = new Inspector;
    PanelSpec layers;
    layers.id = QStringLiteral("layers");
    layers.title = tr("Layers");
    layers.icon = QStringLiteral("layers");
    layers.content = m_layerPanel;
    layers.isShownAtFirst = true;
    m_panels->add(layers);
    PanelSpec analyses;
    analyses.id = QStringLiteral("analyses");
    analyses.title = tr("Analysis");
    analyses.icon = QStringLiteral("analysis");
    analyses.content = m_analysisPanel;
    m_panels->add(analyses);
    PanelSpec inspector;
    inspector.id = QStringLiteral("inspector");
    inspector.title = tr("Details");
    inspector.icon = QStringLiteral("details");
    inspector.place = Place::Right;
    inspector.content = m_inspector;
    m_panels->add(inspector);
    connect(m_inspector, &Inspector::presented, this,
            [this] { m_panels->show(QStringLiteral("inspector")); });
    m_bench.reset(new Workbench{*this, m_document, m_selection, m_region, m_renderer, *m_map, *m_layerPanel,
                                *m_analysisPanel, *m_messages, *m_commands, *m_panels, *m_inspector,
                                m_work, m_handOver, *m_topBar, *statusBar(), m_remembers});
}

/// One line a room, in the order in which their buttons and panels stand.
void MainWindow::makeRooms() {
    const auto room = [this](auto* made) {
        made->setProperty("isRoom", true);
        return made;
    };
    room(new MapRoom(*m_bench, this));
    room(new MapAidsRoom(*m_bench, this));
    room(new RegionMask(*m_bench, this));
    room(new Bookmarks(*m_bench, this));
    room(new MapShots(*m_bench, this));
    room(new HelperRoom(*m_bench, this));
    room(new CrowdRoom(*m_bench, this));
    room(new CompareRoom(*m_bench, this));
    m_live = room(new LiveDensityRoom(*m_bench, this));
    room(new ResultsRoom(*m_bench, this));
    room(new LayersRoom(*m_bench, this));
    room(new StylesRoom(*m_bench, this));
    room(new GuideRoom(*m_bench, this));
    room(new EditingRoom(*m_bench, this));
    m_opening = room(new OpeningRoom(*m_bench, *m_startPage, this));
    room(new TableRoom(*m_bench, this));
    room(new KeptAsideRoom(*m_bench, this));
    room(new RelatedRoom(*m_bench, this));
    room(new ChartsRoom(*m_bench, this));
    room(new WhatIfRoom(*m_bench, this));
    room(new BlanksRoom(*m_bench, this));
    room(new LocatorRoom(*m_bench, this));
    room(new BriefingRoom(*m_bench, this));
    room(new RegionRoom(*m_bench, this));
    room(new Profiles(*m_bench, this));
}

void MainWindow::makeStatusBar() {
    m_busy = new QLabel;
    m_stop = new QToolButton;
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop the present job"));
    m_stop->hide();
    connect(m_stop, &QToolButton::clicked, this, [this] {
        if (const Work::Entry* running = m_work.running(); running && running->stop)
            running->stop();
    });
    statusBar()->addPermanentWidget(m_busy);
    statusBar()->addPermanentWidget(m_stop);
    m_viewRest.setSingleShot(true);
    m_viewRest.setInterval(800);
    connect(&m_viewRest, &QTimer::timeout, this, &MainWindow::keepView);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectParts() {
    connect(&m_document, &Document::opened, this, &MainWindow::takeOpened);
    connect(&m_document, &Document::changed, this, &MainWindow::takeChanged);
    connect(&m_document, &Document::historyChanged, this, &MainWindow::updateCommands);
    connect(&m_region, &RegionFilter::changed, this, &MainWindow::readLayers);
    connect(&m_document, &Document::itemsChanged, this, [this](const QString& kind) {
        if (kind == QStringLiteral("style")) readLayers();  // other looks, other legends
    });
    connect(&m_document, &Document::failed, m_messages, &MessageBar::showError);
    connect(m_layerPanel, &LayerPanel::visibilityChanged, this,
            [this] { m_map->setContent(m_layerPanel->visibleLayers(), m_document.crs()); });

    connect(m_map, &MapView::frameChanged, this, [this] {
        updateCommands();
        m_viewRest.start();
    });
    connect(m_map, &MapView::failed, m_messages, &MessageBar::showError);
    connect(m_map, &MapView::drawingStarted, this, [this] {
        m_isDrawing = true;
        showWork();
    });
    connect(m_map, &MapView::settled, this, [this] {
        m_isDrawing = false;
        showWork();
    });
    connect(&m_work, &Work::changed, this, [this] {
        showWork();
        updateCommands();
    });
    connect(&m_work, &Work::reported, this, &MainWindow::showWork);

    connect(m_analysisPanel, &AnalysisPanel::finished, this,
            [this](const QString& analysis, bool isStored) {
                // Its layers are still being read: changed() came a moment ago.
                if (isStored) m_resultsToShow = analysis;
            });

    connect(m_startPage, &StartPage::openAsked, this, &MainWindow::askOpen);
    connect(m_startPage, &StartPage::newAsked, this, &MainWindow::askNew);
    connect(m_startPage, &StartPage::importAsked, this, &MainWindow::askImport);
    connect(m_startPage, &StartPage::recentAsked, this, &MainWindow::open);
}

void MainWindow::open(const QString& path) {
    m_document.open(path, [this](const Status& status) {
        if (!status.ok()) m_messages->showError(status.error());
    });
}

bool MainWindow::isQuiet() const {
    const QList<MapView*> maps = findChildren<MapView*>();
    const bool isDrawn = std::all_of(maps.begin(), maps.end(), [this](const MapView* map) {
        return (map != m_map && map->isHidden()) || map->isSettled();
    });
    return isDrawn && !m_document.isBusy() && !m_region.isReading() && !m_layersJob && !m_work.isRunning() &&
           !m_analysisPanel->isRunning();
}

void MainWindow::takeOpened() {
    m_messages->clear();
    m_layerPanel->forget();
    m_selection.clear();
    m_inspector->clear();
    const Result<std::string> resources = resourceFolder();
    if (!resources.ok()) m_messages->showError(resources.error());
    m_content = std::make_shared<render::MapContent>(m_document.path().toStdString(),
                                                     resources.ok() ? resources.value() : "",
                                                     installedLanguage());
    m_pages->setCurrentWidget(m_map);
    if (m_topBar->isHidden()) {  // the first workspace of this window
        m_topBar->show();
        m_panels->setAllHidden(false);
        statusBar()->show();
        if (m_remembers)
            restoreState(QSettings().value(QStringLiteral("window/state")).toByteArray());
    }
    setWindowTitle(
        tr("%1 (%2) – Hetu").arg(m_document.title(), QFileInfo(m_document.path()).fileName()));
    QStringList attribution(m_document.note("attribution"));
    // Nobody may take invented organisations for real ones.
    if (!m_document.note("synthetic").isEmpty())
        attribution.prepend(tr("Made-up data for trying out"));
    attribution.removeAll(QString());
    m_map->setAttribution(attribution.join(QStringLiteral("  ·  ")));
    m_showsAllNext = true;
    m_commands->setWorkspaceOpen(true);
    showRecent();
}

void MainWindow::takeChanged() {
    m_analysisPanel->refresh();
    m_map->setFullExtent(fullExtentOf(m_document));
    readLayers();
    updateCommands();
}

void MainWindow::readLayers() {
    m_isLayersJobOld = m_layersJob != nullptr;
    if (m_layersJob || !m_content) return;  // the running one is followed by another
    m_layersJob = startJob<std::vector<MapLayer>>(
        [read = m_document.reader(), content = m_content, path = m_document.path().toStdString(),
         region = m_region.name()](const Progress& progress) {
            return mapLayersOf(read, *content, path, region, progress);
        },
        [this](Result<std::vector<MapLayer>> layers) { takeLayers(std::move(layers)); }, this);
    connect(m_layersJob, &Job::finished, this, [this] {
        m_layersJob->deleteLater();
        m_layersJob = nullptr;
        if (m_isLayersJobOld) readLayers();
    });
}

void MainWindow::takeLayers(Result<std::vector<MapLayer>> layers) {
    const std::vector<render::DrawnLayer> before = m_layerPanel->visibleLayers();
    const bool hadNothing =
        std::all_of(before.begin(), before.end(),
                    [](const render::DrawnLayer& layer) { return render::isBaseMapId(layer.id); });
    if (layers.ok())
        m_layerPanel->setLayers(std::move(layers).value());
    else
        m_messages->showError(layers.error());
    // Opened, or the first import.
    if ((m_showsAllNext && !restoreView()) || (hadNothing && !m_showsAllNext)) m_map->showAll();
    m_showsAllNext = false;
    if (!m_resultsToShow.isEmpty() && !m_isLayersJobOld) {
        m_layerPanel->showResultsOf(m_resultsToShow.toStdString());
        m_resultsToShow.clear();
    }
    m_map->setContent(m_layerPanel->visibleLayers(), m_document.crs());
}

void MainWindow::showEmptyState() {
    // Panels that have nothing to show would only ask questions.
    m_topBar->hide();
    m_panels->setAllHidden(true);
    statusBar()->hide();
}

void MainWindow::showWork() {
    const Work::Entry* running = m_work.running();
    m_busy->setText(
        running ? tr("%1 %2 %").arg(running->title).arg(static_cast<int>(running->fraction * 100))
        : m_isDrawing ? tr("Drawing …")
                      : QString());
}

void MainWindow::keepView() {
    if (!m_document.isOpen() || m_showsAllNext || m_pages->currentWidget() != m_map) return;
    const MapFrame& frame = m_map->frame();
    m_document.setItem("view", "map",
                       nlohmann::json({{"x", frame.centre.x},
                                       {"y", frame.centre.y},
                                       {"metresPerPixel", frame.metresPerPixel},
                                       {"rotationDegrees", frame.rotationDegrees}})
                           .dump());
}

bool MainWindow::restoreView() {
    const auto kept = nlohmann::json::parse(m_document.item("view", "map"), nullptr, false);
    const auto number = [&](const char* name) {
        const auto at = kept.find(name);
        return at != kept.end() && at->is_number() ? at->get<double>() : missingNumber;
    };
    if (!kept.is_object()) return false;
    const Point centre{number("x"), number("y")};
    const double scale = number("metresPerPixel");
    // What came from elsewhere, or from before the data moved, would show an empty map.
    if (!(scale >= MapFrame::closest && scale <= MapFrame::farthest) ||
        !fullExtentOf(m_document).covers(centre))
        return false;
    const double rotation = number("rotationDegrees");
    m_map->showAgain(centre, scale, rotation > -180 && rotation <= 180 ? rotation : 0);
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_viewRest.isActive()) keepView();
    if (m_remembers) {
        QSettings settings;
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
        // Without a workspace the panels are hidden: nobody chose that.
        if (m_document.isOpen()) settings.setValue(QStringLiteral("window/state"), saveState());
    }
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls()) return;
    m_startPage->setDropWaiting(true);
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_startPage->setDropWaiting(false);
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_startPage->setDropWaiting(false);
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        paths << url.toLocalFile();
    take(paths);
    event->acceptProposedAction();
}

}  // namespace hetu::desktop
