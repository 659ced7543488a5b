#pragma once
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <deque>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"

/// What somebody does with a mouse and a keyboard, for tests of whole paths through the window.
namespace hetu::test {

/// Answers one dialog.
using Answer = std::function<void(QWidget&)>;

inline bool comes(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 60'000);
}

/// Keys that the window itself answers, whatever has the focus.
inline void press(QWidget& window, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QApplication::setActiveWindow(&window);  // no window manager gives it back after a dialog
    QTest::keyClick(&window, key, modifiers);
}

/// The button that is seen and can be pressed now, by its text or its spoken name.
inline void clickButton(QWidget& within, const QString& name) {
    for (auto* button : within.findChildren<QAbstractButton*>())
        if (button->isVisible() && button->isEnabled() &&
            (button->text() == name || button->accessibleName() == name))
            return QTest::mouseClick(button, Qt::LeftButton);
    ADD_FAILURE() << "no button " << name.toStdString();
}

/// The button of a panel on the rail, unless the panel is there already.
inline void clickRail(QWidget& window, const char* panel) {
    auto* rail = window.findChild<QToolBar*>(QStringLiteral("rail"));
    for (QAction* action : rail->actions())
        if (action->objectName() == QStringLiteral("rail.") + QString::fromLatin1(panel))
            return action->isChecked()
                       ? void()
                       : QTest::mouseClick(rail->widgetForAction(action), Qt::LeftButton);
    ADD_FAILURE() << "no button for " << panel;
}

/// A line of a menu: the menu is opened and the line clicked.
inline void clickMenu(desktop::MainWindow& window, const char* command) {
    desktop::Commands& commands = window.bench().commands;
    QAction* action = commands.find(QString::fromLatin1(command));
    ASSERT_NE(action, nullptr) << command;
    for (const desktop::CommandSpec& spec : commands.all()) {
        if (spec.id != QString::fromLatin1(command)) continue;
        QMenu* menu = commands.menu(spec.menu);
        ASSERT_NE(menu, nullptr) << command << " stands in no menu";
        ASSERT_TRUE(action->isEnabled()) << command;
        menu->popup(window.mapToGlobal(QPoint(0, 0)));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
}

/// Down or up until the box says so.
inline void chooseByKeys(QComboBox& box, const std::string& data) {
    const int wanted = box.findData(QString::fromStdString(data));
    ASSERT_GE(wanted, 0) << data;
    box.setFocus();
    for (int turn = 0; turn < box.count() && box.currentIndex() != wanted; ++turn)
        QTest::keyClick(&box, box.currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    EXPECT_EQ(box.currentIndex(), wanted) << data;
}

/// In place of what stands in the line.
inline void type(QLineEdit& line, const QString& text, Qt::Key end = Qt::Key_Return) {
    line.setFocus();
    line.selectAll();
    QTest::keyClicks(&line, text);
    QTest::keyClick(&line, end);
}

/// Does `action` while somebody answers the dialogs that it opens, one after the other.
inline void answering(std::deque<Answer> answers, const std::function<void()>& action) {
    QTimer visitor;
    int idle = 0;
    QObject::connect(&visitor, &QTimer::timeout, [&] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (!dialog || !dialog->isVisible()) return;
        if (answers.empty()) {
            // A dialog for files takes nothing before it has read its folder.
            if (++idle % 10 == 0) QTest::keyClick(dialog, Qt::Key_Return);
            if (idle < 600) return;
            ADD_FAILURE() << "A dialog stays: " << dialog->windowTitle().toStdString();
            dialog->close();
            return;
        }
        idle = 0;
        QApplication::setActiveWindow(dialog);  // a line without the focus is filled in by others
        const Answer answer = answers.front();
        answers.pop_front();
        answer(*dialog);
    });
    visitor.start(50);
    action();
    EXPECT_TRUE(comes([&] { return answers.empty(); })) << "A dialog did not come.";
}

/// In a dialog for files: that file.
inline Answer file(const std::string& path) {
    return [path](QWidget& dialog) {
        auto* line = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        ASSERT_NE(line, nullptr) << dialog.metaObject()->className();
        line->setCompleter(nullptr);  // its list would take the Enter that is for the dialog
        type(*line, QString::fromStdString(path));
    };
}
/// In a dialog with a list: the first that starts so.
inline Answer choice(const QString& start) {
    return [start](QWidget& dialog) {
        auto* box = dialog.findChild<QComboBox*>();
        ASSERT_NE(box, nullptr) << dialog.metaObject()->className();
        box->setFocus();
        for (int i = 0; i < box->count() && !box->currentText().startsWith(start); ++i)
            QTest::keyClick(box, Qt::Key_Down);
        EXPECT_TRUE(box->currentText().startsWith(start)) << box->currentText().toStdString();
        QTest::keyClick(&dialog, Qt::Key_Return);
    };
}
/// In a dialog with a line: that text.
inline Answer text(const QString& words) {
    return [words](QWidget& dialog) {
        auto* line = dialog.findChild<QLineEdit*>();
        ASSERT_NE(line, nullptr) << dialog.metaObject()->className();
        type(*line, words);
    };
}

}  // namespace hetu::test
