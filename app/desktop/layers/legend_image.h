#pragma once
#include <QImage>

#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// The sign of a line of a legend; null where it has none.
[[nodiscard]] QImage imageOf(const render::LegendEntry& entry);

}  // namespace hetu::desktop
