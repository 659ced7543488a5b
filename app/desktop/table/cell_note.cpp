#include "app/desktop/table/cell_note.h"

#include <algorithm>

namespace hetu::desktop {
namespace {

constexpr int shownMilliseconds = 8000;
constexpr int widest = 420;

}  // namespace

CellNote::CellNote(QWidget* viewport) : QLabel(viewport) {
    setObjectName(QStringLiteral("cellNote"));
    setWordWrap(true);
    hide();
    m_end.setSingleShot(true);
    m_end.setInterval(shownMilliseconds);
    connect(&m_end, &QTimer::timeout, this, &CellNote::end);
}

void CellNote::say(const QRect& cell, const QString& sentence) {
    setText(sentence);
    setAccessibleName(sentence);
    setWordWrap(false);
    const int room = std::min(widest, parentWidget()->width() - 8);
    const bool isLong = sizeHint().width() > room;
    setWordWrap(isLong);
    const int width = isLong ? room : sizeHint().width();
    const int height = isLong ? heightForWidth(width) : sizeHint().height();
    const int left = std::clamp(cell.left(), 0, std::max(0, parentWidget()->width() - width));
    const bool fitsBelow = cell.bottom() + 2 + height <= parentWidget()->height();
    setGeometry(left, fitsBelow ? cell.bottom() + 2 : std::max(0, cell.top() - 2 - height), width,
                height);
    show();
    raise();
    m_end.start();
}

void CellNote::end() {
    m_end.stop();
    clear();
    hide();
}

}  // namespace hetu::desktop
