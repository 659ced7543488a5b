#include "layers/workspace/code_lists.h"

#include <algorithm>

#include "layers/base/text.h"
#include "layers/workspace/database.h"
#include "layers/workspace/industry_codes.h"

namespace hetu {

using database::Connection;
using database::Statement;

Result<CodeLists> CodeLists::read(const std::string& path) {
    HETU_TRY(const Connection connection, Connection::open(path, Connection::Mode::ReadWrite));
    HETU_CHECK(connection.execute("PRAGMA query_only = ON"));
    return read(connection);
}

Result<CodeLists> CodeLists::read(const Connection& connection) {
    HETU_TRY(Statement rows,
             connection.prepare("SELECT coalesce(code, ''), coalesce(name, ''), level FROM regions "
                                "ORDER BY code, name"));
    CodeLists lists;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return lists;
        const std::string code = rows.text(0), name = rows.text(1);
        const std::string& called = name.empty() ? code : name;
        if (called.empty()) continue;
        if (rows.text(2) == "county") {
            // One entry, however many rows its parts are.
            const std::string& key = code.empty() ? name : code;
            if (std::ranges::find(lists.m_counties, key, &CodeLabel::code) ==
                lists.m_counties.end())
                lists.m_counties.push_back({key, {called, called}});
        } else if (!code.empty()) {
            lists.m_townships.emplace(code, called);
        }
    }
}

const std::vector<CodeLabel>& CodeLists::of(std::string_view layer, std::string_view field) const {
    return field == "county" ? m_counties : codesOf(layer, field);
}

Text CodeLists::label(std::string_view layer, std::string_view field, std::string_view code) const {
    const auto called = [&](std::string_view wanted) -> const CodeLabel* {
        for (const CodeLabel& entry : of(layer, field))
            if (entry.code == wanted) return &entry;
        return nullptr;
    };
    if (const CodeLabel* entry = called(code)) return entry->label;
    if (field == "industry")
        if (const CodeLabel* entry = called(industryOf(code))) return entry->label;
    if (field == "town")
        if (const auto at = m_townships.find(code); at != m_townships.end())
            return {at->second, at->second};
    return {std::string(code), std::string(code)};
}

std::string CodeLists::codeOf(std::string_view layer,
                              std::string_view field,
                              std::string_view written) const {
    const std::string lower = lowered(written);
    for (const CodeLabel& entry : of(layer, field))
        if (lowered(entry.code) == lower || entry.label.zh == written ||
            lowered(entry.label.en) == lower)
            return entry.code;
    return {};
}

}  // namespace hetu
