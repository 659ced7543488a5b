#pragma once
#include <QIcon>
#include <QString>

namespace hetu::desktop {

/// The icon look/icons/NAME.svg, sharp at every size, in the colours of the theme at the time it is
/// drawn. An unknown name is an empty icon.
[[nodiscard]] QIcon icon(const QString& name);

}  // namespace hetu::desktop
