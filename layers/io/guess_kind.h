#pragma once
#include <string>
#include <vector>

#include "layers/base/text.h"
#include "layers/model/geometry.h"

namespace hetu {

/// What is seen of a table before it is imported.
struct TableLook {
    std::string file;   ///< its name
    std::string table;  ///< its sheet or layer
    std::vector<std::string> columns;
    GeometryKind geometry = GeometryKind::None;  ///< of its first shapes
    std::vector<std::vector<std::string>> rows;  ///< the first ones, cell by cell
};

/// One kind of import that a table may be.
struct KindGuess {
    std::string kind;  ///< of importKinds()
    double score = 0;
    Text reason;  ///< "headings such as 信用代码, 职工人数; names such as 甲公司"
};

/// The kinds that a table may be, the likeliest first; never empty. It counts for a kind: headings
/// that only its register layer has, shapes of its geometry, what the names in the table end in
/// (…公司, …园区, …路, …镇), and words in the name of file and sheet. A file of OpenStreetMap is
/// "osm" by its ending alone.
[[nodiscard]] std::vector<KindGuess> guessKinds(const TableLook& look);

/// Whether the first guess may be taken without asking: it says more than the second by a margin.
[[nodiscard]] bool isSure(const std::vector<KindGuess>& guesses);

}  // namespace hetu
