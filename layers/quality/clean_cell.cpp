#include "layers/quality/clean_cell.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "layers/base/text.h"
#include "layers/workspace/industry_codes.h"
#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

bool containsAny(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

bool isDash(const std::string& text) {
    static const std::vector<std::string> dashes{"-",    "--",   "/",    "\\",    "—",
                                                 "——",   "－",   "n/a",  "na",    "null",
                                                 "#n/a", "不详", "未知", "不清楚"};
    return std::find(dashes.begin(), dashes.end(), lowered(text)) != dashes.end();
}

void removeAll(std::string& text, std::string_view part) {
    for (std::size_t at; (at = text.find(part)) != std::string::npos;)
        text.erase(at, part.size());
}

/// The number in front of an optional unit, words of approximation left out.
CleanNumber readNumber(std::string_view cell) {
    std::string text = halfWidth(cell);
    if (text.empty() || isDash(text)) return {};
    for (const std::string_view word : {"大约", "约", "近", "共", "合计", ",", "'", " ", "余", "多",
                                        "左右", "以上", "+", "?", "~", "≈", "其中"})
        removeAll(text, word);
    double value = 0;
    if (parseNumber(text, value))
        return std::isfinite(value) ? CleanNumber{CellState::Good, value}
                                    : CleanNumber{CellState::Unreadable, 0};
    std::size_t end = 0;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) ||
                                 text[end] == '.' || (end == 0 && text[end] == '-')))
        ++end;
    if (end == 0 || !parseNumber(std::string_view(text).substr(0, end), value))
        return {CellState::Unreadable, 0};
    std::string unit = lowered(std::string_view(text).substr(end));
    if (unit.starts_with("万")) {
        value *= 10000;
        unit.erase(0, std::string_view("万").size());
    }
    static const std::vector<std::string> units{
        "",  "人", "名", "个",     "家",   "户",   "位",     "层",      "年",        "元",     "米",
        "m", "m2", "㎡", "平方米", "平米", "人次", "people", "persons", "employees", "members"};
    if (std::find(units.begin(), units.end(), unit) == units.end())
        return {CellState::Unreadable, 0};
    return {CellState::Good, value};
}

struct Synonyms {
    std::string code;
    std::vector<std::string> words;  ///< without spaces, half-width, lower case
};

