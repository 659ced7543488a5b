#include "layers/quality/column_match.h"

#include <algorithm>
#include <set>

#include "layers/base/text.h"
#include "layers/quality/clean_cell.h"
#include "layers/quality/personal_data.h"
#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

using Words = std::vector<std::string>;

/// Words for the fields that several layers share.
const std::map<std::string, Words>& sharedWords() {
    static const std::map<std::string, Words> words{
        {"name", {"名称", "全称", "title", "label", "namezh", "namecn", "name:zh"}},
        {"county",
         {"县区", "县(市)区", "区县", "县市区", "所在县区", "所属县区", "行政区划", "属地", "辖区",
          "区划代码", "行政区", "district"}},
        {"remark", {"备注", "说明", "note", "notes", "remarks", "comment"}},
        {"code", {"编号", "代码", "编码", "区划代码", "行政区划代码", "adcode", "gbcode"}},
        {"kind", {"类别", "类型", "种类", "type"}},
        {"lon",
         {"lon", "lng", "long", "longitude", "经度", "东经", "wgslng", "wgslon", "gps经度",
          "高德经度", "百度经度", "gcjlng", "gcjlon", "bdlng", "bdlon", "经度坐标", "中心点经度"}},
        {"lat",
         {"lat", "latitude", "纬度", "北纬", "wgslat", "gps纬度", "高德纬度", "百度纬度", "gcjlat",
          "bdlat", "纬度坐标", "中心点纬度"}},
        {"x", {"x", "x坐标", "横坐标", "坐标x", "pointx", "xcoord", "easting", "东坐标"}},
        {"y", {"y", "y坐标", "纵坐标", "坐标y", "pointy", "ycoord", "northing", "北坐标"}},
        {"lonlat",
         {"经纬度", "坐标", "坐标位置", "位置坐标", "地理坐标", "中心点", "location", "lonlat",
          "lnglat", "coordinates", "coordinate", "position"}},
    };
    return words;
}

const std::map<std::string, Words>& wordsOf(std::string_view layer) {
    static const std::map<std::string, std::map<std::string, Words>, std::less<>> all{
        {"organisations",
         {{"name",
           {"名称", "单位名称", "企业名称", "社会组织名称", "组织名称", "公司名称", "机构名称",
            "市场主体名称", "全称", "单位全称", "企业全称", "两新组织名称", "非公企业名称",
            "company", "organisation", "organization", "title"}},
          {"uscc",
           {"统一社会信用代码", "社会信用代码", "信用代码", "统一代码", "税号", "纳税人识别号",
            "组织机构代码", "注册号", "creditcode"}},
          {"kind", {"组织类别", "两新类别", "类别", "单位性质", "category"}},
          {"subkind",
           {"类型", "企业类型", "登记类型", "经济类型", "社会组织类型", "民非", "单位类型",
            "type"}},
          {"industry",
           {"行业", "所属行业", "行业门类", "国民经济行业", "行业代码", "主营业务", "所属领域",
            "行业类别", "sector"}},
          {"address",
           {"地址", "住所", "注册地址", "经营地址", "经营场所", "办公地址", "所在地", "详细地址",
            "实际经营地", "单位地址", "通讯地址"}},
          {"county", {}},
          {"town",
           {"乡镇", "乡镇(街道)", "乡镇街道", "街道", "镇办", "镇街", "村(社区)", "社区",
            "所属街道", "所属乡镇", "township"}},
          {"zone",
           {"所属园区", "园区", "开发区", "产业集聚区", "商圈", "楼宇", "专业市场", "片区", "网格",
            "park", "所在园区"}},
          {"employees",
           {"从业人数", "从业人员", "从业人员数", "职工数", "职工人数", "职工总数", "员工人数",
            "员工数", "员工总数", "在职职工", "专职人员数", "参保人数", "staff", "employee",
            "workers"}},
          {"members",
           {"正式党员", "正式党员数", "其中正式党员", "正式党员人数", "党员数", "党员人数",
            "党员总数", "党员", "partymembers", "member"}},
          {"members_probationary", {"预备党员", "预备党员数", "预备党员人数"}},
          {"members_elsewhere",
           {"流动党员", "流动党员数", "关系不在本单位党员数", "组织关系不在本单位党员数"}},
          {"has_org",
           {"是否建立党组织", "是否建党", "是否建立", "党组织是否建立", "已建", "党组织组建情况",
            "建立党组织情况", "是否组建党组织", "是否已建党组织", "是否建有党组织",
            "hasorganisation"}},
          {"org_level", {"党组织类型", "党组织类别", "党组织形式"}},
          {"mode",
           {"组建方式", "建立方式", "覆盖方式", "设置形式", "组建形式", "党组织组建方式",
            "覆盖形式"}},
          {"org_name", {"党组织名称", "党支部名称", "所属党组织"}},
          {"parent", {"上级党组织", "隶属党组织", "主管党组织", "上级党组织名称"}},
          {"instructor",
           {"党建指导员", "党建工作指导员", "指导员", "联络员", "派驻", "第一书记",
            "是否选派指导员", "是否选派党建指导员"}},
          {"has_union", {"工会", "是否建立工会", "工会组织"}},
          {"has_league", {"共青团", "团组织", "是否建立团组织"}},
          {"has_women", {"妇联", "妇女组织", "是否建立妇联"}},
          {"scale", {"是否规上", "规上企业", "规模以上", "四上", "企业规模"}},
          {"op_status",
           {"经营状态", "登记状态", "存续", "在业", "是否三有", "是否实体运营", "运营状态",
            "status"}},
          {"in_base", {"纳入基数", "是否纳入基数", "是否纳入底数"}},
          {"revenue", {"营业收入", "年营业收入", "主营收入", "产值", "年产值"}},
          {"as_of", {"统计时间", "截止日期", "填报日期", "数据时间", "统计日期", "date"}},
          {"remark", {}}}},
        {"zones",
         {{"name",
           {"名称", "园区名称", "商圈名称", "街区名称", "楼宇名称", "市场名称", "片区名称", "全称",
            "园区", "商圈", "title", "label"}},
          {"has_committee", {"管委会", "是否有管委会", "有无管委会"}}}},
        {"streets",
         {{"name", {"名称", "道路名称", "路名", "道路", "街道名称", "roadname", "street"}},
          {"class", {"等级", "道路等级", "类型", "fclass", "highway", "roadclass", "type", "kind"}},
          {"ref", {"编号", "道路编号", "路线编号", "number"}}}},
        {"buildings",
         {{"name", {"名称", "楼宇名称", "建筑名称", "楼名", "building name"}},
          {"kind", {"类别", "类型", "用途", "建筑类型", "building", "type", "use"}},
          {"floors",
           {"层数", "楼层", "楼层数", "地上层数", "floor", "levels", "building:levels", "storeys"}},
          {"height", {"高度", "建筑高度", "楼高"}}}},
        {"regions",
         {{"name",
           {"名称", "县区名称", "县区", "乡镇名称", "行政区名称", "行政区", "xzqmc", "全称",
            "namecounty", "label", "title"}},
          {"code",
           {"代码", "区划代码", "行政区划代码", "编码", "adcode", "xzqdm", "codecounty", "pac"}},
          {"level", {"级别", "层级"}},
          {"parent", {"上级", "所属县区", "上级代码", "parentcode"}},
          {"population", {"人口", "常住人口", "总人口", "人口数", "pop", "pop2020", "pop2018"}}}},
        {"platforms",
         {{"name",
           {"名称", "平台名称", "阵地名称", "中心名称", "党群服务中心名称", "全称", "title"}},
          {"status", {"状态", "建设状态", "建设情况", "是否建成", "建设进度"}},
          {"mode", {"模式", "建设模式", "管理模式", "组建模式"}},
          {"year", {"年度", "年份", "建成年份", "建设年度", "建成时间"}},
          {"floor_area", {"建筑面积", "面积", "场地面积", "建筑面积(平方米)", "area"}}}},
    };
    static const std::map<std::string, Words> none;
    const auto found = all.find(layer);
    return found == all.end() ? none : found->second;
}

