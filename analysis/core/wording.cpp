#include "analysis/core/wording.h"

#include <cmath>
#include <map>
#include <set>

namespace hetu::analysis {

Field textField(std::string name, std::string en, std::string zh) {
    return {std::move(name), FieldType::Text, {std::move(en), std::move(zh)}, {}};
}

Field countField(std::string name, std::string en, std::string zh) {
    return {std::move(name), FieldType::Integer, {std::move(en), std::move(zh)}, {}};
}

Field realField(std::string name, std::string en, std::string zh, std::string unit) {
    return {std::move(name), FieldType::Real, {std::move(en), std::move(zh)}, std::move(unit)};
}

Figure countFigure(std::string name, std::string en, std::string zh, std::size_t count) {
    return {std::move(name), {std::move(en), std::move(zh)}, static_cast<double>(count), {}};
}

double percentOf(double part, double whole) {
    return whole > 0 ? 100 * part / whole : missingNumber;
}

Text distanceText(double metres) {
    // 999.6 m is 1 km, not "1000 m".
    if (std::round(metres) < 1000) return textOf("{} m", "{} 米", toFixed(metres, 0));
    std::string kilometres = toFixed(metres / 1000, 1);
    if (kilometres.ends_with(".0")) kilometres.resize(kilometres.size() - 2);
    return textOf("{} km", "{} 公里", kilometres);
}

Text shareText(double part, double whole) {
    if (whole < 5) return {};
    return textOf(" ({} %)", "（{}%）", toFixed(percentOf(part, whole), 1));
}

std::string counted(double count, std::string_view one, std::string_view many) {
    return toGrouped(count) + " " + std::string(count == 1 ? one : many);
}

void numberEqualNames(std::vector<std::string>& names, const std::string& unnamed) {
    std::map<std::string, int> uses;
    for (const std::string& name : names)
        ++uses[name];
    std::set<std::string> taken(names.begin(), names.end());
    std::map<std::string, int> next;
    for (std::string& name : names) {
        if (!name.empty() && uses[name] == 1) continue;
        const std::string plain = name;
        const std::string stem = plain.empty() ? unnamed : plain;
        do
            name = stem + " " + toText(++next[plain]);
        while (taken.contains(name));
        taken.insert(name);
    }
}

std::vector<Text> leftOutNotes(const Organisations& organisations) {
    std::vector<Text> notes;
    if (const auto n = static_cast<double>(organisations.outOfBase); n > 0)
        notes.push_back({counted(n, "organisation is", "organisations are") +
                             " left out: not counted in the base.",
                         fillIn("{} 家组织未纳入基数，不参与统计。", {toGrouped(n)})});
    if (const auto n = static_cast<double>(organisations.withoutPosition); n > 0)
        notes.push_back({counted(n, "organisation is", "organisations are") +
                             " left out: the position is not known.",
                         fillIn("{} 家组织没有位置，不参与统计。", {toGrouped(n)})});
    return notes;
}

}  // namespace hetu::analysis
