#include "layers/io/osm_tags.h"

#include <map>
#include <set>

namespace hetu {
namespace {

using Words = std::set<std::string, std::less<>>;

// Sections of GB/T 4754-2017.
constexpr std::string_view manufacturing = "制造业";
constexpr std::string_view construction = "建筑业";
constexpr std::string_view trade = "批发和零售业";
constexpr std::string_view transport = "交通运输、仓储和邮政业";
constexpr std::string_view catering = "住宿和餐饮业";
constexpr std::string_view information = "信息传输、软件和信息技术服务业";
constexpr std::string_view finance = "金融业";
constexpr std::string_view realEstate = "房地产业";
constexpr std::string_view business = "租赁和商务服务业";
constexpr std::string_view science = "科学研究和技术服务业";
constexpr std::string_view utilities = "电力、热力、燃气及水生产和供应业";
constexpr std::string_view residents = "居民服务、修理和其他服务业";
constexpr std::string_view education = "教育";
constexpr std::string_view health = "卫生和社会工作";
constexpr std::string_view culture = "文化、体育和娱乐业";
constexpr std::string_view publicWork = "公共管理、社会保障和社会组织";

/// Amenities that are run like a company.
const std::map<std::string, std::string_view, std::less<>>& amenities() {
    static const std::map<std::string, std::string_view, std::less<>> all{
        {"bank", finance},
        {"bureau_de_change", finance},
        {"money_transfer", finance},
        {"clinic", health},
        {"dentist", health},
        {"doctors", health},
        {"veterinary", science},
        {"pharmacy", trade},
        {"fuel", trade},
        {"marketplace", trade},
        {"restaurant", catering},
        {"cafe", catering},
        {"fast_food", catering},
        {"bar", catering},
        {"pub", catering},
        {"biergarten", catering},
        {"food_court", catering},
        {"ice_cream", catering},
        {"nightclub", culture},
        {"casino", culture},
        {"cinema", culture},
        {"theatre", culture},
        {"studio", culture},
        {"car_wash", residents},
        {"vehicle_inspection", residents},
        {"car_rental", business},
        {"bicycle_rental", business},
        {"coworking_space", business},
        {"conference_centre", business},
        {"events_venue", business},
        {"kindergarten", education},
        {"driving_school", education},
        {"language_school", education},
        {"music_school", education},
        {"dancing_school", education},
        {"prep_school", education},
        {"training", education},
        {"childcare", education}};
    return all;
}

const std::map<std::string, std::string_view, std::less<>>& offices() {
    static const std::map<std::string, std::string_view, std::less<>> all{
        {"it", information},
        {"telecommunication", information},
        {"newspaper", culture},
        {"insurance", finance},
        {"financial", finance},
        {"financial_advisor", finance},
        {"estate_agent", realEstate},
        {"property_management", realEstate},
        {"architect", science},
        {"engineer", science},
        {"surveyor", science},
        {"research", science},
        {"geodesist", science},
        {"educational_institution", education},
        {"tutoring", education},
        {"construction_company", construction},
        {"construction", construction},
        {"energy_supplier", utilities},
        {"water_utility", utilities},
        {"logistics", transport},
        {"courier", transport},
        {"moving_company", transport},
        {"transport", transport},
        {"therapist", health},
        {"physician", health},
        {"medical", health}};
    return all;
}

bool isOn(std::string_view value) {
    return !value.empty() && value != "no" && value != "vacant" && value != "disused";
}

}  // namespace

const std::vector<std::string>& osmKeys() {
    static const std::vector<std::string> keys{
        "name",    "name:zh",   "name:en",  "ref",         "highway", "building", "building:levels",
        "height",  "landuse",   "boundary", "admin_level", "office",  "shop",     "craft",
        "amenity", "population"};
    return keys;
}

std::string osmName(const OsmTags& tags) {
    for (const char* key : {"name", "name:zh", "name:en"})
        if (!tags[key].empty()) return std::string(tags[key]);
    return {};
}

OsmOrganisation osmOrganisation(const OsmTags& tags) {
    static const Words social{"association", "ngo", "foundation", "charity", "religion", "union"};
    static const Words publicBodies{"government", "diplomatic",      "administrative",
                                    "politician", "political_party", "quango"};
    const auto made = [](std::string_view key, std::string_view value, std::string_view industry) {
        return OsmOrganisation{std::string(key) + "=" + std::string(value), "enterprise",
                               std::string(industry)};
    };
    if (const std::string_view office = tags["office"]; isOn(office)) {
        const auto found = offices().find(office);
        OsmOrganisation organisation =
            made("office", office, found == offices().end() ? business : found->second);
        if (social.contains(office)) {
            organisation.kind = "social";
            organisation.industry = publicWork;
        } else if (publicBodies.contains(office)) {
            organisation.kind.clear();
            organisation.industry = publicWork;
            organisation.isPublicBody = true;
        }
        return organisation;
    }
    static const Words services{"hairdresser",      "beauty",  "laundry",
                                "dry_cleaning",     "massage", "car_repair",
                                "bicycle_repair",   "tattoo",  "funeral_directors",
                                "optician_service", "repair",  "shoe_repair"};
    if (const std::string_view shop = tags["shop"]; isOn(shop))
        return made("shop", shop, services.contains(shop) ? residents : trade);
    if (const std::string_view craft = tags["craft"]; isOn(craft))
        return made("craft", craft, manufacturing);
    if (const std::string_view amenity = tags["amenity"]; !amenity.empty()) {
        const auto found = amenities().find(amenity);
        if (found != amenities().end()) return made("amenity", amenity, found->second);
    }
    return {};
}

}  // namespace hetu
