#pragma once
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "app/render/map_content.h"
#include "app/render/map_renderer.h"
#include "layers/model/layer_source.h"
#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu::render::test {

/// Builds a layer column by column.
class LayerBuilder {
public:
    LayerBuilder(std::string name, GeometryKind kind) {
        m_layer.name = name;
        m_layer.title = {name, name};
        m_layer.kind = kind;
    }
    LayerBuilder& points(std::vector<Point> points) {
        m_layer.points = std::move(points);
        return *this;
    }
    LayerBuilder& shapes(std::vector<Geometry> shapes) {
        m_layer.shapes = std::move(shapes);
        return *this;
    }
    LayerBuilder& texts(const std::string& field, std::vector<std::string> values) {
        m_layer.table.add({field, FieldType::Text, {}, {}}, std::move(values));
        return *this;
    }
    LayerBuilder& whole(const std::string& field, std::vector<double> values) {
        m_layer.table.add({field, FieldType::Integer, {}, {}}, std::move(values));
        return *this;
    }
    LayerBuilder& reals(const std::string& field, std::vector<double> values) {
        m_layer.table.add({field, FieldType::Real, {}, {}}, std::move(values));
        return *this;
    }
    [[nodiscard]] Layer layer() const { return m_layer; }

private:
    Layer m_layer;
};

