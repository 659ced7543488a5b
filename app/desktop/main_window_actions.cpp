// The menus, the tool bar and what is enabled when.
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenuBar>
#include <QToolBar>

#include "app/desktop/about_dialog.h"
#include "app/desktop/language.h"
#include "app/desktop/main_window.h"
#include "app/desktop/recent_files.h"

namespace hetu::desktop {

void MainWindow::makeActions() {
    const auto add = [this](const QString& text, const QKeySequence& keys, auto called) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, called);
        addAction(action);  // its keys work while the menus are hidden, too
        return action;
    };
    m_actions.open = add(tr("&Open …"), QKeySequence::Open, [this] { askOpen(); });
    m_actions.create = add(tr("&New workspace …"), QKeySequence::New, [this] { askNew(); });
    m_actions.sample = add(tr("Make the &sample city …"), {}, [this] { makeSampleCity(); });
    m_actions.import =
        add(tr("&Import file …"), QKeySequence(Qt::CTRL | Qt::Key_I), [this] { askImport(); });
    m_actions.exportLayer = add(tr("Export &layer …"), {}, [this] { askExportLayer(); });
    m_actions.exportMap = add(tr("Export &map as PDF or picture …"),
                              QKeySequence(Qt::CTRL | Qt::Key_P), [this] { askExportMap(); });
    m_actions.quit = add(tr("&Quit"), QKeySequence::Quit, [this] { close(); });

    m_actions.zoomIn = add(tr("Zoom in"), QKeySequence::ZoomIn, [this] { m_map->zoomIn(); });
    m_actions.zoomOut = add(tr("Zoom out"), QKeySequence::ZoomOut, [this] { m_map->zoomOut(); });
    m_actions.zoomAll = add(tr("Show everything"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                            [this] { m_map->showAll(); });
    m_actions.zoomLast =
        add(tr("Last view"), QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_map->showLast(); });
    m_actions.zoomNext =
        add(tr("Next view"), QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_map->showNext(); });
    m_actions.redraw = add(tr("Draw again"), QKeySequence(Qt::Key_F5), [this] { m_map->redraw(); });
    m_actions.fullScreen = add(tr("Full screen"), QKeySequence(Qt::Key_F11),
                               [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_actions.about = add(tr("&About Hetu"), {}, [this] { showAboutDialog(this); });
}

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_actions.open);
    m_recentMenu = file->addMenu(tr("Open &recent"));
    file->addAction(m_actions.create);
    file->addAction(m_actions.sample);
    file->addSeparator();
    file->addAction(m_actions.import);
    file->addAction(m_actions.exportLayer);
    file->addAction(m_actions.exportMap);
    file->addSeparator();
    file->addAction(m_actions.quit);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomAll, m_actions.zoomLast,
                      m_actions.zoomNext, m_actions.redraw});
    view->addSeparator();
    view->addAction(m_layerDock->toggleViewAction());
    view->addAction(m_analysisDock->toggleViewAction());
    m_liveDock->toggleViewAction()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    view->addAction(m_liveDock->toggleViewAction());
    addAction(m_liveDock->toggleViewAction());
    view->addAction(m_actions.fullScreen);

    m_analysisMenu = menuBar()->addMenu(tr("&Analysis"));
    for (const analysis::Analysis& entry : analysis::catalogue()) {
        QAction* action = m_analysisMenu->addAction(words(entry.title));
        action->setStatusTip(words(entry.summary));
        action->setToolTip(words(entry.summary));
        connect(action, &QAction::triggered, this, [this, id = entry.id] {
            m_analysisDock->show();
            m_analysisDock->raise();
            m_analysisPanel->choose(id);
        });
    }
    m_analysisMenu->setToolTipsVisible(true);

    menuBar()->addMenu(tr("&Help"))->addAction(m_actions.about);

    // Shorter words where room is short.
    m_actions.exportMap->setIconText(tr("Export map …"));
    m_actions.open->setIconText(tr("Open …"));
    m_actions.import->setIconText(tr("Import …"));

    QToolBar* bar = m_toolBar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addActions({m_actions.open, m_actions.import});
    bar->addSeparator();
    bar->addActions({m_actions.zoomAll, m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomLast,
                     m_actions.zoomNext});
    bar->addSeparator();
    bar->addActions({m_liveDock->toggleViewAction(), m_actions.exportMap});
    bar->toggleViewAction()->setVisible(false);
}

void MainWindow::showRecent() {
    const QStringList paths = m_remembers ? recentFiles() : QStringList();
    m_recentMenu->clear();
    for (const QString& path : paths)
        connect(m_recentMenu->addAction(QFileInfo(path).fileName()), &QAction::triggered, this,
                [this, path] { open(path); });
    m_recentMenu->setEnabled(!paths.isEmpty());
    m_startPage->setRecent(paths);
}

void MainWindow::updateActions() {
    const bool isOpen = m_document.isOpen();
    const bool isFree = !m_job && !m_isExporting && !m_analysisPanel->isRunning();
    for (QAction* action : {m_actions.open, m_actions.create, m_actions.sample})
        action->setEnabled(isFree);
    for (QAction* action : {m_actions.import, m_actions.exportLayer, m_actions.exportMap})
        action->setEnabled(isOpen && isFree);
    for (QAction* action :
         {m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomAll, m_actions.redraw})
        action->setEnabled(isOpen);
    m_actions.zoomLast->setEnabled(isOpen && m_map->hasLast());
    m_actions.zoomNext->setEnabled(isOpen && m_map->hasNext());
    m_analysisMenu->setEnabled(isOpen);
    m_liveDock->toggleViewAction()->setEnabled(isOpen);
    m_recentMenu->setEnabled(isFree && !m_recentMenu->isEmpty());
}

}  // namespace hetu::desktop
