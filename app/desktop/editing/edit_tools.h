#pragma once
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/map/map_tool.h"
#include "layers/geometry/snapping.h"
#include "layers/workspace/edit_shapes.h"

namespace hetu::desktop {

/// A tool whose hand is pulled to corners, middles and edges of what is there, with a mark that
/// says to which. S switches that off and on, Ctrl holds it off; Escape gives the tool back.
class EditTool : public MapTool {
    Q_OBJECT
public:
    using MapTool::MapTool;

    /// What is on the map around here: what attracts, and what can be taken hold of. nullptr: not
    /// read yet.
    void setShapes(std::shared_ptr<const EditShapes> shapes);
    /// The layers that can be taken hold of now.
    void setLayers(std::vector<std::string> layers) { m_layers = std::move(layers); }
    [[nodiscard]] bool isReady() const { return m_shapes != nullptr; }
    [[nodiscard]] bool isSnapping() const { return m_isSnapping; }
    [[nodiscard]] const std::optional<Snap>& snap() const { return m_snap; }

    /// What was asked for cannot be: everything is as it was, and a cross shows where the fault
    /// is, if that is known.
    virtual void refuse(std::optional<Point> place);
    [[nodiscard]] std::optional<Point> problem() const { return m_problem; }
    /// A corner given in writing. REQUIRES: takesTyped().
    virtual void typed(Point) {}
    /// Whether digits mean a position.
    [[nodiscard]] virtual bool takesTyped() const { return false; }

    void end() override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void leaveAsked();
    /// Somebody begins to write a position.
    void typingAsked(const QString& begun);

protected:
    static constexpr double reachPixels = 10;
    static constexpr double dragPixels = 4;  ///< below it a trembling hand only clicks
    [[nodiscard]] double reachMetres() const;
    /// Where the hand is, pulled to what is near; keeps the mark.
    Point pulled(const MapMouse& mouse, const SnapChoice& choice = {});
    void forgetSnap() { m_snap.reset(); }
    void forgetProblem() { m_problem.reset(); }
    void redraw();
    /// Beside the hand.
    void note(QPainter& painter, const QString& text, Point at) const;
    [[nodiscard]] const std::shared_ptr<const EditShapes>& shapes() const { return m_shapes; }
    [[nodiscard]] const std::vector<std::string>& layers() const { return m_layers; }
    /// One line at the top of the map: what to do now.
    [[nodiscard]] virtual QString hint() const = 0;
    virtual void shapesChanged() {}

private:
    [[nodiscard]] QString ways() const;

    std::shared_ptr<const EditShapes> m_shapes;
    std::vector<std::string> m_layers;
    bool m_isSnapping = true;
    std::optional<Snap> m_snap;
    std::optional<Point> m_problem;
    double m_ring = 0;  ///< of the mark around the problem, shrinking
    QTimer m_flash;
};

/// One click, one place.
class PlaceTool : public EditTool {
    Q_OBJECT
public:
    enum class What { Platform, Organisation };
    explicit PlaceTool(What what, QObject* parent = nullptr) : EditTool(parent), m_what(what) {}
    void typed(Point at) override { emit placed(at); }
    [[nodiscard]] bool takesTyped() const override { return true; }
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;

signals:
    void placed(const hetu::Point& at);

protected:
    [[nodiscard]] QString hint() const override;

private:
    What m_what;
};

/// Takes hold of what is under the hand: a click chooses it, a drag moves it. Beside everything the
/// drag moves the map.
class MoveTool : public EditTool {
    Q_OBJECT
public:
    using EditTool::EditTool;

    [[nodiscard]] QCursor cursor() const override { return Qt::ArrowCursor; }
    void refuse(std::optional<Point> place) override;
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
    void shapesChanged() override;

private:
    struct Held {
        EditShapes::Row row;
        Geometry shape;
    };
    [[nodiscard]] Geometry carried() const;
    void letGo();

    std::optional<Held> m_chosen;  ///< clicked last; outlined
    bool m_isHeld = false;         ///< while the button is down
    bool m_isDragging = false;
    QPointF m_pressedAt;
    Point m_from, m_to;
};

/// Areas that become one: a click takes one in or out, Enter joins them.
class MergeTool : public EditTool {
    Q_OBJECT
public:
    using EditTool::EditTool;

    /// What they would be together, and how many they are.
    void setPreview(std::optional<Geometry> together, std::size_t count);
    [[nodiscard]] const std::optional<Geometry>& preview() const { return m_together; }
    [[nodiscard]] QCursor cursor() const override { return Qt::PointingHandCursor; }
    bool press(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void toggled(const std::string& layer, std::int64_t id);
    void mergeAsked();

protected:
    [[nodiscard]] QString hint() const override;

private:
    std::optional<Geometry> m_together;
    std::size_t m_count = 0;
};

}  // namespace hetu::desktop
