#include "layers/workspace/layer_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "layers/crs/crs.h"
#include "layers/model/memory_source.h"
#include "layers/workspace/geometry_blob.h"

namespace hetu::database {
namespace {

std::string sqlType(FieldType type) {
    switch (type) {
        case FieldType::Integer:
            return "INTEGER";
        case FieldType::Real:
            return "REAL";
        case FieldType::Text:
            break;
    }
    return "TEXT";
}

FieldType fieldType(const std::string& declared) {
    const std::string word = lowered(declared);
    if (word.find("int") != std::string::npos || word == "boolean") return FieldType::Integer;
    for (const char* real : {"real", "double", "float", "numeric", "decimal"})
        if (word.find(real) != std::string::npos) return FieldType::Real;
    return FieldType::Text;
}

std::string spatialType(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::Point:
            return "POINT";
        case GeometryKind::Line:
            return "MULTILINESTRING";
        case GeometryKind::Polygon:
            return "MULTIPOLYGON";
        case GeometryKind::None:
            break;
    }
    return {};
}

GeometryKind kindOf(const std::string& word) {
    for (const GeometryKind kind : {GeometryKind::Point, GeometryKind::Line, GeometryKind::Polygon})
        if (geometryWord(kind) == word) return kind;
    return GeometryKind::None;
}

/// SpatiaLite's own functions answer 1 for success.
Status callSpatial(const Connection& connection, const std::string& sql) {
    HETU_TRY(const std::int64_t answer, connection.integer(sql));
    if (answer == 1) return success();
    return Error{ErrorCode::Internal,
                 textOf("SpatiaLite refused: {}.", "SpatiaLite 拒绝执行：{}。", sql),
                 {}};
}

bool isReserved(const std::string& lower) {
    return lower == "id" || lower == "geom" || lower == "rowid" || lower == "oid" ||
           lower == "_rowid_" || lower == "ogc_fid";
}

/// For each column of `table` the name it has in `stored`, adding what is missing.
Result<std::vector<std::string>> matchColumns(Connection& connection,
                                              const std::string& layer,
                                              const Table& table) {
    HETU_TRY(const std::vector<Field> stored, fieldsOf(connection, layer));
    std::map<std::string, std::string> byLower;  // SQLite does not tell "Name" from "name"
    for (const Field& field : stored)
        byLower[lowered(field.name)] = field.name;
    std::vector<std::string> names;
    std::set<std::string> taken;
    std::vector<Field> added;
    for (const Column& column : table.columns()) {
        std::string name = column.field.name.empty() ? "column" : column.field.name;
        if (isReserved(lowered(name))) name = "source_" + name;
        for (int n = 2; !taken.insert(lowered(name)).second; ++n)
            name = column.field.name + "_" + toText(n);
        const auto found = byLower.find(lowered(name));
        if (found != byLower.end()) {
            names.push_back(found->second);
            continue;
        }
        HETU_CHECK(connection.execute("ALTER TABLE " + quoted(layer) + " ADD COLUMN " +
                                      quoted(name) + " " + sqlType(column.field.type)));
        Field field = column.field;
        field.name = name;
        added.push_back(field);
        names.push_back(name);
    }
    HETU_CHECK(labelFields(connection, layer, added));
    return names;
}

void bindCell(Statement& statement, int position, const Column& column, std::size_t row) {
    if (column.isMissing(row)) {
        statement.bindNull(position);
    } else if (column.isText()) {
        statement.bind(position, std::string_view(column.texts[row]));
    } else if (const double value = column.numbers[row]; column.field.type == FieldType::Integer &&
                                                         value == std::floor(value) &&
                                                         std::abs(value) <= 9007199254740992.0) {
        statement.bind(position, static_cast<std::int64_t>(value));
    } else {
        statement.bind(position, value);
    }
}

}  // namespace

