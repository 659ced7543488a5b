#pragma once
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "layers/model/layer.h"
#include "layers/workspace/register_schema.h"

namespace hetu::test {

/// Column `name` of a register layer, typed as the register says.
inline Column& columnOf(Layer& layer, const std::string& name) {
    for (const Field& field : findRegisterLayer(layer.name)->fields)
        if (field.name == name) return layer.table.add(field);
    return layer.table.add({name, FieldType::Text});
}

inline Layer registerLayer(const std::string& name) {
    const RegisterLayer* known = findRegisterLayer(name);
    return {name, known->title, known->geometry, {}, {}, {}};
}

inline void addIds(Layer& layer, std::size_t count) {
    std::vector<double> ids(count);
    std::iota(ids.begin(), ids.end(), 1.0);
    layer.table.add({"id", FieldType::Integer}, std::move(ids));
}

inline Geometry rectangle(double x, double y, double width, double height) {
    return Geometry::polygon(
        {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}});
}

/// Every register layer of a city of 10 km: two counties, four zones, four streets, five
/// platforms, and about 600 organisations in crowds, some without a position or out of the base.
inline std::vector<Layer> smallCity(unsigned seed = 1) {
    std::mt19937 random(seed);
    std::normal_distribution<> normal(0, 250);
    std::uniform_real_distribution<> real(0, 10'000);
    const Point crowds[] = {{2000, 2000}, {7500, 2500}, {5000, 6000}, {1500, 8000}, {8500, 8500}};
    const auto pick = [&](std::vector<double> of) { return of[random() % of.size()]; };

    Layer organisations = registerLayer("organisations");
    for (int i = 0; i < 600; ++i) {
        Point p{real(random), real(random)};
        if (i % 10 < 8) {
            const Point crowd = crowds[random() % 5];
            p = {crowd.x + normal(random), crowd.y + normal(random)};
        }
        // Whole decimetres, and now and then two in one building.
        p = {std::round(p.x * 10) / 10, std::round(p.y * 10) / 10};
        if (i % 30 == 7) p = organisations.points.back();
        if (i % 97 == 5) p = {missingNumber, missingNumber};
        organisations.points.push_back(p);
    }
    const std::size_t count = organisations.points.size();
    addIds(organisations, count);
    const char* modes[] = {"own", "joint", "attached", "industry", "region", "instructor", "", ""};
    for (const Field& field : findRegisterLayer("organisations")->fields) {
        Column& column = organisations.table.add(field);
        for (std::size_t i = 0; i < count; ++i) {
            const std::string number = toText(i + 1);
            if (field.name == "mode")
                column.texts.emplace_back(modes[random() % 8]);
            else if (field.name == "kind")
                column.texts.emplace_back(random() % 5 ? "enterprise" : "social");
            else if (column.isText())
                column.texts.push_back(field.name == "name" ? "组织" + number : "甲");
            else if (field.name == "in_base")
                column.numbers.push_back(pick({1, 1, 1, 1, 1, 1, missingNumber, 0}));
            else if (field.name == "employees" || field.name == "members")
                column.numbers.push_back(pick({missingNumber, 0, 1, 3, 8, 20, 45, 300}));
            else
                column.numbers.push_back(pick({missingNumber, 0, 0, 1}));
        }
    }

    Layer regions = registerLayer("regions");
    regions.shapes = {rectangle(0, 0, 5000, 10'000), rectangle(5000, 0, 5000, 10'000)};
    addIds(regions, 2);
    columnOf(regions, "name").texts = {"东城区", "西城区"};
    columnOf(regions, "code").texts = {"410311", "410303"};
    columnOf(regions, "level").texts = {"county", "county"};

    Layer zones = registerLayer("zones");
    zones.shapes = {rectangle(1200, 1200, 1600, 1600), rectangle(6700, 1700, 1600, 1600),
                    rectangle(4200, 5200, 1600, 1600), rectangle(8000, 8000, 1000, 1000)};
    addIds(zones, 4);
    columnOf(zones, "name").texts = {"高新园", "商贸街区", "中心商圈", "物流园"};
    columnOf(zones, "kind").texts = {"park", "street", "district", "park"};

    Layer streets = registerLayer("streets");
    for (const double y : {2000.0, 6000.0, 8200.0})
        streets.shapes.push_back({GeometryKind::Line, {{{{0, y}, {10'000, y}}}}});
    streets.shapes.push_back({GeometryKind::Line, {{{{5100, 0}, {5100, 10'000}}}}});
    addIds(streets, 4);
    columnOf(streets, "name").texts = {"开元大道", "中州路", "", "王城大道"};

    Layer buildings = registerLayer("buildings");
    buildings.shapes = {rectangle(2000, 2000, 40, 60), rectangle(5000, 6000, 50, 50)};
    addIds(buildings, 2);
    columnOf(buildings, "name").texts = {"创业大厦", ""};

    Layer platforms = registerLayer("platforms");
    platforms.points = {{2100, 2050}, {7400, 2500}, {5000, 6100}, {1500, 8000}, {9000, 1000}};
    addIds(platforms, 5);
    columnOf(platforms, "name").texts = {"一号平台", "二号平台", "三号平台", "四号平台",
                                         "五号平台"};
    columnOf(platforms, "status").texts = {"built", "construction", "planned", "candidate",
                                           "built"};

    std::vector<Layer> layers;
    for (Layer* layer : {&organisations, &zones, &streets, &buildings, &regions, &platforms})
        layers.push_back(std::move(*layer));
    return layers;
}

/// The same rows in another order, ids with them.
inline std::vector<Layer> shuffled(std::vector<Layer> layers, unsigned seed) {
    std::mt19937 random(seed);
    for (Layer& layer : layers) {
        std::vector<std::size_t> order(layer.rowCount());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), random);
        const auto rearrange = [&](auto& values) {
            auto old = values;
            for (std::size_t i = 0; i < old.size(); ++i)
                values[i] = old[order[i]];
        };
        rearrange(layer.points);
        rearrange(layer.shapes);
        for (Column& column : layer.table.columns()) {
            rearrange(column.numbers);
            rearrange(column.texts);
        }
    }
    return layers;
}

}  // namespace hetu::test
