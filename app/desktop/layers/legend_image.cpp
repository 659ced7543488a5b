#include "app/desktop/layers/legend_image.h"

#include <algorithm>

namespace hetu::desktop {

QImage imageOf(const render::LegendEntry& entry) {
    const auto side = static_cast<std::size_t>(std::max(entry.sizePixels, 0));
    if (side == 0 || entry.pixels.size() < 4 * side * side) return {};
    return QImage(entry.pixels.data(), entry.sizePixels, entry.sizePixels, 4 * entry.sizePixels,
                  QImage::Format_ARGB32_Premultiplied)
        .copy();
}

}  // namespace hetu::desktop
