#pragma once
#include <string>

#include "app/sample/sample.h"

namespace hetu::sample {

/// Writes the synthetic Luoyang into a new workspace `draft`, and its files into the output
/// folder. See makeSample().
[[nodiscard]] Result<SampleReport> makeLuoyang(const SampleOptions& options,
                                               const std::string& dataFolder,
                                               const std::string& draft,
                                               const Progress& progress);

}  // namespace hetu::sample
