#pragma once
#include "layers/model/layer.h"

namespace hetu::desktop {

constexpr Point corner{632'000, 3'833'000};

/// A park of a kilometre, north-east of `corner`.
inline Layer park() {
    Layer layer;
    layer.name = "zones";
    layer.kind = GeometryKind::Polygon;
    layer.shapes = {Geometry::polygon({corner,
                                       {corner.x + 1000, corner.y},
                                       {corner.x + 1000, corner.y + 1000},
                                       {corner.x, corner.y + 1000},
                                       corner})};
    layer.table.add({"name", FieldType::Text}, std::vector<std::string>{"高新园"});
    return layer;
}

/// Three of them with these names: an association, an enterprise, and one of which that is not
/// known.
inline Layer organisations(std::vector<Point> points, std::vector<std::string> names) {
    Layer layer;
    layer.name = "organisations";
    layer.kind = GeometryKind::Point;
    layer.points = std::move(points);
    layer.table.add({"name", FieldType::Text}, std::move(names));
    layer.table.add({"kind", FieldType::Text},
                    std::vector<std::string>{"social", "enterprise", ""});
    layer.table.add({"employees", FieldType::Integer}, std::vector<double>{1240, missingNumber, 3});
    return layer;
}

}  // namespace hetu::desktop
