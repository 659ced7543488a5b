#pragma once
#include <string>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// Registers the file formats Hetu allows, and no other, and shuts GDAL's doors to the network,
/// to scripts and to plug-ins. Once per process; safe in any thread; every call into GDAL from
/// layers/io comes after it.
void openGdalSession();

/// While it lives, GDAL's messages of this thread are kept here instead of being printed.
class GdalMessages {
public:
    GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;
    ~GdalMessages();

    /// The last failure in GDAL's words, one line of valid UTF-8; "" if there was none.
    [[nodiscard]] const std::string& last() const { return m_last; }

private:
    static void take(int kind, int number, const char* text);
    std::string m_last;
};

}  // namespace hetu
