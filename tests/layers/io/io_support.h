#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "layers/base/result.h"
#include "layers/io/read_file.h"

namespace hetu::test {

/// A folder of its own for one test, gone afterwards.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "hetu-io-XXXXXX").string();
        m_path = mkdtemp(pattern.data());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return m_path + "/" + name; }
    /// Writes the bytes and hands back the path.
    std::string file(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(m_path))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    std::string m_path;
};

inline std::string bytesOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// All rows of a file; the test fails where it cannot be read.
inline std::vector<SourceRow> rowsOf(const std::string& path,
                                     SourceTable* table = nullptr,
                                     const std::string& layer = "") {
    auto opened = openSource(path, layer, {});
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().message.en);
    std::vector<SourceRow> all, rows;
    if (!opened.ok()) return all;
    SourceReader& reader = *opened.value();
    do {
        const Status status = reader.read(rows, 7);
        EXPECT_TRUE(status.ok()) << (status.ok() ? "" : status.error().message.en);
        if (!status.ok()) break;
        all.insert(all.end(), rows.begin(), rows.end());
    } while (!rows.empty());
    if (table) *table = reader.table();
    return all;
}

}  // namespace hetu::test
