#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/core/analysis.h"

namespace hetu::analysis {

/// The organisations of a snapshot as plain columns of equal length.
struct Organisations {
    std::vector<double> id;
    std::vector<Point> position;
    std::vector<double> employees;       ///< not known = 0
    std::vector<double> members;         ///< not known = 0
    std::vector<std::uint8_t> ownOrg;    ///< 1: covered by an organisation of its own (单独建)
    std::vector<std::uint8_t> jointOrg;  ///< 1: by a joint, attached, industry or region one
    std::vector<std::uint8_t> unknown;   ///< 1: the register does not say whether it is covered
    std::vector<std::uint8_t> worked;    ///< 1: an instructor or a mass organisation works there
    std::vector<double> weight;          ///< by the `weight` asked for; not known = 0
    std::size_t outOfBase = 0;           ///< rows left out because in_base = 0
    std::size_t withoutPosition = 0;     ///< rows left out because their position is not known

    [[nodiscard]] std::size_t size() const { return position.size(); }
    /// Covered by any party organisation. An instructor is no organisation.
    [[nodiscard]] bool hasOrg(std::size_t i) const { return ownOrg[i] || jointOrg[i]; }
};

/// Reads the organisations that count: in the base and with a position, in the order of their id.
/// `weight`: "count" (1 each), "employees", "members", "blank" (1 where no organisation covers
/// it, else 0), or a number field of the layer.
///
/// An organisation is covered if `has_org` = 1 or `mode` is own, joint, attached, industry or
/// region; which of the two kinds, `mode` says (has_org = 1 without a mode counts as own).
/// A word in `mode` that is no code does not count.
/// Errors   NotFound: no such field, or the register is empty. InvalidArgument: not a number
///          field, or a negative weight.
[[nodiscard]] Result<Organisations> readOrganisations(Inputs& inputs, const std::string& weight);

/// The names of these organisations, in their order.
[[nodiscard]] Result<std::vector<std::string>> readNames(Inputs& inputs,
                                                         const Organisations& organisations);

/// The choices that every `weight` parameter offers beside the number fields.
[[nodiscard]] std::vector<ParameterSpec::Choice> weightChoices(bool withBlank);

struct Platforms {
    std::vector<Point> position;
    std::vector<std::string> name;
};
/// Platforms that serve people today (status built, or no status), or also those under
/// construction. May be empty. Ordered by x, then y, then name, so that the first of several
/// equally near ones is the same whatever the order of the rows.
[[nodiscard]] Result<Platforms> readPlatforms(Inputs& inputs, bool withConstruction);

/// 1 for every position within `radiusMetres` (inclusive) of a platform.
[[nodiscard]] std::vector<std::uint8_t> reachedBy(const std::vector<Point>& positions,
                                                  const std::vector<Point>& platforms,
                                                  double radiusMetres);

}  // namespace hetu::analysis
