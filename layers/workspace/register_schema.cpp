#include "layers/workspace/register_schema.h"

#include <map>

#include "layers/workspace/industry_codes.h"

namespace hetu {
namespace {

Field text(std::string name, std::string en, std::string zh) {
    return {std::move(name), FieldType::Text, {std::move(en), std::move(zh)}, {}};
}
Field count(std::string name, std::string en, std::string zh) {
    return {std::move(name), FieldType::Integer, {std::move(en), std::move(zh)}, {}};
}
Field real(std::string name, std::string en, std::string zh, std::string unit) {
    return {std::move(name), FieldType::Real, {std::move(en), std::move(zh)}, std::move(unit)};
}

std::vector<RegisterLayer> makeRegisterLayers() {
    return {
        {"organisations",
         {"Organisations", "两新组织"},
         GeometryKind::Point,
         {text("name", "Name", "名称"),
          text("uscc", "Credit code", "统一社会信用代码"),
          text("kind", "Kind", "组织类别"),
          text("subkind", "Type", "类型"),
          text("industry", "Industry", "行业"),
          text("address", "Address", "地址"),
          text("county", "County", "县区"),
          text("town", "Township", "乡镇街道"),
          text("zone", "Zone", "所属园区"),
          count("employees", "Employees", "从业人数"),
          count("members", "Party members", "党员数"),
          count("members_probationary", "Probationary members", "预备党员数"),
          count("members_elsewhere", "Members registered elsewhere", "关系不在本单位的党员数"),
          count("has_org", "Covered by a party organisation", "是否建立党组织"),
          text("org_level", "Organisation level", "党组织类型"),
          text("mode", "Mode of coverage", "组建方式"),
          text("org_name", "Party organisation", "党组织名称"),
          text("parent", "Superior organisation", "上级党组织"),
          count("instructor", "Instructor", "党建指导员"),
          count("has_union", "Trade union", "工会"),
          count("has_league", "Youth league", "共青团"),
          count("has_women", "Women's federation", "妇联"),
          text("scale", "Scale", "规模"),
          text("op_status", "Operating status", "经营状态"),
          count("in_base", "Counted in the base", "纳入基数"),
          real("revenue", "Revenue", "营业收入", "10,000 CNY"),
          text("as_of", "Data date", "统计时间"),
          text("remark", "Remark", "备注")}},
        {"zones",
         {"Zones", "片区"},
         GeometryKind::Polygon,
         {text("name", "Name", "名称"), text("kind", "Kind", "类别"), text("code", "Code", "编号"),
          text("county", "County", "县区"),
          count("has_committee", "Has a management committee", "是否有管委会"),
          text("remark", "Remark", "备注")}},
        {"streets",
         {"Streets", "道路"},
         GeometryKind::Line,
         {text("name", "Name", "名称"), text("class", "Class", "等级"),
          text("ref", "Number", "编号")}},
        {"buildings",
         {"Buildings", "楼宇"},
         GeometryKind::Polygon,
         {text("name", "Name", "名称"), text("kind", "Kind", "类别"),
          count("floors", "Floors", "层数"), real("height", "Height", "高度", "m")}},
        {"regions",
         {"Regions", "考核单位"},
         GeometryKind::Polygon,
         {text("name", "Name", "名称"), text("code", "Code", "代码"),
          text("level", "Level", "级别"), text("parent", "Part of", "上级"),
          count("population", "Population", "人口")}},
        {"platforms",
         {"Platforms", "区域平台"},
         GeometryKind::Point,
         {text("name", "Name", "名称"), text("status", "Status", "状态"),
          text("mode", "Mode", "模式"), count("year", "Year", "年度"),
          text("county", "County", "县区"), real("floor_area", "Floor area", "建筑面积", "m2"),
          text("remark", "Remark", "备注")}},
    };
}

using Codes = std::map<std::string, std::vector<CodeLabel>, std::less<>>;

/// Words of the forms that are their own codes.
std::vector<CodeLabel> wordList(std::initializer_list<Text> labels) {
    std::vector<CodeLabel> codes;
    for (const Text& label : labels)
        codes.push_back({label.zh, label});
    return codes;
}

Codes makeCodes() {
    return {
        {"organisations.industry", industryCodes()},
        {"organisations.subkind",
         wordList({{"private company", "私营企业"},
                   {"foreign company", "外商投资企业"},
                   {"Hong Kong, Macao or Taiwan company", "港澳台投资企业"},
                   {"sole trader", "个体工商户"},
                   {"farmers' cooperative", "农民专业合作社"},
                   {"law, accounting or agency firm", "中介服务机构"},
                   {"association", "社会团体"},
                   {"private non-enterprise unit", "民办非企业单位"},
                   {"foundation", "基金会"}})},
        {"organisations.org_level", wordList({{"party committee", "党委"},
                                              {"general branch", "党总支"},
                                              {"party branch", "党支部"},
                                              {"joint branch", "联合党支部"},
                                              {"branch of mobile members", "流动党员党支部"},
                                              {"functional or temporary branch", "功能型党支部"}})},
        {"organisations.scale",
         wordList({{"above designated size", "规上"}, {"below designated size", "规下"}})},
        {"organisations.op_status", wordList({{"operating", "正常"},
                                              {"suspended", "停产"},
                                              {"deregistered", "注销"},
                                              {"shell", "空挂"},
                                              {"out of contact", "失联"}})},
        {"organisations.kind",
         {{"enterprise", {"enterprise", "非公有制经济组织"}},
          {"social", {"social organisation", "社会组织"}}}},
        {"organisations.mode",
         {{"own", {"own organisation", "单独建"}},
          {"joint", {"joint organisation", "联合建"}},
          {"attached", {"attached to another", "挂靠建"}},
          {"industry", {"by industry", "行业建"}},
          {"region", {"by region", "区域建"}},
          {"instructor", {"instructor only", "党建指导员"}}}},
        {"zones.kind",
         {{"park", {"park", "园区"}},
          {"district", {"business district", "商圈"}},
          {"street", {"street block", "街区"}},
          {"building", {"building", "楼宇"}},
          {"market", {"market", "专业市场"}},
          {"custom", {"custom", "自定义"}}}},
        {"regions.level", {{"county", {"county", "县区"}}, {"township", {"township", "乡镇街道"}}}},
        {"platforms.status",
         {{"built", {"built", "已建"}},
          {"construction", {"under construction", "在建"}},
          {"planned", {"planned", "拟建"}},
          {"candidate", {"candidate", "候选"}}}},
        {"platforms.mode",
         {{"direct", {"run by the park committee", "直接管"}},
          {"joint", {"built jointly", "联合建"}},
          {"attached", {"attached to a central unit", "挂靠建"}}}},
    };
}

}  // namespace

const std::vector<RegisterLayer>& registerLayers() {
    static const std::vector<RegisterLayer> all = makeRegisterLayers();
    return all;
}

const RegisterLayer* findRegisterLayer(std::string_view name) {
    for (const RegisterLayer& layer : registerLayers())
        if (layer.name == name) return &layer;
    return nullptr;
}

const std::vector<CodeLabel>& codesOf(std::string_view layer, std::string_view field) {
    static const Codes codes = makeCodes();
    static const std::vector<CodeLabel> none;
    const auto found = codes.find(std::string(layer) + "." + std::string(field));
    return found == codes.end() ? none : found->second;
}

Text labelOf(std::string_view layer, std::string_view field, std::string_view code) {
    for (const CodeLabel& entry : codesOf(layer, field))
        if (entry.code == code) return entry.label;
    return {std::string(code), std::string(code)};
}

}  // namespace hetu
