#pragma once
#include <string>
#include <vector>

#include "analysis/core/organisations.h"
#include "layers/model/table.h"

namespace hetu::analysis {

/// Fields of result layers.
[[nodiscard]] Field textField(std::string name, std::string en, std::string zh);
[[nodiscard]] Field countField(std::string name, std::string en, std::string zh);
[[nodiscard]] Field realField(std::string name, std::string en, std::string zh, std::string unit);

/// A key figure that is a number of things.
[[nodiscard]] Figure countFigure(std::string name,
                                 std::string en,
                                 std::string zh,
                                 std::size_t count);

/// 100 * part / whole, not a number where `whole` is 0.
[[nodiscard]] double percentOf(double part, double whole);

/// "2.3 km" / "2.3 公里"; below a kilometre "850 m" / "850 米".
[[nodiscard]] Text distanceText(double metres);
/// " (61.2 %)" / "（61.2%）" to follow "a of b"; empty where b is below 5, since a share of so few
/// says less than the two numbers.
[[nodiscard]] Text shareText(double part, double whole);
/// "1 organisation", "1,240 organisations": English needs to know.
[[nodiscard]] std::string counted(double count, std::string_view one, std::string_view many);

/// Gives equal names a number each, in order, that makes a name nobody has: "A", "B", "A" ->
/// "A 1", "B", "A 2". Empty ones become "`unnamed` 1", "`unnamed` 2".
void numberEqualNames(std::vector<std::string>& names, const std::string& unnamed);

/// Sentences on the rows of the register that were left out; none if all were used.
[[nodiscard]] std::vector<Text> leftOutNotes(const Organisations& organisations);

}  // namespace hetu::analysis
