#pragma once
#include <QObject>
#include <QPointF>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/briefing/briefing_card.h"
#include "app/desktop/briefing/briefing_pages.h"
#include "app/desktop/frame/map_alone.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/map_frame.h"

namespace hetu::desktop {

/// The leader's view: one question a page in large words, the live map under it, nothing else.
///
/// Left and right, Page Up and Page Down turn the pages; Escape ends. A click on a county, or the
/// arrow down, shows the page of that county, where left and right go on to the next one and
/// Escape, Backspace or the arrow up lead back to the city. The map can be moved.
///
/// Holds    While it is shown no command of the workspace can be run. Afterwards the window is as
///          it was; what was shown meanwhile is not kept.
class BriefingRoom : public QObject {
    Q_OBJECT
public:
    explicit BriefingRoom(const Workbench& bench, QObject* parent = nullptr);
    ~BriefingRoom() override;

    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] QString question() const { return m_card->question(); }
    [[nodiscard]] QString answer() const { return m_card->answer(); }
    [[nodiscard]] BriefingCard& card() { return *m_card; }
    /// The county whose page is shown, or "".
    [[nodiscard]] const std::string& county() const { return m_county; }
    /// True until the figures of the page are there.
    [[nodiscard]] bool isCounting() const { return m_counting.isRunning(); }
    void show();
    void end();
    void turn(int pages);
    /// "": back to the city.
    void goTo(const std::string& county);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void count();
    void showPage();
    void showLayers(const std::set<std::string>& shown);
    void takeLayers();
    void compute(const QString& analysis);
    [[nodiscard]] std::string countyAt(QPointF pixel) const;
    [[nodiscard]] bool press(int key);

    Workbench m_bench;
    BriefingCard* m_card;
    MapAlone m_alone;
    LatestJob m_counting{this};
    std::map<std::string, RegionFigures> m_figures;  ///< by region, of the data as it is now
    std::string m_county;
    int m_page = 0;
    bool m_isShown = false;
    bool m_isShowingLayers = false;
    std::optional<QPointF> m_pressedAt;
    MapFrame m_atFirst;                       ///< the view of before the briefing
    std::optional<MapFrame> m_before;         ///< the view of the city
    std::map<std::string, bool> m_wereShown;  ///< layers of the map
    std::set<std::string> m_pageLayers;
};

}  // namespace hetu::desktop
