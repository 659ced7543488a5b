#include "app/desktop/look/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

/// Drawings name their colour "currentColor"; it is filled in when they are drawn.
class DrawnIcon : public QIconEngine {
public:
    explicit DrawnIcon(QByteArray drawing) : m_drawing(std::move(drawing)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const Theme& t = theme();
        const QColor colour = mode == QIcon::Disabled ? t.faintText : t.text;
        QByteArray drawing = m_drawing;
        drawing.replace("currentColor", colour.name().toUtf8());
        drawing.replace("accentColor",
                        (mode == QIcon::Disabled ? colour : t.accentText).name().toUtf8());
        QSvgRenderer renderer(drawing);
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        renderer.render(painter, square);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new DrawnIcon(m_drawing); }

private:
    QByteArray m_drawing;
};

}  // namespace

QIcon icon(const QString& name) {
    QFile file(QStringLiteral(":/look/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new DrawnIcon(file.readAll()));
}

}  // namespace hetu::desktop
