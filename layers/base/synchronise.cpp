#include "layers/base/synchronise.h"

#include <fcntl.h>
#include <unistd.h>

namespace hetu {

bool synchronise(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool good = ::fsync(file) == 0;
    ::close(file);
    return good;
}

}  // namespace hetu
