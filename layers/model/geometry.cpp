#include "layers/model/geometry.h"

namespace hetu {

std::string geometryWord(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::Point:
            return "point";
        case GeometryKind::Line:
            return "line";
        case GeometryKind::Polygon:
            return "polygon";
        case GeometryKind::None:
            break;
    }
    return "none";
}

Extent Geometry::extent() const {
    Extent box;
    for (const auto& part : parts)
        for (const Path& path : part)
            for (const Point p : path)
                box.include(p);
    return box;
}

}  // namespace hetu
