#include "app/desktop/editing/position_line.h"

#include <QKeyEvent>
#include <algorithm>

#include "app/desktop/base/job.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/rows/row_values.h"
#include "layers/crs/coordinate_text.h"

namespace hetu::desktop {
namespace {
constexpr int lineWidth = 320, lineTop = 84;
}  // namespace

PositionLine::PositionLine(MapView& map) : QLineEdit(&map), m_map(map) {
    setObjectName(QStringLiteral("position"));
    setAccessibleName(tr("Position of the corner"));
    setPlaceholderText(tr("longitude, latitude, or metres east and north"));
    hide();
}

void PositionLine::begin(const QString& text) {
    setGeometry(12, lineTop, std::min(lineWidth, m_map.width() - 24), sizeHint().height());
    setText(text);
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    deselect();
    setCursorPosition(int(text.size()));
}

void PositionLine::leave() {
    hide();
    m_map.setFocus(Qt::OtherFocusReason);
}

void PositionLine::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return leave();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return read();
    QLineEdit::keyPressEvent(event);
}

void PositionLine::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        hide();
}

void PositionLine::read() {
    inBackground<ReadPosition>(
        this,
        [text = text().toStdString(), crs = m_map.crs()](const Progress&) -> Result<ReadPosition> {
            HETU_TRY(const Crs map, crsOf(crs));
            return readPosition(text, map);
        },
        [this](Result<ReadPosition> position) {
            if (!position.ok()) {
                emit failed(position.error());
                return;  // the text stays to be corrected
            }
            leave();
            emit given(position.value().onMap);
        });
}

}  // namespace hetu::desktop
