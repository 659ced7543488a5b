#include "layers/base/private_folder.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace hetu {
namespace {

namespace fs = std::filesystem;

TEST(PrivateFolder, IsForThisUserOnlyAndGoesWithItsContents) {
    std::string path;
    {
        const PrivateFolder folder = PrivateFolder::create().value();
        path = folder.path();
        EXPECT_EQ(fs::status(path).permissions() & fs::perms::all, fs::perms::owner_all);
        fs::create_directory(path + "/inner");
        std::ofstream(path + "/inner/file") << "x";
    }
    EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace hetu
