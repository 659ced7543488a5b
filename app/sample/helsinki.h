#pragma once
#include <string>

#include "app/sample/sample.h"

namespace hetu::sample {

/// Imports the centre of Helsinki into a new workspace `draft`. See makeSample().
[[nodiscard]] Result<SampleReport> makeHelsinki(const std::string& dataFolder,
                                                const std::string& draft,
                                                const Progress& progress);

}  // namespace hetu::sample
