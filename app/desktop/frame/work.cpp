#include "app/desktop/frame/work.h"

#include <algorithm>

namespace hetu::desktop {

namespace {
constexpr std::size_t entriesKept = 100;
}  // namespace

std::int64_t Work::follow(Job* job, const QString& title) {
    const std::int64_t id = begin(title, [job] { job->stop(); });
    connect(job, &Job::progressed, this,
            [this, id](double fraction, const QString& words) { report(id, fraction, words); });
    connect(job, &Job::finished, this, [this, id, job] {
        // Whoever delivered the outcome may have said already how it ended.
        if (const Entry* ended = find(id); ended && ended->state == State::Running)
            end(id, State::Done);
        job->deleteLater();
    });
    return id;
}

std::int64_t Work::begin(const QString& title, std::function<void()> stop) {
    Entry entry;
    entry.id = ++m_lastId;
    entry.title = title;
    entry.begun = QDateTime::currentDateTime();
    entry.stop = std::move(stop);
    m_entries.insert(m_entries.begin(), std::move(entry));
    while (m_entries.size() > entriesKept && m_entries.back().state != State::Running)
        m_entries.pop_back();
    emit changed();
    return m_lastId;
}

void Work::report(std::int64_t id, double fraction, const QString& words) {
    Entry* at = entry(id);
    if (!at || at->state != State::Running) return;
    at->fraction = fraction;
    at->words = words;
    emit reported();
}

void Work::end(std::int64_t id, State state, const QString& words) {
    Entry* at = entry(id);
    if (!at || at->state != State::Running) return;
    at->state = state;
    at->words = words;
    at->ended = QDateTime::currentDateTime();
    at->stop = nullptr;
    if (state == State::Done) at->fraction = 1;
    emit changed();
}

bool Work::isRunning() const {
    return running() != nullptr;
}

const Work::Entry* Work::find(std::int64_t id) const {
    const auto at = std::find_if(m_entries.begin(), m_entries.end(),
                                 [id](const Entry& each) { return each.id == id; });
    return at == m_entries.end() ? nullptr : &*at;
}

const Work::Entry* Work::running() const {
    const auto at = std::find_if(m_entries.begin(), m_entries.end(),
                                 [](const Entry& each) { return each.state == State::Running; });
    return at == m_entries.end() ? nullptr : &*at;
}

Work::Entry* Work::entry(std::int64_t id) {
    const auto at = std::find_if(m_entries.begin(), m_entries.end(),
                                 [id](const Entry& each) { return each.id == id; });
    return at == m_entries.end() ? nullptr : &*at;
}

}  // namespace hetu::desktop
