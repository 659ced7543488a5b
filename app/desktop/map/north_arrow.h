#pragma once
#include <QPainter>
#include <QPointF>

namespace hetu::desktop {

/// An arrow to the north of a map that is turned clockwise by `degrees`, around `middle`.
void paintNorthArrow(QPainter& painter, QPointF middle, double degrees);

}  // namespace hetu::desktop
