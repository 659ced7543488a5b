#pragma once
#include <QLineEdit>
#include <QPointer>
#include <string>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::desktop {

class MapView;

/// A line over the map in which a corner's position is written, in any form that readPosition()
/// understands. Return gives it to the tool; Esc, or going elsewhere, puts the line away.
class PositionLine : public QLineEdit {
    Q_OBJECT
public:
    explicit PositionLine(MapView& map);
    void begin(const QString& text);

signals:
    void given(const hetu::Point& at);
    void failed(const hetu::Error& error);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void read();
    void leave();
    MapView& m_map;
};

}  // namespace hetu::desktop
