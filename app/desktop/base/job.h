#pragma once
#include <QObject>
#include <QString>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

#include "layers/base/guarded.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::desktop {

/// Work in a thread of its own.
///
/// `work` runs there and hands back what the GUI thread shall do with its outcome; that is done
/// before finished() is emitted. progressed() comes in the GUI thread, at most 20 times a second,
/// and never after finished(). Deleting a job stops its work and waits for it.
class Job : public QObject {
    Q_OBJECT
public:
    using Delivery = std::function<void()>;
    using Work = std::function<Delivery(const Progress&)>;

    explicit Job(Work work, QObject* parent = nullptr);
    ~Job() override;

    void stop() { m_thread.request_stop(); }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    void progressed(double fraction, const QString& what);
    void finished();

private:
    void report(double fraction, std::string_view what);

    bool m_isRunning = true;
    std::atomic<std::int64_t> m_lastReport{
        -1'000'000};        ///< ms; a job may report from several threads
    std::jthread m_thread;  ///< last: it uses all of the above
};

/// A job that computes a T and hands it to `done` in the GUI thread; what throws is an error.
template <class T>
[[nodiscard]] Job* startJob(std::function<Result<T>(const Progress&)> work,
                            std::function<void(Result<T>)> done,
                            QObject* parent) {
    return new Job(
        [work = std::move(work),
         done = std::move(done)](const Progress& progress) -> Job::Delivery {
            auto outcome = std::make_shared<Result<T>>(guarded([&] { return work(progress); }));
            return [done, outcome] { done(std::move(*outcome)); };
        },
        parent);
}

/// `work` in a thread of its own, its outcome to `done` while `owner` lives; the job deletes
/// itself.
template <class T>
Job* inBackground(QObject* owner,
                  std::function<Result<T>(const Progress&)> work,
                  std::function<void(Result<T>)> done) {
    Job* job = startJob<T>(std::move(work), std::move(done), owner);
    QObject::connect(job, &Job::finished, job, &QObject::deleteLater);
    return job;
}

}  // namespace hetu::desktop
