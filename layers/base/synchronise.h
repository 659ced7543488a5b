#pragma once
#include <string>

namespace hetu {

/// fsync of a file or folder by its name: what must be done before a rename may be trusted, and
/// to the folder after it. False if the system refuses.
bool synchronise(const std::string& path);

}  // namespace hetu
