#include <array>
#include <map>

#include "app/sample/builder.h"

namespace hetu::sample {
namespace {

constexpr std::array villageFirst = {"李", "王", "张", "上", "下", "东", "西", "南",
                                     "北", "大", "小", "前", "后", "石", "杨", "赵",
                                     "孙", "黄", "白", "马", "高", "青"};
constexpr std::array villageLast = {"家庄", "家沟", "家岭", "家寨", "家坡", "河", "岭", "沟", "洼",
                                    "坪",   "湾",   "店",   "寨",   "营",   "坡", "庄", "窑", "峪"};

/// What part of a county's organisations each sort of place holds. With these a seat town comes
/// to about half of its county, and about seven of a hundred organisations repeat a position.
struct Shares {
    double office, district, park, village;
};
constexpr Shares centralShares{0.142, 0.09, 0.12, 0.05};
constexpr Shares countyShares{0.058, 0.05, 0.12, 0.14};
/// Of a county's organisations, its seat town's.
constexpr double seatTownShare = 0.49;

struct OfficePlan {
    std::size_t lot;
    std::size_t county;
};

}  // namespace

void addVillages(Builder& builder) {
    Random random = builder.random(7);
    City& city = builder.city;
    std::map<std::size_t, std::size_t> poolOfTown;
    for (std::size_t c = 0; c < city.counties.size(); ++c) {
        const County& county = city.counties[c];
        const Extent box = county.shape.extent();
        const int wanted = county.isCentral ? 25 : 85;
        std::vector<Point> villages;
        for (int attempt = 0; attempt < 30000 && static_cast<int>(villages.size()) < wanted;
             ++attempt) {
            const Point p{random.between(box.minX, box.maxX), random.between(box.minY, box.maxY)};
            if (!contains(county.shape, p) || distanceToBorder(county.shape, p) < 260) continue;
            // Villages are near towns and roads; deep in the mountains there are few.
            const double town = lengthOf(city.towns[builder.townAt(c, p)].centre - p);
            if (town < 900 || !random.chance(std::exp(-town / 5500))) continue;
            bool isFree = builder.occupied.isFree(p, 60) && !builder.isNearRiver(p, 350);
            for (const Point other : villages)
                isFree = isFree && lengthOf(other - p) > 1000;
            if (isFree) villages.push_back(p);
        }
        for (const Point p : villages) {
            const std::size_t town = builder.townAt(c, p);
            auto [found, isNew] = poolOfTown.try_emplace(town, city.pools.size());
            if (isNew) city.pools.push_back({.kind = PoolKind::Village, .county = c, .town = town});
            Pool& pool = city.pools[found->second];
            pool.names.push_back(std::string(villageFirst[random.below(villageFirst.size())]) +
                                 villageLast[random.below(villageLast.size())] + "村");
            pool.lots.push_back({p, random.between(0, 3), random.between(240, 420),
                                 random.between(160, 260), -1, random.between(0.4, 1.6)});
        }
    }
    std::vector<double> lotsOfCounty(city.counties.size(), 0);
    for (const Pool& pool : city.pools)
        lotsOfCounty[pool.county] += static_cast<double>(pool.lots.size());
    for (Pool& pool : city.pools) {
        const Shares& shares = city.counties[pool.county].isCentral ? centralShares : countyShares;
        pool.share =
            shares.village * static_cast<double>(pool.lots.size()) / lotsOfCounty[pool.county];
    }
}

void addPools(Builder& builder) {
    Random random = builder.random(8);
    City& city = builder.city;
    std::map<std::string, std::size_t> poolOf;  // by sort and place
    std::vector<OfficePlan> offices;

    const auto poolFor = [&](PoolKind kind, std::size_t county, std::size_t town,
                             const std::string& place, std::size_t blank) -> Pool& {
        const std::string key = std::to_string(static_cast<int>(kind)) + "/" +
                                std::to_string(kind == PoolKind::Street ? town : county) + "/" +
                                place;
        const auto [found, isNew] = poolOf.try_emplace(key, city.pools.size());
        if (isNew)
            city.pools.push_back(
                {.kind = kind, .county = county, .town = town, .place = place, .blank = blank});
        return city.pools[found->second];
    };

    for (std::size_t l = 0; l < builder.lots.size(); ++l) {
        Lot& lot = builder.lots[l];
        const auto county = builder.countyAt(lot.centre);
        if (!county) continue;
        bool isInside = true;
        const Path ring = rectangle(lot.centre, lot.length, lot.depth, lot.angle);
        for (const Point p : ring)
            isInside = isInside && contains(city.counties[*county].shape, p);
        if (!isInside) continue;
        const std::size_t town = builder.townAt(*county, lot.centre);
        const Street& street = city.streets[static_cast<std::size_t>(lot.street)];

        PoolKind kind = PoolKind::Street;
        std::string place;
        std::size_t blank = 0;
        for (std::size_t b = 0; b < city.blanks.size(); ++b)
            if (lengthOf(city.blanks[b].centre - lot.centre) < blankRadiusMetres - 60 &&
                city.blanks[b].county == *county) {
                kind = PoolKind::Blank;
                place = city.blanks[b].name;
                blank = b;
            }
        if (kind == PoolKind::Street)
            for (const Zone& zone : city.zones) {
                if (zone.county != *county || (zone.kind != "park" && zone.kind != "district"))
                    continue;
                if (!contains(zone.ring, lot.centre)) continue;
                kind = zone.kind == "park" ? PoolKind::Park : PoolKind::District;
                place = zone.name;
                break;
            }
        // Towards the heart of a town there is more of everything.
        const double reach = city.counties[*county].isCentral ? 1200
                             : city.towns[town].isSeat        ? 900
                                                              : 300;
        const double away = lengthOf(city.towns[town].centre - lot.centre);
        if (kind == PoolKind::Street) lot.weight *= 0.9 + 0.7 * std::exp(-away / reach);
        lot.weight *= 0.25 + 1.5 * random.uniform() * random.uniform() * 2;
        poolFor(kind, *county, town, place, blank).lots.push_back(lot);

        Building building{ring, {}, "residential", 1};
        const bool isShop = street.grade == "primary" || street.grade == "secondary";
        if (kind == PoolKind::Park) {
            building.kind = "industrial";
            building.floors = 1 + static_cast<int>(random.below(3));
        } else if (kind == PoolKind::Blank || kind == PoolKind::District || isShop) {
            building.kind = random.chance(0.7) ? "commercial" : "office";
            building.floors =
                2 + static_cast<int>(random.below(kind == PoolKind::District ? 16 : 7));
        } else {
            building.floors =
                2 + static_cast<int>(random.below(city.counties[*county].isCentral ? 16 : 6));
        }
        // One in five is not a plain rectangle: a wing stands at its end.
        if (kind != PoolKind::Blank && random.chance(0.22)) {
            const double wing = random.between(0.25, 0.4) * lot.length;
            const double cut = random.between(0.35, 0.6) * lot.depth;
            const double hl = lot.length / 2, hd = lot.depth / 2;
            Path shape;
            for (const Point p :
                 {Point{-hl, -hd}, Point{hl, -hd}, Point{hl, hd}, Point{hl - wing, hd},
                  Point{hl - wing, hd - cut}, Point{-hl, hd - cut}})
                shape.push_back(placed(lot.centre, lot.angle, p));
            shape.push_back(shape.front());
            building.ring = std::move(shape);
        }
        const bool canBeOffice =
            kind == PoolKind::District ||
            (kind == PoolKind::Street && isShop && city.towns[town].isSeat && away < 1500);
        if (canBeOffice && lot.length > 24) offices.push_back({city.buildings.size(), *county});
        city.buildings.push_back(std::move(building));
    }

    // Office buildings: a share of the good lots, with a tower each and many organisations at
    // one and the same position.
    std::vector<std::size_t> officesOf(city.counties.size(), 0);
    std::vector<std::size_t> order(offices.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    std::size_t towers = 0;
    for (const std::size_t i : order) {
        const std::size_t c = offices[i].county;
        const County& county = city.counties[c];
        const std::size_t wanted =
            county.isCentral ? static_cast<std::size_t>(5 + county.gdp / 48) : 5;
        if (officesOf[c] >= wanted) continue;
        Building& building = city.buildings[offices[i].lot];
        Point centre;
        for (std::size_t k = 1; k < building.ring.size(); ++k)
            centre = centre + building.ring[k];
        centre = (1.0 / static_cast<double>(building.ring.size() - 1)) * centre;
        if (!contains(building.ring, centre)) continue;
        const auto hit = builder.streetGrid.nearest(centre, 90);
        std::string street =
            hit.owner < 0 ? "" : city.streets[static_cast<std::size_t>(hit.owner)].name;
        if (street.empty()) street = county.brief;
        building.name = street + std::to_string(101 + 7 * officesOf[c]) + "号商务大厦";
        building.kind = "office";
        building.floors = 9 + static_cast<int>(random.below(county.isCentral ? 22 : 9));
        // The first of a county is its largest: sizes fall with rank.
        const double size = 1.0 / std::pow(1.0 + static_cast<double>(officesOf[c]), 0.75);
        Pool pool{.kind = PoolKind::Office,
                  .county = c,
                  .town = builder.townAt(c, centre),
                  .share = size,
                  .place = building.name};
        pool.lots.push_back({centre, 0, 0, 0, hit.owner, 1});
        city.pools.push_back(std::move(pool));
        if (officesOf[c] < 3) {
            std::string number = std::to_string(++towers);
            number.insert(0, 3 - std::min<std::size_t>(3, number.size()), '0');
            city.zones.push_back({building.name, "building", county.code + "-L" + number, c, false,
                                  building.ring, "示例合成"});
        }
        ++officesOf[c];
    }

    // Shares: first what is fixed per county, then the streets by town.
    for (std::size_t c = 0; c < city.counties.size(); ++c) {
        const County& county = city.counties[c];
        const Shares& shares = county.isCentral ? centralShares : countyShares;
        double officeSum = 0, districtLots = 0, parkLots = 0;
        for (const Pool& pool : city.pools) {
            if (pool.county != c) continue;
            const double lots = std::pow(static_cast<double>(pool.lots.size()), 0.8);
            if (pool.kind == PoolKind::Office) officeSum += pool.share;
            if (pool.kind == PoolKind::District) districtLots += lots;
            if (pool.kind == PoolKind::Park) parkLots += lots;
        }
        double used = 0, inSeat = 0;
        for (Pool& pool : city.pools) {
            if (pool.county != c) continue;
            const double lots = std::pow(static_cast<double>(pool.lots.size()), 0.8);
            if (pool.kind == PoolKind::Office) pool.share *= shares.office / officeSum;
            if (pool.kind == PoolKind::District) pool.share = shares.district * lots / districtLots;
            if (pool.kind == PoolKind::Park) pool.share = shares.park * lots / parkLots;
            used += pool.share;
            if (city.towns[pool.town].isSeat) inSeat += pool.share;
        }
        std::vector<Pool*> streets;
        for (Pool& pool : city.pools)
            if (pool.county == c && pool.kind == PoolKind::Street && !pool.lots.empty())
                streets.push_back(&pool);
        std::sort(streets.begin(), streets.end(), [&](const Pool* a, const Pool* b) {
            const bool seatA = city.towns[a->town].isSeat, seatB = city.towns[b->town].isSeat;
            if (seatA != seatB) return seatA;
            return a->lots.size() != b->lots.size() ? a->lots.size() > b->lots.size()
                                                    : a->town < b->town;
        });
        const double left = 1 - used;
        const double seatShare =
            county.isCentral ? 0 : std::clamp(seatTownShare - inSeat, 0.2, left - 0.1);
        double sum = 0;
        for (std::size_t k = 0; k < streets.size(); ++k)
            if (county.isCentral || k > 0)
                sum += std::pow(static_cast<double>(k) + 1, county.isCentral ? -0.25 : -0.7);
        for (std::size_t k = 0; k < streets.size(); ++k)
            streets[k]->share =
                !county.isCentral && k == 0
                    ? seatShare
                    : (left - seatShare) *
                          std::pow(static_cast<double>(k) + 1, county.isCentral ? -0.25 : -0.7) /
                          sum;
    }
    for (Pool& pool : city.pools)
        if (pool.kind == PoolKind::Blank) {
            pool.share = 0;  // a fixed number, see the plan of the register
            pool.isMarket = pool.blank % 2 == 0;
        }
}

}  // namespace hetu::sample
