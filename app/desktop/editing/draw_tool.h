#pragma once
#include "app/desktop/editing/edit_tools.h"

namespace hetu::desktop {

/// Draws a figure, corner by corner: an area, or a line or ring that changes one. Enter, the right
/// button or a double click ends it, a ring also a click on its first corner; Backspace takes the
/// last corner back; Escape throws the figure away.
///
/// Holds   What was drawn stays on the map until accept(); after refuse() it can be corrected.
class DrawTool : public EditTool {
    Q_OBJECT
public:
    enum class Purpose { Area, Split, Reshape, Hole };
    explicit DrawTool(Purpose purpose, QObject* parent = nullptr)
        : EditTool(parent), m_purpose(purpose) {}

    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] const Path& corners() const { return m_corners; }
    /// What the figure would make of an area; empty: nothing yet.
    void setPreview(std::vector<Geometry> pieces);
    [[nodiscard]] const std::vector<Geometry>& preview() const { return m_pieces; }
    /// The figure is used: the next one can be begun.
    void accept();
    void refuse(std::optional<Point> place) override;

    void typed(Point at) override;
    [[nodiscard]] bool takesTyped() const override { return !m_isWaiting; }
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    /// Its corners, none twice.
    void drawn(const hetu::Path& figure);
    /// With the hand as its last corner; the preview of an older one counts no more.
    void sketched(const hetu::Path& figure);
    /// A click into the hole of an area.
    void fillAsked(const hetu::Point& at);

protected:
    [[nodiscard]] QString hint() const override;

private:
    [[nodiscard]] bool isRing() const {
        return m_purpose == Purpose::Area || m_purpose == Purpose::Hole;
    }
    [[nodiscard]] std::size_t fewest() const { return isRing() ? 3 : 2; }
    [[nodiscard]] Path figure() const;
    void add(Point at);
    void finish();
    void sketch();
    void paintFigure(QPainter& painter) const;
    [[nodiscard]] std::optional<Geometry> holeUnder(Point at) const;

    Purpose m_purpose;
    Path m_corners;
    std::optional<Point> m_hand;
    std::vector<Geometry> m_pieces;
    std::optional<Geometry> m_hole;  ///< that a click would fill
    bool m_isWaiting = false;        ///< drawn() was said, no answer came yet
};

}  // namespace hetu::desktop
