// Every style and every template must be read by QGIS without a word of complaint: the helper is
// asked to be strict, so that a warning fails the request.
#include <gtest/gtest.h>

#include "app/render/map_sheet.h"
#include "app/run/run_analysis.h"
#include "tests/app/render/map_fixture.h"
#include "tests/support/small_city.h"

namespace hetu::render {
namespace {

using test::Answer;

/// A workspace in which every analysis of the catalogue has been run: whatever layer one of them
/// leaves is drawn here, with the fields that it really has.
class AnalysedCity {
public:
    AnalysedCity()
        : m_workspace(Workspace::create(m_folder.file("city.hetu"), "EPSG:4546").value()) {
        auto transaction = std::move(m_workspace.begin()).value();
        for (const Layer& layer : ::hetu::test::smallCity())
            EXPECT_TRUE(transaction.append(layer.name, layer).ok()) << layer.name;
        EXPECT_TRUE(transaction.commit().ok());
        std::vector<app::RunRequest> requests;
        for (const analysis::Analysis& each : analysis::catalogue())
            requests.push_back({each.id, {}});
        // What only other choices than the usual ones leave.
        requests.push_back({"hot-spots", {{"units", "organisations"}}, "points"});
        requests.push_back({"kernel-density", {{"adaptive", "abramson"}}});
        requests.push_back({"scan-statistic", {{"model", "poisson"}, {"cases", "count"}}});
        requests.push_back({"blanks", {}, "2025"});
        requests.push_back({"between-years", {}});
        for (const app::RunRequest& request : requests) {
            const auto snapshot = std::move(m_workspace.snapshot()).value();
            const auto outcome = app::computeRun(*snapshot, request, {});
            EXPECT_TRUE(outcome.ok()) << request.analysis;
            if (outcome.ok()) {
                EXPECT_TRUE(app::storeRun(m_workspace, outcome.value()).ok()) << request.analysis;
            }
        }
        m_source = std::move(m_workspace.snapshot()).value();
    }
    [[nodiscard]] const LayerSource& source() const { return *m_source; }
    [[nodiscard]] const ::hetu::test::TemporaryFolder& folder() const { return m_folder; }
    [[nodiscard]] MapContent content(Language language = Language::Chinese) const {
        return {m_workspace.path(), HETU_SOURCE_DIR, language};
    }

private:
    ::hetu::test::TemporaryFolder m_folder;
    Workspace m_workspace;
    std::unique_ptr<LayerSource> m_source;
};

class Styles : public test::WithHelper {
protected:
    void SetUp() override {
        test::WithHelper::SetUp();
        setenv("HETU_QGIS_STRICT", "1", 1);
    }
    AnalysedCity m_city;
};

TEST_F(Styles, EveryLayerIsDrawnWithoutAWarning) {
    const auto renderer = makeQgisRenderer();
    MapContent content = m_city.content();
    const auto layers = content.allLayers(m_city.source());
    ASSERT_TRUE(layers.ok());
    for (const DrawnLayer& layer : layers.value()) {
        SCOPED_TRACE(layer.id);
        EXPECT_FALSE(layer.style.empty()) << "styles/layers has no look for it";
        Answer<MapImage> answer;
        MapRequest map = test::cityMap({layer});
        map.extent = {1900, 1900, 2100, 2100};  // near enough for styles that only speak up close
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