const std::vector<Synonyms>& synonymsOf(const std::string& key) {
    static const std::map<std::string, std::vector<Synonyms>> all{
        {"organisations.mode",
         {{"own", {"单独建", "单独组建", "单建", "独立组建", "独立建", "单独设立", "独建", "单独"}},
          {"joint",
           {"联合建", "联合组建", "联建", "联合", "楼宇合建", "合建", "村企共建", "区域联建",
            "联合设立", "联合支部", "共建"}},
          {"attached", {"挂靠建", "挂靠组建", "挂靠", "依托建", "依托组建", "派驻建", "派驻"}},
          {"industry", {"行业建", "行业统建", "行业组建", "行业联建", "行业"}},
          {"region", {"区域建", "区域组建", "片区建", "网格建", "区域统建", "区域"}},
          {"instructor",
           {"党建指导员", "指导员", "选派指导员", "派驻指导员", "党建工作指导员", "指导员覆盖",
            "选派党建指导员", "派驻党建指导员"}}}},
        {"organisations.kind",
         {{"enterprise",
           {"非公有制经济组织", "非公有制企业", "非公企业", "非公经济组织", "非公组织", "非公",
            "企业", "民营企业", "私营企业", "个体工商户", "农民专业合作社", "非公有制",
            "新经济组织", "经济组织", "company", "business", "firm"}},
          {"social",
           {"社会组织", "新社会组织", "社团", "社会团体", "民办非企业单位", "民办非企业", "民非",
            "社会服务机构", "基金会", "商会", "协会", "行业协会", "social organisation", "ngo",
            "association", "foundation"}}}},
        {"organisations.subkind",
         {{"社会团体", {"社团"}},
          {"民办非企业单位", {"民办非企业", "民非", "社会服务机构"}},
          {"中介服务机构", {"律师事务所", "会计师事务所", "律所", "中介机构"}}}},
        {"organisations.org_level",
         {{"党委", {"党委会", "基层党委"}},
          {"党总支", {"总支", "党总支部", "总支部"}},
          {"党支部", {"支部", "单独支部"}},
          {"联合党支部", {"联合支部"}},
          {"流动党员党支部", {"流动党支部"}},
          {"功能型党支部", {"临时党支部", "功能型临时党支部", "功能型(临时)党支部"}}}},
        {"organisations.scale",
         {{"规上", {"规模以上", "四上", "规上企业", "是"}},
          {"规下", {"规模以下", "规下企业", "否"}}}},
        {"organisations.op_status",
         {{"正常", {"在业", "存续", "正常经营", "在营", "开业"}},
          {"停产", {"停业", "歇业"}},
          {"注销", {"已注销", "吊销"}},
          {"失联", {"失去联系"}}}},
        {"zones.kind",
         {{"park",
           {"园区", "产业园", "产业园区", "工业园", "工业园区", "开发区", "产业集聚区", "科技园"}},
          {"district", {"商圈", "商业区", "商务区"}},
          {"street", {"街区", "商业街", "特色街区", "步行街"}},
          {"building", {"楼宇", "商务楼宇", "写字楼", "大厦"}},
          {"market", {"专业市场", "市场", "批发市场"}},
          {"custom", {"自定义", "其他", "片区", "网格"}}}},
        {"regions.level",
         {{"county", {"县区", "县", "区", "县级", "县市区", "区县", "功能区"}},
          {"township", {"乡镇街道", "乡镇", "街道", "镇", "乡", "乡级", "镇办"}}}},
        {"platforms.status",
         {{"built", {"已建", "已建成", "建成", "在用", "运行", "正常运行", "投入使用", "已投用"}},
          {"construction", {"在建", "建设中", "正在建设", "施工中", "under_construction"}},
          {"planned", {"拟建", "规划", "计划", "待建", "规划中", "筹建"}},
          {"candidate", {"候选", "备选", "候选点", "备选点"}}}},
        {"platforms.mode",
         {{"direct", {"直接管", "直管", "直接管理"}},
          {"joint", {"联合建", "联建", "共建", "联合"}},
          {"attached", {"挂靠建", "挂靠", "依托", "依托建"}}}},
    };
    static const std::vector<Synonyms> none;
    const auto found = all.find(key);
    return found == all.end() ? none : found->second;
}

}  // namespace

std::string halfWidth(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == 0xEF && i + 2 < text.size()) {  // U+FF01..U+FF5E are U+0021..U+007E, widened
            const unsigned code = (byte & 0x0Fu) << 12 |
                                  (static_cast<unsigned char>(text[i + 1]) & 0x3Fu) << 6 |
                                  (static_cast<unsigned char>(text[i + 2]) & 0x3Fu);
            if (code >= 0xFF01 && code <= 0xFF5E) {
                out += static_cast<char>(code - 0xFF01 + 0x21);
                i += 2;
                continue;
            }
        }
        if (text.substr(i).starts_with("\u3000")) {
            out += ' ';
            i += 2;
            continue;
        }
        out += text[i];
    }
    return trimmed(out);
}

CleanNumber cleanCount(std::string_view cell) {
    const std::string text = halfWidth(cell);
    if (text == "无" || text == "零" || text == "没有") return {CellState::Good, 0};
    CleanNumber number = readNumber(text);
    if (number.state != CellState::Good) return number;
    const double whole = std::round(number.value);
    if (number.value < 0 || whole > 9e15 || std::abs(number.value - whole) > 1e-9)
        return {CellState::Unreadable, 0};
    number.value = whole;
    return number;
}

CleanNumber cleanReal(std::string_view cell) {
    return readNumber(cell);
}

CleanNumber cleanFlag(std::string_view cell) {
    const std::string text = lowered(halfWidth(cell));
    if (text.empty() || isDash(text)) return {};
    double number = 0;
    if (parseNumber(text, number)) {
        if (number == 0 || number == 1) return {CellState::Good, number};
        return {number > 1 && number < 100000 ? CellState::Good : CellState::Unreadable, 1};
    }
    static const std::vector<std::string> no{"n", "no", "f", "false", "×", "x", "✗", "✘", "☐"};
    static const std::vector<std::string> yes{"y", "yes", "t", "true", "√", "✓", "✔", "☑", "对"};
    if (std::find(no.begin(), no.end(), text) != no.end()) return {CellState::Good, 0};
    if (std::find(yes.begin(), yes.end(), text) != yes.end()) return {CellState::Good, 1};
    for (const std::string_view word :
         {"否", "无", "未", "没", "不", "×", "暂无", "尚未", "拟", "待"})
        if (text.starts_with(word)) return {CellState::Good, 0};
    for (const std::string_view word : {"是", "有", "已", "√", "✓", "建有", "设有"})
        if (text.starts_with(word)) return {CellState::Good, 1};
    return {CellState::Unreadable, 0};
}