Status ensureSrid(Connection& connection, int srid) {
    HETU_TRY(
        const std::int64_t known,
        connection.integer("SELECT count(*) FROM spatial_ref_sys WHERE srid = " + toText(srid)));
    if (known) return success();
    HETU_TRY(const std::int64_t inserted,
             connection.integer("SELECT InsertEpsgSrid(" + toText(srid) + ")"));
    if (inserted == 1) return success();
    // SpatiaLite's own list is older than PROJ's.
    HETU_TRY(const Crs crs, crsOf("EPSG:" + toText(srid)));
    HETU_TRY(Statement insert,
             connection.prepare("INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, "
                                "ref_sys_name, proj4text, srtext) VALUES (?, 'epsg', ?, ?, ?, ?)"));
    insert.bind(1, std::int64_t{srid}).bind(2, std::int64_t{srid});
    insert.bind(3, std::string_view(crs.name))
        .bind(4, std::string_view("+init=epsg:" + toText(srid)));
    return insert.bind(5, std::string_view(crs.wkt)).run();
}

Status createLayerTable(Connection& connection,
                        const std::string& name,
                        GeometryKind kind,
                        const std::vector<Field>& fields,
                        int srid) {
    std::string sql = "CREATE TABLE " + quoted(name) + " (id INTEGER PRIMARY KEY AUTOINCREMENT";
    for (const Field& field : fields)
        sql += ", " + quoted(field.name) + " " + sqlType(field.type);
    HETU_CHECK(connection.execute(sql + ")"));
    if (kind == GeometryKind::None) return success();
    return callSpatial(connection, "SELECT AddGeometryColumn('" + name + "', 'geom', " +
                                       toText(srid) + ", '" + spatialType(kind) + "', 'XY')");
}

Status createSpatialIndex(Connection& connection, const std::string& name) {
    return callSpatial(connection, "SELECT CreateSpatialIndex('" + name + "', 'geom')");
}

