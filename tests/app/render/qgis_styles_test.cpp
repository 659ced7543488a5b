// Every style and every template must be read by QGIS without a word of complaint: the helper is
// asked to be strict, so that a warning fails the request.
#include <gtest/gtest.h>

#include "app/render/map_sheet.h"
#include "tests/app/render/map_fixture.h"

namespace hetu::render {
namespace {

using test::Answer;

class Styles : public test::WithHelper {
protected:
    void SetUp() override {
        test::WithHelper::SetUp();
        setenv("HETU_QGIS_STRICT", "1", 1);
    }
    test::LittleCity m_city;
};

TEST_F(Styles, EveryLayerIsDrawnWithoutAWarning) {
    const auto renderer = makeQgisRenderer();
    MapContent content = m_city.content();
    const auto layers = content.allLayers(m_city.source());
    ASSERT_TRUE(layers.ok());
    for (const DrawnLayer& layer : layers.value()) {
        SCOPED_TRACE(layer.id);
        Answer<MapImage> answer;
        MapRequest map = test::cityMap({layer});
        // Near enough for styles that only speak up close.
        map.extent = {test::corner.x + 2450, test::corner.y + 2450, test::corner.x + 2650,
                      test::corner.y + 2650};
        renderer->draw(1, map, answer.callback());
        const auto image = answer.wait();
        EXPECT_TRUE(image.ok()) << image.error().message.en;
    }
}

TEST_F(Styles, EveryStyleFileBelongsToALayer) {
    MapContent content = m_city.content();
    std::vector<std::string> used;
    const auto layers = content.allLayers(m_city.source());
    ASSERT_TRUE(layers.ok());
    for (const DrawnLayer& layer : layers.value())
        used.push_back(layer.style);
    for (const auto& entry : std::filesystem::directory_iterator(HETU_SOURCE_DIR "/styles/layers"))
        EXPECT_NE(std::find(used.begin(), used.end(), entry.path().string()), used.end())
            << entry.path();
}

TEST_F(Styles, EveryLegendTextIsInBothLanguages) {
    const auto renderer = makeQgisRenderer();
    std::vector<std::string> texts[2];
    for (const Language language : {Language::Chinese, Language::English}) {
        MapContent content = m_city.content(language);
        Answer<std::vector<LegendEntry>> answer;
        renderer->legend(content.allLayers(m_city.source()).value(), answer.callback());
        const auto entries = answer.wait();
        ASSERT_TRUE(entries.ok()) << entries.error().message.en;
        for (const LegendEntry& entry : entries.value())
            texts[language == Language::Chinese ? 0 : 1].push_back(entry.text);
    }
    ASSERT_EQ(texts[0].size(), texts[1].size());
    for (std::size_t i = 0; i < texts[0].size(); ++i) {
        EXPECT_EQ(texts[0][i].empty(), texts[1][i].empty());
        EXPECT_EQ(texts[0][i].find('|'), std::string::npos) << texts[0][i];
        EXPECT_EQ(texts[1][i].find('|'), std::string::npos) << texts[1][i];
        EXPECT_TRUE(std::all_of(texts[1][i].begin(), texts[1][i].end(), [](char c) {
            return static_cast<unsigned char>(c) < 0xE3;
        })) << texts[1][i];
    }
}

TEST_F(Styles, EveryTemplateIsFilledWithoutAWarning) {
    const auto renderer = makeQgisRenderer();
    for (const Language language : {Language::Chinese, Language::English}) {
        MapContent content = m_city.content(language);
        for (const MapTheme& theme : mapThemes()) {
            SCOPED_TRACE(theme.name);
            const auto sheet =
                mapSheet(m_city.source(), content, [](std::string_view) { return std::string(); },
                         {theme.name, "", m_city.folder().file(theme.name + ".svg")});
            ASSERT_TRUE(sheet.ok()) << sheet.error().message.en;
            Answer<std::string> answer;
            renderer->exportLayout(sheet.value(), {}, answer.callback());
            const auto file = answer.wait();
            EXPECT_TRUE(file.ok()) << file.error().message.en;
        }
    }
}

}  // namespace
}  // namespace hetu::render