/// Every word of a field, best first, as plain headings.
Words plainWords(std::string_view layer, const Field& field) {
    Words words{plainHeading(field.name), plainHeading(field.label.zh),
                plainHeading(field.label.en)};
    // "党员数" may be all members or the formal ones: a column that says which comes first.
    const auto own = wordsOf(layer).find(field.name);
    Words listed = own != wordsOf(layer).end() ? own->second : Words{};
    const auto shared = sharedWords().find(field.name);
    if (shared != sharedWords().end())
        listed.insert(listed.end(), shared->second.begin(), shared->second.end());
    for (std::string& word : listed)
        word = plainHeading(word);
    if (field.name == "members") std::swap(words, listed);
    words.insert(words.end(), listed.begin(), listed.end());
    std::erase(words, "");
    return words;
}

/// Shape files cut names to this; "members_pr" is the start of a longer one.
constexpr std::size_t shapeNameBytes = 10;

/// A heading as written, without what stands in brackets: "从业人数(人)", and after it: "形式"
/// below "党组织" is read as "形式（党组织）".
Words formsOf(const std::string& heading) {
    Words forms{plainHeading(heading)};
    const std::string text = halfWidth(heading);
    std::string outside, inside;
    int depth = 0;
    for (const char c : text) {
        if (c == '(' || c == '[') ++depth;
        (depth == 0 ? outside : inside) += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
    }
    const std::string plain = plainHeading(outside);
    if (plain == forms[0] || plain.empty()) return forms;
    forms.push_back(plain);
    forms.push_back(plainHeading(inside) + plain);
    return forms;
}

struct Candidate {
    std::size_t rank;
    std::size_t field;
    std::size_t column;
    bool isCut;  ///< the heading is only the beginning of the word
};