Status enterLayer(Connection& connection, const LayerEntry& entry) {
    HETU_TRY(Statement insert,
             connection.prepare("INSERT INTO hetu_layers (name, title_en, title_zh, geometry, "
                                "position, result_id, revision, min_x, min_y, max_x, max_y) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, std::string_view(entry.name)).bind(2, std::string_view(entry.title.en));
    insert.bind(3, std::string_view(entry.title.zh)).bind(4, std::string_view(entry.geometry));
    insert.bind(5, std::int64_t{entry.position});
    if (entry.resultId)
        insert.bind(6, entry.resultId);
    else
        insert.bindNull(6);
    insert.bind(7, entry.resultId);  // a result's revision is its run; a register layer begins at 0
    const Extent& box = entry.extent;
    const std::array corners{box.minX, box.minY, box.maxX, box.maxY};
    for (int i = 0; i < 4; ++i) {
        if (box.isEmpty())
            insert.bindNull(8 + i);
        else
            insert.bind(8 + i, corners[static_cast<std::size_t>(i)]);
    }
    return insert.run();
}

Status labelFields(Connection& connection,
                   const std::string& layer,
                   const std::vector<Field>& fields) {
    HETU_TRY(
        Statement insert,
        connection.prepare("INSERT OR REPLACE INTO hetu_fields (layer, name, label_en, label_zh, "
                           "unit) VALUES (?, ?, ?, ?, ?)"));
    for (const Field& field : fields) {
        insert.bind(1, std::string_view(layer)).bind(2, std::string_view(field.name));
        insert.bind(3, std::string_view(field.label.en)).bind(4, std::string_view(field.label.zh));
        insert.bind(5, std::string_view(field.unit));
        HETU_CHECK(insert.run());
    }
    return success();
}

Status dropLayer(Connection& connection, const std::string& name) {
    HETU_TRY(Statement entry,
             connection.prepare("SELECT geometry FROM hetu_layers WHERE name = ?"));
    entry.bind(1, std::string_view(name));
    HETU_TRY(const bool found, entry.step());
    if (!found) return success();
    const std::string geometry = entry.text(0);
    HETU_CHECK(entry.run());
    if (kindOf(geometry) != GeometryKind::None) {
        HETU_CHECK(callSpatial(connection, "SELECT DisableSpatialIndex('" + name + "', 'geom')"));
        HETU_CHECK(callSpatial(connection, "SELECT DiscardGeometryColumn('" + name + "', 'geom')"));
        HETU_CHECK(connection.execute("DROP TABLE " + quoted("idx_" + name + "_geom")));
    }
    if (geometry != "surface") HETU_CHECK(connection.execute("DROP TABLE " + quoted(name)));
    for (const char* sql :
         {"DELETE FROM hetu_surfaces WHERE name = ?", "DELETE FROM hetu_fields WHERE layer = ?",
          "DELETE FROM hetu_layers WHERE name = ?"}) {
        HETU_TRY(Statement remove, connection.prepare(sql));
        HETU_CHECK(remove.bind(1, std::string_view(name)).run());
    }
    return success();
}

Result<std::vector<Field>> fieldsOf(const Connection& connection, const std::string& layer) {
    HETU_TRY(Statement rows,
             connection.prepare("SELECT c.name, c.type, coalesce(f.label_en, ''), "
                                "coalesce(f.label_zh, ''), coalesce(f.unit, '') "
                                "FROM pragma_table_info(?1) AS c LEFT JOIN hetu_fields AS f "
                                "ON f.layer = ?1 AND f.name = c.name ORDER BY c.cid"));
    rows.bind(1, std::string_view(layer));
    std::vector<Field> fields;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return fields;
        const std::string name = rows.text(0);
        if (name == "id" || name == "geom") continue;
        fields.push_back(
            {name, fieldType(rows.text(1)), {rows.text(2), rows.text(3)}, rows.text(4)});
    }
}

Status insertRows(Connection& connection, const std::string& table, const Layer& layer, int srid) {
    HETU_TRY(const std::vector<std::string> names, matchColumns(connection, table, layer.table));
    const bool hasGeometry = layer.kind != GeometryKind::None;
    std::string columns, marks;
    for (const std::string& name : names) {
        columns += (columns.empty() ? "" : ", ") + quoted(name);
        marks += marks.empty() ? "?" : ", ?";
    }
    if (hasGeometry) {
        columns += (columns.empty() ? "" : ", ") + std::string("geom");
        marks += marks.empty() ? "?" : ", ?";
    }
    if (columns.empty()) return success();
    HETU_TRY(Statement insert, connection.prepare("INSERT INTO " + quoted(table) + " (" + columns +
                                                  ") VALUES (" + marks + ")"));
    const int geometryPosition = static_cast<int>(names.size()) + 1;
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        int position = 0;
        for (const Column& column : layer.table.columns())
            bindCell(insert, ++position, column, row);
        if (layer.kind == GeometryKind::Point) {
            const Point p = layer.points[row];
            if (std::isfinite(p.x) && std::isfinite(p.y))
                insert.bind(geometryPosition, std::span<const unsigned char>(encodePoint(p, srid)));
            else
                insert.bindNull(geometryPosition);
        } else if (hasGeometry) {
            const Geometry& shape = layer.shapes[row];
            if (shape.isEmpty())
                insert.bindNull(geometryPosition);
            else
                insert.bind(geometryPosition,
                            std::span<const unsigned char>(encodeGeometry(shape, srid)));
        }
        HETU_CHECK(insert.run());
    }
    return success();
}

Result<Statement> rowsMeeting(const Connection& connection,
                              const std::string& layer,
                              const Extent& box,
                              const std::string& condition) {
    // In a SELECT of its own a name of the condition can only be a column of the layer.
    const std::string table = condition.empty()
                                  ? quoted(layer)
                                  : "(SELECT * FROM " + quoted(layer) + " WHERE " + condition + ")";
    HETU_TRY(Statement rows,
             connection.prepare("SELECT t.id, t.geom FROM " + quoted("idx_" + layer + "_geom") +
                                " AS i JOIN " + table +
                                " AS t ON t.id = i.pkid WHERE i.xmin <= ?3 AND i.xmax >= ?1 AND "
                                "i.ymin <= ?4 AND i.ymax >= ?2"));
    rows.bind(1, box.minX).bind(2, box.minY).bind(3, box.maxX).bind(4, box.maxY);
    return rows;
}

