#include "app/render/protocol.h"

#include <random>
#include <string>
#include <variant>

#include <gtest/gtest.h>

namespace hetu::render::protocol {
namespace {

Message throughTheWire(const Message& message) {
    const auto frame = encode(message);
    EXPECT_TRUE(frame.ok());
    FrameReader reader;
    reader.feed(frame.value());
    auto back = reader.next();
    EXPECT_TRUE(back.ok());
    EXPECT_TRUE(back.value().has_value());
    return *back.value();
}

MapRequest someMap() {
    MapRequest map;
    map.layers = {
        {"organisations", "两新组织", "ogr", "/a b.hetu|layername=x", "/s.qml", 0.5, "en"}};
    map.extent = {1.25, 2, 3.0000001, 4e7};
    map.crs = "EPSG:4546";
    map.widthPixels = 640;
    map.heightPixels = 480;
    map.dpi = 144;
    map.rotationDegrees = -30.5;
    return map;
}

std::string frameOf(const std::string& body) {
    std::string frame;
    for (int shift = 0; shift < 32; shift += 8)
        frame += static_cast<char>((body.size() >> shift) & 0xFF);
    return frame + body;
}

TEST(Protocol, DrawComesBackAsItWasSent) {
    const Draw draw{42, 7, someMap(), {"/proc/1/fd/9", 2560}, true, true};
    const auto back = std::get<Draw>(throughTheWire(draw));
    EXPECT_TRUE(back.isCareful);
    EXPECT_EQ(back.request, 42);
    EXPECT_EQ(back.view, 7);
    EXPECT_EQ(back.map.extent, draw.map.extent);
    EXPECT_EQ(back.map.crs, "EPSG:4546");
    EXPECT_EQ(back.map.widthPixels, 640);
    EXPECT_EQ(back.map.heightPixels, 480);
    EXPECT_EQ(back.map.dpi, 144);
    EXPECT_EQ(back.map.rotationDegrees, -30.5);
    EXPECT_TRUE(back.wantsSketches);
    EXPECT_EQ(back.memory.path, "/proc/1/fd/9");
    EXPECT_EQ(back.memory.bytesPerRow, 2560);
    ASSERT_EQ(back.map.layers.size(), 1U);
    EXPECT_EQ(back.map.layers[0].title, "两新组织");
    EXPECT_EQ(back.map.layers[0].source, "/a b.hetu|layername=x");
    EXPECT_EQ(back.map.layers[0].opacity, 0.5);
    EXPECT_EQ(back.map.layers[0].language, "en");
    EXPECT_EQ(back.map.layers[0].part, LayerPart::Whole);
    for (const LayerPart part : {LayerPart::Signs, LayerPart::Names}) {
        Draw half = draw;
        half.map.layers[0].part = part;
        EXPECT_EQ(std::get<Draw>(throughTheWire(half)).map.layers[0].part, part);
    }
}

TEST(Protocol, LayoutComesBackAsItWasSent) {
    LayoutRequest layout;
    layout.layoutTemplate = "/t.qpt";
    layout.extent = {0, 0, 10, 10};
    layout.crs = "EPSG:4546";
    layout.texts = {{"title", "洛阳市"}, {"title", "\"quoted\"\n"}};
    layout.table = {{"a", "b"}, {"1", ""}};
    layout.targetFile = "/tmp/x.pdf";
    const auto back = std::get<ExportLayout>(throughTheWire(ExportLayout{3, layout}));
    EXPECT_EQ(back.layout.layoutTemplate, layout.layoutTemplate);
    EXPECT_EQ(back.layout.extent, layout.extent);
    EXPECT_TRUE(back.layout.inset.isEmpty());
    EXPECT_EQ(back.layout.texts, layout.texts);
    EXPECT_EQ(back.layout.table, layout.table);
    EXPECT_EQ(back.layout.targetFile, layout.targetFile);
    EXPECT_EQ(back.layout.language, "zh");
}

TEST(Protocol, EveryOtherMessageComesBackAsItWasSent) {
    EXPECT_EQ(std::get<Hello>(throughTheWire(Hello{9, "QGIS 3"})).protocol, 9);
    EXPECT_EQ(std::get<DrawLegend>(throughTheWire(DrawLegend{1, someMap().layers})).layers.size(),
              1U);
    EXPECT_EQ(std::get<SaveProject>(
                  throughTheWire(SaveProject{2, {{}, {0, 0, 1, 1}, "EPSG:1", "t", "/p.qgz"}}))
                  .project.targetFile,
              "/p.qgz");
    EXPECT_EQ(std::get<Cancel>(throughTheWire(Cancel{5})).request, 5);
    EXPECT_EQ(std::get<Drawn>(throughTheWire(Drawn{6, {1, 2, 3, 4}, 12.5})).milliseconds, 12.5);
    EXPECT_EQ(std::get<Sketched>(throughTheWire(Sketched{6, {1, 2, 3, 4}})).extent,
              (Extent{1, 2, 3, 4}));
    EXPECT_EQ(std::get<Exported>(throughTheWire(Exported{7, "/x.pdf"})).file, "/x.pdf");
    EXPECT_EQ(std::get<Saved>(throughTheWire(Saved{8, "/x.qgz"})).file, "/x.qgz");
    EXPECT_EQ(std::get<Advanced>(throughTheWire(Advanced{9, 0.25, "排版"})).what, "排版");
    const auto failed = std::get<Failed>(
        throughTheWire(Failed{10, {ErrorCode::Crs, {"en", "中"}, {"hint", "提示"}}}));
    EXPECT_EQ(failed.error.code, ErrorCode::Crs);
    EXPECT_EQ(failed.error.message.zh, "中");
    EXPECT_EQ(failed.error.hint.en, "hint");
    LegendEntry entry{"zones", "园区", 2, {}};
    for (int i = 0; i < 16; ++i)
        entry.pixels.push_back(static_cast<std::uint8_t>(i * 17));
    const auto legend = std::get<LegendDrawn>(throughTheWire(LegendDrawn{11, {entry}}));
    ASSERT_EQ(legend.entries.size(), 1U);
    EXPECT_EQ(legend.entries[0].pixels, entry.pixels);
}

TEST(Protocol, FramesMayArriveInAnyPieces) {
    const std::string stream = encode(Cancel{1}).value() + encode(Cancel{2}).value();
    FrameReader reader;
    int seen = 0;
    for (const char byte : stream) {
        reader.feed({&byte, 1});
        const auto message = reader.next();
        ASSERT_TRUE(message.ok());
        if (!message.value()) continue;
        EXPECT_EQ(std::get<Cancel>(*message.value()).request, ++seen);
    }
    EXPECT_EQ(seen, 2);
}

TEST(Protocol, RefusesLengthsOutsideItsLimits) {
    for (const std::string& head :
         {std::string(4, '\0'), std::string("\x01\x00\x00\x04", 4), std::string(4, '\xFF')}) {
        FrameReader reader;
        reader.feed(head);
        const auto message = reader.next();
        ASSERT_FALSE(message.ok());
        EXPECT_EQ(message.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(Protocol, RefusesWhatIsNotOneOfItsMessages) {
    for (
        const std::string& body : {
            std::string("{"),
            std::string("[]"),
            std::string("null"),
            std::string("\xFF\xFE"),
            std::string(R"({"type":"cancel"})"),
            std::string(R"({"type":"cancel","request":"1"})"),
            std::string(R"({"type":"cancel","request":1.5})"),
            std::string(R"({"type":"cancel","request":18446744073709551615})"),
            std::string(R"({"type":"dance","request":1})"),
            std::string(R"({"type":"hello","protocol":99999999999,"program":""})"),
            std::string(R"({"type":"drawn","request":1,"extent":[1,2,3],"milliseconds":1})"),
            std::string(R"({"type":"drawn","request":1,"extent":[1,2,3,1e999],"milliseconds":1})"),
            std::string(R"({"type":"failed","request":1,"code":"odd"})"),
            std::string(
                R"({"type":"legend_drawn","request":1,"entries":[{"layer":"","text":"","size":2,"pixels":"AAAA"}]})"),
            std::string(R"({"type":"legend","request":1,"layers":[7]})"),
        }) {
        const auto message = decode(body);
        ASSERT_FALSE(message.ok()) << body;
        EXPECT_EQ(message.error().code, ErrorCode::InvalidArgument);
        FrameReader reader;
        reader.feed(frameOf(body));
        EXPECT_FALSE(reader.next().ok());
    }
}

TEST(Protocol, RefusesDeepNestingWithoutOverflowingTheStack) {
    const auto message = decode(std::string(1'000'000, '['));
    EXPECT_FALSE(message.ok());
}

TEST(Protocol, RefusesPicturesThatDoNotFitTheirMemory) {
    Draw draw{1, 0, someMap(), {"/proc/1/fd/9", 2559}, false};
    EXPECT_FALSE(decode(encode(draw).value().substr(4)).ok());
    draw.memory.bytesPerRow = 2560;
    EXPECT_TRUE(decode(encode(draw).value().substr(4)).ok());
    draw.map.widthPixels = 20000;
    draw.memory.bytesPerRow = 80000;
    EXPECT_FALSE(decode(encode(draw).value().substr(4)).ok());
}

TEST(Protocol, SurvivesDamagedFrames) {
    constexpr unsigned seed = 20261123;
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const std::string whole =
        encode(Draw{42, 7, someMap(), {"/proc/1/fd/9", 2560}, false}).value().substr(4);
    for (int round = 0; round < 5000; ++round) {
        std::string body = whole;
        for (int i = 0; i < 3; ++i)
            body[random() % body.size()] = static_cast<char>(random());
        if (round % 3 == 0) body.resize(random() % body.size());
        [[maybe_unused]] const auto message = decode(body);
    }
}

TEST(Protocol, ReplacesBytesThatAreNotUtf8) {
    const auto back = std::get<Exported>(throughTheWire(Exported{1, "a\xFF"}));
    EXPECT_EQ(back.file, "a\xEF\xBF\xBD");
}

TEST(Base64, DecodesWhatItEncodes) {
    std::vector<std::uint8_t> bytes;
    for (int i = 0; i < 260; ++i) {
        const auto back = fromBase64(toBase64(bytes));
        ASSERT_TRUE(back.has_value());
        EXPECT_EQ(*back, bytes);
        bytes.push_back(static_cast<std::uint8_t>(i * 7));
    }
    EXPECT_EQ(toBase64({'M', 'a'}), "TWE=");  // RFC 4648
}

TEST(Base64, RefusesWhatIsNone) {
    for (const char* text : {"A", "AAA", "A===", "AA=A", "====", "AA==AAAA", "A A="})
        EXPECT_FALSE(fromBase64(text).has_value()) << text;
}

}  // namespace
}  // namespace hetu::render::protocol
