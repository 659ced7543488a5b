#include "layers/workspace/migrations.h"

#include <array>

#include "layers/workspace/layer_tables.h"
#include "layers/workspace/register_schema.h"

namespace hetu::database {
namespace {

/// 1000: register layers, results with provenance, surfaces, notes.
Status createFirstFormat(Connection& connection, int srid) {
    HETU_CHECK(connection.execute("SELECT InitSpatialMetaData(0, 'NONE')"));
    HETU_CHECK(ensureSrid(connection, srid));
    HETU_CHECK(connection.execute(R"(
CREATE TABLE hetu_notes (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL);
CREATE TABLE hetu_layers (
    name TEXT PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    geometry TEXT NOT NULL,          -- none, point, line, polygon, surface
    position INTEGER NOT NULL,       -- order in lists
    result_id INTEGER,               -- NULL: a layer of the register
    revision INTEGER NOT NULL,
    min_x REAL, min_y REAL, max_x REAL, max_y REAL);
CREATE TABLE hetu_fields (
    layer TEXT NOT NULL,
    name TEXT NOT NULL,
    label_en TEXT NOT NULL,
    label_zh TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (layer, name));
CREATE TABLE hetu_results (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    analysis TEXT NOT NULL,
    version INTEGER NOT NULL,
    suffix TEXT NOT NULL,
    parameters TEXT NOT NULL,        -- JSON: name -> value
    inputs TEXT NOT NULL,            -- JSON: layer -> revision when read
    figures TEXT NOT NULL,           -- JSON
    notes TEXT NOT NULL,             -- JSON
    program TEXT NOT NULL,
    finished TEXT NOT NULL,          -- UTC
    is_current INTEGER NOT NULL);
CREATE TABLE hetu_surfaces (
    name TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    min_x REAL NOT NULL,
    max_y REAL NOT NULL,
    cell REAL NOT NULL,              -- metres
    columns INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    values_zlib BLOB NOT NULL);      -- little-endian doubles, row 0 north, deflated
)"));
    int position = 0;
    for (const RegisterLayer& layer : registerLayers()) {
        HETU_CHECK(createLayerTable(connection, layer.name, layer.geometry, layer.fields, srid));
        HETU_CHECK(createSpatialIndex(connection, layer.name));
        HETU_CHECK(
            enterLayer(connection,
                       {layer.name, layer.title, geometryWord(layer.geometry), ++position, 0, {}}));
        HETU_CHECK(labelFields(connection, layer.name, layer.fields));
    }
    return success();
}

/// 1001: imports and the rows they could not use.
Status addImports(Connection& connection, int) {
    HETU_CHECK(connection.execute(R"(
CREATE TABLE hetu_imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    crs TEXT NOT NULL,
    mapping TEXT NOT NULL,           -- JSON: field -> source column
    rows_read INTEGER NOT NULL,
    rows_used INTEGER NOT NULL,
    columns_dropped TEXT NOT NULL,   -- JSON list: columns about single persons
    finished TEXT NOT NULL);
CREATE TABLE rejected_rows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES hetu_imports(id),
    file TEXT NOT NULL,
    row INTEGER NOT NULL,
    reason TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    content TEXT NOT NULL);          -- JSON: column -> value
)"));
    return labelFields(connection, rejectedRows,
                       {{"import_id", FieldType::Integer, {"Import", "导入批次"}},
                        {"file", FieldType::Text, {"File", "文件"}},
                        {"row", FieldType::Integer, {"Row", "行号"}},
                        {"reason", FieldType::Text, {"Reason (Chinese)", "原因"}},
                        {"reason_en", FieldType::Text, {"Reason", "原因（英文）"}},
                        {"content", FieldType::Text, {"Content", "内容"}}});
}

/// 1002: what the window keeps, steps that can be taken back, and styles where QGIS looks for them.
Status addItemsAndHistory(Connection& connection, int) {
    return connection.execute(R"(
CREATE TABLE hetu_items (
    kind TEXT NOT NULL,              -- layer, theme, scenario, bookmark ...
    name TEXT NOT NULL,
    value TEXT NOT NULL,             -- JSON
    PRIMARY KEY (kind, name));
CREATE TABLE hetu_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label_en TEXT NOT NULL,
    label_zh TEXT NOT NULL,
    finished TEXT NOT NULL,          -- UTC
    is_undone INTEGER NOT NULL,
    changes BLOB NOT NULL);          -- a changeset of SQLite's session extension
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    f_table_catalog VARCHAR(256), f_table_schema VARCHAR(256), f_table_name VARCHAR(256),
    f_geometry_column VARCHAR(256), styleName TEXT, styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner VARCHAR(30), ui TEXT,
    update_time TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
)");
}

struct Step {
    int format;
    Status (*apply)(Connection&, int srid);
};
constexpr std::array steps{Step{1000, createFirstFormat}, Step{1001, addImports},
                           Step{1002, addItemsAndHistory}};
static_assert(steps.back().format == currentFormat);

Status applySteps(Connection& connection, int srid, int format) {
    HETU_TRY(const std::int64_t from, connection.integer("PRAGMA user_version"));
    for (const Step& step : steps)
        if (step.format > from && step.format <= format) HETU_CHECK(step.apply(connection, srid));
    return connection.execute("PRAGMA application_id = " + toText(applicationId) +
                              "; PRAGMA user_version = " + toText(format));
}

}  // namespace

Status migrate(Connection& connection, int srid, int format) {
    connection.loadSpatialite();
    HETU_CHECK(connection.execute("BEGIN IMMEDIATE"));
    if (Status applied = applySteps(connection, srid, format); !applied.ok()) {
        static_cast<void>(connection.execute("ROLLBACK"));
        return applied;
    }
    return connection.execute("COMMIT");
}

}  // namespace hetu::database
