#pragma once
#include <string>

#include "layers/base/result.h"

namespace hetu {

/// An empty folder that only this user can enter; removed with all it holds at the end of life.
class PrivateFolder {
public:
    /// Errors   Io: the folder for temporary files cannot be written.
    [[nodiscard]] static Result<PrivateFolder> create();
    PrivateFolder(PrivateFolder&& other) noexcept;
    PrivateFolder& operator=(PrivateFolder&& other) noexcept;
    ~PrivateFolder();

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    explicit PrivateFolder(std::string path) : m_path(std::move(path)) {}
    std::string m_path;
};

}  // namespace hetu
