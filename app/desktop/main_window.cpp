#include "app/desktop/main_window.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

#include "analysis/core/organisations.h"
#include "app/desktop/language.h"
#include "app/desktop/map_layers.h"
#include "app/desktop/numbers.h"
#include "app/desktop/recent_files.h"
#include "layers/base/resources.h"

namespace hetu::desktop {
namespace {

QDockWidget* makeDock(const QString& title, const QString& name, QWidget* content) {
    auto* dock = new QDockWidget(title);
    dock->setObjectName(name);  // the saved state knows docks by it
    dock->setWidget(content);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    return dock;
}

}  // namespace

MainWindow::MainWindow(Document& document,
                       render::MapRenderer& renderer,
                       bool remembers,
                       QWidget* parent)
    : QMainWindow(parent), m_renderer(renderer), m_remembers(remembers), m_document(document) {
    setAcceptDrops(true);
    resize(1366, 768);
    makeParts();
    makeDocks();
    makeStatusBar();
    makeActions();
    makeMenus();
    connectParts();
    restorePlace();
    showRecent();
    showEmptyState();
    updateActions();
}

MainWindow::~MainWindow() {
    delete m_job;                                    // its outcome is for parts of this window
    disconnect(m_liveDock, nullptr, this, nullptr);  // it hides itself once our members are gone
    disconnect(m_map, nullptr, this, nullptr);
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
}

void MainWindow::makeDocks() {
    m_layerPanel = new LayerPanel(m_renderer);
    m_analysisPanel = new AnalysisPanel(
        {[this] { return m_document.snapshot(); }, [this] { return m_document.layers(); },
         &app::computeRun,
         [this](const app::RunOutcome& outcome) { return m_document.store(outcome); }});
    m_layerDock = makeDock(tr("Layers"), QStringLiteral("layerDock"), m_layerPanel);
    m_analysisDock = makeDock(tr("Analysis"), QStringLiteral("analysisDock"), m_analysisPanel);
    m_livePanel = new LiveDensityPanel;
    m_liveDock = makeDock(tr("Live density"), QStringLiteral("liveDock"), m_livePanel);
    addDockWidget(Qt::LeftDockWidgetArea, m_layerDock);
    addDockWidget(Qt::LeftDockWidgetArea, m_liveDock);
    m_liveDock->hide();
    addDockWidget(Qt::RightDockWidgetArea, m_analysisDock);
    resizeDocks({m_layerDock, m_analysisDock}, {300, 330}, Qt::Horizontal);
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
    connect(m_layerPanel, &LayerPanel::visibilityChanged, this,
            [this] { m_map->setContent(m_layerPanel->visibleLayers(), m_document.crs()); });

    connect(m_map, &MapView::pointerAt, this, [this](double x, double y) {
        if (m_positionWords) m_position->setText(m_positionWords->of(x, y));
    });
    connect(m_map, &MapView::pointerLeft, m_position, &QLabel::clear);
    connect(m_map, &MapView::frameChanged, this, [this] {
        showScale();
        updateActions();
    });
    connect(m_map, &MapView::failed, m_messages, &MessageBar::showError);
    connect(m_map, &MapView::drawingStarted, this, [this] { showBusy(true); });
    connect(m_map, &MapView::settled, this, [this] { showBusy(false); });

    connect(m_analysisPanel, &AnalysisPanel::started, this, [this] { updateActions(); });
    connect(m_analysisPanel, &AnalysisPanel::finished, this,
            [this](const QString& analysis, bool isStored) {
                if (isStored) m_layerPanel->showResultsOf(analysis.toStdString());
                updateActions();
            });

    connectLiveDensity();

    connect(m_startPage, &StartPage::openAsked, this, &MainWindow::askOpen);
    connect(m_startPage, &StartPage::newAsked, this, &MainWindow::askNew);
    connect(m_startPage, &StartPage::sampleAsked, this, &MainWindow::makeSampleCity);
    connect(m_startPage, &StartPage::recentAsked, this, &MainWindow::open);
}

void MainWindow::connectLiveDensity() {
    connect(m_liveDock, &QDockWidget::visibilityChanged, this, [this] {
        if (m_liveDock->isHidden()) {
            m_live.forget();
            m_map->setOverlay({}, {});
            if (m_hidesOrganisations) m_layerPanel->setShown("organisations", true);
            m_hidesOrganisations = false;
        } else {
            // A million points would be all there is to see; whoever wants them ticks them again.
            if (!m_hidesOrganisations) {
                m_hidesOrganisations = m_layerPanel->isShown("organisations");
                m_layerPanel->setShown("organisations", false);
            }
            countForLiveDensity();
        }
    });
    connect(m_livePanel, &LiveDensityPanel::weightChanged, this, &MainWindow::countForLiveDensity);
    connect(m_livePanel, &LiveDensityPanel::shapeChanged, this, &MainWindow::askLiveDensity);
    connect(m_map, &MapView::frameChanged, this, &MainWindow::askLiveDensity);
    connect(&m_live, &LiveDensityWork::drawn, this, [this](const DensityPicture& picture) {
        if (m_liveDock->isHidden()) return;  // put away while it was drawn
        m_map->setOverlay(picture.image, picture.extent);
        m_livePanel->setGreatest(picture.greatest);
    });
    connect(&m_live, &LiveDensityWork::failed, m_messages, &MessageBar::showError);
    connect(m_livePanel, &LiveDensityPanel::runAsked, this, [this](const analysis::Values& values) {
        m_analysisDock->show();
        m_analysisDock->raise();
        m_analysisPanel->choose("kernel-density", values);
    });
}

void MainWindow::showLiveDensity(bool isShown) {
    m_liveDock->setVisible(isShown);
}

void MainWindow::countForLiveDensity() {
    if (!m_document.isOpen() || m_liveDock->isHidden()) return;
    auto snapshot = m_document.snapshot();
    if (!snapshot.ok()) return m_messages->showError(snapshot.error());
    // The work may run it later, and copies what it keeps.
    std::shared_ptr<const LayerSource> source = std::move(snapshot).value();
    m_live.setPoints([source, weight = m_livePanel->weight()](
                         const Progress& progress) -> Result<analysis::LiveDensity> {
        analysis::Inputs inputs(*source, progress);
        HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, weight));
        std::vector<analysis::WeightedPoint> points;
        points.reserve(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            points.push_back({all.position[i].x, all.position[i].y, all.weight[i]});
        return analysis::LiveDensity::create(points);
    });
    askLiveDensity();
}

