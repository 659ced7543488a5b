#include <array>

#include "app/sample/builder.h"

namespace hetu::sample {
namespace {

constexpr std::string_view drawn = "位置与边界为示例合成";
constexpr std::string_view inferred = "名称为推断，位置与边界为示例合成";

struct ParkPlan {
    std::string_view county;
    std::string_view name;
    Degrees at;
    double halfLength, halfWidth;  ///< metres
    double degrees;                ///< of the long side
    bool isInferred;
};

constexpr std::array parks = {
    ParkPlan{"410302", "老城产业园区", {112.432, 34.734}, 800, 520, 10, true},
    ParkPlan{"410303", "西工产业园区", {112.378, 34.703}, 950, 600, -8, true},
    ParkPlan{"410304", "瀍河产业园区", {112.500, 34.727}, 700, 480, 15, true},
    ParkPlan{"410305", "高新区", {112.358, 34.606}, 1500, 1050, 5, false},
    ParkPlan{"410305", "涧西先进制造业集聚区", {112.322, 34.659}, 1100, 700, -12, false},
    ParkPlan{"410305", "洛阳北航科技园", {112.386, 34.613}, 330, 240, 3, false},
    ParkPlan{"410307", "偃师开发区", {112.738, 34.716}, 1400, 850, 12, true},
    ParkPlan{"410308", "孟津开发区", {112.395, 34.790}, 1300, 850, -5, true},
    ParkPlan{"410311", "伊滨开发区", {112.612, 34.590}, 1500, 1000, -4, false},
    ParkPlan{"410311", "洛阳经开区", {112.512, 34.607}, 1000, 750, 4, false},
    ParkPlan{"410311", "卓阳科技园", {112.430, 34.606}, 300, 220, 2, false},
    ParkPlan{"410323", "新安开发区", {112.228, 34.716}, 1500, 750, 14, true},
    ParkPlan{"410324", "栾川开发区", {111.668, 33.802}, 900, 420, 25, true},
    ParkPlan{"410325", "嵩县开发区", {112.118, 34.162}, 950, 520, 40, true},
    ParkPlan{"410326", "汝阳开发区", {112.470, 34.205}, 1100, 650, -10, true},
    ParkPlan{"410327", "宜阳开发区", {112.222, 34.528}, 1200, 650, 20, false},
    ParkPlan{"410328", "洛宁开发区", {111.692, 34.408}, 1000, 500, 15, true},
    ParkPlan{"410329", "伊川开发区", {112.452, 34.452}, 1200, 700, 65, true},
};

struct DistrictPlan {
    std::string_view county;
    std::string_view name;
    Degrees at;
    double halfLength, halfWidth;
    double degrees;
};

constexpr std::array districts = {
    DistrictPlan{"410305", "上海市场商圈", {112.3885, 34.6665}, 480, 340, 3},
    DistrictPlan{"410305", "王府井商圈", {112.4085, 34.660}, 380, 320, 0},
    DistrictPlan{"410305", "景华路商圈", {112.370, 34.6625}, 420, 250, 2},
    DistrictPlan{"410303", "中州中路商圈", {112.443, 34.6765}, 620, 330, 14},
    DistrictPlan{"410303", "凯旋路商圈", {112.428, 34.6665}, 400, 260, 12},
    DistrictPlan{"410302", "十字街商圈", {112.4785, 34.6835}, 330, 290, 12},
    DistrictPlan{"410304", "启明路商圈", {112.5065, 34.688}, 340, 280, 8},
    DistrictPlan{"410311", "开元大道商圈", {112.453, 34.6195}, 760, 420, 2},
    DistrictPlan{"410311", "关林商圈", {112.4745, 34.6115}, 360, 260, 2},
};

struct BlockPlan {
    std::string_view county;
    std::string_view name;
    Degrees at;
    double halfLength, halfWidth;
};

constexpr std::array blocks = {
    BlockPlan{"410302", "西大街街区", {112.4705, 34.6825}, 260, 120},
    BlockPlan{"410302", "民主街街区", {112.484, 34.690}, 210, 140},
    BlockPlan{"410303", "解放路街区", {112.4405, 34.6845}, 170, 240},
    BlockPlan{"410303", "金谷园路街区", {112.4315, 34.6815}, 150, 230},
    BlockPlan{"410304", "东关大街街区", {112.4975, 34.680}, 250, 130},
    BlockPlan{"410305", "长安路街区", {112.3755, 34.672}, 150, 250},
    BlockPlan{"410305", "南昌路街区", {112.4085, 34.652}, 150, 240},
    BlockPlan{"410311", "政和路街区", {112.440, 34.6115}, 300, 140},
    BlockPlan{"410311", "太康路街区", {112.466, 34.6285}, 320, 140},
};

}  // namespace

void addZones(Builder& builder) {
    Random random = builder.random(6);
    City& city = builder.city;
    const auto codeOf = [&](std::size_t county) {
        std::string number = std::to_string(city.zones.size() + 1);
        number.insert(0, 3 - std::min<std::size_t>(3, number.size()), '0');
        return city.counties[county].code + "-" + number;
    };
    const auto liesIn = [&](std::size_t county, const Path& ring) {
        for (const Point p : ring)
            if (!contains(city.counties[county].shape, p)) return false;
        return true;
    };
    const auto blankDistance = [&](Point p) {
        double nearest = 1e12;
        for (const Blank& blank : city.blanks)
            nearest = std::min(nearest, lengthOf(blank.centre - p));
        return nearest;
    };
    /// An irregular ring that lies in its county as a whole, as near to the plan as can be.
    const auto ringIn = [&](std::size_t county, Point wish, double halfLength, double halfWidth,
                            double angle, double irregularity, int corners, double fromBlanks) {
        Path ring;
        Point at;
        for (double away = 0; away < 12000; away += 200)
            for (int turn = 0; turn < (away > 0 ? 16 : 1); ++turn) {
                at = placed(wish, turn * std::numbers::pi / 8, {away, 0});
                if (blankDistance(at) < fromBlanks) continue;
                Random same = random;
                ring = blob(at, halfLength, halfWidth, angle, irregularity, corners, same);
                if (liesIn(county, ring)) {
                    random = same;
                    return std::pair(at, ring);
                }
            }
        at = builder.inside(county, wish, 300);
        return std::pair(at, blob(at, 250, 200, angle, irregularity, corners, random));
    };

    for (const ParkPlan& park : parks) {
        const std::size_t county = builder.county(std::string(park.county));
        const double angle = park.degrees * std::numbers::pi / 180;
        const auto [at, ring] =
            ringIn(county, projected(park.at), park.halfLength, park.halfWidth, angle, 0.28,
                   9 + static_cast<int>(random.below(4)), park.halfLength + 700);
        Net net{at,
                park.halfLength,
                park.halfWidth,
                angle,
                park.halfLength < 500 ? 150.0 : 310.0,
                park.halfLength >= 500,
                0.78,
                2,
                ring};
        builder.parkNets.push_back(std::move(net));
        city.zones.push_back({std::string(park.name), "park", codeOf(county), county,
                              park.halfLength >= 500, ring,
                              std::string(park.isInferred ? inferred : drawn)});
    }
    for (const DistrictPlan& district : districts) {
        const std::size_t county = builder.county(std::string(district.county));
        const auto [at, ring] =
            ringIn(county, projected(district.at), district.halfLength, district.halfWidth,
                   district.degrees * std::numbers::pi / 180, 0.22,
                   8 + static_cast<int>(random.below(4)), 600);
        city.zones.push_back({std::string(district.name), "district", codeOf(county), county, false,
                              ring, std::string(drawn)});
    }
    for (std::size_t c = 0; c < city.counties.size(); ++c) {
        const County& county = city.counties[c];
        if (county.isCentral) continue;
        const auto [at, ring] =
            ringIn(c, county.seat, random.between(300, 400), random.between(220, 300),
                   random.between(-0.3, 0.3), 0.24, 8 + static_cast<int>(random.below(4)), 600);
        city.zones.push_back({county.brief + "城关商圈", "district", codeOf(c), c, false, ring,
                              std::string(inferred)});
    }
    for (const BlockPlan& block : blocks) {
        const std::size_t county = builder.county(std::string(block.county));
        const auto [at, ring] = ringIn(county, projected(block.at), block.halfLength,
                                       block.halfWidth, 0.12, 0.16, 8, 400);
        city.zones.push_back({std::string(block.name), "street", codeOf(county), county, false,
                              ring, std::string(inferred)});
    }
    // Every second blank is a market with a border of its own; the others have none and must be
    // found by density alone.
    for (std::size_t b = 0; b < city.blanks.size(); b += 2) {
        const Blank& blank = city.blanks[b];
        constexpr std::array goods = {"建材市场", "五金机电市场", "农副产品市场", "家居市场",
                                      "汽配市场", "小商品市场",   "粮油市场"};
        const Path ring = blob(blank.centre, 300, 270, random.between(-0.3, 0.3), 0.14, 9, random);
        if (!liesIn(blank.county, ring)) continue;
        city.zones.push_back({city.counties[blank.county].brief + goods[b / 2 % goods.size()],
                              "market", codeOf(blank.county), blank.county, false, ring,
                              std::string(inferred)});
    }
}

}  // namespace hetu::sample
