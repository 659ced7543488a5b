#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::sample {

/// Which sample, where to, how large.
struct SampleOptions {
    std::string city;                ///< "luoyang" or "helsinki"
    std::string outputFolder;        ///< is made if it does not exist
    std::int64_t organisations = 0;  ///< luoyang; 0: as many as there really were; to 1 000 000
    std::uint64_t seed = 1;          ///< luoyang
};

struct SampleReport {
    std::string workspace;                                     ///< path of the workspace file
    std::vector<std::pair<std::string, std::int64_t>> layers;  ///< rows per register layer
    std::vector<std::string> files;  ///< all that was written, the workspace among them
};

/// The largest number of organisations a sample can have.
inline constexpr std::int64_t mostOrganisations = 1'000'000;

/// Makes a sample workspace.
///
/// luoyang   `<out>/luoyang.hetu` in EPSG:4546: real borders of counties and names of townships,
///           everything else made up by chance (note synthetic = yes). Beside it
///           `planted-blanks.csv`, where the dense uncovered clusters were planted, for scoring,
///           and, up to 200 000 organisations, `register.csv`: the same organisations as a source
///           file to try an import with.
/// helsinki  `<out>/helsinki.hetu` in EPSG:3067: the centre of Helsinki from OpenStreetMap, all of
///           it real.
///
/// `dataFolder`  holds luoyang/ and helsinki/ (data/ of the source tree).
/// Errors   InvalidArgument: no such city, too many organisations, or a workspace stands there
///          that is not a sample made here. NotFound: a data file is missing. Io. Cancelled.
/// Cost     luoyang: seconds per 100 000 organisations; rows are made and written 5 000 at a time.
/// Holds    The same options give the same rows, on every machine. A workspace is replaced as a
///          whole or not at all.
[[nodiscard]] Result<SampleReport> makeSample(const SampleOptions& options,
                                              const std::string& dataFolder,
                                              const Progress& progress);
/// The same with the data/ that came with the program (resourceFolder()).
[[nodiscard]] Result<SampleReport> makeSample(const SampleOptions& options,
                                              const Progress& progress);

}  // namespace hetu::sample
