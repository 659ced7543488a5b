#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "analysis/core/chart_figures.h"
#include "layers/base/private_folder.h"
#include "layers/geometry/editing.h"
#include "layers/model/column_statistics.h"
#include "layers/workspace/related_rows.h"
#include "layers/workspace/row_query.h"
#include "layers/workspace/workspace.h"
#include "tests/benchmarks/bench.h"

namespace hetu::bench {
namespace {

/// A register of the seeded city, every organisation with a name of its own.
void writeRegister(const std::string& path, std::size_t count) {
    static const std::vector<std::string> trades{"科技", "商贸", "建材", "机械", "食品", "物流"};
    static const std::vector<std::string> modes{"own", "joint", "attached", "instructor", ""};
    Layer rows;
    rows.kind = GeometryKind::Point;
    rows.points = city(count);
    std::vector<std::string> name, mode, county;
    std::vector<double> employees, hasOrg;
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t mixed = k * 2'654'435'761U % 1'000'003;
        name.push_back("洛阳" + trades[mixed % trades.size()] + std::to_string(mixed * 7 + k) +
                       "有限公司");
        mode.push_back(modes[mixed % modes.size()]);
        county.push_back("4103" + std::to_string(10 + mixed % 15));
        employees.push_back(mixed % 11 ? static_cast<double>(mixed % 500) : missingNumber);
        hasOrg.push_back(static_cast<double>(mixed % 2));
    }
    rows.table.add({"name", FieldType::Text}, std::move(name));
    rows.table.add({"mode", FieldType::Text}, std::move(mode));
    rows.table.add({"county", FieldType::Text}, std::move(county));
    rows.table.add({"employees", FieldType::Integer}, std::move(employees));
    rows.table.add({"has_org", FieldType::Integer}, std::move(hasOrg));
    auto workspace = Workspace::create(path, "EPSG:4546");
    if (!workspace.ok()) std::abort();
    auto transaction = workspace.value().begin();
    if (!transaction.ok() || !transaction.value().append("organisations", rows).ok() ||
        !transaction.value().commit().ok())
        std::abort();
}

/// A result for every organisation, and 100 x 100 bins over all of them.
void writeResults(const std::string& path, const std::vector<Point>& points) {
    Layer coverage, bins;
    coverage.name = "coverage";
    coverage.kind = GeometryKind::Point;
    coverage.points = points;
    std::vector<double> organisation, bin;
    for (std::size_t k = 0; k < points.size(); ++k)
        organisation.push_back(static_cast<double>(k + 1));
    coverage.table.add({"org_id", FieldType::Integer}, std::move(organisation));
    bins.name = "bins";
    bins.kind = GeometryKind::Polygon;
    Extent all;
    for (const Point& point : points)
        all.include(point);
    constexpr int side = 100;
    for (int k = 0; k < side * side; ++k) {
        const Point from{all.minX + all.width() * (k % side) / side,
                         all.minY + all.height() * (k / side) / side};
        bins.shapes.push_back(
            rectangle(from, {from.x + all.width() / side, from.y + all.height() / side}));
        bin.push_back(k + 1);
    }
    bins.table.add({"bin_id", FieldType::Integer}, std::move(bin));
    auto workspace = Workspace::open(path);
    if (!workspace.ok()) std::abort();
    auto transaction = workspace.value().begin();
    if (!transaction.ok()) std::abort();
    for (const auto& [analysis, layer] : {std::pair("coverage", coverage), {"bins", bins}}) {
        ResultSet result;
        result.provenance.analysis = analysis;
        result.layers = {layer};
        if (!transaction.value().addResult(result).ok()) std::abort();
    }
    if (!transaction.value().commit().ok()) std::abort();
}

/// What brushing asks: what rows stand for, once, and what is related, at every move.
void related(const std::string& path, std::size_t count) {
    const auto source = Workspace::snapshotOf(path, "EPSG:4546");
    if (!source.ok()) std::abort();
    const auto read = [&] {
        auto places = readOrganisationPlaces(*source.value(), {});
        if (!places.ok()) std::abort();
        return std::move(places).value();
    };
    measure("related read", count, "organisations", 3, [&] { (void)read(); });
    const OrganisationPlaces organisations = read();
    std::vector<StandingFor> known;
    for (const std::string layer : {"organisations", "coverage", "bins"}) {
        const auto standing = [&] {
            auto made = readStandingFor(path, *source.value(), organisations, layer, {});
            if (!made.ok()) std::abort();
            return std::move(made).value();
        };
        measure("related read", count, layer, 3, [&] { (void)standing(); });
        known.push_back(standing());
    }
    std::vector<std::int64_t> tenth;
    for (std::size_t k = 0; k < count; k += 10)
        tenth.push_back(static_cast<std::int64_t>(k + 1));
    measure("related", count, "a tenth of the rows, 2 results", 5, [&] {
        OrganisationMarks marks(organisations.ids.size(), 0);
        markOrganisations(known[0], tenth, marks);
        if (rowsFor(known[1], marks).size() != tenth.size() || rowsFor(known[2], marks).empty())
            std::abort();
    });
    measure("related", count, "one bin, back to organisations", 5, [&] {
        OrganisationMarks marks(organisations.ids.size(), 0);
        const std::vector<std::int64_t> one{5'050};
        markOrganisations(known[2], one, marks);
        (void)rowsFor(known[0], marks);
    });
}

}  // namespace

/// What the attribute table and its charts ask of a workspace file.
void table(double most) {
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        auto folder = PrivateFolder::create();
        if (!folder.ok()) std::abort();
        const std::string path = folder.value().path() + "/city.hetu";
        writeRegister(path, count);
        const auto opened = [&] {
            auto query = RowQuery::open(path, "organisations");
            if (!query.ok()) std::abort();
            return std::move(query).value();
        };
        measure("table open", count, "all ids", 5, [&] {
            if (!opened().ids({}).ok()) std::abort();
        });
        const RowQuery query = opened();
        const auto ask = [&](const std::string& what, const std::string& parameters,
                             const RowFilter& filter, const std::vector<SortKey>& order) {
            measure(what, count, parameters, 3, [&] {
                if (!query.ids(filter, order).ok()) std::abort();
            });
        };
        ask("table sort", "number", {}, {{"employees", true}});
        ask("table sort", "code, number", {}, {{"mode"}, {"employees", true}});
        ask("table sort", "name by pinyin", {}, {{"name"}});
        ask("table filter", "number range", {.columns = {{"employees", "10..50"}}}, {});
        ask("table filter", "name contains", {.columns = {{"name", "建材"}}}, {});
        ask("table filter", "expression",
            {.expression = "从业人数 > 50 and 是否建立党组织 = 0 and 名称包含'机械'"}, {});
        ask("table filter", "in view", {.touching = Extent{10'000, 10'000, 30'000, 30'000}}, {});
        const auto ids = query.ids({}, {{"employees", true}});
        if (!ids.ok()) std::abort();
        measure("table page", count, "300 rows", 15, [&] {
            const std::size_t from = ids.value().size() / 2;
            if (!query.page(std::span(ids.value()).subspan(from, 300)).ok()) std::abort();
        });
        measure("table statistics", count, "number", 3, [&] {
            const auto rows = query.columns({"employees"});
            if (!rows.ok() || !columnStatistics(rows.value().table.columns()[0]).ok()) std::abort();
        });
        const auto rows = query.columns({"employees", "county", "has_org"});
        if (!rows.ok()) std::abort();
        const auto& columns = rows.value().table.columns();
        writeResults(path, city(count));
        related(path, count);
        measure("chart histogram", count, "", 3, [&] {
            if (!analysis::histogram(columns[0].numbers).ok()) std::abort();
        });
        measure("chart scatter", count, "100 x 60 cells, correlation", 3, [&] {
            if (!analysis::scatterCells(columns[0].numbers, columns[2].numbers, {0, 0, 500, 1}, 100,
                                        60)
                     .ok() ||
                !analysis::correlation(columns[0].numbers, columns[2].numbers).ok())
                std::abort();
        });
        measure("chart ranking", count, "mean by county", 3, [&] {
            if (!analysis::ranking(columns[1], &columns[2], analysis::RankingFigure::Mean).ok())
                std::abort();
        });
    }
}

}  // namespace hetu::bench
