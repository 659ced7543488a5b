#include "layers/workspace/industry_codes.h"

#include <algorithm>

#include "layers/base/text.h"

namespace hetu {
namespace {

bool isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isCode(std::string_view code) {
    const auto& all = industryCodes();
    return std::any_of(all.begin(), all.end(), [&](const CodeLabel& c) { return c.code == code; });
}

const CodeLabel* findLabel(std::string_view label) {
    for (const CodeLabel& one : industryCodes())
        if (label == one.label.zh || lowered(label) == lowered(one.label.en)) return &one;
    return nullptr;
}

}  // namespace

const std::vector<CodeLabel>& industryCodes() {
    static const std::vector<CodeLabel> all{
        {"A", {"Agriculture, forestry and fishing", "农、林、牧、渔业"}},
        {"01", {"Crops", "农业"}},
        {"02", {"Forestry", "林业"}},
        {"03", {"Animal husbandry", "畜牧业"}},
        {"04", {"Fishery", "渔业"}},
        {"05", {"Support for farming, forestry and fishing", "农、林、牧、渔专业及辅助性活动"}},
        {"B", {"Mining", "采矿业"}},
        {"06", {"Coal mining and washing", "煤炭开采和洗选业"}},
        {"07", {"Oil and gas extraction", "石油和天然气开采业"}},
        {"08", {"Mining of ferrous ores", "黑色金属矿采选业"}},
        {"09", {"Mining of non-ferrous ores", "有色金属矿采选业"}},
        {"10", {"Mining of non-metal ores", "非金属矿采选业"}},
        {"11", {"Support for mining", "开采专业及辅助性活动"}},
        {"12", {"Other mining", "其他采矿业"}},
        {"C", {"Manufacturing", "制造业"}},
        {"13", {"Processing of farm products", "农副食品加工业"}},
        {"14", {"Food", "食品制造业"}},
        {"15", {"Alcohol, beverages and tea", "酒、饮料和精制茶制造业"}},
        {"16", {"Tobacco", "烟草制品业"}},
        {"17", {"Textiles", "纺织业"}},
        {"18", {"Garments", "纺织服装、服饰业"}},
        {"19", {"Leather, fur, feathers and shoes", "皮革、毛皮、羽毛及其制品和制鞋业"}},
        {"20", {"Wood, bamboo, rattan and straw", "木材加工和木、竹、藤、棕、草制品业"}},
        {"21", {"Furniture", "家具制造业"}},
        {"22", {"Paper", "造纸和纸制品业"}},
        {"23", {"Printing and recorded media", "印刷和记录媒介复制业"}},
        {"24", {"Stationery, crafts, sports goods and toys", "文教、工美、体育和娱乐用品制造业"}},
        {"25", {"Oil, coal and other fuels", "石油、煤炭及其他燃料加工业"}},
        {"26", {"Chemical materials and products", "化学原料和化学制品制造业"}},
        {"27", {"Medicines", "医药制造业"}},
        {"28", {"Chemical fibres", "化学纤维制造业"}},
        {"29", {"Rubber and plastics", "橡胶和塑料制品业"}},
        {"30", {"Non-metal mineral products", "非金属矿物制品业"}},
        {"31", {"Smelting of ferrous metals", "黑色金属冶炼和压延加工业"}},
        {"32", {"Smelting of non-ferrous metals", "有色金属冶炼和压延加工业"}},
        {"33", {"Metal products", "金属制品业"}},
        {"34", {"General machinery", "通用设备制造业"}},
        {"35", {"Special machinery", "专用设备制造业"}},
        {"36", {"Motor vehicles", "汽车制造业"}},
        {"37",
         {"Railway, ship, aircraft and other vehicles",
          "铁路、船舶、航空航天和其他运输设备制造业"}},
        {"38", {"Electrical machinery", "电气机械和器材制造业"}},
        {"39", {"Computers and electronics", "计算机、通信和其他电子设备制造业"}},
        {"40", {"Instruments and meters", "仪器仪表制造业"}},
        {"41", {"Other manufacturing", "其他制造业"}},
        {"42", {"Use of waste", "废弃资源综合利用业"}},
        {"43", {"Repair of metal products and machinery", "金属制品、机械和设备修理业"}},
        {"D", {"Electricity, heat, gas and water", "电力、热力、燃气及水生产和供应业"}},
        {"44", {"Electricity and heat", "电力、热力生产和供应业"}},
        {"45", {"Gas", "燃气生产和供应业"}},
        {"46", {"Water", "水的生产和供应业"}},
        {"E", {"Construction", "建筑业"}},
        {"47", {"Construction of buildings", "房屋建筑业"}},
        {"48", {"Civil engineering", "土木工程建筑业"}},
        {"49", {"Building installation", "建筑安装业"}},
        {"50", {"Building decoration and other construction", "建筑装饰、装修和其他建筑业"}},
        {"F", {"Wholesale and retail", "批发和零售业"}},
        {"51", {"Wholesale", "批发业"}},
        {"52", {"Retail", "零售业"}},
        {"G", {"Transport, storage and post", "交通运输、仓储和邮政业"}},
        {"53", {"Rail transport", "铁路运输业"}},
        {"54", {"Road transport", "道路运输业"}},
        {"55", {"Water transport", "水上运输业"}},
        {"56", {"Air transport", "航空运输业"}},
        {"57", {"Pipeline transport", "管道运输业"}},
        {"58", {"Multimodal transport and agencies", "多式联运和运输代理业"}},
        {"59", {"Loading, haulage and storage", "装卸搬运和仓储业"}},
        {"60", {"Post", "邮政业"}},
        {"H", {"Hotels and catering", "住宿和餐饮业"}},
        {"61", {"Hotels", "住宿业"}},
        {"62", {"Catering", "餐饮业"}},
        {"I", {"Information, software and IT services", "信息传输、软件和信息技术服务业"}},
        {"63", {"Telecommunications and broadcasting", "电信、广播电视和卫星传输服务"}},
        {"64", {"Internet services", "互联网和相关服务"}},
        {"65", {"Software and IT services", "软件和信息技术服务业"}},
        {"J", {"Finance", "金融业"}},
        {"66", {"Money and banking", "货币金融服务"}},
        {"67", {"Capital market", "资本市场服务"}},
        {"68", {"Insurance", "保险业"}},
        {"69", {"Other finance", "其他金融业"}},
        {"K", {"Real estate", "房地产业"}},
        // Section and division have one name here and at P and T: the section is what it means.
        {"70", {"Real estate (division)", "房地产业（大类）"}},
        {"L", {"Leasing and business services", "租赁和商务服务业"}},
        {"71", {"Leasing", "租赁业"}},
        {"72", {"Business services", "商务服务业"}},
        {"M", {"Research and technical services", "科学研究和技术服务业"}},
        {"73", {"Research and development", "研究和试验发展"}},
        {"74", {"Professional technical services", "专业技术服务业"}},
        {"75", {"Spread of technology", "科技推广和应用服务业"}},
        {"N", {"Water, environment and public facilities", "水利、环境和公共设施管理业"}},
        {"76", {"Water management", "水利管理业"}},
        {"77", {"Ecology and environment", "生态保护和环境治理业"}},
        {"78", {"Public facilities", "公共设施管理业"}},
        {"79", {"Land management", "土地管理业"}},
        {"O", {"Household, repair and other services", "居民服务、修理和其他服务业"}},
        {"80", {"Household services", "居民服务业"}},
        {"81", {"Repair of vehicles, electronics and goods", "机动车、电子产品和日用产品修理业"}},
        {"82", {"Other services", "其他服务业"}},
        {"P", {"Education", "教育"}},
        {"83", {"Education (division)", "教育（大类）"}},
        {"Q", {"Health and social work", "卫生和社会工作"}},
        {"84", {"Health", "卫生"}},
        {"85", {"Social work", "社会工作"}},
        {"R", {"Culture, sports and entertainment", "文化、体育和娱乐业"}},
        {"86", {"News and publishing", "新闻和出版业"}},
        {"87", {"Broadcasting, film and recording", "广播、电视、电影和录音制作业"}},
        {"88", {"Culture and arts", "文化艺术业"}},
        {"89", {"Sports", "体育"}},
        {"90", {"Entertainment", "娱乐业"}},
        {"S", {"Public administration and social organisations", "公共管理、社会保障和社会组织"}},
        {"91", {"Organs of the Communist Party", "中国共产党机关"}},
        {"92", {"State organs", "国家机构"}},
        {"93", {"People's consultation, democratic parties", "人民政协、民主党派"}},
        {"94", {"Social security", "社会保障"}},
        {"95", {"Mass, social and other member organisations", "群众团体、社会团体和其他成员组织"}},
        {"96", {"Grass-roots self-government", "基层群众自治组织及其他组织"}},
        {"T", {"International organisations", "国际组织"}},
        {"97", {"International organisations (division)", "国际组织（大类）"}},
    };
    return all;
}

std::string industryOf(std::string_view written) {
    const std::string text = trimmed(written);
    if (const CodeLabel* known = findLabel(text)) return known->code;
    if (isCode(text)) return text;
    std::size_t letters = 0, digits = 0;
    while (letters < text.size() && isLetter(text[letters]))
        ++letters;
    while (letters + digits < text.size() && isDigit(text[letters + digits]))
        ++digits;
    if (letters > 1 || digits == 1 || digits > 4 || letters + digits == 0) return {};
    // "2020年" and "A座" begin like codes: what follows one is nothing, or a name of the list.
    const std::string rest = trimmed(std::string_view(text).substr(letters + digits));
    const bool isCodeAlone = rest.empty() || (letters == 1 && digits >= 2) || findLabel(rest);
    if (!isCodeAlone) return {};
    std::string code = text.substr(digits > 0 ? letters : 0, digits > 0 ? 2 : 1);
    if (code[0] >= 'a') code[0] = static_cast<char>(code[0] - 'a' + 'A');
    return isCode(code) ? code : std::string();
}

}  // namespace hetu
