#pragma once
#include <string>
#include <vector>

#include "layers/workspace/row_query.h"

namespace hetu::desktop {

/// How the columns of one layer stand: kept with the workspace as an item.
struct TableColumns {
    struct One {
        std::string field;
        int width = 0;  ///< pixels; 0: as wide as its kind usually is
        bool isHidden = false;
        bool operator==(const One&) const = default;
    };
    std::vector<One> columns = {};    ///< from left to right
    std::vector<SortKey> order = {};  ///< of the rows
    bool isFirstKept = true;          ///< the first column stays in sight

    static constexpr const char* itemKind = "table";

    /// What was kept, or how it stands by itself. Holds   every one of `fields` once; those that
    /// came since stand at the end; keys of fields that are gone are left out.
    [[nodiscard]] static TableColumns fromJson(const std::string& json,
                                               const std::vector<Field>& fields);
    [[nodiscard]] std::string toJson() const;
};

/// As wide as a column of that kind usually is, in pixels.
[[nodiscard]] int usualWidth(const Field& field);

}  // namespace hetu::desktop
