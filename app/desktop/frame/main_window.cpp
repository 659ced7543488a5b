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

#include "app/desktop/analyses/results_room.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/layers/map_layers.h"
#include "app/desktop/map/helper_room.h"
#include "app/desktop/opening/recent_files.h"
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
    m_panels->arrange();
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
    m_bench.reset(new Workbench{*this, m_document, m_selection, m_renderer, *m_map, *m_layerPanel,
                                *m_analysisPanel, *m_messages, *m_commands, *m_panels, *m_inspector,
                                m_work, *m_topBar, *statusBar(), m_remembers});
}

/// One line a room.
void MainWindow::makeRooms() {
    m_live = new LiveDensityRoom(*m_bench, this);
    auto* results = new ResultsRoom(*m_bench, this);
    auto* helper = new HelperRoom(*m_bench, this);
    for (QObject* room : {static_cast<QObject*>(m_live), static_cast<QObject*>(results),
                          static_cast<QObject*>(helper)})
        room->setProperty("isRoom", true);
}

void MainWindow::makeStatusBar() {
    m_position = new QLabel;
    m_crs = new QLabel;
    m_scale = new QLabel;
    m_busy = new QLabel;
    m_position->setMinimumWidth(330);
    statusBar()->addWidget(m_position);
    statusBar()->addWidget(m_crs);
    statusBar()->addWidget(m_scale);
    statusBar()->addPermanentWidget(m_busy);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectParts() {
    connect(&m_document, &Document::opened, this, &MainWindow::takeOpened);
    connect(&m_document, &Document::changed, this, &MainWindow::takeChanged);
    connect(&m_document, &Document::historyChanged, this, &MainWindow::updateCommands);
    connect(&m_document, &Document::failed, m_messages, &MessageBar::showError);
    connect(m_layerPanel, &LayerPanel::visibilityChanged, this,
            [this] { m_map->setContent(m_layerPanel->visibleLayers(), m_document.crs()); });

    connect(m_map, &MapView::pointerAt, this, [this](double x, double y) {
        if (m_positionWords) m_position->setText(m_positionWords->of(x, y));
    });
    connect(m_map, &MapView::pointerLeft, m_position, &QLabel::clear);
    connect(m_map, &MapView::frameChanged, this, [this] {
        showScale();
        updateCommands();
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
    connect(m_startPage, &StartPage::sampleAsked, this, &MainWindow::makeSampleCity);
    connect(m_startPage, &StartPage::recentAsked, this, &MainWindow::open);
}

void MainWindow::open(const QString& path) {
    m_document.open(path, [this](const Status& status) {
        if (!status.ok()) m_messages->showError(status.error());
    });
}

bool MainWindow::isQuiet() const {
    return m_map->isSettled() && !m_document.isBusy() && !m_layersJob && !m_work.isRunning() &&
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
    if (m_remembers) rememberFile(m_document.path());
    showRecent();
}

void MainWindow::takeChanged() {
    m_analysisPanel->refresh();
    m_map->setFullExtent(fullExtentOf(m_document));
    m_positionWords.emplace(m_document.crs());  // the first import may have settled another
    m_crs->setText(m_positionWords->crsName());
    m_crs->setToolTip(m_positionWords->crsFullName());
    readLayers();
    updateCommands();
}

void MainWindow::readLayers() {
    m_isLayersJobOld = m_layersJob != nullptr;
    if (m_layersJob || !m_content) return;  // the running one is followed by another
    m_layersJob = startJob<std::vector<MapLayer>>(
        [read = m_document.reader(), content = m_content](const Progress&) {
            return mapLayersOf(read, *content);
        },
        [this](Result<std::vector<MapLayer>> layers) { takeLayers(std::move(layers)); }, this);
    connect(m_layersJob, &Job::finished, this, [this] {
        m_layersJob->deleteLater();
        m_layersJob = nullptr;
        if (m_isLayersJobOld) readLayers();
    });
}

void MainWindow::takeLayers(Result<std::vector<MapLayer>> layers) {
    const bool hadNothing = m_layerPanel->visibleLayers().empty();
    if (layers.ok())
        m_layerPanel->setLayers(std::move(layers).value());
    else
        m_messages->showError(layers.error());
    if (hadNothing || m_showsAllNext) m_map->showAll();  // opened, or the first import
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

void MainWindow::showScale() {
    m_scale->setText(tr("Scale 1:%1").arg(grouped(m_map->frame().scaleDenominator(), 0)));
}

void MainWindow::showWork() {
    const Work::Entry* running = m_work.running();
    m_busy->setText(
        running ? tr("%1 %2 %").arg(running->title).arg(static_cast<int>(running->fraction * 100))
        : m_isDrawing ? tr("Drawing …")
                      : QString());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_remembers) {
        QSettings settings;
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
        // Without a workspace the panels are hidden: nobody chose that.
        if (m_document.isOpen()) settings.setValue(QStringLiteral("window/state"), saveState());
    }
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    for (const QUrl& url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (path.endsWith(QLatin1String(".hetu"), Qt::CaseInsensitive))
            open(path);
        else if (!path.isEmpty())
            importFile(path);
    }
}

}  // namespace hetu::desktop