CleanNumber cleanPresence(std::string_view cell) {
    const CleanNumber flag = cleanFlag(cell);
    return flag.state == CellState::Unreadable ? CleanNumber{CellState::Good, 1} : flag;
}

CleanText cleanCode(std::string_view layer, std::string_view field, std::string_view cell) {
    const std::string shown = halfWidth(cell);
    if (shown.empty() || isDash(shown)) return {};
    const std::vector<CodeLabel>& codes = codesOf(layer, field);
    if (codes.empty()) return {CellState::Good, trimmed(cell)};
    std::string word = lowered(shown);
    if (field == "industry") {
        std::string industry = industryOf(cell);
        if (industry.empty()) industry = industryOf(shown);
        return {CellState::Good, industry.empty() ? trimmed(cell) : industry};
    }
    for (const CodeLabel& code : codes)
        if (word == code.code || word == lowered(code.label.en) || shown == code.label.zh)
            return {CellState::Good, code.code};
    removeAll(word, " ");
    const std::string key = std::string(layer) + "." + std::string(field);
    for (const Synonyms& entry : synonymsOf(key))
        for (const std::string& known : entry.words) {
            std::string plain = known;
            removeAll(plain, " ");
            if (word == plain) return {CellState::Good, entry.code};
        }
    if (key == "organisations.kind") {
        if (containsAny(word,
                        {"社会团体", "民办非企", "民非", "基金会", "社会服务机构", "社会组织"}))
            return {CellState::Good, "social"};
        if (containsAny(word, {"企业", "公司", "个体", "合作社", "事务所", "经济组织", "非公"}))
            return {CellState::Good, "enterprise"};
    }
    if (key == "organisations.mode") {
        if (containsAny(word, {"无", "未建", "未组建"})) return {};
        if (word.find("指导员") != std::string::npos) return {CellState::Good, "instructor"};
        if (word.find("单独") != std::string::npos) return {CellState::Good, "own"};
        if (containsAny(word, {"联合", "联建"})) return {CellState::Good, "joint"};
        if (word.find("挂靠") != std::string::npos) return {CellState::Good, "attached"};
    }
    static constexpr std::array openLists{"subkind", "org_level", "scale", "op_status"};
    const bool isOpen = std::find(openLists.begin(), openLists.end(), field) != openLists.end();
    return {isOpen ? CellState::Good : CellState::Unreadable, shown};
}

std::string kindOfCreditCode(std::string_view code) {
    const std::string text = halfWidth(code);
    if (text.size() != 18) return {};
    const std::string_view start = std::string_view(text).substr(0, 2);
    if (start == "51" || start == "52" || start == "53") return "social";
    if (start == "31" || start == "91" || start == "92" || start == "93") return "enterprise";
    return {};
}

std::string countyOfToday(std::string_view county) {
    const std::string text = halfWidth(county);
    static const std::map<std::string, std::string> today{
        {"410381", "410307"},       {"410322", "410308"},       {"410306", "410308"},
        {"偃师市", "偃师区"},       {"孟津县", "孟津区"},       {"吉利区", "孟津区"},
        {"洛阳市偃师市", "偃师区"}, {"洛阳市孟津县", "孟津区"}, {"洛阳市吉利区", "孟津区"}};
    const auto found = today.find(text);
    return found == today.end() ? text : found->second;
}

bool isOutOfBusiness(std::string_view operatingStatus) {
    const std::string text = lowered(halfWidth(operatingStatus));
    if (containsAny(text, {"未注销", "未吊销", "未停产", "未停业"})) return false;
    return containsAny(text, {"空挂", "注销", "吊销", "停产", "停业", "歇业", "失联", "僵尸",
                              "迁出", "撤销", "倒闭", "关闭", "解散", "名存实亡", "closed",
                              "cancelled", "dissolved", "shell", "revoked"});
}

}  // namespace hetu
