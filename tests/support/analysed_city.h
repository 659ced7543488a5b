#pragma once
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/run/run_analysis.h"
#include "tests/support/workspace_file.h"

namespace hetu::test {

/// A small city in `folder` on which `analyses` have been run as they come; its path.
inline std::string analysedCity(const TemporaryFolder& folder,
                                unsigned seed,
                                const std::vector<std::string>& analyses) {
    const std::string path = cityFile(folder, seed);
    auto workspace = Workspace::open(path);
    EXPECT_TRUE(workspace.ok());
    for (const std::string& analysis : analyses) {
        const auto snapshot = workspace.value().snapshot();
        EXPECT_TRUE(snapshot.ok());
        auto outcome = app::computeRun(*snapshot.value(), {analysis, {}, {}}, {});
        EXPECT_TRUE(outcome.ok()) << outcome.error().message.en;
        if (!outcome.ok()) break;
        EXPECT_TRUE(app::storeRun(workspace.value(), outcome.value()).ok());
    }
    return path;
}

}  // namespace hetu::test
