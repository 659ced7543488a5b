#pragma once
#include <QString>
#include <string>

#include "app/render/layer_style.h"
#include "layers/base/result.h"

namespace hetu::desktop {

/// Larger files are no style that anybody drew.
inline constexpr qint64 largestStyleFile = 2 * 1024 * 1024;

/// What a QML file says about drawing, as QML: symbols and words, and nothing else that such a file
/// can hold (forms, programs, links). For a job.
/// Errors   Io: it cannot be read. InvalidArgument: it is no QML, is for another kind of layer, or
///          takes pictures from the network, which a map does not call without being asked.
[[nodiscard]] Result<std::string> readStyleFile(const QString& file, render::StyleTarget target);

/// Writes whole or not at all. For a job.
/// Errors   Io.
[[nodiscard]] Status writeStyleFile(const QString& file, const std::string& qml);

}  // namespace hetu::desktop
