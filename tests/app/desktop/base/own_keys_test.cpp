#include "app/desktop/base/own_keys.h"

#include <QAction>
#include <QListWidget>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace hetu::desktop {
namespace {

class OwnList : public QListWidget {
public:
    using QListWidget::QListWidget;

protected:
    bool event(QEvent* event) override {
        return claimsKey(*event, {Qt::Key_Delete}) || QListWidget::event(event);
    }
};

TEST(OwnKeys, AKeyOfTheListIsNotTheWindowsAndOthersStay) {
    QWidget window;
    auto* rows = new QVBoxLayout(&window);
    auto* list = new OwnList;
    auto* other = new QListWidget;
    rows->addWidget(list);
    rows->addWidget(other);
    int deleted = 0, renamed = 0;
    for (auto [key, count] :
         {std::pair(Qt::Key_Delete, &deleted), std::pair(Qt::Key_F2, &renamed)}) {
        auto* action = new QAction(&window);
        action->setShortcut(key);
        QObject::connect(action, &QAction::triggered, [count = count] { ++*count; });
        window.addAction(action);
    }
    window.show();
    QApplication::setActiveWindow(&window);
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    QTest::keyClick(other, Qt::Key_Delete);
    EXPECT_EQ(deleted, 1);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    EXPECT_EQ(deleted, 1) << "rows of the register would be gone";
    QTest::keyClick(list, Qt::Key_F2);
    EXPECT_EQ(renamed, 1);
}

}  // namespace
}  // namespace hetu::desktop
