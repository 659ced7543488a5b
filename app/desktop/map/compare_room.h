#pragma once
#include <QComboBox>
#include <QObject>
#include <QTimer>
#include <QToolButton>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/layers/themes.h"
#include "app/desktop/map/map_comparison.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/map/swipe_line.h"

namespace hetu::desktop {

/// Shows two results of the same place: on each other with a line to drag, or beside each other.
/// The left side is the map itself, the right one a second view that follows it. What can stand on
/// a side: the layers as they stand, a theme, one result over the ground, a scenario.
///
/// Holds    After end() the layers stand as they stood at begin(), unless they were set by hand
///          meanwhile; nothing of a comparison is kept in the workspace.
class CompareRoom : public QObject {
    Q_OBJECT
public:
    explicit CompareRoom(const Workbench& bench, QObject* parent = nullptr);
    ~CompareRoom() override;

    void begin();
    void end();
    [[nodiscard]] bool isOn() const { return m_isOn; }
    void setWay(CompareWay way);
    [[nodiscard]] const MapComparison& comparison() const { return m_comparison; }

    [[nodiscard]] QWidget& bar() { return *m_bar; }
    [[nodiscard]] QComboBox& left() { return *m_left; }
    [[nodiscard]] QComboBox& right() { return *m_right; }
    [[nodiscard]] QComboBox& way() { return *m_way; }
    [[nodiscard]] SwipeLine& line() { return *m_line; }
    [[nodiscard]] MapView& other() { return *m_other; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Choice {
        QString title;
        ThemeState state;
        std::shared_ptr<const app::Scenario> scenario = {};
    };
    /// Titles, sites and the pointer of the other map, over one of the two.
    class Notes : public MapOverlay {
    public:
        Notes(const CompareRoom& room, bool isRight) : m_room(room), m_isRight(isRight) {}
        void paint(QPainter& painter, const MapView& map) override;
        std::optional<Point> pointer;

    private:
        const CompareRoom& m_room;
        bool m_isRight;
    };
    /// What the map shows over its picture and the other one does not have itself.
    class Borrowed : public MapOverlay {
    public:
        Borrowed(const MapView& map, int least, int end) : m_map(map), m_least(least), m_end(end) {}
        void paint(QPainter& painter, const MapView& map) override;
        bool isOn = true;

    private:
        const MapView& m_map;
        int m_least, m_end;
    };

    void makeBar();
    void makeOther();
    [[nodiscard]] std::vector<Choice> choices() const;
    [[nodiscard]] ThemeState present() const;
    void fill();
    void takeLeft();
    void takeRight();
    void takeLayers();
    void exchange();
    void place();
    void follow();
    void lead();
    void setShare(double share);
    void show();

    Workbench m_bench;
    Themes m_themes;
    QAction* m_action = nullptr;
    QWidget* m_bar = nullptr;
    QComboBox* m_left = nullptr;
    QComboBox* m_right = nullptr;
    QComboBox* m_way = nullptr;
    SwipeLine* m_line = nullptr;
    MapView* m_other = nullptr;
    Borrowed m_crowd, m_selection, m_marker;
    Notes m_leftNotes{*this, false}, m_rightNotes{*this, true};
    std::vector<Choice> m_choices;
    MapComparison m_comparison;
    std::optional<ThemeState> m_before;  ///< while the left side is not as the layers stood
    ThemeState m_set;                    ///< what the left side made of them
    QTimer m_later;
    QSizeF m_otherSize;
    bool m_isOn = false;
    bool m_isOld = false;  ///< the right picture: its data has changed
};

}  // namespace hetu::desktop
