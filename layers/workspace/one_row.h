#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/layer_source.h"

namespace hetu {

/// One row of a layer as a form shows it: every value as text, "" where none is known.
struct OneRow {
    std::int64_t id = 0;
    std::vector<Field> fields;        ///< without id and geometry
    std::vector<std::string> values;  ///< one for each field; numbers by toText()
    Geometry geometry;                ///< empty: no position

    /// The value of that field, "" if there is no such field.
    [[nodiscard]] std::string value(std::string_view field) const;
};

/// Reads it from the committed state on a connection of its own; nothing if the row is gone.
/// Errors   NotFound: no such layer. Io.
/// Threads  Any; waits for the disk, so never the window's.
[[nodiscard]] Result<std::optional<OneRow>> readRow(const std::string& workspacePath,
                                                    const std::string& layer,
                                                    std::int64_t id);

/// A county that rows may name: its code, or its name where it has none.
struct County {
    std::string code;
    std::string name;
};
/// Every region of the level "county", in the order of their codes; none if there are none.
[[nodiscard]] Result<std::vector<County>> counties(const LayerSource& source);
/// The one that covers the place (of several the one with the lowest code); nothing outside all.
[[nodiscard]] Result<std::optional<County>> countyAt(const LayerSource& source, Point place);

}  // namespace hetu
