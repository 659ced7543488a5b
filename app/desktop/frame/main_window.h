#pragma once
#include <QLabel>
#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <memory>

#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/analyses/live_density_room.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/hand_over.h"
#include "app/desktop/frame/inspector.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/frame/work.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/opening/opening_room.h"
#include "app/desktop/opening/start_page.h"
#include "app/render/map_content.h"

namespace hetu::desktop {

/// The window: the map in the middle, panels around it. It makes the parts and the rooms that work
/// with them, and computes nothing.
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

    /// Opens a workspace in the background; a failure becomes a message and changes nothing.
    void open(const QString& path);

    /// Files that were dropped or chosen: opens workspaces, imports all else.
    void take(const QStringList& paths) { m_opening->take(paths); }
    /// Draws the sheet of a MapTheme to a .pdf, .png or .svg in the background.
    void exportMap(const std::string& layout, const QString& path);

    [[nodiscard]] Workbench& bench() { return *m_bench; }
    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] AnalysisPanel& analysisPanel() { return *m_analysisPanel; }
    [[nodiscard]] MapView& map() { return *m_map; }
    [[nodiscard]] LayerPanel& layerPanel() { return *m_layerPanel; }
    [[nodiscard]] LiveDensityPanel& livePanel() { return m_live->panel(); }
    /// The density that follows the hand, on or off.
    void showLiveDensity(bool isShown) { m_live->setShown(isShown); }
    [[nodiscard]] MessageBar& messages() { return *m_messages; }
    /// True while nothing is being read, drawn or computed.
    [[nodiscard]] bool isQuiet() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeBars();
    void makeParts();
    void makeRooms();
    void makeStatusBar();
    void makeCommands();
    void connectParts();

    void askOpen();
    void askNew();
    void askImport();
    void askExportMap();

    void takeOpened();
    void takeChanged();
    void readLayers();
    void takeLayers(Result<std::vector<MapLayer>> layers);
    void showEmptyState();
    void showRecent();
    void showWork();
    /// The part of the map that is seen belongs to the workspace: it is there again after a crash.
    void keepView();
    bool restoreView();
    void updateCommands();

    render::MapRenderer& m_renderer;
    bool m_remembers;
    Document& m_document;
    RegionFilter m_region{m_document};
    Selection m_selection;
    Work m_work;
    HandOver m_handOver;
    /// Of the open workspace; used by one job at a time.
    std::shared_ptr<render::MapContent> m_content;
    Job* m_layersJob = nullptr;
    bool m_isLayersJobOld = false;  ///< the workspace has changed since it began
    bool m_showsAllNext = false;    ///< the layers that come are the first to be seen
    QString m_resultsToShow;        ///< the analysis whose layers are on their way

    QStackedWidget* m_pages = nullptr;
    StartPage* m_startPage = nullptr;
    MessageBar* m_messages = nullptr;
    MapView* m_map = nullptr;
    LayerPanel* m_layerPanel = nullptr;
    AnalysisPanel* m_analysisPanel = nullptr;
    Inspector* m_inspector = nullptr;
    QToolBar* m_topBar = nullptr;
    QToolBar* m_rail = nullptr;
    Commands* m_commands = nullptr;
    Panels* m_panels = nullptr;
    std::unique_ptr<Workbench> m_bench;
    LiveDensityRoom* m_live = nullptr;
    OpeningRoom* m_opening = nullptr;

    QLabel* m_busy = nullptr;
    QToolButton* m_stop = nullptr;  ///< of the work that m_busy tells of
    QTimer m_viewRest;              ///< runs out when the view has rested
    QMenu* m_recentMenu = nullptr;
    bool m_isDrawing = false;
};

}  // namespace hetu::desktop
