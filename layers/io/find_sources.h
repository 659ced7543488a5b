#pragma once
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu {

/// The files that importFile() can read among what somebody hands over: a file itself; in a folder
/// those inside, three folders deep; of a .zip those it holds, unpacked into `scratchFolder`. Of
/// the several files of a shape file or a MapInfo table just the one that is opened. In order of
/// their names; at most 500.
///
/// Errors   NotFound: no such file. Unsupported: nothing in it can be read; an archive that would
///          unpack to more than 1 GiB, has more than 10,000 parts, or names a place outside
///          itself. Io: a damaged archive. Cancelled.
[[nodiscard]] Result<std::vector<std::string>> findSources(const std::string& path,
                                                           const std::string& scratchFolder,
                                                           const Progress& progress = {});

}  // namespace hetu
