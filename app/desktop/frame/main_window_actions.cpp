// The commands that belong to no room, and what is enabled when.
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

#include "app/desktop/base/kept_language.h"
#include "app/desktop/base/language.h"
#include "app/desktop/frame/about_dialog.h"
#include "app/desktop/frame/help_page.h"
#include "app/desktop/frame/keys_dialog.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/opening/recent_files.h"

namespace hetu::desktop {

void MainWindow::makeCommands() {
    const auto add = [this](const char* id, const QString& text, const char* iconName,
                            const QKeySequence& keys, const char* menu, auto called,
                            bool needsWorkspace = true, bool isInToolBar = false,
                            bool beginsGroup = false) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.icon = QString::fromLatin1(iconName);
        spec.keys = keys;
        spec.menu = QString::fromLatin1(menu);
        spec.called = called;
        spec.needsWorkspace = needsWorkspace;
        spec.isInToolBar = isInToolBar;
        spec.beginsGroup = beginsGroup;
        return m_commands->add(spec);
    };
    add(
        "file.open", tr("&Open …"), "open", QKeySequence::Open, "file", [this] { askOpen(); },
        false, true);
    m_recentMenu = new QMenu(tr("Open &recent"), this);
    m_commands->menu(QStringLiteral("file"))->addMenu(m_recentMenu);
    add(
        "file.new", tr("&New workspace …"), "new", QKeySequence::New, "file", [this] { askNew(); },
        false);
    add(
        "file.sample", tr("Make the &sample city"), "", {}, "file",
        [this] { m_opening->makeSample(); }, false);
    add(
        "file.import", tr("&Import files …"), "import", QKeySequence(Qt::CTRL | Qt::Key_I), "file",
        [this] { askImport(); }, false, true, true);
    add("file.export-layer", tr("Export &layer …"), "export", {}, "file",
        [this] { m_commands->run(QStringLiteral("layer.export")); });
    add(
        "file.export-map", tr("Export &map as PDF or picture …"), "print",
        QKeySequence(Qt::CTRL | Qt::Key_P), "file", [this] { askExportMap(); }, true, true);
    add(
        "file.quit", tr("&Quit"), "", QKeySequence::Quit, "file", [this] { close(); }, false, false,
        true);

    add(
        "edit.undo", tr("&Undo"), "undo", QKeySequence::Undo, "edit", [this] { m_document.undo(); },
        true, true, true);
    add(
        "edit.redo", tr("&Redo"), "redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), "edit",
        [this] { m_document.redo(); }, true, true);

    add(
        "map.zoom-in", tr("Zoom in"), "zoom-in", QKeySequence::ZoomIn, "map",
        [this] { m_map->zoomIn(); }, true, true, true);
    add(
        "map.zoom-out", tr("Zoom out"), "zoom-out", QKeySequence::ZoomOut, "map",
        [this] { m_map->zoomOut(); }, true, true);
    add(
        "map.zoom-full", tr("Show everything"), "zoom-full",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), "map", [this] { m_map->showAll(); }, true,
        true);
    add(
        "map.zoom-last", tr("Last view"), "zoom-last", QKeySequence(Qt::ALT | Qt::Key_Left), "map",
        [this] { m_map->showLast(); }, true, true);
    add(
        "map.zoom-next", tr("Next view"), "zoom-next", QKeySequence(Qt::ALT | Qt::Key_Right), "map",
        [this] { m_map->showNext(); }, true, true);
    add("map.refresh", tr("Draw again"), "refresh", QKeySequence(Qt::Key_F5), "map",
        [this] { m_map->redraw(); });

    for (const analysis::Analysis& entry : analysis::catalogue()) {
        QAction* action = add(("analysis." + entry.id).c_str(), words(entry.title), "", {},
                              "analysis", [this, id = entry.id] {
                                  m_panels->show(QStringLiteral("analyses"));
                                  m_analysisPanel->choose(id);
                              });
        action->setToolTip(words(entry.summary));
    }

    const struct {
        Look look;
        QString text;
    } looks[] = {{Look::System, tr("Colours of the system")},
                 {Look::Light, tr("Light colours")},
                 {Look::Dark, tr("Dark colours")}};
    for (const auto& each : looks)
        add(("window.look-" + wordOf(each.look).toStdString()).c_str(), each.text, "", {}, "window",
            [this, look = each.look] {
                installLook(*qApp, look);
                if (m_remembers) QSettings().setValue(QStringLiteral("look"), wordOf(look));
            },
            false, false, each.look == Look::System);
    const struct {
        const char* word;
        const char* name;  // in itself, for those who cannot read the other
    } languages[] = {{"zh", "中文"}, {"en", "English"}};
    for (const auto& each : languages)
        add((std::string("window.language-") + each.word).c_str(), QString::fromUtf8(each.name), "",
            {}, "window",
            [this, word = QString::fromLatin1(each.word)] {
                if (m_remembers) keepLanguage(word);
                // In both, for whoever chose the wrong one.
                m_messages->showNotice(
                    QStringLiteral("下次启动时切换语言，当前工作不受影响。 The language changes at "
                                   "the next start; "
                                   "nothing of your work is lost."));
            },
            false, false, &each == &languages[0]);
    add(
        "help.page", tr("&Help"), "", QKeySequence(Qt::Key_F1), "help",
        [this] { showHelp(*m_commands, this); }, false);
    add(
        "help.keys", tr("&Keyboard …"), "settings", {}, "help",
        [this] { (new KeysDialog(*m_commands, this))->open(); }, false);
    add(
        "help.about", tr("&About Hetu"), "", {}, "help", [this] { showAboutDialog(this); }, false);
}

void MainWindow::showRecent() {
    const QStringList paths = m_remembers ? recentFiles() : QStringList();
    m_recentMenu->clear();
    for (const QString& path : paths)
        connect(m_recentMenu->addAction(QFileInfo(path).fileName()), &QAction::triggered, this,
                [this, path] { open(path); });
    m_recentMenu->setEnabled(!paths.isEmpty());
}

void MainWindow::updateCommands() {
    const bool isOpen = m_document.isOpen() && m_commands->isWorkspaceOpen();
    const auto enable = [this](const char* id, bool isEnabled) {
        if (QAction* action = m_commands->find(QString::fromLatin1(id)))
            action->setEnabled(isEnabled);
    };
    enable("map.zoom-last", isOpen && m_map->hasLast());
    enable("map.zoom-next", isOpen && m_map->hasNext());
    const HistoryStep* undo = m_document.nextUndo();
    const HistoryStep* redo = m_document.nextRedo();
    enable("edit.undo", isOpen && undo != nullptr);
    enable("edit.redo", isOpen && redo != nullptr);
    const auto name = [this](const char* id, const QString& text) {
        if (QAction* action = m_commands->find(QString::fromLatin1(id))) action->setText(text);
    };
    name("edit.undo", undo ? tr("&Undo: %1").arg(words(undo->label)) : tr("&Undo"));
    name("edit.redo", redo ? tr("&Redo: %1").arg(words(redo->label)) : tr("&Redo"));
}

}  // namespace hetu::desktop
