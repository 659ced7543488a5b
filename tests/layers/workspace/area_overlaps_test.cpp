#include "layers/workspace/area_overlaps.h"

#include <random>

#include <gtest/gtest.h>

#include "layers/geometry/editing.h"
#include "layers/geometry/operations.h"
#include "layers/model/memory_source.h"
#include "layers/workspace/edit_shapes.h"
#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

class AreasOfAFile : public testing::Test {
protected:
    void keep(Layer rows) {
        auto workspace = m_isMade ? Workspace::open(path) : Workspace::create(path, "EPSG:4546");
        m_isMade = true;
        auto change = workspace.value().begin();
        ASSERT_TRUE(change.value().append(rows.name, rows).ok());
        ASSERT_TRUE(change.value().commit().ok());
    }
    static Layer zones(std::vector<Geometry> shapes) {
        Layer layer;
        layer.name = "zones";
        layer.kind = GeometryKind::Polygon;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < shapes.size(); ++i)
            names.push_back("zone " + std::to_string(i + 1));
        layer.table.add({"name", FieldType::Text}, names);
        layer.shapes = std::move(shapes);
        return layer;
    }
    test::TemporaryFolder m_folder;
    std::string path = m_folder.file("city.hetu");
    bool m_isMade = false;
};

const Point origin{632'000, 3'832'000};
Geometry square(double x, double y, double side) {
    return rectangle({origin.x + x, origin.y + y}, {origin.x + x + side, origin.y + y + side});
}

TEST_F(AreasOfAFile, OverlapsAreNamedTheLargestFirstWithoutTheAreaItself) {
    keep(zones({square(0, 0, 100), square(90, 0, 100), square(0, 50, 100), square(100, 100, 50),
                square(300, 0, 10)}));
    const auto found = overlapsOf(path, "zones", square(0, 0, 100), {1}).value();
    ASSERT_EQ(found.size(), 2u);  // the fourth only touches a corner
    EXPECT_EQ(found[0].name, "zone 3");
    EXPECT_NEAR(found[0].squareMetres, 5'000, 1e-6);
    EXPECT_EQ(found[1].id, 2);
    EXPECT_NEAR(found[1].squareMetres, 1'000, 1e-6);
    const std::vector<Geometry> shapes{found[0].shape, found[1].shape};
    const Geometry rest = withoutOverlap(square(0, 0, 100), shapes).value();
    EXPECT_TRUE(overlapsOf(path, "zones", rest, {1}).value().empty());
}

TEST_F(AreasOfAFile, ABoxIsAnsweredAsTheWholeLayerIs) {
    std::mt19937 random(20261124);
    std::uniform_real_distribution<double> place(0, 5'000), side(5, 300);
    std::vector<Geometry> shapes;
    for (int i = 0; i < 300; ++i)
        shapes.push_back(square(place(random), place(random), side(random)));
    shapes.push_back({});
    keep(zones(std::move(shapes)));
    Layer platforms;
    platforms.name = "platforms";
    platforms.kind = GeometryKind::Point;
    for (int i = 0; i < 200; ++i)
        platforms.points.push_back({origin.x + place(random), origin.y + place(random)});
    keep(platforms);

    const std::vector<std::string> layers{"zones", "platforms", "no such layer"};
    const auto source = Workspace::open(path).value().snapshot().value();
    const auto all = EditShapes::read(*source, layers).value();
    const Extent box{origin.x + 1'000, origin.y + 1'000, origin.x + 3'000, origin.y + 2'500};
    const auto some = EditShapes::readWithin(path, layers, box.grown(50), 1'000).value();
    EXPECT_TRUE(some->leftOut().empty());
    EXPECT_LT(some->rows().size(), all->rows().size() / 2);
    for (int i = 0; i < 500; ++i) {
        const Point hand{box.minX + place(random) * 0.4, box.minY + place(random) * 0.3};
        const auto here = some->at(hand, 20), there = all->at(hand, 20);
        ASSERT_EQ(here.has_value(), there.has_value());
        if (here) {
            EXPECT_EQ(some->rows()[*here].layer, all->rows()[*there].layer);
            EXPECT_EQ(some->rows()[*here].id, all->rows()[*there].id);
            EXPECT_EQ(some->rows()[*here].name, all->rows()[*there].name);
        }
        const auto near = some->snapping().nearest(hand, 20);
        const auto far = all->snapping().nearest(hand, 20);
        ASSERT_EQ(near.has_value(), far.has_value());
        if (near) {
            EXPECT_EQ(near->at, far->at);
        }
    }
}

TEST_F(AreasOfAFile, ALayerWithTooMuchInTheBoxIsLeftOutAndNamed) {
    keep(zones({square(0, 0, 10), square(20, 0, 10), square(40, 0, 10)}));
    const Extent box = square(0, 0, 100).extent();
    const auto shapes = EditShapes::readWithin(path, {"zones"}, box, 2).value();
    EXPECT_TRUE(shapes->rows().empty());
    EXPECT_EQ(shapes->leftOut(), std::vector<std::string>{"zones"});
    EXPECT_EQ(EditShapes::readWithin(path, {"zones"}, box, 3).value()->rows().size(), 3u);
}

}  // namespace
}  // namespace hetu
