#pragma once
#include <QPainter>
#include <QRectF>

class QWidget;

namespace hetu::desktop {

/// A line of words on the map, on a ground of its own that is `box`.
void paintMapNote(QPainter& painter, const QString& words, const QRectF& box);
/// The ground of what stands on the map for longer: a legend, a title.
void paintMapCard(QPainter& painter, const QRectF& box);
/// The same under all of a widget, kept as a picture; GUI thread only. Qt paints see-through
/// figures with threads of its own and waits for them, and beside a helper that draws they wait
/// long for their turn: every frame of the map would.
void paintMapCardUnder(QPainter& painter, const QWidget& widget);

}  // namespace hetu::desktop
