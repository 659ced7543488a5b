#pragma once
#include <QColor>
#include <QIcon>
#include <QMenu>
#include <QToolButton>
#include <functional>

#include "app/render/colour_ramps.h"

namespace hetu::desktop {

[[nodiscard]] QColor shown(render::Colour colour);
/// A patch of that colour, its clear part as squares; a thin line around it in any theme.
[[nodiscard]] QIcon patchOf(render::Colour colour);

/// Colours to choose from: those that any eye tells apart, shades of the ramps, no colour, and any
/// other from a dialog that does not hold up the window. `taken` gets the chosen one.
class ColourMenu : public QMenu {
    Q_OBJECT
public:
    ColourMenu(render::Colour present,
               std::function<void(render::Colour)> taken,
               QWidget* parent = nullptr);

private:
    void askOther();
    render::Colour m_present;
    std::function<void(render::Colour)> m_taken;
};

/// Shows a colour; a press lets people choose another.
class ColourButton : public QToolButton {
    Q_OBJECT
public:
    explicit ColourButton(const QString& name, QWidget* parent = nullptr);
    void setColour(render::Colour colour);
    [[nodiscard]] render::Colour colour() const { return m_colour; }

signals:
    void chosen(hetu::render::Colour colour);

private:
    render::Colour m_colour;
};

}  // namespace hetu::desktop
