#pragma once
#include <QWidget>

#include "app/desktop/map/map_comparison.h"

namespace hetu::desktop {

/// The line between two pictures that lie on each other, with a grip to drag it by; the arrow keys
/// move it a little (with Shift: finely), Home and End to the edges.
class SwipeLine : public QWidget {
    Q_OBJECT
public:
    explicit SwipeLine(QWidget* map);
    /// Where it stands and which way it runs.
    void show(const MapComparison& comparison);

signals:
    void moved(double share);  ///< by hand; 0 .. 1

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] double length() const;

    bool m_isUpright = true;
    double m_share = 0.5;
};

}  // namespace hetu::desktop
