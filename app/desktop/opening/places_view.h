#pragma once
#include <QWidget>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu::desktop {

/// The points of a preview over the outlines of the regions that the workspace knows.
class PlacesView : public QWidget {
    Q_OBJECT
public:
    explicit PlacesView(QWidget* parent = nullptr);
    void show(std::vector<Point> places, std::vector<Geometry> outlines);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Point> m_places;
    std::vector<Geometry> m_outlines;
    Extent m_extent;
};

}  // namespace hetu::desktop
