#pragma once
#include <QString>
#include <string>
#include <vector>

#include "app/desktop/document/document.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::desktop {

/// One blank of the newest result, as people are told of it.
struct BlankFacts {
    std::int64_t row = 0;  ///< in the layer `blanks`
    std::string id;        ///< number of the blank
    int rank = 0;
    std::string name, region, zone;
    double organisations = 0, employees = 0, members = 0, unknown = 0;
    std::string platform;       ///< the nearest; "" none or unnamed
    double platformMetres = 0;  ///< NaN: there is none
    double squareKilometres = 0;
    Text reason;
    Geometry shape;
    Point middle;  ///< surely inside

    struct Organisation {
        std::int64_t row = 0;  ///< in the layer `organisations`
        std::string name;
        double employees = 0;  ///< NaN: not known
    };
    std::vector<Organisation> list;  ///< the largest first
};

/// The blanks in `region` ("": all) of the workspace file `path`, by rank, each with its
/// organisations. For a job.
/// Errors   Io. Cancelled.
[[nodiscard]] Result<std::vector<BlankFacts>> readBlanks(const std::string& path,
                                                         const LayerSource& source,
                                                         const std::string& region,
                                                         const Progress& progress);

/// "86 organisations, 1,240 employees; no party organisation covers them; the nearest platform is
/// 2.3 km away."
[[nodiscard]] QString sentenceOf(const BlankFacts& blank);

}  // namespace hetu::desktop
