#pragma once
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "layers/workspace/workspace.h"
#include "tests/support/small_city.h"
#include "tests/support/temporary_folder.h"

namespace hetu::test {

/// A workspace "city.hetu" in `folder` that holds these register layers; its path.
inline std::string workspaceFile(const TemporaryFolder& folder, const std::vector<Layer>& layers) {
    const std::string path = folder.file("city.hetu");
    auto workspace = Workspace::create(path, "EPSG:4546");
    EXPECT_TRUE(workspace.ok());
    auto transaction = workspace.value().begin();
    EXPECT_TRUE(transaction.ok());
    for (const Layer& layer : layers) {
        const auto done = transaction.value().append(layer.name, layer);
        EXPECT_TRUE(done.ok()) << done.error().message.en;
    }
    EXPECT_TRUE(transaction.value().commit().ok());
    return path;
}

/// The same of a small city, or of those of its layers that are named.
inline std::string cityFile(const TemporaryFolder& folder,
                            unsigned seed,
                            const std::vector<std::string>& names = {}) {
    std::vector<Layer> layers = smallCity(seed);
    std::erase_if(layers, [&](const Layer& layer) {
        return !names.empty() && std::find(names.begin(), names.end(), layer.name) == names.end();
    });
    return workspaceFile(folder, layers);
}

}  // namespace hetu::test
