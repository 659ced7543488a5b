#pragma once
#include <QObject>
#include <QString>
#include <QStringList>

#include "app/desktop/frame/main_window.h"

namespace hetu::desktop {

/// What a picture for the docs or a test is to show.
struct ScreenshotRequest {
    QString file;               ///< .png
    QString analysis;           ///< run with its defaults before; "" for none
    QStringList commands = {};  ///< run in this order, each once the window is quiet
};

/// Waits until the window has drawn and computed everything, saves its picture, ends the program:
/// exit code 0, or 1 with a sentence on stderr.
class Screenshot : public QObject {
    Q_OBJECT
public:
    Screenshot(MainWindow& window, ScreenshotRequest request);

private:
    void look();
    void fail(const QString& sentence);

    MainWindow& m_window;
    ScreenshotRequest m_request;
    int m_looks = 0;
    int m_quietLooks = 0;
    bool m_hasRun = false;
};

}  // namespace hetu::desktop
