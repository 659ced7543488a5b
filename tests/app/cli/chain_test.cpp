#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "layers/workspace/workspace.h"
#include "tests/support/program.h"

/// The whole chain on real data, each figure against an independent count: GDAL's own reading of
/// the source, SpatiaLite's predicates on the stored rows, or brute force.
namespace hetu::test {
namespace {

using nlohmann::json;

std::string shared(const std::string& name) {
    return std::string(HETU_SOURCE_DIR "/../shared/") + name;
}
bool isThere(const std::string& file) {
    return std::filesystem::exists(file);
}
#define SKIP_WITHOUT(file) \
    if (!isThere(file)) GTEST_SKIP() << "not beside the checkout: " << (file)

/// The one number that ogrinfo prints for "SELECT ... AS n".
double numberBySql(const std::string& file,
                   const std::string& sql,
                   const std::string& dialect = "") {
    std::vector<std::string> words{"ogrinfo", "-q", file, "-sql", sql};
    if (!dialect.empty()) words.insert(words.end(), {"-dialect", dialect});
    const Ran ran = run(words);
    const auto at = ran.out.rfind(" = ");
    EXPECT_NE(at, std::string::npos) << sql << "\n" << ran.out << ran.err;
    return at == std::string::npos ? -1 : std::atof(ran.out.c_str() + at + 3);
}

json runAnalysis(const std::string& workspace, std::vector<std::string> words) {
    words.insert(words.begin(), {"run", workspace});
    const Ran ran = hetu(words);
    EXPECT_EQ(ran.exitCode, 0) << ran.err;
    return ran.json();
}

Layer readLayer(const std::string& workspace,
                const std::string& layer,
                const std::vector<std::string>& fields) {
    auto opened = Workspace::open(workspace);
    EXPECT_TRUE(opened.ok());
    auto read = opened.value().snapshot().value()->read(layer, fields);
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message.en);
    return read.ok() ? std::move(read).value() : Layer{};
}

double sumOf(const Layer& layer, const std::string& field) {
    double sum = 0;
    for (const double value : layer.table.find(field)->numbers)
        if (!std::isnan(value)) sum += value;
    return sum;
}

double distanceOf(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// DBSCAN as its definition says, in quadratic time: number of clusters and of noise points.
std::pair<int, int> bruteForceDbscan(const std::vector<Point>& points,
                                     double distance,
                                     int minimum) {
    const std::size_t n = points.size();
    std::vector<std::vector<std::size_t>> near(n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (distanceOf(points[i], points[j]) <= distance) near[i].push_back(j);
    std::vector<int> cluster(n, -1);
    int clusters = 0, noise = 0;
    for (std::size_t seed = 0; seed < n; ++seed) {
        if (cluster[seed] >= 0 || near[seed].size() < static_cast<std::size_t>(minimum)) continue;
        std::vector<std::size_t> open{seed};
        cluster[seed] = clusters;
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (near[at].size() < static_cast<std::size_t>(minimum)) continue;
            for (const std::size_t next : near[at])
                if (cluster[next] < 0) {
                    cluster[next] = clusters;
                    open.push_back(next);
                }
        }
        ++clusters;
    }
    for (const int c : cluster)
        noise += c < 0;
    return {clusters, noise};
}

/// Runs every analysis on the workspace and checks its figures against counts made here.
void checkChain(const std::string& workspace, const std::string& folder) {
    const Layer organisations =
        readLayer(workspace, "organisations", {"id", "employees", "has_org", "mode"});
    const std::vector<Point>& points = organisations.points;
    const auto n = static_cast<double>(points.size());

    // Two platforms at real organisations, so that reach has something to do.
    std::ofstream platforms(folder + "/platforms.csv");
    platforms << "name,x,y,status\n";
    const std::vector<Point> stands{points[points.size() / 3], points[2 * points.size() / 3]};
    for (const Point p : stands)
        platforms << "p," << toText(p.x) << "," << toText(p.y) << ",built\n";
    platforms.close();
    const std::string crs = hetu({"layers", workspace}).json()["crs"];
    const Ran imported =
        hetu({"import", workspace, folder + "/platforms.csv", "--as", "platforms", "--crs", crs});
    ASSERT_EQ(imported.exitCode, 0) << imported.err;

    const json zones = runAnalysis(workspace, {"zone-statistics"});
    const Layer zoneStatistics =
        readLayer(workspace, "zone_statistics", {"organisations", "employees"});
    EXPECT_EQ(sumOf(zoneStatistics, "organisations"),
              numberBySql(workspace,
                          "SELECT count(*) AS n FROM organisations AS o, zones AS z "
                          "WHERE ST_Covers(z.geom, o.geom) = 1"));
    EXPECT_EQ(zones["figures"]["organisations"], n);

    const json density = runAnalysis(workspace, {"kernel-density", "--bandwidth", "300", "--cell",
                                                 "20", "--kernel", "epanechnikov"});
    EXPECT_EQ(density["figures"]["sum_of_weights"], n);
    EXPECT_NEAR(density["figures"]["mass"].get<double>() / n, 1, 0.005);
    const std::string tif = folder + "/density.tif";
    ASSERT_EQ(hetu({"export", workspace, "kernel_density", tif}).exitCode, 0);
    const std::string statistics = run({"gdalinfo", "-stats", tif}).out;
    const auto maximum = statistics.find("STATISTICS_MAXIMUM=");
    ASSERT_NE(maximum, std::string::npos) << statistics;
    EXPECT_NEAR(
        std::atof(statistics.c_str() + maximum + 19) / density["figures"]["max"].get<double>(), 1,
        1e-6);

    const json clusters = runAnalysis(
        workspace, {"clusters", "--method", "dbscan", "--distance", "60", "--minimum", "6"});
    const auto [clusterCount, noise] = bruteForceDbscan(points, 60, 6);
    EXPECT_EQ(clusters["figures"]["clusters"], clusterCount);
    EXPECT_EQ(clusters["figures"]["noise"], noise);

    const json coverage = runAnalysis(workspace, {"coverage", "--radius", "250"});
    int covered = 0;
    std::set<std::size_t> uncovered;
    for (std::size_t i = 0; i < points.size(); ++i) {
        bool isCovered = organisations.table.find("has_org")->numbers[i] == 1;
        for (const Point p : stands)
            isCovered = isCovered || distanceOf(p, points[i]) <= 250;
        covered += isCovered;
        if (!isCovered) uncovered.insert(i);
    }
    EXPECT_EQ(coverage["figures"]["total"], n);
    EXPECT_EQ(coverage["figures"]["covered"], covered);
    EXPECT_NEAR(coverage["figures"]["rate"].get<double>(), 100.0 * covered / n, 1e-9);

    const json blanks =
        runAnalysis(workspace, {"blanks", "--radius", "250", "--minimum", "5", "--distance", "80"});
    const Layer blankRows = readLayer(workspace, "blanks", {"organisations", "rank"});
    const Layer inBlanks = readLayer(workspace, "blank_organisations", {"org_id"});
    EXPECT_EQ(blanks["figures"]["blanks"], blankRows.rowCount());
    EXPECT_GT(blankRows.rowCount(), 0u);
    EXPECT_EQ(blanks["figures"]["organisations"], sumOf(blankRows, "organisations"));
    EXPECT_EQ(inBlanks.rowCount(), static_cast<std::size_t>(sumOf(blankRows, "organisations")));
    for (const double size : blankRows.table.find("organisations")->numbers)
        EXPECT_GE(size, 5);
    const std::vector<double>& ids = organisations.table.find("id")->numbers;
    for (const double id : inBlanks.table.find("org_id")->numbers) {
        const auto at = std::find(ids.begin(), ids.end(), id) - ids.begin();
        EXPECT_TRUE(uncovered.count(static_cast<std::size_t>(at))) << id;
    }

    const json sites = runAnalysis(workspace, {"site-selection", "--count", "4", "--radius", "150",
                                               "--candidates", "zones,blanks"});
    EXPECT_EQ(sites["figures"]["status"], "optimal");
    EXPECT_EQ(sites["figures"]["gap"], 0);
    const Layer chosen = readLayer(workspace, "sites", {"name"});
    EXPECT_EQ(sites["figures"]["sites"], chosen.rowCount());
    int gained = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool served = organisations.table.find("has_org")->numbers[i] == 1 ||
                            distanceOf(stands[0], points[i]) <= 150 ||
                            distanceOf(stands[1], points[i]) <= 150;
        bool reached = false;
        for (const Point p : chosen.points)
            reached = reached || distanceOf(p, points[i]) <= 150;
        gained += !served && reached;
    }
    EXPECT_EQ(sites["figures"]["objective"], gained);
    EXPECT_EQ(sites["figures"]["bound"], gained);
}

TEST(Chain, HelsinkiSampleAgreesWithIndependentCounts) {
    TemporaryFolder folder;
    const Ran made = hetu({"sample", "helsinki", "--out", folder.path()});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    const std::string workspace = made.json()["workspace"];
    const std::string source = HETU_SOURCE_DIR "/data/helsinki/helsinki_centre.osm.pbf";
    ASSERT_TRUE(isThere(source));
    EXPECT_EQ(readLayer(workspace, "zones", {"kind"}).rowCount(),
              numberBySql(source,
                          "SELECT count(*) AS n FROM multipolygons WHERE landuse IN "
                          "('industrial', 'commercial', 'retail') AND OGR_GEOM_AREA > 0"));
    EXPECT_EQ(readLayer(workspace, "streets", {}).rowCount(),
              numberBySql(source, "SELECT count(*) AS n FROM lines WHERE highway IS NOT NULL"));
    EXPECT_EQ(readLayer(workspace, "buildings", {}).rowCount(),
              numberBySql(source,
                          "SELECT count(*) AS n FROM multipolygons WHERE building IS NOT NULL AND "
                          "building <> 'no' AND OGR_GEOM_AREA > 0"));
    EXPECT_GT(readLayer(workspace, "organisations", {}).rowCount(), 500u);
    checkChain(workspace, folder.path());
}

TEST(Chain, XianOfficesAndRoads) {
    const std::string offices = shared("org-points/xian_government_finance_wgs84.csv");
    const std::string roads = shared("osm/xian_roads_osm2018.gpkg");
    SKIP_WITHOUT(offices);
    SKIP_WITHOUT(roads);
    TemporaryFolder folder;
    const std::string workspace = folder.file("xian.hetu");
    ASSERT_EQ(hetu({"new", workspace}).exitCode, 0);
    const Ran streets = hetu({"import", workspace, roads, "--as", "streets"});
    ASSERT_EQ(streets.exitCode, 0) << streets.err;
    EXPECT_EQ(streets.json()["used"], 21203);
    const Ran imported = hetu({"import", workspace, offices, "--as", "organisations"});
    ASSERT_EQ(imported.exitCode, 0) << imported.err;
    EXPECT_EQ(imported.json()["rows"], 9088);
    EXPECT_EQ(imported.json()["used"], 9088);
    EXPECT_EQ(hetu({"layers", workspace}).json()["crs"], "EPSG:32649");
    const json density = runAnalysis(workspace, {"kernel-density"});
    EXPECT_NEAR(density["figures"]["mass"].get<double>() / 9088, 1, 0.005);
    const json blanks = runAnalysis(workspace, {"blanks"});
    EXPECT_GT(blanks["figures"]["blanks"], 20);
    const json sites =
        runAnalysis(workspace, {"site-selection", "--count", "8", "--candidates", "blanks"});
    EXPECT_EQ(sites["figures"]["status"], "optimal");
    EXPECT_EQ(sites["figures"]["sites"], 8);
}

TEST(Chain, LiechtensteinInOneImport) {
    const std::string extract = shared("osm/liechtenstein.osm.pbf");
    SKIP_WITHOUT(extract);
    TemporaryFolder folder;
    const std::string workspace = folder.file("li.hetu");
    ASSERT_EQ(hetu({"new", workspace}).exitCode, 0);
    const Ran imported = hetu({"import", workspace, extract, "--as", "osm"});
    ASSERT_EQ(imported.exitCode, 0) << imported.err;
    EXPECT_EQ(hetu({"layers", workspace}).json()["crs"], "EPSG:32632");
    EXPECT_EQ(readLayer(workspace, "buildings", {}).rowCount(),
              numberBySql(extract,
                          "SELECT count(*) AS n FROM multipolygons WHERE building IS NOT NULL AND "
                          "building <> 'no' AND OGR_GEOM_AREA > 0"));
    const json zones = runAnalysis(workspace, {"zone-statistics"});
    EXPECT_EQ(sumOf(readLayer(workspace, "zone_statistics", {"organisations"}), "organisations"),
              numberBySql(workspace,
                          "SELECT count(*) AS n FROM organisations AS o, zones AS z "
                          "WHERE ST_Covers(z.geom, o.geom) = 1"));
}

TEST(Chain, SaoJoseDosCamposReachesThePublishedOptima) {
    const std::string folderOfInstances = shared("benchmarks/mclp-sjc/");
    SKIP_WITHOUT(folderOfInstances);
    TemporaryFolder folder;
    std::map<std::string, std::string> workspaces;
    std::ifstream optima(folderOfInstances + "optima_computed_r800.csv");
    std::string line;
    std::getline(optima, line);
    int rows = 0;
    while (std::getline(optima, line)) {
        const std::vector<std::string> cells = splitList(line);
        ASSERT_EQ(cells.size(), 7u);
        std::string& workspace = workspaces[cells[0]];
        if (workspace.empty()) {
            workspace = folder.file(cells[0] + ".hetu");
            std::ifstream instance(folderOfInstances + cells[0] + ".txt");
            std::ofstream csv(folder.file(cells[0] + ".csv"));
            csv << "x,y,demand\n";
            std::getline(instance, line);
            double x = 0, y = 0, demand = 0;
            while (instance >> x >> y >> demand)
                csv << toText(x) << "," << toText(y) << "," << toText(demand) << "\n";
            csv.close();
            ASSERT_EQ(hetu({"new", workspace, "--crs", "EPSG:4546"}).exitCode, 0);
            const Ran imported = hetu({"import", workspace, folder.file(cells[0] + ".csv"), "--as",
                                       "organisations", "--crs", "EPSG:4546"});
            ASSERT_EQ(imported.exitCode, 0) << imported.err;
            EXPECT_EQ(imported.json()["used"], std::stoi(cells[1]));
        }
        if (++rows % 4 != 1) continue;  // site_selection_test solves them all; this is the way in
        const json sites =
            runAnalysis(workspace, {"site-selection", "--count", cells[4], "--radius", "800",
                                    "--weight", "demand", "--candidates", "organisations",
                                    "--demand", "all", "--existing", "off"});
        EXPECT_EQ(sites["figures"]["status"], "optimal") << cells[0] << " p = " << cells[4];
        EXPECT_EQ(sites["figures"]["objective"], std::stod(cells[6]))
            << cells[0] << " p = " << cells[4];
        EXPECT_EQ(sites["figures"]["total"], std::stod(cells[2]));
    }
    EXPECT_GT(rows, 20);
}

}  // namespace
}  // namespace hetu::test
