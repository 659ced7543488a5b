#include "layers/io/sheet_heading.h"

#include <algorithm>
#include <set>

namespace hetu {
namespace {

using Record = std::vector<std::string>;

bool isWord(const std::string& text) {
    double number = 0;
    return !text.empty() && !parseNumber(text, number);
}

/// What stands in a cell of a record that may be shorter.
std::string cellOf(const Record& record, std::size_t column) {
    return column < record.size() ? trimmed(record[column]) : std::string();
}

/// The names that two records make together, if they are one heading.
std::optional<Record> namesOfTwo(const Record& upper, const Record& lower) {
    std::size_t width = 0;
    for (std::size_t c = 0; c < std::max(upper.size(), lower.size()); ++c)
        if (!cellOf(upper, c).empty() || !cellOf(lower, c).empty()) width = c + 1;
    Record names;
    bool hasGroups = false, hasSingles = false;
    while (names.size() < width) {
        const std::size_t begin = names.size();
        const std::string group = cellOf(upper, begin);
        if (group.empty()) return std::nullopt;
        std::size_t end = begin + 1;
        while (end < width && cellOf(upper, end).empty())
            ++end;
        if (end == begin + 1 && cellOf(lower, begin).empty()) {
            hasSingles = true;
            names.push_back(group);
            continue;
        }
        // One column alone is no group: below it stands what is in the first row.
        if (end == begin + 1) return std::nullopt;
        for (std::size_t c = begin; c < end; ++c) {
            const std::string name = cellOf(lower, c);
            if (!isWord(name)) return std::nullopt;
            names.push_back(name + "（" + group + "）");
        }
        hasGroups = true;
    }
    // Without a name of its own height the upper record is a title over the heading.
    return hasGroups && hasSingles ? std::optional(std::move(names)) : std::nullopt;
}

}  // namespace

SheetHeading findHeading(const std::vector<std::vector<std::string>>& first) {
    std::size_t widest = 0;
    std::vector<std::size_t> words;
    for (const Record& row : first) {
        std::size_t filled = 0;
        std::set<std::string> texts;
        for (const std::string& cell : row) {
            const std::string text = trimmed(cell);
            if (text.empty()) continue;
            ++filled;
            if (isWord(text)) texts.insert(text);
        }
        widest = std::max(widest, filled);
        words.push_back(texts.size());
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i + 1 < words.size())
            if (auto names = namesOfTwo(first[i], first[i + 1])) return {i, 2, *std::move(names)};
        if (words[i] > 0 && static_cast<double>(words[i]) >= 0.6 * static_cast<double>(widest))
            return {i, 1, first[i]};
    }
    return {0, 1, first.front()};
}

std::optional<Text> noteOn(const SheetHeading& heading) {
    if (heading.above == 0) return std::nullopt;
    return textOf("{} rows above the heading were left out.", "表头上方的 {} 行未读取。",
                  heading.above);
}

std::vector<std::string> columnNames(const std::vector<std::string>& heading) {
    std::vector<std::string> names;
    std::set<std::string> used;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        std::string name = trimmed(heading[i]);
        std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 32; });
        if (name.empty()) name = "column_" + toText(i + 1);
        const std::string base = name;
        for (int k = 2; used.contains(lowered(name)); ++k)
            name = base + "_" + toText(k);
        used.insert(lowered(name));
        names.push_back(std::move(name));
    }
    return names;
}

}  // namespace hetu
