#include "app/render/layer_style.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "app/render/layer_filter.h"
#include "layers/workspace/database.h"
#include "tests/app/render/map_fixture.h"

namespace hetu::render {
namespace {

using test::Answer;
using test::at;

LayerStyle everything() {
    LayerStyle style;
    style.kind = StyleKind::Categorised;
    style.look = {SymbolShape::Star, {1, 2, 3, 4}, {5, 6, 7, 8}, 0.35, LineStyle::Dashed, 3.25};
    style.field = "a \"field\" <&>";
    style.categories = {
        {"park", {"Park | one", "园区"}, {10, 20, 30, 255}, SymbolShape::Cross, false, false},
        {"", {"Other", "其他"}, {40, 50, 60, 255}, {}, true, true}};
    style.classes = {{0.1, 0.30000000000000004, {"low", "低"}, {1, 1, 1, 255}},
                     {0.30000000000000004, 7, {"high", "高"}, {2, 2, 2, 255}}};
    style.ramp = "dusk";
    style.isInverted = true;
    style.method = "quantile";
    style.classCount = 7;
    style.largestMillimetres = 9.5;
    style.largestValue = 1234.5;
    style.radiusMillimetres = 3;
    style.labels = {"name", 11, {9, 8, 7, 255}, false, 25000, true};
    style.nearerThan = 100000;
    return style;
}

TEST(LayerStyle, ReadsBackFromJsonAsItWasWritten) {
    EXPECT_EQ(styleFromJson(toJson(everything())).value(), everything());
    LayerStyle own;
    own.kind = StyleKind::Own;
    own.qml = "<qgis/>";
    EXPECT_EQ(styleFromJson(toJson(own)).value(), own);
    EXPECT_EQ(styleFromJson("{}").value(), LayerStyle{});
    EXPECT_EQ(styleFromJson(R"({"kind":"single","news":[1]})").value(), LayerStyle{});
}

TEST(LayerStyle, RefusesJsonThatIsNoStyle) {
    for (const char* json :
         {"", "[]", "nonsense", R"({"kind":"pretty"})", R"({"kind":7})",
          R"({"look":{"size_mm":-1}})", R"({"look":{"fill":"red"}})", R"({"class_count":0})",
          R"({"classes":[{"from":2,"to":1}]})", R"({"kind":"own"})", R"({"categories":7})"})
        EXPECT_EQ(styleFromJson(json).error().code, ErrorCode::InvalidArgument) << json;
}

TEST(ColourRamps, FallInBrightnessOrDoSoToBothSides) {
    for (const ColourRamp& ramp : colourRamps()) {
        const auto colours = ramp.sample(9);
        for (std::size_t i = 1; i < colours.size(); ++i) {
            const bool isRising = ramp.isDiverging && i <= 4;
            EXPECT_EQ(brightness(colours[i]) > brightness(colours[i - 1]), isRising)
                << ramp.name << " " << i;
        }
        auto inverted = ramp.sample(9, true);
        std::reverse(inverted.begin(), inverted.end());
        EXPECT_EQ(inverted, colours);
        EXPECT_FALSE(ramp.title.zh.empty());
    }
    EXPECT_EQ(parseColour("#A8232b"), (Colour{168, 35, 43, 255}));
    EXPECT_EQ(parseColour(toText(Colour{1, 2, 3, 4})), (Colour{1, 2, 3, 4}));
    EXPECT_FALSE(parseColour("#12345g"));
    EXPECT_FALSE(parseColour("red"));
}

/// Styles as QGIS draws them.
class LayerStyleDrawn : public test::WithHelper {
protected:
    void SetUp() override {
        test::WithHelper::SetUp();
        setenv("HETU_QGIS_STRICT", "1", 1);  // a warning fails the request
        m_renderer = makeQgisRenderer();
    }
    [[nodiscard]] DrawnLayer layer(const std::string& name,
                                   const LayerStyle& style,
                                   StyleTarget target) {
        DrawnLayer drawn = m_content.layers(m_city.source(), {name}).value().front();
        drawn.style = toQml(style, target, StyleWords::Both);
        return drawn;
    }
    [[nodiscard]] MapImage draw(const DrawnLayer& layer) {
        Answer<MapImage> answer;
        m_renderer->draw(1, test::cityMap({layer}, 200, 200), answer.callback());
        auto image = answer.wait();
        EXPECT_TRUE(image.ok()) << image.error().message.en;
        return image.ok() ? std::move(image).value() : MapImage{};
    }
    [[nodiscard]] std::vector<LegendEntry> legend(const DrawnLayer& layer) {
        Answer<std::vector<LegendEntry>> answer;
        m_renderer->legend({layer}, answer.callback());
        auto entries = answer.wait();
        EXPECT_TRUE(entries.ok()) << entries.error().message.en;
        return entries.ok() ? std::move(entries).value() : std::vector<LegendEntry>{};
    }
    /// The colour of the map at a place of the little city.
    [[nodiscard]] static Colour colourAt(const MapImage& image, Point place) {
        if (image.pixels.empty()) return {};
        const Extent& e = image.extent;
        const auto x = static_cast<int>((place.x - e.minX) / e.width() * image.widthPixels);
        const auto y = static_cast<int>((e.maxY - place.y) / e.height() * image.heightPixels);
        const std::uint8_t* p =
            image.pixels.data() + std::ptrdiff_t{y} * image.bytesPerRow + std::ptrdiff_t{x} * 4;
        return {p[2], p[1], p[0], p[3]};
    }
    [[nodiscard]] static std::size_t painted(const MapImage& image, Colour colour) {
        std::size_t count = 0;
        for (std::size_t i = 0; i + 3 < image.pixels.size(); i += 4)
            count += image.pixels[i] == colour.blue && image.pixels[i + 1] == colour.green &&
                     image.pixels[i + 2] == colour.red && image.pixels[i + 3] == 255;
        return count;
    }

