#include "layers/workspace/import_list.h"

#include "layers/workspace/database.h"

namespace hetu {

using database::Connection;
using database::Statement;

Result<ImportRecord> importOf(const std::string& path, std::int64_t id) {
    HETU_TRY(Connection connection, Connection::open(path, Connection::Mode::ReadWrite));
    HETU_CHECK(connection.execute("PRAGMA query_only = ON"));
    HETU_TRY(
        Statement row,
        connection.prepare("SELECT file, kind, crs, mapping, rows_read, rows_used, finished FROM "
                           "hetu_imports WHERE id = ?"));
    row.bind(1, id);
    HETU_TRY(const bool isThere, row.step());
    if (!isThere)
        return Error{ErrorCode::NotFound,
                     textOf("There was no import number {}.", "没有编号为 {} 的导入。", id),
                     {}};
    ImportRecord record;
    record.file = row.text(0);
    record.kind = row.text(1);
    record.crs = row.text(2);
    record.mappingJson = row.text(3);
    record.rowsRead = row.integer(4);
    record.rowsUsed = row.integer(5);
    record.finished = row.text(6);
    return record;
}

}  // namespace hetu
