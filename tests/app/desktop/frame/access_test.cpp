// Every control of the window can be named, hit and reached without a mouse; every command can be
// found and has keys of its own.
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QShortcut>
#include <QSizeGrip>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QTranslator>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "app/desktop/base/language.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/look/theme.h"
#include "app/run/run_analysis.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {
namespace {

constexpr int leastSide = 24;  // pixels of what a finger or an unsteady hand shall hit

bool isOfQt(const QWidget& widget) {
    const QString name = widget.objectName();
    return name.startsWith(QLatin1String("qt_")) || name.startsWith(QLatin1String("_q_"));
}

/// What somebody may use: a control of Qt's, or any widget that takes the focus.
bool isControl(const QWidget& widget) {
    // Tabs are named one by one; labels take the focus so that their text can be copied.
    if (isOfQt(widget) || widget.isWindow() || qobject_cast<const QTabBar*>(&widget) ||
        (qobject_cast<const QLabel*>(&widget) &&
         !static_cast<const QLabel&>(widget).text().contains(QLatin1String("href="))) ||
        qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QSizeGrip*>(&widget) ||
        qobject_cast<const QHeaderView*>(&widget) || qobject_cast<const QMenu*>(&widget))
        return false;
    const QWidget* parent = widget.parentWidget();
    // Parts of a control: the line of a spin box, the list of a combo box, the tick in a line.
    if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) ||
        (qobject_cast<const QLineEdit*>(parent) && widget.inherits("QToolButton")) ||
        widget.inherits("QComboBoxListView") || widget.inherits("QTableCornerButton"))
        return false;
    if (qobject_cast<const QTabBar*>(parent)) return false;  // its scroll arrows
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QLineEdit*>(&widget) ||
           (widget.focusPolicy() != Qt::NoFocus && !widget.inherits("QScrollArea"));
}

std::string whereIs(const QWidget& widget) {
    QString words;
    for (const QWidget* each = &widget; each; each = each->parentWidget()) {
        QString one = QString::fromLatin1(each->metaObject()->className());
        if (!each->objectName().isEmpty()) one += QLatin1Char('#') + each->objectName();
        words = words.isEmpty() ? one : words + QStringLiteral(" in ") + one;
        if (each->isWindow()) break;
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        words += QStringLiteral(" \"") + button->text() + QLatin1Char('"');
    return words.toStdString();
}

/// A name that a screen reader says: given, or taken from its text or from the label beside it.
bool hasName(QWidget& widget) {
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
    return !widget.accessibleName().isEmpty() ||
           (face && !face->text(QAccessible::Name).trimmed().isEmpty());
}

class Access : public testing::TestWithParam<Language> {
protected:
    void SetUp() override {
        installLanguage(GetParam());
        installLook(*qApp, Look::Light);
        const std::string path = test::cityFile(folder, 7);
        auto workspace = Workspace::open(path);
        ASSERT_TRUE(workspace.ok());
        for (const char* analysis : {"coverage", "blanks"}) {
            const auto snapshot = workspace.value().snapshot();
            ASSERT_TRUE(snapshot.ok());
            auto outcome = app::computeRun(*snapshot.value(), {analysis, {}, {}}, {});
            ASSERT_TRUE(outcome.ok()) << outcome.error().message.en;
            ASSERT_TRUE(app::storeRun(workspace.value(), outcome.value()).ok());
        }
        file = QString::fromStdString(path);
        window = std::make_unique<MainWindow>(document, renderer, false);
        window->resize(1366, 768);
        window->show();
        QApplication::setActiveWindow(window.get());
        rest();
    }
    void TearDown() override {
        window.reset();
        for (auto* translator : qApp->findChildren<QTranslator*>()) {
            qApp->removeTranslator(translator);
            delete translator;
        }
        installLanguage(Language::English);
        qApp->setStyleSheet({});
    }
    void openCity() {
        ASSERT_TRUE(document.openAndWait(file).ok());
        rest();
    }
    void rest() {
        QTest::qWait(60);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !document.isBusy(); }, 20'000));
        QTest::qWait(60);
    }

    /// Everything that `root` holds now. `only`: what can be seen.
    void look(QWidget& root, const std::string& where) {
        for (auto* widget : root.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !isControl(*widget)) continue;
            const std::string who = where + ": " + whereIs(*widget);
            if (widget->property("isSeen").toBool()) continue;
            widget->setProperty("isSeen", true);
            ++count;
            EXPECT_TRUE(hasName(*widget)) << "no name: " << who;
            const bool isButton = qobject_cast<QPushButton*>(widget) ||
                                  qobject_cast<QToolButton*>(widget) ||
                                  widget->inherits("QCheckBox") || widget->inherits("QRadioButton");
            if (isButton) {
                EXPECT_TRUE(widget->width() >= leastSide && widget->height() >= leastSide)
                    << "too small, " << widget->width() << " x " << widget->height() << ": " << who;
            }
            // The card of the briefing answers the arrow keys and Esc wherever the focus is.
            const QWidget* parent = widget->parentWidget();
            if (!widget->isEnabled() || parent->objectName() == QLatin1String("briefingCard"))
                continue;
            // Buttons of bars stand for commands, which have a place in the menus or keys.
            auto* tool = qobject_cast<QToolButton*>(widget);
            if (tool && qobject_cast<QToolBar*>(tool->parentWidget()) && tool->defaultAction() &&
                isReachedOtherwise(*tool->defaultAction()))
                continue;
            EXPECT_TRUE(widget->focusPolicy() & Qt::TabFocus) << "not reached by keys: " << who;
        }
    }
    [[nodiscard]] bool isReachedOtherwise(const QAction& action) const {
        // rail.NAME shows what the command panel.NAME shows.
        QString id = action.objectName();
        if (id.startsWith(QLatin1String("rail."))) id.replace(0, 4, QStringLiteral("panel"));
        for (const CommandSpec& spec : window->bench().commands.all())
            if (spec.id == id)
                return !spec.menu.isEmpty() || !window->bench().commands.keys(id).isEmpty();
        return false;
    }

    test::TemporaryFolder folder;
    QString file;
    test::FakeRenderer renderer;
    Document document;
    std::unique_ptr<MainWindow> window;
    int count = 0;
};

