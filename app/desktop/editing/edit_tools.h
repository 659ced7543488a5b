#pragma once
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/map/map_tool.h"
#include "layers/geometry/snapping.h"
#include "layers/workspace/edit_shapes.h"

namespace hetu::desktop {

/// A tool whose hand is pulled to corners, middles and edges of what is there, with a mark that
/// says to which. S switches that off and on; Escape gives the tool back.
class EditTool : public MapTool {
    Q_OBJECT
public:
    using MapTool::MapTool;

    /// What attracts; nullptr: nothing yet.
    void setSnapping(std::shared_ptr<const EditShapes> shapes) { m_shapes = std::move(shapes); }
    [[nodiscard]] bool isSnapping() const { return m_isSnapping; }
    [[nodiscard]] const std::optional<Snap>& snap() const { return m_snap; }

    void end() override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void leaveAsked();

protected:
    static constexpr double reachPixels = 10;
    [[nodiscard]] double reachMetres() const;
    /// Where the hand is, pulled to what is near; keeps the mark.
    Point pulled(const MapMouse& mouse, const SnapChoice& choice = {});
    void forgetSnap() { m_snap.reset(); }
    void redraw();
    /// One line at the top of the map: what to do now.
    [[nodiscard]] virtual QString hint() const = 0;

private:
    std::shared_ptr<const EditShapes> m_shapes;
    bool m_isSnapping = true;
    std::optional<Snap> m_snap;
};

/// Draws an area, corner by corner. Enter, a double click or a click on the first corner ends it;
/// Backspace takes the last corner back; Escape throws the figure away.
///
/// Holds   What was drawn stays on the map until accept(); after refuse() it can be corrected.
class DrawTool : public EditTool {
    Q_OBJECT
public:
    using EditTool::EditTool;

    [[nodiscard]] const Path& corners() const { return m_corners; }
    /// The area is kept: the next one can be begun.
    void accept();
    /// It cannot be used; a cross shows where, if that is known.
    void refuse(std::optional<Point> place);

    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void drawn(const hetu::Geometry& area);

protected:
    [[nodiscard]] QString hint() const override;

private:
    void finish();
    Path m_corners;
    std::optional<Point> m_hand;
    std::optional<Point> m_problem;
    bool m_isWaiting = false;  ///< drawn() was said, no answer came yet
};

/// One click, one place.
class PlaceTool : public EditTool {
    Q_OBJECT
public:
    using EditTool::EditTool;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;

signals:
    void placed(const hetu::Point& at);

protected:
    [[nodiscard]] QString hint() const override;
};

/// Takes hold of what is under the hand: a click chooses it, a drag moves it. Beside everything the
/// drag moves the map.
class MoveTool : public EditTool {
    Q_OBJECT
public:
    using EditTool::EditTool;

    /// What can be taken hold of, and the layers of it that are seen.
    void setShapes(std::shared_ptr<const EditShapes> shapes);
    void setLayers(std::vector<std::string> layers) { m_layers = std::move(layers); }
    /// False while the shapes are still being read.
    [[nodiscard]] bool isReady() const { return m_shapes != nullptr; }

    [[nodiscard]] QCursor cursor() const override { return Qt::ArrowCursor; }
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool release(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void chosen(const std::string& layer, std::int64_t id);
    void moved(const std::string& layer, std::int64_t id, const hetu::Geometry& to);

protected:
    [[nodiscard]] QString hint() const override;

private:
    [[nodiscard]] Geometry carried() const;
    void letGo();

    std::shared_ptr<const EditShapes> m_shapes;
    std::vector<std::string> m_layers;
    std::optional<EditShapes::Row> m_chosen;  ///< clicked last; outlined
    std::optional<std::size_t> m_held;        ///< while the button is down
    QPointF m_pressedAt;
    Point m_from, m_to;
    bool m_isDragging = false;
};

}  // namespace hetu::desktop
