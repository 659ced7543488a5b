#include "app/desktop/look/theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>
#include <algorithm>
#include <utility>
#include <vector>

// Resources of a static library are left out by the linker unless somebody names them.
static void nameResources() {
    Q_INIT_RESOURCE(hetu_look);
}

namespace hetu::desktop {
namespace {

Theme lightTheme() {
    Theme t;
    t.isDark = false;
    t.ground = QColor(0xF7, 0xF7, 0xF5);
    t.base = QColor(0xFF, 0xFF, 0xFF);
    t.raised = QColor(0xFF, 0xFF, 0xFF);
    t.hover = QColor(0xEA, 0xE9, 0xE5);
    t.pressed = QColor(0xDE, 0xDD, 0xD8);
    t.line = QColor(0xDE, 0xDD, 0xD8);
    t.edge = QColor(0xCF, 0xCE, 0xC9);
    t.text = QColor(0x26, 0x26, 0x26);
    t.quietText = QColor(0x66, 0x66, 0x64);
    t.faintText = QColor(0xA5, 0xA5, 0xA2);
    t.accent = QColor(0xA8, 0x23, 0x2B);
    t.accentText = QColor(0xA8, 0x23, 0x2B);
    t.attention = QColor(0xC7, 0x77, 0x00);
    t.selection = QColor(0x2B, 0x6C, 0xB0);
    t.selected = QColor(0xE6, 0xEE, 0xF6);
    t.gained = QColor(0x2F, 0x7D, 0x4F);
    t.errorGround = QColor(0xFB, 0xF1, 0xF1);
    t.noticeGround = QColor(0xF0, 0xF5, 0xFA);
    t.mapGround = QColor(0xFB, 0xFB, 0xF9);
    t.mapNote = QColor(0xFF, 0xFF, 0xFF, 0xBE);
    t.mapText = QColor(0x40, 0x40, 0x40);
    return t;
}

Theme darkTheme() {
    Theme t = lightTheme();  // the map's paper stays light: its styles are made for it
    t.isDark = true;
    t.ground = QColor(0x1E, 0x1F, 0x22);
    t.base = QColor(0x2A, 0x2B, 0x2F);
    t.raised = QColor(0x2F, 0x31, 0x36);
    t.hover = QColor(0x36, 0x38, 0x3D);
    t.pressed = QColor(0x43, 0x45, 0x4B);
    t.line = QColor(0x3A, 0x3C, 0x41);
    t.edge = QColor(0x50, 0x53, 0x59);
    t.text = QColor(0xE4, 0xE4, 0xE1);
    t.quietText = QColor(0xA6, 0xA7, 0xA9);
    t.faintText = QColor(0x6C, 0x6E, 0x73);
    t.accent = QColor(0xB8, 0x32, 0x3A);
    t.accentText = QColor(0xF0, 0x8A, 0x8F);
    t.attention = QColor(0xE0, 0x9A, 0x2E);
    t.selection = QColor(0x5B, 0x9B, 0xDB);
    t.selected = QColor(0x2B, 0x43, 0x5C);
    t.gained = QColor(0x6F, 0xC2, 0x92);
    t.errorGround = QColor(0x45, 0x28, 0x2B);
    t.noticeGround = QColor(0x25, 0x34, 0x44);
    return t;
}

Theme g_theme = lightTheme();

bool isSystemDark() {
    static const QPalette systems = QApplication::palette();  // before we set our own
    return systems.color(QPalette::Window).lightness() < 128;
}

QPalette paletteOf(const Theme& t) {
    QPalette palette(t.ground);
    palette.setColor(QPalette::Window, t.ground);
    palette.setColor(QPalette::Base, t.base);
    palette.setColor(QPalette::AlternateBase, t.ground);
    palette.setColor(QPalette::Button, t.base);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.edge);  // a slider not to be had
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, t.selection);
    palette.setColor(QPalette::PlaceholderText, t.faintText);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, t.text);
        palette.setColor(QPalette::Disabled, role, t.faintText);
    }
    return palette;
}

QString hex(const QColor& colour) {
    return colour.name(QColor::HexRgb);
}

/// The style sheet with the theme's colours for its @names.
QString filledIn(QString sheet, const Theme& t) {
    std::vector<std::pair<QString, QString>> names{
        {QStringLiteral("@ground"), hex(t.ground)},
        {QStringLiteral("@base"), hex(t.base)},
        {QStringLiteral("@raised"), hex(t.raised)},
        {QStringLiteral("@hover"), hex(t.hover)},
        {QStringLiteral("@pressed"), hex(t.pressed)},
        {QStringLiteral("@line"), hex(t.line)},
        {QStringLiteral("@edge"), hex(t.edge)},
        {QStringLiteral("@text"), hex(t.text)},
        {QStringLiteral("@quietText"), hex(t.quietText)},
        {QStringLiteral("@faintText"), hex(t.faintText)},
        {QStringLiteral("@accent"), hex(t.accent)},
        {QStringLiteral("@accentText"), hex(t.accentText)},
        {QStringLiteral("@accentHover"), hex(t.accent.darker(115))},
        {QStringLiteral("@attention"), hex(t.attention)},
        {QStringLiteral("@selection"), hex(t.selection)},
        {QStringLiteral("@selected"), hex(t.selected)},
        {QStringLiteral("@errorGround"), hex(t.errorGround)},
        {QStringLiteral("@noticeGround"), hex(t.noticeGround)},
        {QStringLiteral("@mode"), t.isDark ? QStringLiteral("dark") : QStringLiteral("light")}};
    // The longest first: @text is the beginning of no other, but @accent is.
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [name, value] : names)
        sheet.replace(name, value);
    return sheet;
}

}  // namespace

const Theme& theme() {
    return g_theme;
}

void installLook(QApplication& application, Look look) {
    nameResources();
    const bool isDark = isSystemDark();
    g_theme = look == Look::Dark || (look == Look::System && isDark) ? darkTheme() : lightTheme();
    // Style, palette, font and sheet each go through every widget: another look is no other font.
    static bool isFirst = true;
    if (std::exchange(isFirst, false)) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QFont font = QApplication::font();
        font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Microsoft YaHei"),
                          QStringLiteral("PingFang SC")});
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
    QApplication::setPalette(paletteOf(g_theme));
    QFile sheet(QStringLiteral(":/look/hetu.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(filledIn(QString::fromUtf8(sheet.readAll()), g_theme));
}

Look lookOf(const QString& word) {
    return word == QLatin1String("light")  ? Look::Light
           : word == QLatin1String("dark") ? Look::Dark
                                           : Look::System;
}

QString wordOf(Look look) {
    return look == Look::Light  ? QStringLiteral("light")
           : look == Look::Dark ? QStringLiteral("dark")
                                : QStringLiteral("system");
}

}  // namespace hetu::desktop