TEST_P(Access, EveryControlHasANameASizeAndAWayByKeys) {
    look(*window, "start page");
    openCity();
    look(*window, "map");
    Commands& commands = window->bench().commands;
    for (const QString& panel : window->bench().panels.ids()) {
        window->bench().panels.show(panel);
        rest();
        look(*window, panel.toStdString());
    }
    // Forms: of every analysis, of a row, of several rows.
    window->bench().panels.show(QStringLiteral("analyses"));
    for (const analysis::Analysis& entry : analysis::catalogue()) {
        window->analysisPanel().choose(entry.id);
        QTest::qWait(10);
        look(*window, entry.id);
    }
    window->bench().panels.show(QStringLiteral("inspector"));
    for (const std::vector<std::int64_t>& rows : {std::vector<std::int64_t>{1}, {1, 2, 3}})
        for (const char* layer : {"organisations", "platforms", "zones"}) {
            window->bench().selection.select(layer, rows);
            commands.run(QStringLiteral("edit.facts"));
            rest();
            look(*window, std::string("form of ") + layer);
        }
    // What commands open; dialogs of the system's for files are not ours.
    const std::set<QString> apart{QStringLiteral("file.quit")};
    std::vector<QString> ids;
    for (const CommandSpec& spec : commands.all())
        if (!apart.contains(spec.id)) ids.push_back(spec.id);
    int dialogs = 0;
    for (const QString& id : ids) {
        // A dialog that waits is looked at and shut from within its own loop.
        QTimer visit;
        QObject::connect(&visit, &QTimer::timeout, [&] {
            for (QWidget* top : QApplication::topLevelWidgets()) {
                auto* dialog = qobject_cast<QDialog*>(top);
                if (!dialog || !dialog->isVisible()) continue;
                ++dialogs;
                if (!dialog->inherits("QFileDialog")) look(*dialog, id.toStdString());
                dialog->reject();
            }
        });
        visit.start(30);
        if (id == QStringLiteral("file.sample")) continue;  // makes a city on the disk
        commands.run(id);
        QTest::qWait(80);
        look(*window, id.toStdString());
    }
    EXPECT_GE(dialogs, 8);
    EXPECT_GT(count, 150);
}

TEST_P(Access, EveryCommandHasWordsAPlaceAndKeysOfItsOwn) {
    openCity();
    Commands& commands = window->bench().commands;
    // What stands in no menu, and why.
    const std::map<QString, const char*> elsewhere{};
    std::map<QString, QString> owners;  // of keys
    for (const CommandSpec& spec : commands.all()) {
        const std::string id = spec.id.toStdString();
        QAction* action = commands.find(spec.id);
        ASSERT_NE(action, nullptr) << id;
        const QString plain = Commands::plainText(spec);
        EXPECT_FALSE(plain.isEmpty()) << id;
        EXPECT_FALSE(plain.contains(QRegularExpression("&|…|\\([A-Z]\\)")))
            << id << ": " << plain.toStdString();
        const QMenu* menu = commands.menu(spec.menu);
        const bool isInMenu = menu && menu->actions().contains(action);
        EXPECT_NE(isInMenu, elsewhere.contains(spec.id)) << id << " stands in no menu";
        EXPECT_EQ(commands.keys(spec.id), spec.keys) << id << " lost its keys to another command";
    }
    // Whatever reacts to keys within the window.
    const auto own = [&](const QKeySequence& keys, const QString& who) {
        if (keys.isEmpty()) return;
        const auto [at, isNew] = owners.emplace(keys.toString(), who);
        EXPECT_TRUE(isNew || at->second == who)
            << keys.toString().toStdString() << " belongs to " << at->second.toStdString()
            << " and to " << who.toStdString();
    };
    std::set<QAction*> actions;
    for (auto* widget : window->findChildren<QWidget*>())
        for (QAction* action : widget->actions())
            if (action->shortcutContext() == Qt::WindowShortcut ||
                action->shortcutContext() == Qt::ApplicationShortcut)
                actions.insert(action);
    for (QAction* action : window->actions())
        actions.insert(action);
    for (QAction* action : actions)
        for (const QKeySequence& keys : action->shortcuts())
            own(keys, action->objectName().isEmpty() ? action->text() : action->objectName());
    for (auto* shortcut : window->findChildren<QShortcut*>())
        if (shortcut->context() == Qt::WindowShortcut ||
            shortcut->context() == Qt::ApplicationShortcut)
            own(shortcut->key(),
                QStringLiteral("a shortcut of ") +
                    QString::fromLatin1(shortcut->parent()->metaObject()->className()));
    EXPECT_GT(owners.size(), 30U);
}

INSTANTIATE_TEST_SUITE_P(BothLanguages,
                         Access,
                         testing::Values(Language::English, Language::Chinese),
                         [](const auto& one) {
                             return one.param == Language::Chinese ? "Chinese" : "English";
                         });

}  // namespace
}  // namespace hetu::desktop
