#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer_source.h"

namespace hetu {

/// Every organisation of a workspace, and where it is (not finite: nowhere).
struct OrganisationPlaces {
    std::vector<std::int64_t> ids;  ///< ascending
    std::vector<Point> places;
};
/// Errors   Io, Cancelled.
[[nodiscard]] Result<OrganisationPlaces> readOrganisationPlaces(const LayerSource& source,
                                                                const Progress& progress);

/// For which organisations the rows of one layer stand:
///   a row of `organisations` for itself;
///   a row with an `org_id` for the organisation of that id;
///   a cluster, a blank, a cluster of the scan statistic and a site for those for which its members
///     stand: the rows of cluster_points, blank_organisations, scan_points, service_areas of the
///     same run with its cluster_id, blank_id, site_id;
///   any other area for those that lie in it, on its border too.
/// All other rows stand for none.
struct StandingFor {
    struct Link {
        std::uint32_t organisation;  ///< position in OrganisationPlaces::ids
        std::uint32_t row;           ///< position in `ids`
    };
    std::vector<std::int64_t> ids;  ///< of the rows, ascending
    std::vector<Link> links;
};
/// `layer`: one of the layers of the workspace file `path`, `source` a snapshot of it.
/// Errors   Io, Cancelled.
/// Cost     A pass over the rows; of an area a look at every organisation near it: for 1,000,000
///          organisations and 10,000 areas about a second.
[[nodiscard]] Result<StandingFor> readStandingFor(const std::string& path,
                                                  const LayerSource& source,
                                                  const OrganisationPlaces& organisations,
                                                  const std::string& layer,
                                                  const Progress& progress);

/// One mark for each organisation.
using OrganisationMarks = std::vector<std::uint8_t>;

/// Two rows are related if they stand for an organisation in common. These two functions are the
/// two halves of that: from rows to their organisations, and back.
///
/// Holds    Related is symmetric: the rows related to {b} hold a exactly if those related to {a}
///          hold b. What is related to several rows is what is related to any of them. Rows that
///          stand for anything are among what is related to what is related to them.
/// Cost     O(links): milliseconds for 1,000,000.
void markOrganisations(const StandingFor& standing,
                       std::span<const std::int64_t> rows,
                       OrganisationMarks& marks);
[[nodiscard]] std::vector<std::int64_t> rowsFor(const StandingFor& standing,
                                                const OrganisationMarks& marks);

}  // namespace hetu
