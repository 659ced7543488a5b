#pragma once
#include <utility>
#include <vector>

#include "app/desktop/editing/edit_tools.h"
#include "layers/base/result.h"
#include "layers/geometry/editing.h"

namespace hetu::desktop {

/// Works on the corners of one area or line: a click chooses it; then a corner is dragged, a new
/// one drawn out of an edge, one taken away by the right button or Backspace. Neighbours in the
/// same layer that have the same corner go with it; with Alt they do not.
class CornerTool : public EditTool {
    Q_OBJECT
public:
    using EditTool::EditTool;
    /// A row of the layer and its new shape.
    using Changes = std::vector<std::pair<std::int64_t, Geometry>>;

    /// Shows the corners of that row, as soon as it is among the shapes.
    void choose(const std::string& layer, std::int64_t id);
    [[nodiscard]] const std::optional<EditShapes::Row>& chosenRow() const { return m_chosen; }
    /// The corner that was clicked last.
    [[nodiscard]] const std::optional<Point>& marked() const { return m_marked; }

    [[nodiscard]] QCursor cursor() const override { return Qt::ArrowCursor; }
    void refuse(std::optional<Point> place) override;
    /// The marked corner goes there.
    void typed(Point at) override;
    [[nodiscard]] bool takesTyped() const override { return m_marked.has_value(); }
    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool release(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void chosen(const std::string& layer, std::int64_t id);
    void changed(const std::string& layer, const hetu::desktop::CornerTool::Changes& changes);
    void refused(const hetu::Error& error);

protected:
    [[nodiscard]] QString hint() const override;
    void shapesChanged() override;

private:
    struct Place {
        Point at;
        CornerAddress corner;
        bool isCorner = true;  ///< else a place on the edge that begins at `corner`
    };
    [[nodiscard]] std::optional<Place> under(Point hand) const;
    /// The chosen shape and, unless `isAlone`, the neighbours that may share the place.
    void gather(Point at, bool isAlone);
    void take(const Place& place, bool isAlone);
    void showMoved(Point to);
    void removeCorner(Point at, bool isAlone);
    void say();
    void letGo();

    std::optional<EditShapes::Row> m_chosen;
    Geometry m_shape;                 ///< of the chosen row; empty while it is not known
    std::vector<std::int64_t> m_ids;  ///< of what is changed in common, the chosen one first
    std::vector<Geometry> m_begun;    ///< with the inserted corner
    std::vector<Geometry> m_after;
    std::vector<bool> m_isChanged;
    bool m_isInserted = false;
    std::optional<Point> m_from;  ///< where the held corner was
    std::optional<Point> m_marked;
    std::optional<Place> m_hover;
    Point m_to;  ///< where the hand has it
    QPointF m_pressedAt;
    bool m_isDragging = false;
    bool m_isWaiting = false;  ///< changed() was said: m_after is shown until it is read again
};

}  // namespace hetu::desktop
