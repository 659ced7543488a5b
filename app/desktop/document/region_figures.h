#pragma once
#include <QString>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/document/document.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::desktop {

/// What a briefing says of a region in figures. Each part is there if its layer is.
struct RegionFigures {
    struct Coverage {
        double organisations = 0;  ///< those that count
        double covered = 0;        ///< by a party organisation or a platform within reach
        double byOrganisation = 0;
        double byPlatform = 0;
    };
    struct Blanks {
        std::size_t count = 0;
        double organisations = 0, employees = 0;
        std::string largest;  ///< the name of the one that comes first in rank
    };
    struct Sites {
        std::size_t count = 0;
        double newlyCovered = 0;         ///< organisations
        std::vector<std::string> names;  ///< by rank
    };
    std::string region;  ///< "": everything
    std::size_t organisations = 0;
    double employees = 0, members = 0;
    std::size_t platforms = 0;  ///< built
    std::size_t proposed = 0;   ///< platforms that are planned or candidates
    std::size_t zones = 0;
    std::optional<Coverage> coverage;
    std::optional<Blanks> blanks;
    std::optional<Sites> sites;
};

/// Reads the figures of `region` ("": everything) from the register and the usual results of the
/// workspace file. For a job.
/// Errors   NotFound: no such region. Io. Cancelled.
/// Holds    Rows belong to a region as RowFilter::region says; the coverage of a county is that of
///          its row of `coverage_by_region`.
[[nodiscard]] Result<RegionFigures> readRegionFigures(const std::string& path,
                                                      const LayerSource& source,
                                                      const std::string& region,
                                                      const Progress& progress);

/// "61.2 % (5,306 of 8,669)": a rate with what it is made of; "–" of nothing.
[[nodiscard]] QString rateWords(double part, double whole);

/// A number as people say it: "8,669", "12.4 万" in Chinese from 100,000 on.
[[nodiscard]] QString saidNumber(double value);

}  // namespace hetu::desktop