inline Geometry square(double x, double y, double side) {
    return Geometry::polygon({{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
}
inline Geometry lineFrom(Point a, Point b) {
    return {GeometryKind::Line, {{{a, b}}}};
}

/// Where the little city lies (CGCS2000, 111 E).
inline constexpr Point corner{630000, 3830000};

inline Point at(double x, double y) {
    return {corner.x + x, corner.y + y};
}

/// A workspace of 10 km side with a row or two in every register layer and every result.
class LittleCity {
public:
    LittleCity() : m_workspace(make(m_folder.file("city.hetu"))) {
        m_source = std::move(m_workspace->snapshot()).value();
    }
    [[nodiscard]] Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] const LayerSource& source() const { return *m_source; }
    [[nodiscard]] const ::hetu::test::TemporaryFolder& folder() const { return m_folder; }
    [[nodiscard]] MapContent content(Language language = Language::Chinese) const {
        return {m_workspace->path(), HETU_SOURCE_DIR, language};
    }

private:
    static void expectOk(const Status& status) {
        ASSERT_TRUE(status.ok()) << status.error().message.en;
    }
    static void add(Workspace::Transaction& transaction,
                    const std::string& analysis,
                    std::vector<Layer> layers,
                    std::vector<Surface> surfaces = {}) {
        ResultSet result;
        result.provenance.analysis = analysis;
        result.layers = std::move(layers);
        result.surfaces = std::move(surfaces);
        expectOk(transaction.addResult(result));
    }
    static std::unique_ptr<Workspace> make(const std::string& path) {
        using Kind = GeometryKind;
        auto workspace =
            std::make_unique<Workspace>(std::move(Workspace::create(path, "EPSG:4546")).value());
        auto transaction = std::move(workspace->begin()).value();
        const std::vector<Point> two{at(3000, 3000), at(7000, 6000)};
        const std::vector<Geometry> halves{square(corner.x, corner.y, 5000),
                                           square(corner.x + 5000, corner.y, 5000)};
        expectOk(transaction.append("organisations", LayerBuilder("organisations", Kind::Point)
                                                         .points(two)
                                                         .texts("name", {"甲", "乙"})
                                                         .whole("has_org", {1, 0})
                                                         .layer()));
        expectOk(transaction.append("zones",
                                    LayerBuilder("zones", Kind::Polygon)
                                        .shapes({square(corner.x + 2000, corner.y + 2000, 1500)})
                                        .texts("name", {"高新园"})
                                        .texts("kind", {"park"})
                                        .layer()));
        expectOk(transaction.append("streets", LayerBuilder("streets", Kind::Line)
                                                   .shapes({lineFrom(at(0, 0), at(9000, 9000))})
                                                   .texts("class", {"motorway"})
                                                   .layer()));
        expectOk(transaction.append("buildings",
                                    LayerBuilder("buildings", Kind::Polygon)
                                        .shapes({square(corner.x + 2500, corner.y + 2500, 80)})
                                        .texts("name", {"大厦"})
                                        .layer()));
        expectOk(transaction.append("regions", LayerBuilder("regions", Kind::Polygon)
                                                   .shapes(halves)
                                                   .texts("name", {"东区", "西区"})
                                                   .texts("code", {"410301", "410302"})
                                                   .texts("level", {"county", "county"})
                                                   .layer()));
        expectOk(transaction.append("platforms", LayerBuilder("platforms", Kind::Point)
                                                     .points({at(1500, 1500)})
                                                     .texts("name", {"平台一"})
                                                     .texts("status", {"built"})
                                                     .layer()));
        add(transaction, "zone-statistics",
            {LayerBuilder("region_statistics", Kind::Polygon)
                 .shapes(halves)
                 .texts("name", {"东区", "西区"})
                 .reals("density_km2", {0.7, missingNumber})
                 .layer(),
             LayerBuilder("zone_statistics", Kind::Polygon)
                 .shapes({square(corner.x + 2000, corner.y + 2000, 1500)})
                 .texts("name", {"高新园"})
                 .reals("coverage_rate", {61.5})
                 .layer()});
        Surface surface;
        surface.name = "kernel_density";
        surface.title = {"Density", "组织密度"};
        surface.unit = "1/km2";
        surface.minX = corner.x;
        surface.maxY = corner.y + 10000;
        surface.cellMetres = 500;
        surface.columns = surface.rows = 20;
        for (int i = 0; i < 400; ++i)
            surface.values.push_back(i / 10.0);
        add(transaction, "kernel-density", {}, {surface});
        add(transaction, "clusters",
            {LayerBuilder("clusters", Kind::Polygon)
                 .shapes({square(corner.x + 2500, corner.y + 2500, 1000)})
                 .texts("name", {"集聚区一"})
                 .layer(),
             LayerBuilder("cluster_points", Kind::Point)
                 .points(two)
                 .texts("role", {"core", "noise"})
                 .layer()});
        add(transaction, "coverage",
            {LayerBuilder("coverage", Kind::Point)
                 .points(two)
                 .texts("name", {"甲", "乙"})
                 .texts("reached_by", {"own", "none"})
                 .whole("covered", {1, 0})
                 .layer(),
             LayerBuilder("coverage_by_region", Kind::Polygon)
                 .shapes(halves)
                 .texts("name", {"东区", "西区"})
                 .texts("code", {"410301", "410302"})
                 .texts("level", {"county", "county"})
                 .whole("organisations", {1, 1})
                 .whole("covered", {1, 0})
                 .reals("coverage_rate", {100, 0})
                 .whole("org_covered", {1, 0})
                 .reals("org_rate", {100, 0})
                 .layer()});
        add(transaction, "blanks",
            {LayerBuilder("blanks", Kind::Polygon)
                 .shapes({square(corner.x + 6500, corner.y + 5500, 1200)})
                 .whole("rank", {1})
                 .texts("name", {"空白一"})
                 .layer(),
             LayerBuilder("blank_organisations", Kind::Point)
                 .points({two[1]})
                 .texts("name", {"乙"})
                 .layer()});
        add(transaction, "site-selection",
            {LayerBuilder("sites", Kind::Point)
                 .points({two[1], two[0]})
                 .whole("rank", {2, 1})
                 .texts("name", {"乙园", "甲园"})
                 .texts("region", {"西区", "东区"})
                 .whole("gain_organisations", {1200, 3400})
                 .layer(),
             LayerBuilder("service_areas", Kind::Polygon)
                 .shapes({square(corner.x + 6000, corner.y + 5000, 2000)})
                 .layer(),
             LayerBuilder("candidates", Kind::Point)
                 .points(two)
                 .texts("state", {"chosen", "open"})
                 .layer(),
             LayerBuilder("uncovered", Kind::Point)
                 .points({two[1]})
                 .texts("name", {"乙"})
                 .layer()});
        expectOk(transaction.commit());
        return workspace;
    }

    ::hetu::test::TemporaryFolder m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<LayerSource> m_source;
};

/// The helper beside the programs of this build, "" if it was not built.
inline std::string builtHelper() {
    const std::string path = std::string(HETU_PROGRAM_DIR) + "/hetu-qgis";
    return access(path.c_str(), X_OK) == 0 ? path : std::string();
}

/// A test that needs the real helper; skips itself where QGIS was left out of the build.
class WithHelper : public ::testing::Test {
protected:
    void SetUp() override {
        if (builtHelper().empty()) GTEST_SKIP() << "hetu-qgis was not built (HETU_QGIS=OFF)";
        setenv("HETU_QGIS_HELPER", builtHelper().c_str(), 1);
    }
    void TearDown() override {
        unsetenv("HETU_QGIS_HELPER");
        unsetenv("HETU_QGIS_STRICT");
        unsetenv("HETU_QGIS_PATIENCE");
    }
};

/// What a callback brings, waited for.
template <class T>
class Answer {
public:
    [[nodiscard]] MapRenderer::Done<T> callback() {
        return [promise = m_promise](Result<T> result) { promise->set_value(std::move(result)); };
    }
    [[nodiscard]] bool isThere() const {
        return m_future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    }
    [[nodiscard]] Result<T> wait() {
        if (m_future.wait_for(std::chrono::seconds(120)) != std::future_status::ready) {
            ADD_FAILURE() << "no answer";
            return Error{ErrorCode::Internal, {"no answer", ""}, {}};
        }
        return m_future.get();
    }

private:
    std::shared_ptr<std::promise<Result<T>>> m_promise =
        std::make_shared<std::promise<Result<T>>>();
    std::future<Result<T>> m_future = m_promise->get_future();
};

inline MapRequest cityMap(std::vector<DrawnLayer> layers, int width = 320, int height = 240) {
    MapRequest map;
    map.layers = std::move(layers);
    map.extent = {corner.x, corner.y, corner.x + 10000, corner.y + 10000};
    map.crs = "EPSG:4546";
    map.widthPixels = width;
    map.heightPixels = height;
    return map;
}

}  // namespace hetu::render::test
