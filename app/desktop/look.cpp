#include "app/desktop/look.h"

#include <QFile>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

// Resources of a static library are left out by the linker unless somebody names them.
static void nameResources() {
    Q_INIT_RESOURCE(hetu_look);
}

namespace hetu::desktop {

void installLook(QApplication& application) {
    nameResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    // A light window even where the system is dark: the style sheet names light colours only.
    QPalette palette(QColor(0xF7, 0xF7, 0xF5));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::WindowText, QColor(0x26, 0x26, 0x26));
    palette.setColor(QPalette::Text, QColor(0x26, 0x26, 0x26));
    palette.setColor(QPalette::Highlight, QColor(0x2B, 0x6C, 0xB0));
    QApplication::setPalette(palette);
    QFont font = QApplication::font();
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Microsoft YaHei"),
                      QStringLiteral("PingFang SC")});
    font.setPixelSize(13);
    QApplication::setFont(font);
    QFile sheet(QStringLiteral(":/look/hetu.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
}

}  // namespace hetu::desktop