    static constexpr Colour red{200, 0, 0, 255}, blue{0, 0, 200, 255}, green{0, 150, 0, 255};
    test::LittleCity m_city;
    MapContent m_content = m_city.content();  // its folder holds the surfaces
    std::unique_ptr<MapRenderer> m_renderer;
};

TEST_F(LayerStyleDrawn, SingleShowsShapeColourAndSizeOfPointsLinesAndAreas) {
    LayerStyle style = plainStyle(StyleTarget::Point);
    style.look.fill = red;
    style.look.shape = SymbolShape::Square;
    style.look.sizeMillimetres = 5;
    const MapImage points = draw(layer("organisations", style, StyleTarget::Point));
    EXPECT_EQ(colourAt(points, at(3000, 3000)), red);
    EXPECT_EQ(colourAt(points, at(7000, 6000)), red);
    const std::size_t small = painted(points, red);
    style.look.sizeMillimetres = 10;
    const std::size_t large = painted(draw(layer("organisations", style, StyleTarget::Point)), red);
    EXPECT_NEAR(static_cast<double>(large) / static_cast<double>(small), 4, 0.8);

    LayerStyle line = plainStyle(StyleTarget::Line);
    line.look.fill = blue;
    line.look.sizeMillimetres = 2;
    EXPECT_EQ(colourAt(draw(layer("streets", line, StyleTarget::Line)), at(6000, 6000)), blue);

    LayerStyle area = plainStyle(StyleTarget::Polygon);
    area.look.fill = green;
    EXPECT_EQ(colourAt(draw(layer("zones", area, StyleTarget::Polygon)), at(2700, 2700)), green);
    EXPECT_EQ(legend(layer("zones", area, StyleTarget::Polygon)).size(), 1u);
}

TEST_F(LayerStyleDrawn, CategoriesShowTheirColoursAndTheRest) {
    LayerStyle style = plainStyle(StyleTarget::Polygon);
    style.kind = StyleKind::Categorised;
    style.field = "name";
    style.look.line = LineStyle::None;
    style.categories = {{"东区", {"East", "东"}, red, {}, false, true},
                        {"", {"Other", "其他"}, blue, {}, true, true}};
    const DrawnLayer drawn = layer("regions", style, StyleTarget::Polygon);
    const MapImage image = draw(drawn);
    EXPECT_EQ(colourAt(image, at(2000, 2000)), red);
    EXPECT_EQ(colourAt(image, at(8000, 2000)), blue);
    const auto entries = legend(drawn);
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].text, "东");
    EXPECT_EQ(entries[1].text, "其他");
    style.categories[0].isShown = false;
    EXPECT_NE(colourAt(draw(layer("regions", style, StyleTarget::Polygon)), at(2000, 2000)), red);
}

