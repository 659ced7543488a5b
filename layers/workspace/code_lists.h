#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/result.h"
#include "layers/workspace/register_schema.h"

namespace hetu {

namespace database {
class Connection;
}

/// The codes that rows of one workspace may hold, and what people call them: those of the register
/// (codesOf) and, for fields named "county", its regions of the level "county".
class CodeLists {
public:
    /// Without a workspace: no counties.
    CodeLists() = default;
    /// Reads regions without their shapes, on a connection of its own. Errors   NotFound, Io.
    [[nodiscard]] static Result<CodeLists> read(const std::string& path);
    [[nodiscard]] static Result<CodeLists> read(const database::Connection& connection);

    /// In display order; empty: the field is free text.
    [[nodiscard]] const std::vector<CodeLabel>& of(std::string_view layer,
                                                   std::string_view field) const;
    /// What people call that code; of a more detailed code of an industry the division, of a
    /// township its name; what has no name is called as it is written.
    [[nodiscard]] Text label(std::string_view layer,
                             std::string_view field,
                             std::string_view code) const;
    /// The code that is written so, or has that label in either language; "" if there is none.
    [[nodiscard]] std::string codeOf(std::string_view layer,
                                     std::string_view field,
                                     std::string_view written) const;

private:
    std::vector<CodeLabel> m_counties;
    std::map<std::string, std::string, std::less<>> m_townships;  ///< code -> name
};

}  // namespace hetu
