// One QApplication for all tests of the desktop, without a screen.
#include <QStandardPaths>

#include <gtest/gtest.h>

#include "tests/app/desktop/editing/crash_child.h"
#include "tests/support/watchdog.h"

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("HETU_HOME", HETU_SOURCE_DIR);  // styles, wherever the build folder is
    testing::InitGoogleTest(&argc, argv);
    const hetu::test::WatchedApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("hetu-test"));
    QCoreApplication::setApplicationName(QStringLiteral("hetu-desktop-test"));
    QStandardPaths::setTestModeEnabled(true);
    const QString workspace = qEnvironmentVariable("HETU_EDIT_UNTIL_KILLED");
    if (!workspace.isEmpty()) return hetu::desktop::editUntilKilled(workspace);
    return RUN_ALL_TESTS();
}
