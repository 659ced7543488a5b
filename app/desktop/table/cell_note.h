#pragma once
#include <QLabel>
#include <QTimer>

namespace hetu::desktop {

/// A sentence beside a cell, for a moment or until the next one.
class CellNote : public QLabel {
    Q_OBJECT
public:
    explicit CellNote(QWidget* viewport);
    /// Below `cell` (in the viewport), above it where there is no room.
    void say(const QRect& cell, const QString& sentence);
    void end();

private:
    QTimer m_end;
};

}  // namespace hetu::desktop
