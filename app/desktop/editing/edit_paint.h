#pragma once
#include <QPainter>
#include <QPointF>
#include <QString>

#include "layers/model/geometry.h"

namespace hetu::desktop {

class MapView;

/// How editing tools look, in pixels of the map.

/// The shape as it will be: outlined and filled with the colour of what is selected.
void drawShape(QPainter& painter, const Geometry& shape, const MapView& map);
/// A piece that is cut off: hatched, so that it is told from the first without colours.
void drawOtherPiece(QPainter& painter, const Geometry& shape, const MapView& map);
void drawLine(QPainter& painter, const Path& line, const MapView& map);
void drawCorner(QPainter& painter, QPointF at, bool isMarked);
/// A cross in a ring: here something is wrong.
void drawProblem(QPainter& painter, QPointF at, double ringPixels);
/// Words on a light ground; lines are kept. `mostWidth`: longer lines are wrapped.
void drawNote(QPainter& painter, const QString& text, QPointF topLeft, double mostWidth);

}  // namespace hetu::desktop
