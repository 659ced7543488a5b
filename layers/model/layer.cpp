#include "layers/model/layer.h"

#include <cmath>

namespace hetu {

Extent Layer::extent() const {
    Extent box;
    for (const Point p : points)
        if (std::isfinite(p.x) && std::isfinite(p.y)) box.include(p);
    for (const Geometry& shape : shapes)
        box.include(shape.extent());
    return box;
}

}  // namespace hetu
