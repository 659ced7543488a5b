#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words and numbers of a written position, before anybody asks where it lies. Used by
/// coordinate_text only.
namespace hetu::written {

enum class Axis { Unknown, Longitude, Latitude };

/// One of the two: degrees with their minutes and seconds, or metres with their zone.
struct Value {
    std::vector<double> parts;
    bool lastIsWhole = false;
    bool hasSign = false;  ///< ° ′ ″ or a colon: an angle
    bool isMetres = false;
    bool isAfterComma = false;
    bool isClosed = false;
    bool lacksDegrees = false;  ///< begins with minutes or seconds
    bool isNegative = false;
    Axis axis = Axis::Unknown;
    bool isBackward = false;  ///< west or south
};

/// Lower case, full-width ASCII in its usual form, one kind of minus.
[[nodiscard]] std::string plain(std::string_view text);

/// The values that stand in a plain() text: two where it is a position. Nothing if a part of it is
/// no word of positions.
[[nodiscard]] std::optional<std::vector<Value>> valuesIn(std::string_view text);

/// "38 357846": the number of a zone and an easting within it.
[[nodiscard]] bool isZoneAndEasting(const Value& value);

}  // namespace hetu::written
