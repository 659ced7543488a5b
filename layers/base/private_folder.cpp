#include "layers/base/private_folder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace hetu {

Result<PrivateFolder> PrivateFolder::create() {
    std::error_code failed;
    const std::filesystem::path base = std::filesystem::temp_directory_path(failed);
    std::string pattern = (failed ? std::string("/tmp") : base.string()) + "/hetu-XXXXXX";
    if (!mkdtemp(pattern.data()))
        return Error{
            ErrorCode::Io,
            textOf("No temporary folder could be made in {}: {}.",
                   "无法在 {} 中建立临时文件夹：{}。", base.string(), std::strerror(errno)),
            {"Free some disk space, or set TMPDIR to a folder that can be written.",
             "请清理磁盘空间，或将 TMPDIR 设为可写的文件夹。"}};
    return PrivateFolder(std::move(pattern));
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})) {}

PrivateFolder& PrivateFolder::operator=(PrivateFolder&& other) noexcept {
    std::swap(m_path, other.m_path);
    return *this;
}

PrivateFolder::~PrivateFolder() {
    if (m_path.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}  // namespace hetu
