#include <array>

#include "app/sample/builder.h"
#include "layers/base/text.h"

namespace hetu::sample {
namespace {

struct NamedStreet {
    std::string_view name;
    std::string_view grade;
    std::vector<Degrees> course;
};

/// The main streets of the centre: real names at roughly their places; the courses are drawn
/// from memory of the city's plan, not measured.
const std::vector<NamedStreet>& mainStreets() {
    static const std::vector<NamedStreet> all = {
        {"邙山大道",
         "primary",
         {{112.352, 34.716},
          {112.40, 34.722},
          {112.45, 34.724},
          {112.50, 34.729},
          {112.545, 34.737}}},
        {"道北路", "secondary", {{112.398, 34.698}, {112.44, 34.701}, {112.494, 34.706}}},
        {"唐宫路", "secondary", {{112.404, 34.683}, {112.44, 34.686}, {112.472, 34.690}}},
        {"建设路", "secondary", {{112.338, 34.680}, {112.37, 34.677}, {112.408, 34.676}}},
        {"中州西路",
         "primary",
         {{112.318, 34.680}, {112.35, 34.671}, {112.39, 34.669}, {112.418, 34.671}}},
        {"中州中路", "primary", {{112.418, 34.671}, {112.445, 34.677}, {112.468, 34.682}}},
        {"中州东路",
         "primary",
         {{112.468, 34.682}, {112.50, 34.687}, {112.535, 34.692}, {112.598, 34.718}}},
        {"凯旋路", "secondary", {{112.420, 34.664}, {112.445, 34.669}, {112.466, 34.674}}},
        {"景华路", "secondary", {{112.352, 34.663}, {112.385, 34.662}, {112.414, 34.662}}},
        {"西苑路", "secondary", {{112.352, 34.656}, {112.385, 34.655}, {112.418, 34.657}}},
        {"九都路",
         "primary",
         {{112.335, 34.643},
          {112.37, 34.647},
          {112.41, 34.652},
          {112.45, 34.660},
          {112.49, 34.672},
          {112.53, 34.678}}},
        {"滨河北路",
         "secondary",
         {{112.362, 34.630},
          {112.402, 34.646},
          {112.45, 34.653},
          {112.49, 34.662},
          {112.535, 34.673}}},
        {"滨河南路",
         "secondary",
         {{112.372, 34.622},
          {112.412, 34.638},
          {112.45, 34.644},
          {112.49, 34.653},
          {112.535, 34.662}}},
        {"古城路", "secondary", {{112.405, 34.632}, {112.45, 34.636}, {112.505, 34.641}}},
        {"太康路", "secondary", {{112.404, 34.6255}, {112.455, 34.628}, {112.508, 34.631}}},
        {"开元大道",
         "primary",
         {{112.372, 34.614},
          {112.42, 34.618},
          {112.47, 34.620},
          {112.52, 34.620},
          {112.57, 34.612},
          {112.66, 34.606}}},
        {"政和路", "secondary", {{112.415, 34.611}, {112.455, 34.612}, {112.500, 34.613}}},
        {"关林路", "secondary", {{112.405, 34.602}, {112.455, 34.604}, {112.505, 34.606}}},
        {"牡丹大道",
         "primary",
         {{112.345, 34.592}, {112.40, 34.595}, {112.45, 34.596}, {112.515, 34.597}}},
        {"科技大道", "secondary", {{112.555, 34.596}, {112.61, 34.594}, {112.665, 34.590}}},
        {"武汉路", "secondary", {{112.358, 34.683}, {112.357, 34.648}}},
        {"长安路", "secondary", {{112.376, 34.681}, {112.374, 34.647}}},
        {"天津路", "secondary", {{112.3875, 34.680}, {112.386, 34.651}}},
        {"长春路", "secondary", {{112.398, 34.679}, {112.397, 34.650}}},
        {"南昌路", "secondary", {{112.409, 34.678}, {112.408, 34.646}}},
        {"王城大道",
         "primary",
         {{112.423, 34.740},
          {112.424, 34.700},
          {112.422, 34.660},
          {112.424, 34.630},
          {112.424, 34.585}}},
        {"金谷园路", "secondary", {{112.432, 34.691}, {112.431, 34.664}}},
        {"解放路", "secondary", {{112.442, 34.692}, {112.440, 34.661}}},
        {"定鼎路",
         "primary",
         {{112.458, 34.728},
          {112.457, 34.700},
          {112.454, 34.660},
          {112.453, 34.625},
          {112.452, 34.590}}},
        {"瀛洲路", "secondary", {{112.405, 34.646}, {112.404, 34.620}, {112.403, 34.592}}},
        {"学府街", "secondary", {{112.438, 34.643}, {112.438, 34.594}}},
        {"龙门大道",
         "primary",
         {{112.480, 34.682},
          {112.476, 34.650},
          {112.473, 34.620},
          {112.474, 34.590},
          {112.474, 34.555}}},
        {"长夏门街", "secondary", {{112.490, 34.650}, {112.489, 34.597}}},
        {"新街", "secondary", {{112.489, 34.700}, {112.488, 34.668}}},
        {"启明路", "secondary", {{112.508, 34.722}, {112.507, 34.690}, {112.508, 34.668}}},
        {"伊滨大道", "primary", {{112.590, 34.622}, {112.591, 34.590}, {112.596, 34.555}}},
        {"诸葛大道", "secondary", {{112.566, 34.613}, {112.566, 34.572}}},
        {"珠江路", "secondary", {{112.366, 34.614}, {112.365, 34.582}}},
    };
    return all;
}

const std::vector<NamedStreet>& expressways() {
    static const std::vector<NamedStreet> all = {
        {"连霍高速公路",
         "motorway",
         {{111.885, 34.775},
          {112.05, 34.775},
          {112.22, 34.745},
          {112.40, 34.752},
          {112.55, 34.768},
          {112.72, 34.775},
          {112.86, 34.760}}},
        {"二广高速公路",
         "motorway",
         {{112.58, 34.945},
          {112.57, 34.84},
          {112.545, 34.72},
          {112.535, 34.60},
          {112.50, 34.48},
          {112.54, 34.34},
          {112.53, 34.20},
          {112.50, 34.06},
          {112.47, 33.90}}},
        {"洛栾高速公路",
         "motorway",
         {{112.424, 34.585},
          {112.37, 34.46},
          {112.26, 34.28},
          {112.12, 34.16},
          {111.95, 34.05},
          {111.80, 33.93},
          {111.66, 33.81}}},
        {"洛卢高速公路",
         "motorway",
         {{112.345, 34.592},
          {112.18, 34.535},
          {111.96, 34.47},
          {111.72, 34.41},
          {111.52, 34.33},
          {111.32, 34.25}}},
    };
    return all;
}

constexpr std::array minorNames = {
    "安康路",   "和平路",   "友谊路",   "春晴路",   "丽新路", "青年路", "体育场路", "纱厂路",
    "健康路",   "行署路",   "周山路",   "华山路",   "延安路", "嵩山路", "黄河路",   "泰山路",
    "联盟路",   "丰华路",   "芳林路",   "玻璃厂路", "七一路", "八一路", "纪念路",   "兴隆街",
    "民主街",   "东大街",   "西大街",   "柳林街",   "英才路", "展览路", "博物馆路", "香山路",
    "翠云路",   "宜人路",   "望春门街", "厚载门街", "永泰街", "兴洛街", "孙辛路",   "三山路",
    "金城寨街", "状元红路", "花园路",   "同德路",   "长兴街"};

constexpr std::array townNames = {
    "人民路",   "建设路", "文化路", "新华路", "解放路", "兴华路", "滨河路", "迎宾大道", "凤凰路",
    "中心大街", "育才路", "工业路", "商贸街", "友谊路", "团结路", "富民路", "车站路",   "光明路",
    "公园路",   "康宁路", "西环路", "东环路", "南环路", "北环路", "朝阳路", "永兴路",   "和谐路"};

double widthOf(const std::string& grade) {
    return grade == "primary" ? 20 : grade == "secondary" ? 13 : grade == "tertiary" ? 9 : 6;
}

/// A smooth shift of the plane, so that grids are not drawn with a ruler.
struct Warp {
    explicit Warp(Random& random) {
        for (double& value : phase)
            value = random.between(0, 2 * std::numbers::pi);
    }
    [[nodiscard]] Point at(Point p, double amplitude) const {
        return {p.x + amplitude *
                          (std::sin(p.y / 260 + phase[0]) + 0.6 * std::sin(p.x / 410 + phase[1])),
                p.y + amplitude *
                          (std::sin(p.x / 300 + phase[2]) + 0.6 * std::sin(p.y / 450 + phase[3]))};
    }
    double phase[4];
};

/// The grid of a county's main town.
Net seatNet(const Builder& builder, std::size_t county) {
    Random random = builder.random(100 + county);
    const double size = std::clamp(1400 + builder.city.counties[county].gdp * 2.4, 1900.0, 2700.0);
    return {builder.city.counties[county].seat,
            size,
            size * random.between(0.62, 0.85),
            random.between(-0.5, 0.5),
            300,
            false,
            0.75,
            1};
}

/// Draws the streets of one net and gives back their numbers.
std::vector<std::int32_t> drawNet(
    Builder& builder, const Net& net, std::size_t nameOffset, bool isCentral, Random& random) {
    const Warp warp(random);
    const double amplitude = std::min(28.0, net.spacing * 0.12);
    const double rim[3] = {random.between(0, 6), random.between(0, 6), random.between(0, 6)};
    const auto isInFootprint = [&](double u, double v) {
        const double turn = std::atan2(v, u);
        const double edge = 1 + 0.10 * std::sin(2 * turn + rim[0]) +
                            0.08 * std::sin(3 * turn + rim[1]) + 0.05 * std::sin(5 * turn + rim[2]);
        return std::pow(std::abs(u) / net.halfLength, 2.4) +
                   std::pow(std::abs(v) / net.halfWidth, 2.4) <=
               edge;
    };
    std::vector<Street> drawn;
    std::size_t line = 0;
    for (const bool isAcross : {false, true}) {
        const double reach = isAcross ? net.halfLength : net.halfWidth;
        const double run = 1.12 * (isAcross ? net.halfWidth : net.halfLength);
        const int lines = static_cast<int>(reach / net.spacing);
        for (int i = -lines; i <= lines; ++i, ++line) {
            const bool isMain = i % 3 == 0;
            const double shift = i * net.spacing + net.spacing * random.between(-0.17, 0.17);
            const double step = net.spacing / 6;
            Path path;
            bool isOpen = true;
            int untilNext = 0;
            const std::string name =
                isMain || random.chance(0.5)
                    ? std::string(isCentral ? minorNames[(nameOffset + line) % minorNames.size()]
                                            : townNames[(nameOffset + line) % townNames.size()])
                    : std::string();
            const auto finish = [&] {
                if (path.size() > 3 && lengthOf(path) > 0.8 * net.spacing)
                    drawn.push_back(
                        {name,
                         isMain ? (isCentral ? "tertiary" : "secondary") : "residential",
                         {},
                         path});
                path.clear();
            };
            for (double along = -run; along <= run; along += step) {
                if (untilNext-- == 0) {
                    untilNext = 5;
                    isOpen = isMain || !random.chance(0.16);
                }
                const double u = isAcross ? shift : along, v = isAcross ? along : shift;
                const Point p = placed(net.centre, net.angle, warp.at({u, v}, amplitude));
                bool isGood = isOpen && isInFootprint(u, v) && !builder.isNearRiver(p, 240);
                if (isGood && !net.clip.empty()) isGood = contains(net.clip, p);
                if (isGood) {
                    // Where another street runs along the same course, that one is enough.
                    const auto hit =
                        builder.streetGrid.nearest(p, std::min(90.0, net.spacing * 0.4));
                    if (hit.owner >= 0) {
                        const double course = net.angle + (isAcross ? std::numbers::pi / 2 : 0);
                        isGood = std::abs(std::sin(hit.angle - course)) > 0.5;
                    }
                }
                if (isGood)
                    path.push_back(p);
                else
                    finish();
            }
            finish();
        }
    }
    // Only now, so that lines of the same net are not taken for streets to keep away from.
    std::vector<std::int32_t> numbers;
    for (Street& street : drawn)
        numbers.push_back(builder.addStreet(std::move(street)));
    return numbers;
}

/// Stands buildings along both sides of a street, in rows, as far as nothing is in the way.
void buildAlong(Builder& builder, std::int32_t number, const Net& net, Random& random) {
    const Street& street = builder.city.streets[static_cast<std::size_t>(number)];
    const bool isPark = net.isPark;
    for (const double side : {-1.0, 1.0}) {
        for (int row = 0; row < net.rows; ++row) {
            double wanted = isPark ? 60 : 24;
            double gone = 0;
            for (std::size_t i = 1; i < street.path.size(); ++i) {
                const Point a = street.path[i - 1], b = street.path[i];
                const double span = lengthOf(b - a);
                if (span <= 0) continue;
                const double angle = std::atan2(b.y - a.y, b.x - a.x);
                while (wanted <= gone + span) {
                    const double length = isPark ? random.between(45, 105) : random.between(26, 62);
                    const double depth = isPark ? random.between(26, 52) : random.between(13, 23);
                    const double offset = widthOf(street.grade) + depth / 2 + random.between(3, 9) +
                                          row * (isPark ? 74 : 44);
                    const double place = (wanted - gone) / span;
                    const Point centre =
                        a + place * (b - a) + placed({0, 0}, angle, {0, side * offset});
                    wanted += length + random.between(isPark ? 8 : 12, isPark ? 30 : 40);
                    const Point local = placed({0, 0}, -net.angle, centre - net.centre);
                    const double u = local.x / net.halfLength, v = local.y / net.halfWidth;
                    const double edge = std::max(0.25, 1 - 0.55 * (u * u + v * v));
                    if (!net.clip.empty() && !contains(net.clip, centre)) continue;
                    if (u * u + v * v > 1.7 || !random.chance(net.fill * edge)) continue;
                    const double radius = 0.46 * std::hypot(length, depth);
                    if (!builder.occupied.isFree(centre, radius)) continue;
                    if (builder.streetGrid.nearest(centre, depth / 2 + 7).owner >= 0) continue;
                    const Point end = placed(centre, angle, {length / 2, 0});
                    const Point start = placed(centre, angle, {-length / 2, 0});
                    if (builder.streetGrid.nearest(end, 8).owner >= 0 ||
                        builder.streetGrid.nearest(start, 8).owner >= 0)
                        continue;
                    if (builder.isNearRiver(centre, 230)) continue;
                    builder.occupied.add(centre, radius);
                    const double grade = street.grade == "primary"     ? 2.4
                                         : street.grade == "secondary" ? 1.9
                                         : street.grade == "tertiary"  ? 1.4
                                                                       : 1.0;
                    builder.lots.push_back({centre, angle, length, depth, number,
                                            grade * (row == 0 ? 1 : 0.5) * length * depth / 400});
                }
                gone += span;
            }
        }
    }
}

}  // namespace

std::vector<Net> centralNets() {
    const auto net = [](double longitude, double latitude, double halfLength, double halfWidth,
                        double degrees, double spacing, double fill) {
        return Net{projected({longitude, latitude}),
                   halfLength,
                   halfWidth,
                   degrees * std::numbers::pi / 180,
                   spacing,
                   false,
                   fill,
                   2};
    };
    return {
        net(112.383, 34.664, 3300, 2000, 2, 340, 0.62),   // west
        net(112.440, 34.676, 2500, 1500, 12, 320, 0.75),  // middle
        net(112.479, 34.683, 1500, 1200, 10, 200, 0.78),  // the old town
        net(112.508, 34.692, 1700, 1900, 9, 330, 0.65),   // east
        net(112.440, 34.708, 3000, 1000, 5, 340, 0.6),    // north of the railway
        net(112.452, 34.619, 4600, 2400, 2, 360, 0.66),   // south of the river
        net(112.476, 34.600, 1700, 1000, 2, 280, 0.66),   // by the southern road
        net(112.362, 34.602, 2400, 1900, 2, 420, 0.5),    // south-west
        net(112.605, 34.594, 3000, 1900, -3, 430, 0.5),   // south-east
    };
}

void addRoads(Builder& builder) {
    Random random = builder.random(2);
    const auto degreesToPath = [](const std::vector<Degrees>& course) {
        Path points;
        for (const Degrees at : course)
            points.push_back(projected(at));
        return points;
    };
    for (const NamedStreet& street : mainStreets())
        builder.addStreet({std::string(street.name),
                           std::string(street.grade),
                           {},
                           smoothed(degreesToPath(street.course), 90)});
    for (const NamedStreet& way : expressways())
        builder.addStreet({std::string(way.name),
                           std::string(way.grade),
                           {},
                           smoothed(degreesToPath(way.course), 400)});

    // A ring around the main town of each county; the roads between the towns cross it.
    for (std::size_t c = 0; c < builder.city.counties.size(); ++c) {
        if (builder.city.counties[c].isCentral) continue;
        const Net net = seatNet(builder, c);
        const Path corners = blob(net.centre, net.halfLength * 1.12, net.halfWidth * 1.12,
                                  net.angle, 0.1, 14, random);
        builder.addStreet({"环城路", "primary", {}, smoothed(corners, 100)});
    }

    const auto seatOf = [&](const char* code) {
        return builder.city.counties[builder.county(code)].seat;
    };
    struct Road {
        const char* name;
        const char* number;
        Point from, to;
    };
    const Point east = projected({112.598, 34.718}), north = projected({112.423, 34.740}),
                west = projected({112.318, 34.680}), southWest = projected({112.345, 34.592}),
                south = projected({112.474, 34.555});
    for (const Road& road :
         {Road{"洛偃公路", "S310", east, seatOf("410307")},
          Road{"洛孟公路", "S238", north, seatOf("410308")},
          Road{"洛新公路", "G310", west, seatOf("410323")},
          Road{"洛宜公路", "S319", southWest, seatOf("410327")},
          Road{"洛伊公路", "G208", south, seatOf("410329")},
          Road{"宜洛公路", "S319", seatOf("410327"), seatOf("410328")},
          Road{"伊嵩公路", "G344", seatOf("410329"), seatOf("410325")},
          Road{"伊汝公路", "G208", seatOf("410329"), seatOf("410326")},
          Road{"嵩栾公路", "G311", seatOf("410325"), seatOf("410324")},
          Road{"嵩汝公路", "S322", seatOf("410325"), seatOf("410326")},
          Road{"宁栾公路", "S249", seatOf("410328"), seatOf("410324")},
          Road{"新宜公路", "S246", seatOf("410323"), seatOf("410327")},
          Road{"孟吉公路", "S312", seatOf("410308"), projected({112.585, 34.900})},
          Road{"偃府公路", "S235", seatOf("410307"), projected({112.86, 34.53})}})
        builder.addStreet({road.name, "primary", road.number,
                           smoothed(wandering(road.from, road.to, 0.055, random), 150)});

    // Each town is joined to the nearest place that is joined already: roads form a tree that
    // grows from the seat, as those of a county do.
    for (std::size_t c = 0; c < builder.city.counties.size(); ++c) {
        const County& county = builder.city.counties[c];
        std::vector<Point> joined{county.seat};
        std::vector<std::size_t> open;
        for (std::size_t t = 0; t < builder.city.towns.size(); ++t)
            if (builder.city.towns[t].county == c && !builder.city.towns[t].isSeat)
                open.push_back(t);
        while (!open.empty()) {
            double best = std::numeric_limits<double>::infinity();
            std::size_t chosen = 0;
            Point from;
            for (std::size_t k = 0; k < open.size(); ++k)
                for (const Point p : joined) {
                    const double distance = lengthOf(builder.city.towns[open[k]].centre - p);
                    if (distance < best) {
                        best = distance;
                        chosen = k;
                        from = p;
                    }
                }
            const Town& town = builder.city.towns[open[chosen]];
            if (best > 2500 && !(county.isCentral && best < 4000))
                builder.addStreet({town.name.substr(0, 6) + "路",
                                   "tertiary",
                                   {},
                                   smoothed(wandering(from, town.centre, 0.09, random), 120)});
            joined.push_back(town.centre);
            open.erase(open.begin() + static_cast<std::ptrdiff_t>(chosen));
        }
    }
}

void addNets(Builder& builder) {
    Random random = builder.random(3);
    const City& city = builder.city;
    std::vector<std::pair<Net, bool>> nets;  // and whether it belongs to the city itself
    // Parks first: their streets are their own.
    for (const Net& net : builder.parkNets)
        nets.push_back({net, false});
    for (const Blank& blank : city.blanks)
        nets.push_back(
            {{blank.centre, 270, 240, random.between(-0.2, 0.2), 105, false, 1.0, 1}, false});
    for (const Net& net : centralNets())
        nets.push_back({net, true});
    for (const Town& town : city.towns) {
        const County& county = city.counties[town.county];
        if (town.isSeat) {
            if (!county.isCentral) nets.push_back({seatNet(builder, town.county), false});
            continue;
        }
        bool isInCity = false;
        for (const Net& net : centralNets()) {
            const Point local = placed({0, 0}, -net.angle, town.centre - net.centre);
            isInCity =
                isInCity || std::hypot(local.x / net.halfLength, local.y / net.halfWidth) < 1.3;
        }
        if (isInCity && county.isCentral) continue;
        if (!county.isCentral && lengthOf(town.centre - county.seat) < 2200) continue;
        const double size = random.between(420, 800);
        const double turn = county.isCentral ? 0.1 : 0.5;
        nets.push_back({{town.centre, size, size * random.between(0.62, 0.85),
                         random.between(-turn, turn), 160, false, 0.5, 1},
                        false});
    }
    std::vector<std::pair<std::int32_t, std::size_t>> drawn;
    for (std::size_t n = 0; n < nets.size(); ++n)
        for (const std::int32_t number :
             drawNet(builder, nets[n].first, n * 7, nets[n].second, random))
            drawn.push_back({number, n});
    // Buildings when all streets are there, so that none stands on a street.
    for (const auto& [number, n] : drawn)
        buildAlong(builder, number, nets[n].first, random);
    const std::size_t named = mainStreets().size();
    for (std::size_t s = 0; s < named; ++s) {
        const Net along{projected({112.45, 34.65}), 17000, 11000, 0, 300, false, 0.8, 1};
        buildAlong(builder, static_cast<std::int32_t>(s), along, random);
    }
}

}  // namespace hetu::sample
