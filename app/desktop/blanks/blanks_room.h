#pragma once
#include <QObject>
#include <QPointF>
#include <QPointer>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/blanks/blank_page.h"
#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

/// Blanks looked at one by one: a click on one, or its command, goes there on the map and shows in
/// the inspector what it is and what can be done about it.
///
/// Holds    Those of the region that everything is narrowed to, by rank. What is read belongs to
///          the data of now: after a change the page that is open is read again, or goes where its
///          blank is gone.
class BlanksRoom : public QObject {
    Q_OBJECT
public:
    explicit BlanksRoom(const Workbench& bench, QObject* parent = nullptr);
    ~BlanksRoom() override;

    /// The page in the inspector, or nullptr.
    [[nodiscard]] BlankPage* page() const { return m_page; }
    [[nodiscard]] bool isReading() const { return m_reading.isRunning(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Blanks = std::shared_ptr<const std::vector<BlankFacts>>;
    /// Reads what is not read yet, then does `next` with it.
    void withBlanks(std::function<void()> next);
    void forget();
    void takeClick(Point at);
    void show(int at, bool goesThere);
    [[nodiscard]] const BlankFacts& shown() const { return (*m_blanks)[std::size_t(m_at)]; }

    Workbench m_bench;
    Blanks m_blanks;  ///< nullptr: not read since the last change
    int m_at = 0;
    std::string m_shownId;
    QPointer<BlankPage> m_page;
    LatestJob m_reading{this};
    std::optional<QPointF> m_pressedAt;
};

}  // namespace hetu::desktop
