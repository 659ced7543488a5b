#pragma once
#include <QPainter>
#include <QRectF>

namespace hetu::desktop {

/// A line of words on the map, on a ground of its own that is `box`.
void paintMapNote(QPainter& painter, const QString& words, const QRectF& box);
/// The ground of what stands on the map for longer: a legend, a title.
void paintMapCard(QPainter& painter, const QRectF& box);

}  // namespace hetu::desktop