void MainWindow::askLiveDensity() {
    if (!m_document.isOpen() || m_liveDock->isHidden()) return;
    m_live.ask({m_map->frame(), m_map->devicePixelRatioF(), m_livePanel->radiusMetres(),
                m_livePanel->kernel()});
}

bool MainWindow::open(const QString& path) {
    const Status status = m_document.open(path);
    if (!status.ok()) m_messages->showError(status.error());
    return status.ok();
}

bool MainWindow::isQuiet() const {
    return m_map->isSettled() && !m_analysisPanel->isRunning() && !m_job && !m_isExporting;
}

void MainWindow::takeOpened() {
    m_messages->clear();
    m_layerPanel->forget();
    makeMapContent();
    m_pages->setCurrentWidget(m_map);
    if (m_toolBar->isHidden()) {  // the first workspace of this window
        m_toolBar->show();
        m_layerDock->show();
        m_analysisDock->show();
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
    m_map->setFullExtent(fullExtentOf(m_document));
    m_map->showAll();
    if (m_remembers) rememberFile(m_document.path());
    showRecent();
}

void MainWindow::makeMapContent() {
    const Result<std::string> resources = resourceFolder();
    if (!resources.ok()) m_messages->showError(resources.error());
    m_content.emplace(m_document.path().toStdString(), resources.ok() ? resources.value() : "",
                      installedLanguage());
}

void MainWindow::takeChanged() {
    const bool hadNothing = m_layerPanel->visibleLayers().empty();
    auto layers = mapLayersOf(m_document, *m_content);
    if (layers.ok())
        m_layerPanel->setLayers(std::move(layers).value());
    else
        m_messages->showError(layers.error());
    m_analysisPanel->refresh();
    m_map->setFullExtent(fullExtentOf(m_document));
    if (hadNothing) m_map->showAll();  // the first import
    m_map->setContent(m_layerPanel->visibleLayers(), m_document.crs());
    m_positionWords.emplace(m_document.crs());  // the first import may have settled another
    m_crs->setText(m_positionWords->crsName());
    m_crs->setToolTip(m_positionWords->crsFullName());
    countForLiveDensity();
    updateActions();
}

void MainWindow::showEmptyState() {
    // Panels that have nothing to show would only ask questions.
    m_toolBar->hide();
    m_layerDock->hide();
    m_analysisDock->hide();
    m_liveDock->hide();
    statusBar()->hide();
}

void MainWindow::showScale() {
    m_scale->setText(tr("Scale 1:%1").arg(grouped(m_map->frame().scaleDenominator(), 0)));
}

void MainWindow::showBusy(bool isDrawing) {
    m_isDrawing = isDrawing;
    m_busy->setText(!m_jobWords.isEmpty() ? m_jobWords : m_isDrawing ? tr("Drawing …") : QString());
}

void MainWindow::follow(Job* job, const QString& what) {
    m_job = job;
    m_jobWords = what;
    connect(job, &Job::progressed, this, [this, what](double fraction, const QString&) {
        m_jobWords = tr("%1 %2 %").arg(what).arg(static_cast<int>(fraction * 100));
        showBusy(m_isDrawing);
    });
    connect(job, &Job::finished, this, [this] {
        m_job->deleteLater();
        m_job = nullptr;
        m_jobWords.clear();
        showBusy(m_isDrawing);
        updateActions();
    });
    showBusy(m_isDrawing);
    updateActions();
}

void MainWindow::restorePlace() {
    if (!m_remembers) return;
    restoreGeometry(QSettings().value(QStringLiteral("window/geometry")).toByteArray());
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