TEST_F(LayerStyleDrawn, CategoriesOfNumbersAreFoundByTheirText) {
    LayerStyle style = plainStyle(StyleTarget::Point);
    style.kind = StyleKind::Categorised;
    style.field = "has_org";
    style.look.sizeMillimetres = 5;
    style.categories = {{"1", {"Yes", "有"}, red, {}, false, true},
                        {"0", {"No", "无"}, blue, SymbolShape::Square, false, true}};
    const MapImage image = draw(layer("organisations", style, StyleTarget::Point));
    EXPECT_EQ(colourAt(image, at(3000, 3000)), red);
    EXPECT_EQ(colourAt(image, at(7000, 6000)), blue);
}

TEST_F(LayerStyleDrawn, ClassesPutAValueOnALimitIntoTheLowerOne) {
    LayerStyle style = plainStyle(StyleTarget::Polygon);
    style.kind = StyleKind::Graduated;
    style.field = "coverage_rate";  // 100 and 0
    style.classes = {{0, 50, {"low", "低"}, red}, {50, 100, {"high", "高"}, blue}};
    const MapImage image = draw(layer("coverage_by_region", style, StyleTarget::Polygon));
    EXPECT_EQ(colourAt(image, at(2000, 2000)), blue);
    EXPECT_EQ(colourAt(image, at(8000, 2000)), red);
    style.classes = {{0, 100, {"low", "低"}, red}, {100, 200, {"high", "高"}, blue}};
    EXPECT_EQ(
        colourAt(draw(layer("coverage_by_region", style, StyleTarget::Polygon)), at(2000, 2000)),
        red);
    EXPECT_EQ(legend(layer("coverage_by_region", style, StyleTarget::Polygon)).at(1).text, "高");
}

TEST_F(LayerStyleDrawn, ProportionalCirclesHaveAreasLikeTheirValues) {
    LayerStyle style = plainStyle(StyleTarget::Point);
    style.kind = StyleKind::Proportional;
    style.field = "gain_organisations";  // 1200 and 3400
    style.look.fill = red;
    style.look.outlineMillimetres = 0;
    style.look.line = LineStyle::None;
    style.largestMillimetres = 14;
    style.largestValue = 3400;
    const DrawnLayer drawn = layer("sites", style, StyleTarget::Point);
    const MapImage image = draw(drawn);
    EXPECT_EQ(colourAt(image, at(7000, 6000)), red);
    const auto around = [&](Point centre) {
        int wide = 0;
        for (int x = -1500; x <= 1500; x += 10)
            wide += colourAt(image, {centre.x + x, centre.y}) == red;
        return static_cast<double>(wide);
    };
    EXPECT_NEAR(around(at(7000, 6000)) / around(at(3000, 3000)), std::sqrt(1200.0 / 3400), 0.06);
    const auto entries = legend(drawn);
    ASSERT_GE(entries.size(), 3u);
    EXPECT_TRUE(std::any_of(entries.begin(), entries.end(),
                            [](const LegendEntry& each) { return each.text == "3,400"; }));
    // A tenth, a half and the whole, however large on the map.
    const auto painted = [](const LegendEntry& each) {
        double count = 0;
        for (std::size_t i = 3; i < each.pixels.size(); i += 4)
            count += each.pixels[i] / 255.0;
        return count;
    };
    EXPECT_NEAR(painted(entries[1]) / painted(entries[2]), 0.5, 0.05);
    EXPECT_NEAR(painted(entries[0]) / painted(entries[2]), 0.1, 0.03);

    LayerStyle areas = style;
    areas.field = "organisations";
    areas.largestValue = 1;
    const DrawnLayer inAreas = layer("coverage_by_region", areas, StyleTarget::Polygon);
    EXPECT_EQ(colourAt(draw(inAreas), at(2500, 2500)), red);
    const auto sizes = legend(inAreas);
    ASSERT_EQ(sizes.size(), 4u);
    EXPECT_EQ(sizes[0].text, "区域与圆");
    EXPECT_EQ(sizes[3].text, "1.0");
    EXPECT_NEAR(painted(sizes[2]) / painted(sizes[3]), 0.5, 0.05);
    EXPECT_NEAR(painted(sizes[1]) / painted(sizes[3]), 0.1, 0.03);
}

