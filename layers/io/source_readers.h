#pragma once
#include <memory>
#include <string>
#include <vector>

#include "layers/io/read_file.h"

// What the rooms of layers/io share behind read_file.h.
namespace hetu {

[[nodiscard]] Result<std::unique_ptr<SourceReader>> openCsv(const std::string& path,
                                                            const Progress& progress);
[[nodiscard]] Result<std::unique_ptr<SourceReader>> openVector(const std::string& path,
                                                               const std::string& ending,
                                                               const std::string& layer,
                                                               const Progress& progress);
[[nodiscard]] Result<std::vector<SourceTable>> listVector(const std::string& path,
                                                          const std::string& ending);

/// Looks at an SQLite file without SpatiaLite and without GDAL.
/// Errors   Unsupported: a virtual table that could read other files, a view or trigger that
///          neither GeoPackage nor SpatiaLite defines. Io: not an SQLite file.
[[nodiscard]] Status checkDatabase(const std::string& path);

/// Looks into the directory of a ZIP container (xlsx, ods).
/// Errors   Unsupported: it would unpack to more than 1 GiB or has more than 10,000 parts. Io: no
///          ZIP.
[[nodiscard]] Status checkZip(const std::string& path);

/// `"x.shp" cannot be read as SHP.` with the library's words in the hint.
[[nodiscard]] Error unreadable(const std::string& path, const std::string& detail);

}  // namespace hetu