Result<std::vector<LayerInfo>> listLayers(const Connection& connection, const std::string& crs) {
    HETU_TRY(Statement rows,
             connection.prepare(
                 "SELECT l.name, l.title_en, l.title_zh, l.geometry, coalesce(r.analysis, ''), "
                 "l.revision, l.min_x, l.min_y, l.max_x, l.max_y, s.columns * s.rows, s.unit "
                 "FROM hetu_layers AS l LEFT JOIN hetu_results AS r ON r.id = l.result_id "
                 "LEFT JOIN hetu_surfaces AS s ON s.name = l.name "
                 "ORDER BY l.result_id IS NOT NULL, l.result_id, l.position, l.name"));
    std::vector<LayerInfo> infos;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) break;
        LayerInfo info;
        info.name = rows.text(0);
        info.title = {rows.text(1), rows.text(2)};
        info.geometry = kindOf(rows.text(3));
        info.isSurface = rows.text(3) == "surface";
        info.analysis = rows.text(4);
        info.revision = rows.integer(5);
        if (!rows.isNull(6)) info.extent = {rows.real(6), rows.real(7), rows.real(8), rows.real(9)};
        if (info.isSurface) {
            info.rowCount = static_cast<std::size_t>(rows.integer(10));
            info.fields.push_back({"value", FieldType::Real, info.title, rows.text(11)});
        }
        if (info.isSurface || info.geometry != GeometryKind::None) info.crs = crs;
        infos.push_back(std::move(info));
    }
    HETU_TRY(const std::int64_t rejected,
             connection.integer("SELECT count(*) * 4294967296 + coalesce(sum(id), 0) FROM " +
                                quoted(rejectedRows)));  // rows only come and go
    if (rejected > 0) {
        LayerInfo info;
        info.name = rejectedRows;
        info.title = {"Rows kept aside", "搁置的行"};
        info.revision = rejected;
        infos.push_back(std::move(info));
    }
    HETU_TRY(Statement styles,
             connection.prepare("SELECT value FROM hetu_items WHERE kind = 'style' AND name = ?"));
    for (LayerInfo& info : infos) {
        HETU_TRY(const bool hasStyle, styles.bind(1, std::string_view(info.name)).step());
        if (hasStyle) info.style = styles.text(0);
        HETU_CHECK(styles.run());
        if (info.isSurface) continue;
        HETU_TRY(const std::int64_t count,
                 connection.integer("SELECT count(*) FROM " + quoted(info.name)));
        info.rowCount = static_cast<std::size_t>(count);
        HETU_TRY(info.fields, fieldsOf(connection, info.name));
    }
    return infos;
}

Result<Layer> readRows(const Connection& connection,
                       const LayerInfo& info,
                       const std::vector<std::string>& fields,
                       const Progress& progress) {
    Layer layer;
    layer.name = info.name;
    layer.title = info.title;
    layer.kind = info.geometry;
    std::string sql = "SELECT ";
    for (const std::string& name : fields) {
        const Field* field = info.field(name);
        if (!field && name != "id") return noSuchField(name, info);
        layer.table.add(field ? *field : Field{"id", FieldType::Integer, {}, {}});
        sql += quoted(name) + ", ";
    }
    const bool hasGeometry = layer.kind != GeometryKind::None;
    sql += hasGeometry ? "geom" : "NULL";
    HETU_TRY(Statement rows,
             connection.prepare(sql + " FROM " + quoted(info.name) + " ORDER BY id"));
    std::vector<Column>& columns = layer.table.columns();
    const int geometryColumn = static_cast<int>(columns.size());
    for (;;) {
        if (progress.cancelled()) return cancelledError();
        HETU_TRY(const bool more, rows.step());
        if (!more) return layer;
        for (int i = 0; i < geometryColumn; ++i) {
            Column& column = columns[static_cast<std::size_t>(i)];
            if (column.isText())
                column.texts.push_back(rows.text(i));
            else
                column.numbers.push_back(rows.real(i));
        }
        if (layer.kind == GeometryKind::Point)
            layer.points.push_back(decodePoint(rows.blob(geometryColumn))
                                       .value_or(Point{missingNumber, missingNumber}));
        else if (hasGeometry)
            layer.shapes.push_back(decodeGeometry(rows.blob(geometryColumn)));
    }
}

}  // namespace hetu::database
