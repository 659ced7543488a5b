#pragma once
#include <QAction>
#include <QLabel>
#include <QMainWindow>
#include <QProgressBar>
#include <QStackedWidget>
#include <optional>

#include "app/desktop/analysis_panel.h"
#include "app/desktop/document.h"
#include "app/desktop/job.h"
#include "app/desktop/layer_panel.h"
#include "app/desktop/live_density_panel.h"
#include "app/desktop/map_view.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/position_words.h"
#include "app/desktop/start_page.h"
#include "app/render/map_content.h"

namespace hetu::desktop {

/// The window: map in the middle, layers on the left, the analysis on the right. It wires the parts
/// together and computes nothing.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `document` and `renderer` outlive the window. `remembers`: keeps its place, size and recent
    /// files.
    MainWindow(Document& document,
               render::MapRenderer& renderer,
               bool remembers,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a workspace; a failure becomes a message and changes nothing.
    bool open(const QString& path);

    /// Asks what the file holds, then brings it into the workspace in the background.
    void importFile(const QString& path);
    /// Draws the sheet of a MapTheme to a .pdf, .png or .svg in the background.
    void exportMap(const std::string& layout, const QString& path);

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] AnalysisPanel& analysisPanel() { return *m_analysisPanel; }
    [[nodiscard]] MapView& map() { return *m_map; }
    [[nodiscard]] LayerPanel& layerPanel() { return *m_layerPanel; }
    [[nodiscard]] LiveDensityPanel& livePanel() { return *m_livePanel; }
    /// The density that follows the hand, on or off.
    void showLiveDensity(bool isShown);
    [[nodiscard]] MessageBar& messages() { return *m_messages; }
    /// True while nothing is being drawn or computed.
    [[nodiscard]] bool isQuiet() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeParts();
    void makeDocks();
    void makeStatusBar();
    void makeActions();
    void makeMenus();
    void connectParts();
    void restorePlace();

    void askOpen();
    void askNew();
    void makeSampleCity();
    void askImport();
    void askExportLayer();
    void askExportMap();

    void takeOpened();
    void takeChanged();
    void makeMapContent();
    void showEmptyState();
    void showRecent();
    void showScale();
    void updateActions();
    void connectLiveDensity();
    /// Counts anew what the live density shows; nothing while it is off.
    void countForLiveDensity();
    void askLiveDensity();
    /// The work of `job` shows in the status bar; one at a time.
    void follow(Job* job, const QString& what);
    void showBusy(bool isDrawing);

    render::MapRenderer& m_renderer;
    bool m_remembers;
    Document& m_document;
    std::optional<render::MapContent> m_content;  ///< of the open workspace

    QStackedWidget* m_pages = nullptr;
    StartPage* m_startPage = nullptr;
    MessageBar* m_messages = nullptr;
    MapView* m_map = nullptr;
    LayerPanel* m_layerPanel = nullptr;
    AnalysisPanel* m_analysisPanel = nullptr;
    LiveDensityPanel* m_livePanel = nullptr;
    LiveDensityWork m_live;
    QDockWidget* m_layerDock = nullptr;
    QDockWidget* m_liveDock = nullptr;
    QDockWidget* m_analysisDock = nullptr;

    QLabel* m_position = nullptr;
    QLabel* m_scale = nullptr;
    QLabel* m_crs = nullptr;
    QLabel* m_busy = nullptr;

    QToolBar* m_toolBar = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_analysisMenu = nullptr;
    struct Actions {
        QAction *open, *create, *sample, *import, *exportLayer, *exportMap, *quit;
        QAction *zoomIn, *zoomOut, *zoomAll, *zoomLast, *zoomNext, *redraw, *fullScreen;
        QAction* about;
    } m_actions{};

    Job* m_job = nullptr;  ///< import, export or sample; analyses are the panel's
    std::optional<PositionWords> m_positionWords;
    bool m_hidesOrganisations = false;  ///< while the live density is shown
    bool m_isDrawing = false;
    bool m_isExporting = false;
    QString m_jobWords;
};

}  // namespace hetu::desktop