TEST_F(LayerStyleDrawn, HeatGlowsWherePointsAreAndNowhereElse) {
    LayerStyle style = plainStyle(StyleTarget::Point);
    style.kind = StyleKind::Heat;
    const MapImage image = draw(layer("organisations", style, StyleTarget::Point));
    EXPECT_GT(colourAt(image, at(3000, 3000)).opaque, 200);
    EXPECT_EQ(colourAt(image, at(500, 9500)).opaque, 0);
}

TEST_F(LayerStyleDrawn, SurfacesKeepTheLimitsTheyAreGiven) {
    LayerStyle style = plainStyle(StyleTarget::Surface);
    style.classes = {{0, 20, {"up to 20", "20 以下"}, {0, 0, 0, 0}},
                     {20, 40, {"over 20", "20 以上"}, red}};
    const DrawnLayer drawn = layer("kernel_density", style, StyleTarget::Surface);
    const MapImage image = draw(drawn);
    EXPECT_EQ(colourAt(image, at(5000, 9000)).opaque, 0);  // values grow southwards from 0 to 40
    EXPECT_EQ(colourAt(image, at(5000, 1000)), red);
    const auto entries = legend(drawn);
    ASSERT_EQ(entries.size(), 1u);  // what is not painted has no line
    EXPECT_EQ(entries[0].text, "20 以上");
}

TEST_F(LayerStyleDrawn, LabelsAppearFromTheirScaleOn) {
    LayerStyle style = plainStyle(StyleTarget::Polygon);
    style.look.fill = {255, 255, 255, 255};
    style.look.line = LineStyle::None;
    const Colour black{0, 0, 0, 255};
    style.labels = {"name", 20, black, false, 0};
    const auto words = [&] {
        return painted(draw(layer("regions", style, StyleTarget::Polygon)), black);
    };
    EXPECT_GT(words(), 20u);
    style.labels.nearerThan = 1000;
    EXPECT_EQ(words(), 0u);
    style.labels.nearerThan = 10000000;
    EXPECT_GT(words(), 20u);
}

TEST_F(LayerStyleDrawn, AWholeLayerAppearsFromItsScaleOn) {
    LayerStyle style = plainStyle(StyleTarget::Polygon);
    style.look.fill = red;
    style.nearerThan = 1000;
    EXPECT_EQ(painted(draw(layer("regions", style, StyleTarget::Polygon)), red), 0u);
}

TEST_F(LayerStyleDrawn, FieldsAndValuesOfAnyNameAreReadWithoutAWarning) {
    LayerStyle style = everything();
    style.field = "name";
    style.nearerThan = 0;
    style.categories[0].value = "a'b\"c<d>&e|f\n";
    for (const StyleKind kind : {StyleKind::Single, StyleKind::Categorised, StyleKind::Heat}) {
        style.kind = kind;
        if (kind == StyleKind::Heat) style.field.clear();
        EXPECT_FALSE(draw(layer("organisations", style, StyleTarget::Point)).pixels.empty());
    }
}

