#pragma once
#include <QString>
#include <optional>

#include "app/desktop/map/map_tool.h"
#include "layers/crs/measure.h"

namespace hetu::desktop {

/// "1.24 km" / "1.24 公里", "850 m"; "2.31 km² (231 ha)" / "2.31 平方公里（231 公顷，3,465 亩）".
[[nodiscard]] QString lengthWords(double metres);
[[nodiscard]] QString areaWords(double squareMetres);

/// Measures on the ground: every click adds a corner, the figures follow the pointer. A double
/// click, the right button or Enter ends the figure, the next click begins another. Backspace takes
/// the last corner back; Esc puts the figure away.
class MeasureTool : public MapTool {
    Q_OBJECT
public:
    enum class What { Line, Area };
    explicit MeasureTool(What what, QObject* parent = nullptr) : MapTool(parent), m_what(what) {}

    /// On which ellipsoid; none: nothing can be said yet.
    void setEllipsoid(std::optional<Ellipsoid> ellipsoid);
    /// What is measured so far, with the pointer as its last corner; "" before the first click.
    [[nodiscard]] QString figures() const;
    [[nodiscard]] const Path& corners() const { return m_corners; }

    void end() override;
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool release(const MapMouse&) override { return true; }
    bool doubleClick(const MapMouse& mouse) override;
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

signals:
    void measured(const QString& figures);  ///< the figure is finished

private:
    void finish();
    void clear();
    void changed();
    [[nodiscard]] Path shape() const;

    What m_what;
    std::optional<Ellipsoid> m_ellipsoid;
    Path m_corners;
    std::optional<Point> m_pointer;  ///< while the figure is open
    bool m_isFinished = false;
};

}  // namespace hetu::desktop
