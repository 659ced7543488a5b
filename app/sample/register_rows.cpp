#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "app/sample/credit_code.h"
#include "app/sample/projection.h"
#include "app/sample/register.h"
#include "app/sample/shapes.h"
#include "layers/workspace/register_schema.h"

namespace hetu::sample {
namespace {

enum Purpose : std::uint64_t { RowOf = 21, SourceOf };

constexpr std::array stems = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::array branches = {"子", "丑", "寅", "卯", "辰", "巳",
                                 "午", "未", "申", "酉", "戌", "亥"};
constexpr std::array digits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// A name from the sixty-year cycle and a number: sounds like one, is unlike any real one, and is
/// different for each serial.
std::string cycleName(std::uint32_t serial) {
    std::string name = std::string(stems[serial % 10]) + branches[serial % 12];
    for (const char c : std::to_string(serial / 60 + 1))
        name += digits[static_cast<std::size_t>(c - '0')];
    return name;
}

std::vector<const char*> tradesOf(char industry) {
    switch (industry) {
        case 'A':
            return {"生态农业", "苗木种植", "牧业", "果蔬种植"};
        case 'B':
            return {"矿业", "石料", "矿产品"};
        case 'C':
            return {"机械制造", "轴承配件", "耐火材料", "精密铸造", "电气设备",
                    "食品加工", "家具制造", "新材料",   "模具制造", "包装材料"};
        case 'D':
            return {"热力", "燃气", "新能源"};
        case 'E':
            return {"建筑工程", "装饰工程", "市政工程", "防水工程", "园林工程"};
        case 'F':
            return {"商贸",     "建材销售",     "五金机电", "服装商贸",
                    "食品贸易", "汽车配件销售", "办公用品", "电子产品销售"};
        case 'G':
            return {"物流", "货物运输", "仓储服务", "快运"};
        case 'H':
            return {"餐饮管理", "酒店管理"};
        case 'I':
            return {"信息技术", "软件科技", "网络科技", "数据服务"};
        case 'J':
            return {"融资担保", "信息咨询"};
        case 'K':
            return {"置业", "物业服务", "房产经纪"};
        case 'L':
            return {"企业管理咨询", "人力资源服务", "广告传媒", "商务服务", "旅行服务", "租赁"};
        case 'M':
            return {"检测技术", "工程设计", "工程咨询", "技术服务"};
        case 'N':
            return {"环保工程", "水务", "绿化养护"};
        case 'O':
            return {"家政服务", "汽车维修", "洗涤服务"};
        case 'P':
            return {"教育咨询", "培训"};
        case 'Q':
            return {"健康管理", "医疗服务"};
        default:
            return {"文化传播", "体育发展", "影视传媒"};
    }
}

std::vector<const char*> socialUnitsOf(char industry) {
    switch (industry) {
        case 'P':
            return {"职业培训学校", "幼儿园", "艺术培训中心"};
        case 'Q':
            return {"养老服务中心", "社会工作服务中心", "康复服务中心"};
        case 'R':
            return {"文化服务中心", "体育俱乐部", "民俗文化馆"};
        case 'M':
            return {"科技创新服务中心", "技术研究院"};
        default:
            return {"社区服务中心", "志愿服务中心", "公益服务中心"};
    }
}

const char* codeOf(Coverage coverage) {
    constexpr std::array codes = {"",         "own",    "joint",     "attached",
                                  "industry", "region", "instructor"};
    return codes[static_cast<std::size_t>(coverage)];
}

bool isOrganisation(Coverage coverage) {
    return coverage != Coverage::None && coverage != Coverage::Instructor;
}

}  // namespace

struct Register::Row {
    Point at;
    std::size_t county = 0;
    std::string name, code, subkind, address, zone, level, organisation, parent, scale;
    double revenue = missingNumber;
    int probationary = 0, elsewhere = 0;
    bool hasUnion = false, hasLeague = false, hasWomen = false;
};

Register::Row Register::row(std::size_t i) const {
    Random random = randomOf(i, RowOf);
    const Brief& brief = m_briefs[i];
    const Pool& pool = m_city.pools[brief.pool];
    const County& county = m_city.counties[pool.county];
    const Town& town = m_city.towns[pool.town];
    Row row;
    row.county = pool.county;

    const std::size_t lotNumber = random.pick(m_lotWeights[brief.pool]);
    const Lot& lot = pool.lots[lotNumber];
    row.at = placed(lot.centre, lot.angle,
                    {0.92 * lot.length * (random.uniform() - 0.5),
                     0.92 * lot.depth * (random.uniform() - 0.5)});
    row.at = {std::round(row.at.x * 100) / 100, std::round(row.at.y * 100) / 100};
    if (!contains(county.shape, row.at)) row.at = lot.centre;

    const std::string cycle = cycleName(brief.serial);
    const double lotOfForm = random.uniform();
    if (brief.isSocial) {
        if (lotOfForm < 0.57) {
            const auto units = socialUnitsOf(brief.industry);
            row.subkind = "民办非企业单位";
            row.code = creditCode("52", "MJ", static_cast<std::int64_t>(i));
            row.name = county.name + cycle + units[random.below(units.size())];
        } else if (lotOfForm < 0.99) {
            constexpr std::array societies = {"商会",      "行业协会",     "志愿者协会",
                                              "书画协会",  "老年体育协会", "种植养殖协会",
                                              "文化研究会"};
            row.subkind = "社会团体";
            row.code = creditCode("51", "MJ", static_cast<std::int64_t>(i));
            row.name = county.name + cycle + societies[random.below(societies.size())];
        } else {
            row.subkind = "基金会";
            row.code = creditCode("53", "MJ", static_cast<std::int64_t>(i));
            row.name = county.name + cycle + "慈善基金会";
        }
    } else {
        const auto trades = tradesOf(brief.industry);
        const std::string stem = (random.chance(0.6) ? "洛阳" : county.brief) + cycle +
                                 trades[random.below(trades.size())];
        const char* registry = "91";
        if (brief.industry == 'A' && lotOfForm < 0.55) {
            row.subkind = "农民专业合作社";
            row.name = county.brief + cycle + "种植专业合作社";
            registry = "93";
        } else if ((brief.industry == 'F' || brief.industry == 'H' || brief.industry == 'O') &&
                   brief.employees < 15 && lotOfForm < 0.12) {
            row.subkind = "个体工商户";
            row.name = county.brief + cycle +
                       (brief.industry == 'F'   ? "商行"
                        : brief.industry == 'H' ? "饭店"
                                                : "服务部");
            registry = "92";
        } else {
            row.subkind = lotOfForm < 0.965   ? "私营企业"
                          : lotOfForm < 0.988 ? "外商投资企业"
                                              : "港澳台投资企业";
            // A few run through the whole city under its name; their serials could meet those of
            // another county, so the county is named behind.
            row.name = stem + (stem.starts_with("洛阳") ? "（" + county.brief + "）" : "") +
                       (random.chance(0.1) ? "有限责任公司" : "有限公司");
        }
        row.code = creditCode(registry, "MA", static_cast<std::int64_t>(i));
        row.revenue = std::round(brief.employees * std::exp(3.3 + 0.55 * random.normal()));
        row.scale = row.revenue >= 2000 ? "规上" : "规下";
    }

    row.address = "洛阳市" + county.name + town.name;
    if (pool.kind == PoolKind::Village) {
        row.address += pool.names[lotNumber];
    } else {
        const std::string street = lot.street < 0
                                       ? std::string()
                                       : m_city.streets[static_cast<std::size_t>(lot.street)].name;
        if (pool.kind == PoolKind::Office)
            row.address += pool.place + std::to_string(2 + random.below(16)) + "层";
        else if (!street.empty())
            row.address += street + std::to_string(1 + random.below(280)) + "号";
        else
            row.address += std::to_string(1 + random.below(90)) + "号院";
    }

    double smallest = std::numeric_limits<double>::infinity();
    for (const std::size_t zone : m_zones.covering(row.at))
        if (m_city.zones[zone].county == pool.county && m_zoneArea[zone] < smallest) {
            smallest = m_zoneArea[zone];
            row.zone = m_city.zones[zone].name;
        }

    const std::string local = row.zone.empty() ? town.name : row.zone;
    switch (brief.coverage) {
        case Coverage::Own:
            row.level = brief.members >= 100 ? "党委" : brief.members >= 50 ? "党总支" : "党支部";
            row.organisation = row.name + row.level;
            break;
        case Coverage::Joint:
            row.level = "联合党支部";
            row.organisation = local + "第" + digits[1 + random.below(9)] + "联合党支部";
            break;
        case Coverage::Attached:
        case Coverage::Industry:
        case Coverage::Region:
            row.level = "党支部";
            row.organisation =
                local + (brief.coverage == Coverage::Industry ? "行业党支部" : "综合党支部");
            break;
        default:
            break;
    }
    if (isOrganisation(brief.coverage)) row.parent = town.name + "党（工）委";

    row.probationary = brief.members >= 3 && random.chance(0.12) ? 1 : 0;
    row.elsewhere =
        random.chance(brief.isSocial ? 0.25 : 0.06) ? 1 + static_cast<int>(random.below(3)) : 0;
    const double bySize = std::clamp(0.1 * std::log(brief.employees + 1.0), 0.0, 0.6);
    row.hasUnion = random.chance(0.15 + bySize);
    row.hasLeague = random.chance(0.5 * bySize);
    row.hasWomen = random.chance(0.4 * bySize);
    return row;
}

Layer Register::rows(std::size_t from, std::size_t to) const {
    const RegisterLayer& schema = *findRegisterLayer("organisations");
    Layer layer{.name = schema.name, .title = schema.title, .kind = GeometryKind::Point};
    layer.points.reserve(to - from);
    std::vector<Row> made;
    made.reserve(to - from);
    for (std::size_t i = from; i < to; ++i) {
        made.push_back(row(i));
        layer.points.push_back(made.back().at);
    }
    using TextOf = std::function<std::string(const Row&, const Brief&)>;
    using NumberOf = std::function<double(const Row&, const Brief&)>;
    const std::map<std::string, TextOf, std::less<>> texts{
        {"name", [](const Row& r, const Brief&) { return r.name; }},
        {"uscc", [](const Row& r, const Brief&) { return r.code; }},
        {"kind", [](const Row&,
                    const Brief& b) { return std::string(b.isSocial ? "social" : "enterprise"); }},
        {"subkind", [](const Row& r, const Brief&) { return r.subkind; }},
        {"industry", [](const Row&, const Brief& b) { return std::string(1, b.industry); }},
        {"address", [](const Row& r, const Brief&) { return r.address; }},
        {"county", [this](const Row& r, const Brief&) { return m_city.counties[r.county].code; }},
        {"town", [this](const Row&,
                        const Brief& b) { return m_city.towns[m_city.pools[b.pool].town].name; }},
        {"zone", [](const Row& r, const Brief&) { return r.zone; }},
        {"org_level", [](const Row& r, const Brief&) { return r.level; }},
        {"mode", [](const Row&, const Brief& b) { return std::string(codeOf(b.coverage)); }},
        {"org_name", [](const Row& r, const Brief&) { return r.organisation; }},
        {"parent", [](const Row& r, const Brief&) { return r.parent; }},
        {"scale", [](const Row& r, const Brief&) { return r.scale; }},
        {"op_status", [](const Row&, const Brief&) { return std::string("正常"); }},
        {"as_of", [](const Row&, const Brief&) { return std::string("2018-11"); }}};
    const std::map<std::string, NumberOf, std::less<>> numbers{
        {"employees", [](const Row&, const Brief& b) { return b.employees; }},
        {"members", [](const Row&, const Brief& b) { return b.members; }},
        {"members_probationary", [](const Row& r, const Brief&) { return r.probationary; }},
        {"members_elsewhere", [](const Row& r, const Brief&) { return r.elsewhere; }},
        {"has_org",
         [](const Row&, const Brief& b) {
             return b.isUnknown ? missingNumber : isOrganisation(b.coverage) ? 1.0 : 0.0;
         }},
        {"instructor",
         [](const Row&, const Brief& b) { return b.coverage == Coverage::Instructor ? 1 : 0; }},
        {"has_union", [](const Row& r, const Brief&) { return r.hasUnion ? 1 : 0; }},
        {"has_league", [](const Row& r, const Brief&) { return r.hasLeague ? 1 : 0; }},
        {"has_women", [](const Row& r, const Brief&) { return r.hasWomen ? 1 : 0; }},
        // The totals of 2018 are of organisations that count: shell firms are not among them.
        {"in_base", [](const Row&, const Brief&) { return 1; }},
        {"revenue", [](const Row& r, const Brief&) { return r.revenue; }}};
    for (const Field& field : schema.fields) {
        Column& column = layer.table.add(field);
        const auto text = texts.find(field.name);
        const auto number = numbers.find(field.name);
        for (std::size_t k = 0; k < made.size(); ++k) {
            const Brief& brief = m_briefs[from + k];
            if (column.isText())
                column.texts.push_back(text == texts.end() ? std::string()
                                                           : text->second(made[k], brief));
            else
                column.numbers.push_back(number == numbers.end() ? missingNumber
                                                                 : number->second(made[k], brief));
        }
    }
    return layer;
}

std::string Register::sourceHeading() {
    return "\xEF\xBB\xBF名称,统一社会信用代码,组织类别,类型,行业,县区,乡镇街道,所属园区,地址,经度,"
           "纬度,"
           "从业人数,党员数,是否建立党组织,组建方式,党组织名称,党建指导员,经营状态,统计时间\r\n";
}

std::string Register::sourceRows(std::size_t from, std::size_t to) const {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        Random random = randomOf(i, SourceOf);
        const Brief& brief = m_briefs[i];
        const Row r = row(i);
        const County& county = m_city.counties[r.county];
        const Degrees at = unprojected(r.at);
        // What offices really hand in: no position, the county's old name, words for a number.
        const bool hasPosition = !random.chance(0.012);
        std::string countyName = county.name;
        if (random.chance(0.15)) {
            if (county.code == "410307") countyName = "偃师市";
            if (county.code == "410308") countyName = "孟津县";
        }
        std::string employees = toText(static_cast<long long>(brief.employees));
        if (random.chance(0.004)) employees = "约" + employees + "人";
        std::string members = toText(static_cast<long long>(brief.members));
        if (random.chance(0.004)) members += "名";
        const std::string mode = labelOf("organisations", "mode", codeOf(brief.coverage)).zh;
        for (const std::string& cell :
             {r.name + (random.chance(0.01) ? "\xE3\x80\x80" : ""), r.code,
              std::string(brief.isSocial ? "社会组织" : "非公有制经济组织"), r.subkind,
              std::string(1, brief.industry), countyName,
              m_city.towns[m_city.pools[brief.pool].town].name, r.zone, r.address,
              hasPosition ? toFixed(at.longitude, 6) : std::string(),
              hasPosition ? toFixed(at.latitude, 6) : std::string(), employees, members,
              std::string(brief.isUnknown                  ? ""
                          : isOrganisation(brief.coverage) ? "是"
                                                           : "否"),
              brief.coverage == Coverage::Instructor ? std::string() : mode, r.organisation,
              std::string(brief.coverage == Coverage::Instructor ? "是" : "否"), std::string("正常")}) {
            out += cell;
            out += ',';
        }
        out += "2018-11\r\n";
    }
    return out;
}

}  // namespace hetu::sample
