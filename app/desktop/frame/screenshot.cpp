#include "app/desktop/frame/screenshot.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QTimer>
#include <cstdio>

namespace hetu::desktop {
namespace {
constexpr int lookMilliseconds = 100;
constexpr int quietLooksNeeded = 8;     // legends and layouts come a little after the map
constexpr int mostLooks = 10 * 60 * 5;  // five minutes

/// The window, and the dialogs that stand over it.
QPixmap picture(MainWindow& window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* over : QApplication::topLevelWidgets())
        if (over != &window && over->isVisible() &&
            (over->windowType() == Qt::Dialog || over->windowType() == Qt::Popup))
            painter.drawPixmap(over->pos() - window.pos(), over->grab());
    return picture;
}
}  // namespace

Screenshot::Screenshot(MainWindow& window, ScreenshotRequest request)
    : QObject(&window), m_window(window), m_request(std::move(request)) {
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &Screenshot::look);
    timer->start(lookMilliseconds);
}

void Screenshot::look() {
    if (++m_looks > mostLooks) {
        fail(tr("The window was still busy after five minutes."));
        return;
    }
    m_quietLooks = m_window.isQuiet() ? m_quietLooks + 1 : 0;
    if (m_quietLooks < quietLooksNeeded) return;
    if (!m_request.analysis.isEmpty() && !m_hasRun) {
        m_hasRun = true;
        m_quietLooks = 0;
        const std::string id = m_request.analysis.toStdString();
        m_window.analysisPanel().choose(id);
        if (m_window.analysisPanel().chosen() != id) {
            fail(tr("There is no analysis named %1.").arg(m_request.analysis));
            return;
        }
        m_window.analysisPanel().run();
        return;
    }
    if (!m_request.commands.isEmpty()) {
        m_quietLooks = 0;
        const QString id = m_request.commands.takeFirst();
        // By itself: a dialog may wait for an answer there, and no timer calls itself.
        QTimer::singleShot(0, this, [this, id] {
            if (!m_window.bench().commands.run(id))
                fail(tr("There is no command named %1 that can be run now.").arg(id));
        });
        return;
    }
    if (!picture(m_window).save(m_request.file)) {
        fail(tr("%1 cannot be written.").arg(m_request.file));
        return;
    }
    QCoreApplication::exit(0);
}

void Screenshot::fail(const QString& sentence) {
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    QCoreApplication::exit(1);
}

}  // namespace hetu::desktop
