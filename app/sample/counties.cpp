#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/sample/builder.h"
#include "layers/base/text.h"

namespace hetu::sample {
namespace {

/// GDP of the whole city in 2022, 100 million yuan: what the counties without a published value
/// share by population is this less the published ones.
constexpr double cityGdp = 5675.2;

struct KnownPlace {
    std::string_view county;
    std::string_view town;
    Degrees at;
};

/// Approximate positions, good to about a kilometre; the towns that are not here are spread over
/// their county by chance.
constexpr std::array knownTowns = {
    KnownPlace{"410307", "商城街道", {112.790, 34.730}},
    KnownPlace{"410307", "槐新街道", {112.775, 34.727}},
    KnownPlace{"410307", "伊洛街道", {112.795, 34.718}},
    KnownPlace{"410307", "首阳山街道", {112.735, 34.733}},
    KnownPlace{"410307", "顾县镇", {112.825, 34.685}},
    KnownPlace{"410308", "城关镇", {112.440, 34.830}},
    KnownPlace{"410308", "吉利街道", {112.585, 34.900}},
    KnownPlace{"410308", "康乐街道", {112.578, 34.907}},
    KnownPlace{"410308", "河阳街道", {112.600, 34.905}},
    KnownPlace{"410308", "西霞院街道", {112.545, 34.905}},
    KnownPlace{"410308", "麻屯镇", {112.360, 34.760}},
    KnownPlace{"410308", "平乐镇", {112.590, 34.750}},
    KnownPlace{"410311", "白马寺镇", {112.600, 34.722}},
    KnownPlace{"410311", "李楼镇", {112.530, 34.645}},
    KnownPlace{"410311", "安乐镇", {112.435, 34.632}},
    KnownPlace{"410311", "关林街道", {112.478, 34.605}},
    KnownPlace{"410311", "开元路街道", {112.452, 34.620}},
    KnownPlace{"410311", "龙门石窟街道", {112.475, 34.570}},
    KnownPlace{"410311", "诸葛镇", {112.545, 34.580}},
    KnownPlace{"410311", "李村镇", {112.610, 34.590}},
    KnownPlace{"410311", "庞村镇", {112.640, 34.565}},
    KnownPlace{"410311", "寇店镇", {112.640, 34.530}},
    KnownPlace{"410311", "佃庄镇", {112.655, 34.655}},
    KnownPlace{"410311", "辛店街道", {112.352, 34.592}},
    KnownPlace{"410305", "瀛洲街道", {112.392, 34.625}},
    KnownPlace{"410305", "徐家营街道", {112.330, 34.632}},
    KnownPlace{"410305", "丰李镇", {112.330, 34.570}},
    KnownPlace{"410323", "城关镇", {112.130, 34.730}},
    KnownPlace{"410323", "磁涧镇", {112.270, 34.700}},
    KnownPlace{"410324", "耕莘街道", {111.620, 33.790}},
    KnownPlace{"410324", "栾川乡", {111.640, 33.795}},
    KnownPlace{"410325", "城关镇", {112.090, 34.130}},
    KnownPlace{"410326", "城关镇", {112.470, 34.150}},
    KnownPlace{"410327", "城关镇", {112.180, 34.510}},
    KnownPlace{"410327", "锦屏镇", {112.165, 34.500}},
    KnownPlace{"410327", "香鹿山镇", {112.190, 34.530}},
    KnownPlace{"410328", "城关镇", {111.650, 34.390}},
    KnownPlace{"410328", "城郊乡", {111.665, 34.380}},
    KnownPlace{"410329", "城关街道", {112.430, 34.420}},
    KnownPlace{"410329", "河滨街道", {112.445, 34.430}},
};

/// The main town of each county, or the heart of the district.
constexpr std::array seats = {
    KnownPlace{"410302", "西南隅街道", {112.478, 34.683}},
    KnownPlace{"410303", "西工街道", {112.443, 34.676}},
    KnownPlace{"410304", "东关街道", {112.503, 34.687}},
    KnownPlace{"410305", "南昌路街道", {112.398, 34.664}},
    KnownPlace{"410307", "商城街道", {112.790, 34.730}},
    KnownPlace{"410308", "城关镇", {112.440, 34.830}},
    KnownPlace{"410311", "开元路街道", {112.452, 34.620}},
    KnownPlace{"410323", "城关镇", {112.130, 34.730}},
    KnownPlace{"410324", "耕莘街道", {111.620, 33.790}},
    KnownPlace{"410325", "城关镇", {112.090, 34.130}},
    KnownPlace{"410326", "城关镇", {112.470, 34.150}},
    KnownPlace{"410327", "城关镇", {112.180, 34.510}},
    KnownPlace{"410328", "城关镇", {111.650, 34.390}},
    KnownPlace{"410329", "城关街道", {112.430, 34.420}},
};

/// The high-tech zone has a code in statistics only; its towns lie in these districts.
const std::map<std::string, std::string> hostOfZoneTown = {
    {"瀛洲街道", "410305"}, {"辛店街道", "410311"}, {"徐家营街道", "410305"}, {"丰李镇", "410305"}};

Result<std::string> readWhole(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{
            ErrorCode::NotFound,
            textOf("The data file {} is missing.", "缺少数据文件 {}。", path),
            {"Give the data folder that came with Hetu.", "请指定随河图提供的数据文件夹。"}};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

Error notAsExpected(const std::string& path) {
    return {ErrorCode::Io,
            textOf("The data file {} is not as it came with Hetu.",
                   "数据文件 {} 与河图提供的不一致。", path),
            {"Restore it from the Hetu package.", "请从河图安装包中恢复该文件。"}};
}

std::string briefOf(const std::string& name) {
    if (name == "瀍河回族区") return "瀍河";
    if (name == "嵩县") return name;
    constexpr std::size_t oneCharacter = 3;  // bytes of UTF-8
    return name.substr(0, name.size() - oneCharacter);
}

}  // namespace

Status readCounties(const std::string& dataFolder, Builder& builder) {
    const std::string path = dataFolder + "/luoyang/counties.geojson";
    HETU_TRY(const std::string text, readWhole(path));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.contains("features")) return notAsExpected(path);
    double published = 0, others = 0;
    try {
        for (const auto& feature : json.at("features")) {
            County county;
            const auto& properties = feature.at("properties");
            county.name = properties.at("name").get<std::string>();
            county.brief = briefOf(county.name);
            county.code = properties.at("code").get<std::string>();
            county.population = properties.at("population_2018").get<double>();
            if (!properties.at("gdp_2022").is_null())
                county.gdp = properties.at("gdp_2022").get<double>();
            (county.gdp > 0 ? published : others) +=
                county.gdp > 0 ? county.gdp : county.population;
            county.shape.kind = GeometryKind::Polygon;
            for (const auto& part : feature.at("geometry").at("coordinates")) {
                auto& rings = county.shape.parts.emplace_back();
                for (const auto& ring : part) {
                    Path& out = rings.emplace_back();
                    for (const auto& p : ring) {
                        out.push_back(projected({p.at(0).get<double>(), p.at(1).get<double>()}));
                        builder.city.extent.include(out.back());
                    }
                }
            }
            for (const KnownPlace& seat : seats)
                if (seat.county == county.code) county.seat = projected(seat.at);
            county.isCentral = county.code <= "410305" || county.code == "410311";
            builder.city.counties.push_back(std::move(county));
        }
    } catch (const nlohmann::json::exception&) {
        return notAsExpected(path);
    }
    std::vector<County>& counties = builder.city.counties;
    if (counties.size() != seats.size()) return notAsExpected(path);
    std::sort(counties.begin(), counties.end(),
              [](const County& a, const County& b) { return a.code < b.code; });
    for (County& county : counties) {
        if (county.gdp <= 0) county.gdp = (cityGdp - published) * county.population / others;
        if (!contains(county.shape, county.seat)) return notAsExpected(path);
    }
    return success();
}

Status readTowns(const std::string& dataFolder, Builder& builder) {
    const std::string path = dataFolder + "/luoyang/townships.csv";
    HETU_TRY(const std::string text, readWhole(path));
    for (std::string_view line : splitList(text, '\n')) {
        const std::vector<std::string> cells = splitList(trimmed(line));
        if (cells.size() != 3) return notAsExpected(path);
        if (cells[0] == "code") continue;
        Town town{.name = cells[1], .code = cells[0]};
        const auto host = hostOfZoneTown.find(town.name);
        const std::string code = host == hostOfZoneTown.end() ? cells[2] : host->second;
        town.county = builder.county(code);
        if (town.county >= builder.city.counties.size()) return notAsExpected(path);
        for (const KnownPlace& seat : seats)
            if (seat.county == code && seat.town == town.name) town.isSeat = true;
        builder.city.towns.push_back(std::move(town));
    }
    if (builder.city.towns.size() < 100) return notAsExpected(path);
    return success();
}

void placeTowns(Builder& builder) {
    City& city = builder.city;
    const std::vector<Net> nets = centralNets();
    Random random = builder.random(1);
    std::vector<bool> isPlaced(city.towns.size(), false);
    for (std::size_t t = 0; t < city.towns.size(); ++t) {
        Town& town = city.towns[t];
        const std::string& code = city.counties[town.county].code;
        std::optional<Point> at;
        for (const KnownPlace& place : knownTowns)
            if (place.county == code && place.town == town.name) at = projected(place.at);
        if (town.isSeat) at = city.counties[town.county].seat;
        if (!at) continue;
        town.centre = town.isSeat ? *at : builder.inside(town.county, *at, 500);
        isPlaced[t] = true;
    }
    // The others: of many places by chance the one farthest from all towns so far, which spreads
    // them as evenly as real townships are.
    for (std::size_t t = 0; t < city.towns.size(); ++t) {
        if (isPlaced[t]) continue;
        Town& town = city.towns[t];
        const County& county = city.counties[town.county];
        const Extent box = county.shape.extent();
        double best = -1;
        for (int attempt = 0, good = 0; good < 24 && attempt < 4000; ++attempt) {
            Point p{random.between(box.minX, box.maxX), random.between(box.minY, box.maxY)};
            if (county.isCentral) {
                const Net& net = nets[random.below(nets.size())];
                p = placed(net.centre, net.angle,
                           {net.halfLength * random.between(-0.8, 0.8),
                            net.halfWidth * random.between(-0.8, 0.8)});
            }
            const double margin = county.isCentral ? 250 : 1500;
            if (!contains(county.shape, p) || distanceToBorder(county.shape, p) < margin) continue;
            if (builder.isNearRiver(p, 350)) continue;
            ++good;
            double nearest = 1e9;
            for (std::size_t other = 0; other < city.towns.size(); ++other)
                if (isPlaced[other])
                    nearest = std::min(nearest, lengthOf(city.towns[other].centre - p));
            if (nearest > best) {
                best = nearest;
                town.centre = p;
            }
        }
        if (best < 0) town.centre = county.seat;
        isPlaced[t] = true;
    }
}

}  // namespace hetu::sample
