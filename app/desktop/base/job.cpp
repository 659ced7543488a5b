#include "app/desktop/base/job.h"

#include <QMetaObject>
#include <chrono>

namespace hetu::desktop {

// invokeMethod on `this` is safe from the worker: the destructor joins it before the object goes,
// and QObject then drops what is still in the queue.
Job::Job(Work work, QObject* parent) : QObject(parent) {
    m_thread = std::jthread([this, work = std::move(work)](std::stop_token stop) {
        const Progress progress(
            stop, [this](double fraction, std::string_view what) { report(fraction, what); });
        Delivery delivery = work(progress);
        QMetaObject::invokeMethod(
            this,
            [this, delivery = std::move(delivery)] {
                m_isRunning = false;
                if (delivery) delivery();
                emit finished();
            },
            Qt::QueuedConnection);
    });
}

Job::~Job() {
    m_thread.request_stop();
    if (m_thread.joinable()) m_thread.join();
}

void Job::report(double fraction, std::string_view what) {
    using namespace std::chrono;
    constexpr std::int64_t shortestPause = 50;
    const std::int64_t now =
        duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    std::int64_t last = m_lastReport.load();
    if (now - last < shortestPause || !m_lastReport.compare_exchange_strong(last, now)) return;
    QMetaObject::invokeMethod(
        this,
        [this, fraction,
         text = QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size()))] {
            if (m_isRunning) emit progressed(fraction, text);
        },
        Qt::QueuedConnection);
}

}  // namespace hetu::desktop
