#include "layers/workspace/import_list.h"

#include <nlohmann/json.hpp>

#include "layers/workspace/database.h"

namespace hetu {

using database::Connection;
using database::Statement;

ImportRecord database::importFrom(const Statement& row) {
    ImportRecord record{row.text(0),    row.text(1),    row.text(2), row.text(3),
                        row.integer(4), row.integer(5), {},          row.text(7)};
    const auto dropped = nlohmann::json::parse(row.text(6), nullptr, false);
    if (dropped.is_array())
        for (const auto& name : dropped)
            if (name.is_string()) record.columnsDropped.push_back(name.get<std::string>());
    return record;
}

Result<ImportRecord> importOf(const std::string& path, std::int64_t id) {
    HETU_TRY(Connection connection, Connection::open(path, Connection::Mode::ReadWrite));
    HETU_CHECK(connection.execute("PRAGMA query_only = ON"));
    HETU_TRY(Statement row, connection.prepare(std::string("SELECT ") + database::importColumns +
                                               " FROM hetu_imports WHERE id = ?"));
    row.bind(1, id);
    HETU_TRY(const bool isThere, row.step());
    if (!isThere)
        return Error{ErrorCode::NotFound,
                     textOf("There was no import number {}.", "没有编号为 {} 的导入。", id),
                     {}};
    return database::importFrom(row);
}

}  // namespace hetu
