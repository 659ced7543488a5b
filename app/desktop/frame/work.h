#pragma once
#include <QDateTime>
#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
#include <vector>

#include "app/desktop/base/job.h"

namespace hetu::desktop {

/// What is being worked on, for the status bar and the list of jobs: imports, exports, analyses.
/// Several may run at once.
class Work : public QObject {
    Q_OBJECT
public:
    enum class State { Running, Done, Stopped, Failed };
    struct Entry {
        std::int64_t id = 0;
        QString title;  ///< "Kernel density"
        QString words;  ///< what it is doing, or how it ended
        double fraction = 0;
        State state = State::Running;
        QDateTime begun, ended;
        std::function<void()> stop;  ///< empty: it cannot be stopped
    };
    using QObject::QObject;

    /// Shows `job` until it is finished, then deletes it.
    std::int64_t follow(Job* job, const QString& title);
    /// The same for work that reports by itself.
    std::int64_t begin(const QString& title, std::function<void()> stop);
    void report(std::int64_t id, double fraction, const QString& words);
    void end(std::int64_t id, State state, const QString& words = {});

    [[nodiscard]] bool isRunning() const;
    /// Newest first; ended ones stay until there are a hundred.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const Entry* find(std::int64_t id) const;
    /// The newest that runs, or nullptr.
    [[nodiscard]] const Entry* running() const;

signals:
    void changed();   ///< entries came or ended
    void reported();  ///< fractions and words moved

private:
    [[nodiscard]] Entry* entry(std::int64_t id);
    std::vector<Entry> m_entries;
    std::int64_t m_lastId = 0;
};

}  // namespace hetu::desktop
