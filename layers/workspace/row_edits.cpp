#include "layers/workspace/row_edits.h"

#include <algorithm>
#include <cmath>

#include "layers/workspace/geometry_blob.h"
#include "layers/workspace/layer_tables.h"

namespace hetu::database {
namespace {

/// The last position a row statement may be bound at is the caller's business.
Status bindValue(Statement& statement, int position, const Field& field, const CellValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (field.type != FieldType::Text)
            return Error{ErrorCode::InvalidArgument,
                         textOf("\"{}\" takes numbers, not \"{}\".", "“{}”应填数字，不能填“{}”。",
                                field.name, *text),
                         {}};
        if (text->empty())
            statement.bindNull(position);
        else
            statement.bind(position, std::string_view(*text));
        return success();
    }
    const auto* number = std::get_if<double>(&value);
    if (number == nullptr || !std::isfinite(*number)) {
        statement.bindNull(position);
    } else if (field.type == FieldType::Text) {
        statement.bind(position, std::string_view(toText(*number)));
    } else if (field.type == FieldType::Integer) {
        if (*number != std::floor(*number) || std::abs(*number) > 9007199254740992.0)
            return Error{ErrorCode::InvalidArgument,
                         textOf("\"{}\" takes whole numbers, not {}.", "“{}”应填整数，不能填 {}。",
                                field.name, *number),
                         {}};
        statement.bind(position, static_cast<std::int64_t>(*number));
    } else {
        statement.bind(position, *number);
    }
    return success();
}

Result<std::vector<Field>> fieldsFor(const Connection& connection,
                                     const std::string& layer,
                                     const RowValues& values) {
    HETU_TRY(const std::vector<Field> known, fieldsOf(connection, layer));
    std::vector<Field> fields;
    for (const auto& [name, value] : values) {
        const auto at =
            std::find_if(known.begin(), known.end(),
                         [&, &wanted = name](const Field& f) { return f.name == wanted; });
        if (at == known.end())
            return Error{
                ErrorCode::NotFound,
                textOf("The layer {} has no column \"{}\".", "图层 {} 没有列“{}”。", layer, name),
                {}};
        fields.push_back(*at);
    }
    return fields;
}

void bindGeometry(Statement& statement, int position, const Geometry& geometry, int srid) {
    if (geometry.isEmpty())
        statement.bindNull(position);
    else if (geometry.kind == GeometryKind::Point)
        statement.bind(position,
                       std::span<const unsigned char>(encodePoint(geometry.parts[0][0][0], srid)));
    else
        statement.bind(position, std::span<const unsigned char>(encodeGeometry(geometry, srid)));
}

Status requireRow(const Connection& connection, const std::string& layer, std::int64_t id) {
    HETU_TRY(Statement row, connection.prepare("SELECT 1 FROM " + quoted(layer) + " WHERE id = ?"));
    HETU_TRY(const bool found, row.bind(1, id).step());
    if (found) return success();
    return Error{ErrorCode::NotFound,
                 textOf("The layer {} has no row {}: it may have been deleted.",
                        "图层 {} 中没有编号为 {} 的记录，可能已被删除。", layer, id),
                 {}};
}

}  // namespace

Result<std::int64_t> insertRow(Connection& connection,
                               const std::string& layer,
                               const RowValues& values,
                               const Geometry& geometry,
                               int srid) {
    HETU_TRY(const std::vector<Field> fields, fieldsFor(connection, layer, values));
    std::string columns = "geom", marks = "?1";
    for (std::size_t i = 0; i < fields.size(); ++i) {
        columns += ", " + quoted(fields[i].name);
        marks += ", ?" + toText(i + 2);
    }
    HETU_TRY(Statement insert, connection.prepare("INSERT INTO " + quoted(layer) + " (" + columns +
                                                  ") VALUES (" + marks + ")"));
    bindGeometry(insert, 1, geometry, srid);
    int position = 1;
    for (const Field& field : fields)
        HETU_CHECK(bindValue(insert, ++position, field, values.find(field.name)->second));
    HETU_CHECK(insert.run());
    return connection.lastInsertId();
}

Status updateRow(Connection& connection,
                 const std::string& layer,
                 std::int64_t id,
                 const RowValues& values) {
    HETU_CHECK(requireRow(connection, layer, id));
    HETU_TRY(const std::vector<Field> fields, fieldsFor(connection, layer, values));
    if (fields.empty()) return success();
    std::string assignments;
    for (std::size_t i = 0; i < fields.size(); ++i)
        assignments += (i == 0 ? "" : ", ") + quoted(fields[i].name) + " = ?" + toText(i + 2);
    HETU_TRY(Statement update, connection.prepare("UPDATE " + quoted(layer) + " SET " +
                                                  assignments + " WHERE id = ?1"));
    update.bind(1, id);
    int position = 1;
    for (const Field& field : fields)
        HETU_CHECK(bindValue(update, ++position, field, values.find(field.name)->second));
    return update.run();
}

Status setGeometry(Connection& connection,
                   const std::string& layer,
                   std::int64_t id,
                   const Geometry& geometry,
                   int srid) {
    HETU_CHECK(requireRow(connection, layer, id));
    HETU_TRY(Statement update,
             connection.prepare("UPDATE " + quoted(layer) + " SET geom = ?2 WHERE id = ?1"));
    update.bind(1, id);
    bindGeometry(update, 2, geometry, srid);
    return update.run();
}

Status deleteRows(Connection& connection,
                  const std::string& layer,
                  std::span<const std::int64_t> ids) {
    HETU_TRY(Statement remove,
             connection.prepare("DELETE FROM " + quoted(layer) + " WHERE id = ?"));
    for (const std::int64_t id : ids) {
        HETU_CHECK(requireRow(connection, layer, id));
        HETU_CHECK(remove.bind(1, id).run());
    }
    return success();
}

}  // namespace hetu::database