TEST_F(LayerStyleDrawn, AFilterLeavesOnlyTheRowsThatMeetIt) {
    LayerStyle style = plainStyle(StyleTarget::Point);
    style.look.fill = red;
    style.look.sizeMillimetres = 5;
    DrawnLayer drawn = layer("organisations", style, StyleTarget::Point);
    const std::string source = drawn.source;
    const auto shown = [&](LayerFilter filter) {
        drawn.source = filteredSource(source, filter);
        const MapImage image = draw(drawn);
        return std::string(colourAt(image, at(3000, 3000)) == red ? "a" : "-") +
               (colourAt(image, at(7000, 6000)) == red ? "b" : "-");
    };
    EXPECT_EQ(shown({}), "ab");
    EXPECT_EQ(shown({{{"name", Comparison::Equal, "甲", false}}}), "a-");
    EXPECT_EQ(shown({{{"name", Comparison::Different, "甲", false}}}), "-b");
    EXPECT_EQ(shown({{{"has_org", Comparison::AtLeast, "1", true}}}), "a-");
    EXPECT_EQ(shown({{{"has_org", Comparison::Less, "1", true}}}), "-b");
    EXPECT_EQ(shown({{{"name", Comparison::Contains, "乙", false}}}), "-b");
    EXPECT_EQ(shown({{{"name", Comparison::BeginsWith, "%", false}}}), "--");
    EXPECT_EQ(shown({{{"industry", Comparison::IsMissing, "", false}}}), "ab");
    EXPECT_EQ(shown({{{"name", Comparison::IsThere, "", false}}}), "ab");
    EXPECT_EQ(
        shown({{{"name", Comparison::Equal, "甲", false}, {"name", Comparison::Equal, "乙", false}},
               true}),
        "ab");
    EXPECT_EQ(shown({{{"name", Comparison::Equal, "x' OR '1'='1", false}}}), "--");
}

TEST_F(LayerStyleDrawn, QgisShowsTheStyleThatTheFileHoldsAsItsDefault) {
    LayerStyle style = plainStyle(StyleTarget::Polygon);
    style.look.fill = green;
    const DrawnLayer ours = layer("zones", style, StyleTarget::Polygon);
    {
        auto file = database::Connection::open(m_city.workspace().path(),
                                               database::Connection::Mode::ReadWrite);
        ASSERT_TRUE(file.ok());
        // The table as QGIS makes it.
        ASSERT_TRUE(file.value()
                        .execute("CREATE TABLE IF NOT EXISTS layer_styles (id INTEGER PRIMARY KEY "
                                 "AUTOINCREMENT, f_table_catalog VARCHAR(256), f_table_schema "
                                 "VARCHAR(256), f_table_name VARCHAR(256), f_geometry_column "
                                 "VARCHAR(256), styleName VARCHAR(30), styleQML TEXT, styleSLD "
                                 "TEXT, useAsDefault INTEGER, description TEXT, owner VARCHAR(30), "
                                 "ui TEXT, update_time TIMESTAMP DEFAULT CURRENT_TIMESTAMP)")
                        .ok());
        auto insert = file.value().prepare(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, useAsDefault) "
            "VALUES ('', '', 'zones', 'geom', 'hetu', ?, 1)");
        ASSERT_TRUE(insert.ok());
        ASSERT_TRUE(insert.value()
                        .bind(1, toQml(style, StyleTarget::Polygon, StyleWords::Chinese))
                        .run()
                        .ok());
    }
    DrawnLayer stored = ours;
    stored.style = storedStyle;
    EXPECT_EQ(colourAt(draw(stored), at(2700, 2700)), green);
    const MapImage one = draw(ours), two = draw(stored);
    EXPECT_TRUE(
        std::equal(one.pixels.begin(), one.pixels.end(), two.pixels.begin(), two.pixels.end()));
}

/// A style of that kind that shows something of every layer of the little city.
LayerStyle styleOf(StyleKind kind, StyleTarget target, const std::string& field) {
    LayerStyle style = plainStyle(target);
    style.kind = kind;
    style.field = field;
    style.look.sizeMillimetres = 3;
    style.categories = {{"甲", {"A", "甲"}, {200, 0, 0, 255}, {}, false, true},
                        {"", {"others", "其他"}, {0, 0, 200, 255}, {}, true, true}};
    style.classes = {{-noLimit, 1, {"up to 1", "1 及以下"}, {200, 0, 0, 255}},
                     {1, noLimit, {"more than 1", "1 以上"}, {0, 0, 200, 255}}};
    style.largestValue = 4;
    if (target != StyleTarget::Surface) style.labels.field = "name";
    return style;
}

