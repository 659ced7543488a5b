#include "app/desktop/styles/ramp_box.h"

#include <QPainter>
#include <QSignalBlocker>

#include "app/desktop/base/language.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/styles/colour_button.h"

namespace hetu::desktop {
namespace {

constexpr int stripWidth = 72, stripHeight = 14;

QIcon stripOf(const std::vector<render::Colour>& colours) {
    QPixmap strip(2 * stripWidth, 2 * stripHeight);
    strip.setDevicePixelRatio(2);
    QPainter painter(&strip);
    const double width = double(stripWidth) / static_cast<double>(colours.size());
    for (std::size_t i = 0; i < colours.size(); ++i)
        painter.fillRect(QRectF(width * static_cast<double>(i), 0, width + 1, stripHeight),
                         shown(colours[i]));
    painter.setPen(theme().edge);
    painter.drawRect(QRectF(0.5, 0.5, stripWidth - 1, stripHeight - 1));
    painter.end();
    return QIcon(strip);
}

}  // namespace

RampBox::RampBox(bool kinds, QWidget* parent) : QComboBox(parent) {
    setAccessibleName(tr("Colours"));
    setIconSize({stripWidth, stripHeight});
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(4);
    if (kinds) addItem(tr("Clearly different"), QString());
    for (const render::ColourRamp& each : render::colourRamps())
        addItem(words(each.title), QString::fromStdString(each.name));
    showColours(false);
}

void RampBox::showColours(bool isInverted) {
    for (int i = 0; i < count(); ++i) {
        const std::string name = itemData(i).toString().toStdString();
        std::vector<render::Colour> colours;
        for (std::size_t kind = 0; name.empty() && kind < 8; ++kind)
            colours.push_back(render::kindColour(kind));
        setItemIcon(
            i, stripOf(name.empty() ? colours : render::colourRamp(name).sample(9, isInverted)));
    }
}

void RampBox::setRamp(const std::string& name, bool isInverted) {
    const QSignalBlocker quiet(this);
    const int at = findData(QString::fromStdString(name));
    setCurrentIndex(at);
    showColours(isInverted);
}

}  // namespace hetu::desktop
