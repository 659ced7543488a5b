#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/base/text.h"
#include "layers/io/import.h"

namespace hetu::desktop {

/// A row that an import could not use, with what stood in it.
struct KeptAside {
    std::int64_t id = 0;  ///< in rejected_rows
    std::int64_t import = 0;
    std::string file;
    std::int64_t row = 0;  ///< of the file
    Text reason;
    /// Heading -> what stands there, in the order of the file; headings that the import looked for
    /// and the row left empty stand at the end.
    std::vector<std::pair<std::string, std::string>> cells;
};

struct KeptAsideRows {
    std::vector<KeptAside> rows;  ///< the oldest first
    std::size_t count = 0;        ///< of all there are; rows holds at most `most`
};

/// Of the workspace file `path` at most `most` rows. For a job.  Errors   Io. Cancelled.
[[nodiscard]] Result<KeptAsideRows> readKeptAside(const std::string& path,
                                                  std::size_t most,
                                                  const Progress& progress);

/// Imports rows that were corrected as their import was told to: the same kind, coordinates and
/// columns. Those that still cannot be used are kept aside anew; the old ones go. For a job.
/// REQUIRES: all of one import.
/// Errors   those of importFile(): nothing is changed.
[[nodiscard]] Result<ImportReport> importCorrected(const std::string& path,
                                                   const std::vector<KeptAside>& rows,
                                                   const Progress& progress);

/// Heading line and rows as a spreadsheet reads them (commas, UTF-8 with its mark), for the rows
/// of one import; with the reason in the last column if `withReason`.
[[nodiscard]] std::string spreadsheetOf(const std::vector<KeptAside>& rows, bool withReason);

}  // namespace hetu::desktop