TEST_F(LayerStyleDrawn, EveryKindIsDrawnAlikeFromTheRequestAndAsQgisFindsItInTheFile) {
    {
        auto more = std::move(m_city.workspace().begin()).value();
        for (const auto& [name, kind] : {std::pair("organisations", GeometryKind::Point),
                                         std::pair("streets", GeometryKind::Line),
                                         std::pair("zones", GeometryKind::Polygon)}) {
            test::LayerBuilder rows(name, kind);
            rows.texts("name", {"丙"}).whole("amount", {4});
            if (kind == GeometryKind::Point)
                rows.points({at(5000, 2000)});
            else
                rows.shapes(
                    {kind == GeometryKind::Line
                         ? test::lineFrom(at(1000, 8000), at(9000, 8000))
                         : test::square(test::corner.x + 6000, test::corner.y + 6000, 2000)});
            ASSERT_TRUE(more.append(name, rows.layer()).ok());
        }
        ASSERT_TRUE(more.commit().ok());
    }
    const struct {
        const char* layer;
        StyleTarget target;
        std::vector<StyleKind> kinds;
    } cases[] = {{"organisations",
                  StyleTarget::Point,
                  {StyleKind::Single, StyleKind::Categorised, StyleKind::Graduated,
                   StyleKind::Proportional, StyleKind::Heat}},
                 {"streets",
                  StyleTarget::Line,
                  {StyleKind::Single, StyleKind::Categorised, StyleKind::Graduated}},
                 {"zones",
                  StyleTarget::Polygon,
                  {StyleKind::Single, StyleKind::Categorised, StyleKind::Graduated,
                   StyleKind::Proportional}}};
    for (const auto& each : cases)
        for (const StyleKind kind : each.kinds) {
            SCOPED_TRACE(std::string(each.layer) + " " + hetu::toText(static_cast<int>(kind)));
            const LayerStyle style =
                styleOf(kind, each.target, kind == StyleKind::Categorised ? "name" : "amount");
            auto change = std::move(m_city.workspace().begin()).value();
            ASSERT_TRUE(change.putItem("style", each.layer, toJson(style)).ok());
            ASSERT_TRUE(
                change.putStyle(each.layer, toQml(style, each.target, StyleWords::Chinese)).ok());
            ASSERT_TRUE(change.commit().ok());
            const auto source = std::move(m_city.workspace().snapshot()).value();
            const DrawnLayer ours = m_content.layers(*source, {each.layer}).value().front();
            EXPECT_EQ(ours.style, toQml(style, each.target, StyleWords::Both));
            DrawnLayer stored = ours;
            stored.style = storedStyle;
            const MapImage one = draw(ours), two = draw(stored);
            EXPECT_TRUE(std::equal(one.pixels.begin(), one.pixels.end(), two.pixels.begin(),
                                   two.pixels.end()));
            EXPECT_TRUE(std::any_of(one.pixels.begin(), one.pixels.end(),
                                    [](std::uint8_t channel) { return channel != 0; }));
        }
}

TEST_F(LayerStyleDrawn, ASurfaceKeepsTheLimitsOfAStyleFromElsewhere) {
    const LayerStyle classes = styleOf(StyleKind::Graduated, StyleTarget::Surface, "");
    LayerStyle own;
    own.kind = StyleKind::Own;
    own.qml = toQml(classes, StyleTarget::Surface, StyleWords::English);
    const MapImage one = draw(layer("kernel_density", classes, StyleTarget::Surface));
    const MapImage two = draw(layer("kernel_density", own, StyleTarget::Surface));
    EXPECT_GT(painted(one, {200, 0, 0, 255}), 0U);
    EXPECT_GT(painted(one, {0, 0, 200, 255}), 0U);
    EXPECT_TRUE(
        std::equal(one.pixels.begin(), one.pixels.end(), two.pixels.begin(), two.pixels.end()));
}