/// Why `chosen` is not sure; empty: it is.
Text doubtAbout(const Candidate& chosen,
                const std::vector<Candidate>& all,
                const std::vector<std::string>& columns,
                const std::vector<Field>& fields) {
    if (chosen.isCut) return textOf("the heading may be cut off", "列名可能被截断");
    for (const Candidate& other : all) {
        if (other.field == chosen.field && other.column != chosen.column)
            return textOf("\"{}\" would fit as well", "“{}”列也可能是", columns[other.column]);
        const bool isShared = other.column == chosen.column && other.field != chosen.field;
        if (isShared && other.rank <= chosen.rank)
            return {"the heading may also mean: " + fields[other.field].label.en,
                    "这一列也可能是：" + fields[other.field].label.zh};
    }
    return {};
}

}  // namespace

std::string plainHeading(std::string_view heading) {
    std::string text = lowered(halfWidth(heading));
    for (const std::string_view mark :
         {"【", "】", "《", "》", "“", "”", "「", "」", "〔", "〕", "、", "。"})
        for (std::size_t at; (at = text.find(mark)) != std::string::npos;)
            text.erase(at, mark.size());
    std::erase_if(text, [](char c) {
        return static_cast<unsigned char>(c) <= 32 ||
               std::string_view("()[]<>{}*:_-./,'\"").find(c) != std::string_view::npos;
    });
    return text;
}

Result<ColumnMatch> matchColumns(std::string_view layerName,
                                 const std::vector<std::string>& columns,
                                 const std::vector<std::pair<std::string, std::string>>& given) {
    const RegisterLayer* layer = findRegisterLayer(layerName);
    if (!layer)
        return Error{ErrorCode::NotFound,
                     textOf("There is no register layer named \"{}\".", "没有名为“{}”的登记图层。",
                            layerName),
                     {}};
    std::vector<Field> fields = layer->fields;
    for (const char* position : {"lon", "lat", "x", "y", "lonlat"})
        fields.push_back({position, FieldType::Text});

    ColumnMatch match;
    std::set<std::size_t> taken;
    std::set<std::string> decided;
    for (const auto& [fieldName, columnName] : given) {
        const bool known = std::any_of(fields.begin(), fields.end(),
                                       [&](const Field& f) { return f.name == fieldName; });
        if (!known) {
            std::vector<std::string> names;
            for (const Field& f : fields)
                names.push_back(f.name);
            return Error{ErrorCode::NotFound,
                         textOf("\"{}\" is not a field of {}.", "“{}”不是 {} 的字段。", fieldName,
                                layerName),
                         textOf("The fields are: {}.", "可用字段：{}。", joined(names, ", "))};
        }
        decided.insert(fieldName);
        if (columnName.empty()) continue;
        auto found = std::find(columns.begin(), columns.end(), columnName);
        if (found == columns.end())
            found =
                std::find_if(columns.begin(), columns.end(), [&, name = columnName](const auto& c) {
                    return plainHeading(c) == plainHeading(name);
                });
        if (found == columns.end())
            return Error{ErrorCode::NotFound,
                         textOf("The file has no column named \"{}\".", "文件中没有名为“{}”的列。",
                                columnName),
                         textOf("Its columns are: {}.", "文件中的列：{}。", joined(columns, ", "))};
        if (isPersonalHeading(columnName))
            return Error{ErrorCode::InvalidArgument,
                         textOf("The column \"{}\" holds data about single persons and is never "
                                "stored.",
                                "列“{}”涉及个人信息，不能入库。", columnName),
                         {}};
        const auto position = static_cast<std::size_t>(found - columns.begin());
        match.columnOf[fieldName] = position;
        taken.insert(position);
    }

    std::vector<Candidate> candidates;
    std::vector<Words> forms;
    for (const std::string& column : columns)
        forms.push_back(formsOf(column));
    for (std::size_t f = 0; f < fields.size(); ++f) {
        if (decided.contains(fields[f].name)) continue;
        const Words words = plainWords(layerName, fields[f]);
        for (std::size_t c = 0; c < columns.size(); ++c)
            for (std::size_t form = 0; form < forms[c].size(); ++form) {
                const auto at = std::find(words.begin(), words.end(), forms[c][form]);
                if (at == words.end() && form == 0 && columns[c].size() == shapeNameBytes) {
                    const auto cut =
                        std::find_if(words.begin(), words.end(), [&](const auto& word) {
                            return word.size() > forms[c][0].size() &&
                                   word.starts_with(forms[c][0]);
                        });
                    if (cut != words.end())
                        candidates.push_back({2 * words.size() + 1, f, c, true});
                }
                if (at != words.end())  // the heading as written goes before its short form
                    candidates.push_back(
                        {2 * static_cast<std::size_t>(at - words.begin()) + form, f, c, false});
            }
    }
    // Best word first; where two fields like a word equally, the order of the register decides.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    for (const Candidate& candidate : candidates) {
        const std::string& name = fields[candidate.field].name;
        if (taken.contains(candidate.column) || match.columnOf.contains(name)) continue;
        match.columnOf[name] = candidate.column;
        taken.insert(candidate.column);
        if (const Text doubt = doubtAbout(candidate, candidates, columns, fields); !doubt.isEmpty())
            match.doubtOf[name] = doubt;
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (taken.contains(c)) continue;
        (isPersonalHeading(columns[c]) ? match.personal : match.others).push_back(c);
    }
    return match;
}

}  // namespace hetu
