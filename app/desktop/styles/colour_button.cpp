#include "app/desktop/styles/colour_button.h"

#include <QColorDialog>
#include <QGridLayout>
#include <QPainter>
#include <QWidgetAction>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int patchWidth = 28, patchHeight = 16;

/// Any eye tells these apart; then light to dark of each ramp.
std::vector<render::Colour> choices() {
    std::vector<render::Colour> colours;
    for (std::size_t i = 0; i < 8; ++i)
        colours.push_back(render::kindColour(i));
    for (const render::ColourRamp& ramp : render::colourRamps())
        if (!ramp.isDiverging && ramp.name != "dusk")
            for (const render::Colour& each : ramp.sample(8))
                colours.push_back(each);
    return colours;
}

}  // namespace

QColor shown(render::Colour colour) {
    return {colour.red, colour.green, colour.blue, colour.opaque};
}

QIcon patchOf(render::Colour colour) {
    QIcon icon;
    for (const int scale : {1, 2}) {
        QPixmap patch(patchWidth * scale, patchHeight * scale);
        patch.setDevicePixelRatio(scale);
        patch.fill(Qt::white);
        QPainter painter(&patch);
        if (colour.opaque < 255)
            for (int x = 0; x < patchWidth; x += 4)
                for (int y = 0; y < patchHeight; y += 4)
                    if ((x + y) % 8 == 0) painter.fillRect(x, y, 4, 4, QColor(204, 204, 204));
        painter.fillRect(0, 0, patchWidth, patchHeight, shown(colour));
        painter.setPen(theme().edge);
        painter.drawRect(QRectF(0.5, 0.5, patchWidth - 1, patchHeight - 1));
        painter.end();
        icon.addPixmap(patch);
    }
    return icon;
}

ColourMenu::ColourMenu(render::Colour present,
                       std::function<void(render::Colour)> taken,
                       QWidget* parent)
    : QMenu(parent), m_present(present), m_taken(std::move(taken)) {
    setObjectName(QStringLiteral("colourMenu"));
    auto* patches = new QWidget;
    auto* grid = new QGridLayout(patches);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setSpacing(2);
    int place = 0;
    for (const render::Colour& each : choices()) {
        auto* button = new QToolButton;
        button->setIcon(patchOf(each));
        button->setIconSize({patchWidth, patchHeight});
        button->setFixedSize(patchWidth + 6, 24);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        const QString code = QString::fromStdString(render::toText(each));
        button->setToolTip(code);
        button->setAccessibleName(tr("Colour %1").arg(code));
        connect(button, &QToolButton::clicked, this, [this, each] {
            close();
            m_taken(each);
        });
        grid->addWidget(button, place / 8, place % 8);
        ++place;
    }
    auto* action = new QWidgetAction(this);
    action->setDefaultWidget(patches);
    addAction(action);
    addSeparator();
    render::Colour clear = present;
    clear.opaque = 0;
    addAction(patchOf(clear), tr("No colour"), this, [this, clear] { m_taken(clear); });
    addAction(tr("Another colour …"), this, &ColourMenu::askOther);
}

void ColourMenu::askOther() {
    // The menu goes; the dialog stays beside the window until a colour was chosen.
    auto* dialog = new QColorDialog(shown(m_present), parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QColorDialog::ShowAlphaChannel);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    connect(dialog, &QColorDialog::colorSelected, parentWidget(),
            [taken = m_taken](const QColor& colour) {
                const auto part = [](int value) { return static_cast<std::uint8_t>(value); };
                taken({part(colour.red()), part(colour.green()), part(colour.blue()),
                       part(colour.alpha())});
            });
    dialog->open();
}

ColourButton::ColourButton(const QString& name, QWidget* parent) : QToolButton(parent) {
    setAccessibleName(name);
    setToolTip(name);
    setIconSize({patchWidth, patchHeight});
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(patchWidth + 16, 26);
    setColour({});
    connect(this, &QToolButton::clicked, this, [this] {
        auto* menu = new ColourMenu(
            m_colour,
            [this](render::Colour colour) {
                setColour(colour);
                emit chosen(colour);
            },
            this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(mapToGlobal(rect().bottomLeft()));
    });
}

void ColourButton::setColour(render::Colour colour) {
    m_colour = colour;
    setIcon(patchOf(colour));
}

}  // namespace hetu::desktop
