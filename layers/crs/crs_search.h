#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/result.h"
#include "layers/base/text.h"
#include "layers/crs/crs.h"

namespace hetu {

/// A CRS of the register as people look for it.
struct ListedCrs {
    Crs crs;  ///< as of knownCrs()
    Text title;  ///< "CGCS2000 / 3-degree ..." / "2000国家大地坐标系 / 3度带 中央经线111°"
    std::string words;  ///< lower case: all that it is found by
};

/// What people in China call it: the words of its name that have a Chinese form stand in it, the
/// others stay.
[[nodiscard]] Text titleOfCrs(const std::string& name);

/// Errors   as of knownCrs().
[[nodiscard]] Result<std::vector<ListedCrs>> listedCrs();

/// The entries of `list` in which every word of `wanted` is found (any case, English or Chinese:
/// "4547", "cgcs2000 111", "国家大地坐标系", "西安80"), at most `most`; of no words, all that are
/// used at `place`. First the number that is written, then numbers that begin so; among equals
/// those used at `place` (degrees), the systems of China, then by name.
[[nodiscard]] std::vector<std::size_t> searchCrs(const std::vector<ListedCrs>& list,
                                                 std::string_view wanted,
                                                 const std::optional<Point>& place,
                                                 std::size_t most);

}  // namespace hetu
