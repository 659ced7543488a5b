#include "layers/geometry/figure_change.h"

#include <gtest/gtest.h>

#include "layers/geometry/editing.h"
#include "layers/geometry/operations.h"

namespace hetu {
namespace {

/// A large square, a small one inside it, one beside.
std::vector<Geometry> squares() {
    return {rectangle({0, 0}, {100, 100}), rectangle({20, 20}, {40, 40}),
            rectangle({100, 0}, {200, 100})};
}
const Path across{{-10, 30}, {110, 30}};

TEST(ChangeByFigure, OfSeveralAreasMeansTheSmallest) {
    const auto change = changeByFigure(squares(), {}, FigureUse::Split, across);
    ASSERT_TRUE(change.ok());
    EXPECT_EQ(change.value().shape, 1u);
    EXPECT_EQ(change.value().pieces, split(squares()[1], across).value());
}

TEST(ChangeByFigure, APreferredAreaGoesBeforeSmallerOnes) {
    const std::vector<std::size_t> preferred{0};
    const auto change = changeByFigure(squares(), preferred, FigureUse::Split, across);
    ASSERT_TRUE(change.ok());
    EXPECT_EQ(change.value().shape, 0u);
    EXPECT_EQ(change.value().pieces.size(), 2u);
}

TEST(ChangeByFigure, APreferredAreaThatCannotBeChangedLeavesTheOthers) {
    const std::vector<std::size_t> preferred{2};
    const auto change = changeByFigure(squares(), preferred, FigureUse::Split, across);
    ASSERT_TRUE(change.ok());
    EXPECT_EQ(change.value().shape, 1u);
}

TEST(ChangeByFigure, SaysWhyTheOneAreaItTouchesCannotBeChanged) {
    const std::vector<Geometry> one{rectangle({0, 0}, {100, 100})};
    const Path inside{{10, 10}, {20, 20}};
    const auto change = changeByFigure(one, {}, FigureUse::Split, inside);
    ASSERT_FALSE(change.ok());
    EXPECT_EQ(change.error().message.en, split(one[0], inside).error().message.en);
    const Path outside{{500, 500}, {600, 600}};
    EXPECT_EQ(changeByFigure(one, {}, FigureUse::Reshape, outside).error().code,
              ErrorCode::InvalidArgument);
}

TEST(ChangeByFigure, ReshapesAndCutsHolesAsTheOneAreaWouldBe) {
    const Path line{{-10, 50}, {50, 120}, {110, 50}};
    const auto reshaped =
        changeByFigure(squares(), std::vector<std::size_t>{0}, FigureUse::Reshape, line);
    ASSERT_TRUE(reshaped.ok());
    EXPECT_EQ(reshaped.value().pieces.front(), reshape(squares()[0], line).value());
    const Path ring{{60, 60}, {80, 60}, {80, 80}, {60, 80}};
    const auto cut = changeByFigure(squares(), {}, FigureUse::CutHole, ring);
    ASSERT_TRUE(cut.ok());
    EXPECT_EQ(cut.value().shape, 0u);
    EXPECT_NEAR(area(cut.value().pieces.front()), 9'600, 1e-6);
}

TEST(HoleAt, FillingAHoleUndoesCuttingIt) {
    const Geometry whole = squares()[0];
    const Geometry cut = cutHole(whole, {{60, 60}, {80, 60}, {80, 80}, {60, 80}}).value();
    EXPECT_FALSE(holeAt(cut, {10, 10}));
    EXPECT_FALSE(holeAt(whole, {70, 70}));
    ASSERT_TRUE(holeAt(cut, {70, 70}));
    EXPECT_NEAR(area(*holeAt(cut, {70, 70})), 400, 1e-6);
    const Geometry filled = withoutHole(cut, {70, 70}).value();
    EXPECT_NEAR(area(filled), area(whole), 1e-6);
    EXPECT_NEAR(area(intersection(filled, whole).value()), area(whole), 1e-6);
    EXPECT_EQ(withoutHole(cut, {10, 10}).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace hetu
