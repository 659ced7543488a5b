#pragma once
#include <QColor>
#include <QString>

class QApplication;

namespace hetu::desktop {

/// The colours of the window, each named for what it says. Every part takes them from here; the
/// style sheet look/hetu.qss names them as @ground, @text ...
struct Theme {
    bool isDark = false;
    QColor ground;      ///< panels, bars
    QColor base;        ///< fields, lists
    QColor raised;      ///< menus, cards
    QColor hover;       ///< under the pointer
    QColor pressed;     ///< held down, checked
    QColor line;        ///< between parts
    QColor edge;        ///< around fields and buttons
    QColor text;        ///< what is read
    QColor quietText;   ///< what explains
    QColor faintText;   ///< what is not to be had now
    QColor accent;      ///< main action; organisations that something reaches
    QColor accentText;  ///< accent as the colour of words
    QColor attention;   ///< blanks, and what needs somebody
    QColor selection;   ///< what is selected; instructors
    QColor selected;    ///< ground of a selected row
    QColor gained;      ///< more than before
    QColor errorGround, noticeGround;
    QColor mapGround;  ///< where the map shows nothing; the map's paper is light in both themes
    QColor mapNote;    ///< under words on the map
    QColor mapText;    ///< words on the map
};

enum class Look { System, Light, Dark };

/// The theme of now. Whoever keeps a colour takes it again at QEvent::PaletteChange.
[[nodiscard]] const Theme& theme();

/// The one style sheet over a style that looks the same on every system; at any time again.
void installLook(QApplication& application, Look look);

/// "system", "light", "dark".
[[nodiscard]] Look lookOf(const QString& word);
[[nodiscard]] QString wordOf(Look look);

}  // namespace hetu::desktop
