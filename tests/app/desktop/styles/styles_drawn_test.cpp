// What the panel keeps, as QGIS draws it from the file and as this program draws it.
#include <QFileInfo>
#include <future>

#include "app/render/map_content.h"
#include "tests/app/desktop/styles/styles_fixture.h"

namespace hetu::desktop {
namespace {

using render::StyleKind;

TEST(StylesDrawn, QgisShowsEachStyleOfThePanelAsTheWindowDoes) {
    const QString helper = QStringLiteral(HETU_PROGRAM_DIR "/hetu-qgis");
    if (!QFileInfo::exists(helper)) GTEST_SKIP() << "hetu-qgis was not built.";
    qputenv("HETU_QGIS_HELPER", helper.toUtf8());
    qputenv("HETU_QGIS_STRICT", "1");  // a warning fails the request
    const test::TemporaryFolder folder;
    const std::string path = test::workspaceFile(folder, test::styledCity());
    const auto renderer = render::makeQgisRenderer();
    const auto draw = [&](render::DrawnLayer layer, const std::string& style) {
        layer.style = style;
        layer.opacity = 1;
        render::MapRequest request;
        request.layers = {layer};
        request.extent = {636'500, 3'830'500, 641'500, 3'834'000};
        request.crs = "EPSG:4546";
        request.widthPixels = 500;
        request.heightPixels = 350;
        std::promise<Result<render::MapImage>> answer;
        renderer->draw(1, request,
                       [&](Result<render::MapImage> image) { answer.set_value(std::move(image)); });
        auto image = answer.get_future().get();
        EXPECT_TRUE(image.ok()) << image.error().message.en;
        return image.ok() ? std::vector<std::uint8_t>(image.value().pixels.begin(),
                                                      image.value().pixels.end())
                          : std::vector<std::uint8_t>();
    };
    test::StyleSession desk(path);
    const struct {
        const char* layer;
        std::vector<StyleKind> kinds;
    } cases[] = {{"organisations",
                  {StyleKind::Single, StyleKind::Categorised, StyleKind::Graduated,
                   StyleKind::Proportional, StyleKind::Heat}},
                 {"streets", {StyleKind::Single, StyleKind::Categorised}},
                 {"zones", {StyleKind::Single, StyleKind::Categorised}}};
    for (const auto& each : cases) {
        desk.open(each.layer);
        std::vector<std::uint8_t> before;
        for (const StyleKind kind : each.kinds) {
            SCOPED_TRACE(std::string(each.layer) + " " + std::to_string(int(kind)));
            desk.pickKind(kind);
            ASSERT_EQ(desk.style(each.layer).kind, kind);
            render::DrawnLayer shown;
            for (const render::DrawnLayer& layer : desk.window.layerPanel().visibleLayers())
                if (layer.id == each.layer) shown = layer;
            const auto ours = draw(shown, shown.style);
            EXPECT_EQ(ours, draw(shown, render::storedStyle));
            EXPECT_NE(ours, before);
            before = ours;
        }
    }
    // A file that was saved is drawn as what it was saved from.
    desk.choose("organisations");
    desk.pickKind(StyleKind::Graduated);
    const QString file = QString::fromStdString(folder.file("own.qml"));
    desk.room.save(file);
    desk.rest();
    render::DrawnLayer shown;
    for (const render::DrawnLayer& layer : desk.window.layerPanel().visibleLayers())
        if (layer.id == "organisations") shown = layer;
    const auto graduated = draw(shown, shown.style);
    desk.room.load(file);
    desk.rest();
    EXPECT_EQ(desk.style("organisations").kind, StyleKind::Own);
    EXPECT_EQ(draw(shown, desk.drawnWith("organisations")), graduated);
    EXPECT_EQ(draw(shown, render::storedStyle), graduated);
    qunsetenv("HETU_QGIS_STRICT");
}

}  // namespace
}  // namespace hetu::desktop
