#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/core/blank_areas.h"

namespace hetu::blanks {

using analysis::Blank;
using analysis::Blanks;
using Organisation = analysis::Uncovered;
using Options = analysis::BlankOptions;

/// Which blank an organisation lay in when the analysis last ran: (id of organisation, blank id).
using Earlier = std::vector<std::pair<double, std::string>>;

/// An id for each blank, the same as before where it is still the same blank: one that shares
/// more than half of the organisations of the smaller of the two. The largest share goes first,
/// each earlier id goes to one blank. New ids are "B" and six letters or digits made from the
/// centre, in steps of 100 m; none is used twice, or again for another blank.
[[nodiscard]] std::vector<std::string> stableIds(const std::vector<Blank>& blanks,
                                                 std::span<const Organisation> organisations,
                                                 const Earlier& earlier);

}  // namespace hetu::blanks
