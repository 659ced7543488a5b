#pragma once
#include <string>
#include <vector>

#include "layers/base/result.h"

namespace hetu {

/// A file in the making: written under a name of its own in the folder of the target, and moved
/// to the target's name when it is whole. What was not finished leaves nothing behind.
class TargetFile {
public:
    /// Errors   NotFound: no such folder. InvalidArgument: the target is a folder.
    [[nodiscard]] static Result<TargetFile> begin(const std::string& path);
    TargetFile(TargetFile&& other) noexcept;
    TargetFile& operator=(TargetFile&&) = delete;
    ~TargetFile();

    /// The name to write to; it has the ending of the target.
    [[nodiscard]] const std::string& temporary() const { return m_temporary; }
    /// Puts the file, and those beside it that differ in nothing but these endings, in place.
    /// Errors   Io.
    [[nodiscard]] Status finish(const std::vector<std::string>& companions = {});

private:
    TargetFile() = default;
    std::string m_target, m_temporary;
    bool m_finished = false;
};

/// "cannot be written", with the reason of the system or library.
[[nodiscard]] Error unwritable(const std::string& path, const std::string& reason);
/// The ending is none of `known`.
[[nodiscard]] Error unknownEnding(const std::string& path, const std::vector<std::string>& known);

}  // namespace hetu
