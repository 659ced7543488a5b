#pragma once
#include <QLabel>
#include <QObject>
#include <QToolButton>
#include <map>
#include <string>
#include <vector>

#include "app/desktop/briefing/briefing_pages.h"
#include "app/desktop/frame/map_alone.h"
#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

/// The leader's view: one question a page in large words, the live map under it, nothing else.
///
/// Left and right, Page Up and Page Down turn the pages; Escape ends. The map can be moved.
///
/// Holds    While it is shown no command of the workspace can be run. Afterwards the window is as
///          it was; what was shown meanwhile is not kept.
class BriefingRoom : public QObject {
    Q_OBJECT
public:
    explicit BriefingRoom(const Workbench& bench, QObject* parent = nullptr);
    ~BriefingRoom() override;

    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] QString question() const { return m_question->text(); }
    [[nodiscard]] QString answer() const { return m_answer->text(); }
    void show();
    void end();
    void turn(int pages);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCard();
    void showPage();

    Workbench m_bench;
    QWidget* m_card;
    QLabel* m_question;
    QLabel* m_answer;
    QLabel* m_details;
    QLabel* m_state;
    QLabel* m_number;
    MapAlone m_alone;
    std::vector<BriefingPage> m_pages;
    int m_page = 0;
    bool m_isShown = false;
    std::map<std::string, bool> m_wereShown;  ///< layers of the map
};

}  // namespace hetu::desktop
