#include "layers/crs/crs_search.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace hetu {
namespace {

/// What an English piece of a name is called; `also` are other words it is found by.
struct Said {
    std::string_view en, zh, also;
};

/// Beginnings of names; the longest first where one begins another.
constexpr std::array datums{
    Said{"China Geodetic Coordinate System 2000", "2000国家大地坐标系",
         "国家大地坐标系 国家2000 大地2000 cgcs2000"},
    Said{"CGCS2000", "2000国家大地坐标系", "国家大地坐标系 国家2000 大地2000"},
    Said{"New Beijing", "新1954北京坐标系", "新北京54"},
    Said{"Beijing 1954", "1954北京坐标系", "北京54 北京1954 beijing54"},
    Said{"Xian 1980", "1980西安坐标系", "西安80 西安1980 xian80 xi'an"},
    Said{"WGS 84", "WGS 84", "wgs84 gps 全球定位"},
    Said{"Hong Kong 1980", "香港1980", "hk80 香港80"},
    Said{"Hong Kong 1963", "香港1963", "香港"},
    Said{"Macao 2008", "澳门2008", "澳门 macau"},
    Said{"Macao 1920", "澳门1920", "澳门 macau"},
    Said{"TWD97", "台湾1997", "台湾"},
    Said{"TWD67", "台湾1967", "台湾"},
};

constexpr std::array projections{
    Said{"3-degree Gauss-Kruger CM ", "3度带 中央经线", "三度带 高斯 克吕格 高斯-克吕格"},
    Said{"3-degree Gauss-Kruger zone ", "3度带 第", "三度带 高斯 克吕格 高斯-克吕格"},
    Said{"Gauss-Kruger CM ", "6度带 中央经线", "六度带 高斯 克吕格 高斯-克吕格"},
    Said{"Gauss-Kruger zone ", "6度带 第", "六度带 高斯 克吕格 高斯-克吕格"},
    Said{"Pseudo-Mercator", "网络墨卡托", "web mercator 墨卡托 谷歌"},
    Said{"World Mercator", "世界墨卡托", "墨卡托"},
};

struct Titled {
    Text title;
    std::string also;
    bool isChinese = false;  ///< one of `datums`
};

Titled titled(const std::string& name) {
    Titled out{{name, name}, {}};
    std::string rest = name;
    std::string datum;
    for (const Said& said : datums)
        if (rest.starts_with(said.en)) {
            datum = said.zh;
            out.also = said.also;
            out.isChinese = true;
            rest.erase(0, said.en.size());
            break;
        }
    const std::string_view slash = " / ";
    const std::size_t at = rest.find(slash);
    if (at == std::string::npos) {
        out.title.zh = datum + rest;
        return out;
    }
    std::string projection = rest.substr(at + slash.size());
    for (const Said& said : projections) {
        if (!projection.starts_with(said.en)) continue;
        std::string value = projection.substr(said.en.size());
        projection = said.zh;
        if (said.en.ends_with("zone ")) {
            projection += value + "带";
        } else if (said.en.ends_with("CM ")) {
            if (value.ends_with("E")) value.replace(value.size() - 1, 1, "°");
            projection += value;
        } else {
            projection += value;
        }
        out.also += " " + std::string(said.also);
        break;
    }
    out.title.zh = datum + rest.substr(0, at) + " / " + projection;
    return out;
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text)
        if (c == ' ' || c == '\t' || c == '/' || c == ',')
            words.emplace_back();
        else
            words.back() += c;
    std::erase(words, std::string());
    return words;
}

}  // namespace

Text titleOfCrs(const std::string& name) {
    return titled(name).title;
}

Result<std::vector<ListedCrs>> listedCrs() {
    HETU_TRY(std::vector<Crs> all, knownCrs());
    std::vector<ListedCrs> list;
    list.reserve(all.size());
    for (Crs& crs : all) {
        Titled said = titled(crs.name);
        std::string words = crs.code + " " + crs.name + " " + said.title.zh + " " + said.also;
        if (crs.isGeographic) words += " 经纬度 degrees";
        list.push_back({std::move(crs), std::move(said.title), lowered(words)});
    }
    return list;
}

std::vector<std::size_t> searchCrs(const std::vector<ListedCrs>& list,
                                   std::string_view wanted,
                                   const std::optional<Point>& place,
                                   std::size_t most) {
    const std::vector<std::string> words = wordsOf(lowered(wanted));
    const auto isAt = [&](const ListedCrs& entry) {
        return place && !entry.crs.area.isEmpty() && entry.crs.area.covers(*place);
    };
    // Lower is better.
    using Rank = std::tuple<int, bool, bool, std::string, std::size_t>;
    std::vector<Rank> found;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const ListedCrs& entry = list[i];
        if (words.empty() && place && !isAt(entry)) continue;
        if (!std::ranges::all_of(words, [&](const std::string& word) {
                return entry.words.find(word) != std::string::npos;
            }))
            continue;
        const std::string number = entry.crs.code.substr(entry.crs.code.find(':') + 1);
        int rank = 2;
        for (const std::string& word : words) {
            const bool isCode = word == number || word == lowered(entry.crs.code);
            rank = std::min(rank, isCode ? 0 : number.starts_with(word) ? 1 : 2);
        }
        found.emplace_back(rank, !isAt(entry), !titled(entry.crs.name).isChinese, entry.crs.name,
                           i);
    }
    const std::size_t count = std::min(most, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                      found.end());
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(std::get<4>(found[i]));
    return out;
}

}  // namespace hetu
