#pragma once
#include <QObject>
#include <QPointer>
#include <cstdint>
#include <functional>
#include <utility>

#include "app/desktop/base/job.h"

namespace hetu::desktop {

/// Work of which only the newest counts: a newer one stops the one before, whose outcome is
/// dropped. Nothing is handed over after the owner has died.
class LatestJob {
public:
    explicit LatestJob(QObject* owner) : m_owner(owner) {}

    template <class T>
    void start(std::function<Result<T>(const Progress&)> work,
               std::function<void(Result<T>)> done) {
        forget();
        const std::uint64_t number = m_number;
        m_job = inBackground<T>(m_owner, std::move(work),
                                [this, number, done = std::move(done)](Result<T> result) {
                                    if (number != m_number) return;
                                    m_isRunning = false;
                                    done(std::move(result));
                                });
        m_isRunning = true;
    }
    void forget() {
        if (m_job) m_job->stop();
        ++m_number;
        m_isRunning = false;
    }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    QObject* m_owner;
    QPointer<Job> m_job;
    std::uint64_t m_number = 0;
    bool m_isRunning = false;
};

}  // namespace hetu::desktop