/// Listens on this machine and counts who calls.
class Listener {
public:
    Listener() : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(bind(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(listen(m_socket, 8), 0);
        socklen_t size = sizeof address;
        EXPECT_EQ(getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
        m_port = ntohs(address.sin_port);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { close(m_socket); }
    [[nodiscard]] std::string address() const {
        return "http://127.0.0.1:" + hetu::toText(m_port) + "/sign.svg";
    }
    [[nodiscard]] bool wasCalled() const {
        const int caller = accept(m_socket, nullptr, nullptr);
        if (caller >= 0) close(caller);
        return caller >= 0;
    }

private:
    int m_socket;
    int m_port = 0;
};

TEST_F(LayerStyleDrawn, AStyleThatWantsAPictureFromTheNetworkDoesNotGetIt) {
    const Listener listener;
    LayerStyle own;
    own.kind = StyleKind::Own;
    own.qml =
        "<qgis version=\"3.22\"><renderer-v2 type=\"singleSymbol\"><symbols><symbol "
        "type=\"marker\" name=\"0\"><layer class=\"SvgMarker\" enabled=\"1\"><Option "
        "type=\"Map\"><Option type=\"QString\" name=\"name\" value=\"" +
        listener.address() +
        "\"/><Option type=\"QString\" name=\"size\" value=\"8\"/></Option></layer></symbol>"
        "</symbols></renderer-v2></qgis>";
    unsetenv("HETU_QGIS_STRICT");  // that the picture is missing may well be said
    const auto renderer = makeQgisRenderer();
    for (int i = 0; i < 2; ++i) {
        Answer<MapImage> answer;
        renderer->draw(1,
                       test::cityMap({layer("organisations", own, StyleTarget::Point)}, 200, 200),
                       answer.callback());
        EXPECT_TRUE(answer.wait().ok());
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    EXPECT_FALSE(listener.wasCalled());
}

TEST_F(LayerStyleDrawn, WordsOfANumberHaveFewDecimalsAndTextIsLeftAsItIs) {
    auto more = std::move(m_city.workspace().begin()).value();
    ASSERT_TRUE(more.append("zones", test::LayerBuilder("zones", GeometryKind::Polygon)
                                         .shapes({test::square(test::corner.x + 4000,
                                                               test::corner.y + 4000, 3000)})
                                         .reals("rate", {61.53846153846154})
                                         .reals("rounded", {61.5})
                                         .reals("share", {0.8761})
                                         .reals("hundredths", {0.88})
                                         .whole("whole", {61})
                                         .texts("said", {"61"})
                                         .texts("month", {"2024.06"})
                                         .texts("round", {"2024.1"})
                                         .layer())
                    .ok());
    ASSERT_TRUE(more.commit().ok());
    const auto source = std::move(m_city.workspace().snapshot()).value();
    const auto labelled = [&](const char* field, bool isNumber = true) {
        LayerStyle style = plainStyle(StyleTarget::Polygon);
        style.labels.field = field;
        style.labels.isNumber = isNumber;
        style.labels.sizePoints = 14;
        DrawnLayer drawn = m_content.layers(*source, {"zones"}).value().front();
        drawn.style = toQml(style, StyleTarget::Polygon, StyleWords::Both);
        const MapImage image = draw(drawn);
        return std::vector<std::uint8_t>(image.pixels.begin(), image.pixels.end());
    };
    EXPECT_EQ(labelled("rate"), labelled("rounded"));
    EXPECT_EQ(labelled("share"), labelled("hundredths"));
    EXPECT_EQ(labelled("whole"), labelled("said", false));
    EXPECT_NE(labelled("month", false), labelled("round", false));
    EXPECT_NE(labelled("rate"), labelled("whole"));
}

TEST(LayerFilter, ReadsBackFromJsonAsItWasWritten) {
    LayerFilter filter{{{"a \"b\"", Comparison::BeginsWith, "x|y", false},
                        {"n", Comparison::AtMost, "-1.5", true},
                        {"n", Comparison::IsMissing, "", true}},
                       true};
    EXPECT_EQ(filterFromJson(toJson(filter)).value(), filter);
    EXPECT_TRUE(filterFromJson("{}").value().isEmpty());
    for (const char* json :
         {"", "[]", R"({"conditions":[{"field":"a","is":"like"}]})",
          R"({"conditions":[{"is":"equal"}]})",
          R"({"conditions":[{"field":"a","is":"equal","value":"1; DROP","number":true}]})",
          R"({"conditions":[{"field":"a","is":"equal","value":"nan","number":true}]})"})
        EXPECT_EQ(filterFromJson(json).error().code, ErrorCode::InvalidArgument) << json;
    EXPECT_EQ(toSql({{{"a\"b", Comparison::Equal, "it's", false}}}), "\"a\"\"b\" = 'it''s'");
}

}  // namespace
}  // namespace hetu::render
