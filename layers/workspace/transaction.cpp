#include <array>
#include <chrono>
#include <ctime>
#include <utility>

#include <nlohmann/json.hpp>

#include "layers/workspace/layer_tables.h"
#include "layers/workspace/register_schema.h"
#include "layers/workspace/row_edits.h"
#include "layers/workspace/workspace_impl.h"

namespace hetu {

using database::Connection;
using database::Statement;
using database::touchLayer;
using nlohmann::json;

namespace {

/// JSON text of anything; bytes that are no UTF-8 are replaced, so that it never throws.
std::string dumped(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string utcNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

Status requireRegisterLayer(const std::string& layer) {
    if (findRegisterLayer(layer)) return success();
    return Error{ErrorCode::NotFound,
                 textOf("\"{}\" is no layer of the register.", "“{}”不是登记册图层。", layer),
                 {}};
}

/// The register layer, and a geometry of its kind or none.
Status requireGeometryOf(const std::string& layer, const Geometry& geometry) {
    HETU_CHECK(requireRegisterLayer(layer));
    const GeometryKind kind = findRegisterLayer(layer)->geometry;
    if (geometry.isEmpty() || geometry.kind == kind) return success();
    return Error{ErrorCode::InvalidArgument,
                 textOf("The layer {} takes a {}, not a {}.", "图层 {} 需要 {} 几何，而不是 {}。",
                        layer, geometryWord(kind), geometryWord(geometry.kind)),
                 {}};
}

}  // namespace

Workspace::Transaction::Transaction(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Workspace::Transaction::Transaction(Transaction&&) noexcept = default;
Workspace::Transaction::~Transaction() {
    if (m_impl) m_impl->rollBack();
}

Result<Workspace::Transaction> Workspace::begin() {
    HETU_CHECK(m_impl->connection.execute("BEGIN IMMEDIATE"));
    auto impl = std::make_unique<Transaction::Impl>();
    impl->workspace = m_impl.get();
    impl->crsBefore = m_impl->crs;
    impl->wasSettled = m_impl->isCrsSettled;
    impl->label = std::exchange(m_impl->nextStep, std::nullopt);
    Transaction transaction(std::move(impl));
    if (transaction.m_impl->label) {
        HETU_TRY(database::ChangeRecorder recorder,
                 database::ChangeRecorder::begin(m_impl->connection));
        transaction.m_impl->recorder.emplace(std::move(recorder));
    }
    return transaction;
}

Result<Workspace::Transaction> Workspace::beginStep(const Text& label) {
    nameNextStep(label);
    return begin();
}

void Workspace::nameNextStep(const Text& label) {
    m_impl->nextStep = label;
}

Status Workspace::Transaction::settleCrs(const std::string& crs) {
    Workspace::Impl& workspace = *m_impl->workspace;
    if (workspace.isCrsSettled)
        return Error{ErrorCode::Internal,
                     textOf("The workspace already uses {}.", "工作区已采用 {}。", workspace.crs),
                     {}};
    HETU_TRY(const int srid, database::sridOf(crs));
    Connection& connection = m_impl->connection();
    HETU_CHECK(database::ensureSrid(connection, srid));
    HETU_CHECK(connection.execute("UPDATE geometry_columns SET srid = " + toText(srid)));
    HETU_CHECK(setNote("crs", "EPSG:" + toText(srid)));
    HETU_CHECK(setNote("crs_settled", "yes"));
    workspace.crs = "EPSG:" + toText(srid);
    workspace.isCrsSettled = true;
    return success();
}

std::string layerSuffix(const std::string& suffix) {
    std::string out;
    for (const char c : lowered(suffix))
        out += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
    return out.empty() ? out : "_" + out;
}

Status Workspace::Transaction::append(const std::string& layer, const Layer& rows) {
    HETU_CHECK(requireRegisterLayer(layer));
    HETU_CHECK(database::insertRows(m_impl->connection(), layer, rows, m_impl->workspace->srid()));
    return touchLayer(m_impl->connection(), layer, rows.extent());
}

Status Workspace::Transaction::clear(const std::string& layer) {
    HETU_CHECK(requireRegisterLayer(layer));
    Connection& connection = m_impl->connection();
    HETU_CHECK(connection.execute("DELETE FROM " + database::quoted(layer)));
    HETU_TRY(Statement reset,
             connection.prepare("UPDATE hetu_layers SET min_x = NULL, min_y = NULL, max_x = NULL, "
                                "max_y = NULL WHERE name = ?"));
    HETU_CHECK(reset.bind(1, std::string_view(layer)).run());
    return touchLayer(connection, layer, {});
}

Result<std::int64_t> Workspace::Transaction::recordImport(const ImportRecord& record) {
    HETU_TRY(Statement insert,
             m_impl->connection().prepare(
                 "INSERT INTO hetu_imports (file, kind, crs, mapping, rows_read, rows_used, "
                 "columns_dropped, finished) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, std::string_view(record.file)).bind(2, std::string_view(record.kind));
    insert.bind(3, std::string_view(record.crs)).bind(4, std::string_view(record.mappingJson));
    insert.bind(5, record.rowsRead).bind(6, record.rowsUsed);
    insert.bind(7, std::string_view(dumped(json(record.columnsDropped))));
    insert.bind(8, std::string_view(utcNow()));
    HETU_CHECK(insert.run());
    return m_impl->connection().lastInsertId();
}

Status Workspace::Transaction::reject(std::int64_t importId, const std::vector<RejectedRow>& rows) {
    HETU_TRY(Statement insert,
             m_impl->connection().prepare(
                 "INSERT INTO rejected_rows (import_id, file, row, reason, reason_en, content) "
                 "SELECT id, file, ?2, ?3, ?4, ?5 FROM hetu_imports WHERE id = ?1"));
    for (const RejectedRow& row : rows) {
        insert.bind(1, importId).bind(2, row.row);
        insert.bind(3, std::string_view(row.reason.zh)).bind(4, std::string_view(row.reason.en));
        insert.bind(5, std::string_view(row.contentJson));
        HETU_CHECK(insert.run());
    }
    return success();
}

Status Workspace::Transaction::addResult(const ResultSet& result) {
    Connection& connection = m_impl->connection();
    const Provenance& provenance = result.provenance;
    const std::string suffix = layerSuffix(provenance.suffix);

    std::vector<std::string> replaced;
    {
        HETU_TRY(Statement old,
                 connection.prepare("SELECT l.name FROM hetu_layers AS l JOIN hetu_results AS r "
                                    "ON r.id = l.result_id WHERE r.analysis = ? AND r.suffix = ?"));
        old.bind(1, std::string_view(provenance.analysis))
            .bind(2, std::string_view(provenance.suffix));
        for (;;) {
            HETU_TRY(const bool more, old.step());
            if (!more) break;
            replaced.push_back(old.text(0));
        }
    }
    for (const std::string& name : replaced)
        HETU_CHECK(database::dropLayer(connection, name));
    HETU_TRY(Statement supersede,
             connection.prepare(
                 "UPDATE hetu_results SET is_current = 0 WHERE analysis = ? AND suffix = ?"));
    supersede.bind(1, std::string_view(provenance.analysis));
    HETU_CHECK(supersede.bind(2, std::string_view(provenance.suffix)).run());

    HETU_TRY(Statement insert,
             connection.prepare("INSERT INTO hetu_results (analysis, version, suffix, parameters, "
                                "inputs, figures, notes, program, finished, is_current) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"));
    insert.bind(1, std::string_view(provenance.analysis));
    insert.bind(2, std::int64_t{provenance.version}).bind(3, std::string_view(provenance.suffix));
    insert.bind(4, std::string_view(dumped(json(provenance.parameters))));
    insert.bind(5, std::string_view(dumped(json(provenance.inputs))));
    insert.bind(6, std::string_view(result.figuresJson))
        .bind(7, std::string_view(result.notesJson));
    insert.bind(8, std::string_view(provenance.program));
    insert.bind(9, std::string_view(provenance.finished.empty() ? utcNow() : provenance.finished));
    HETU_CHECK(insert.run());
    const std::int64_t id = connection.lastInsertId();

    const auto refuseTaken = [&](const std::string& name) -> Status {
        HETU_TRY(Statement same, connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?"));
        HETU_TRY(const bool taken, same.bind(1, std::string_view(name)).step());
        if (!taken) return success();
        return Error{ErrorCode::InvalidArgument,
                     textOf("The workspace already has something named \"{}\".",
                            "工作区中已有名为“{}”的对象。", name),
                     {"Choose another name for the result.", "请为结果另取名称。"}};
    };
    int position = 0;
    for (const Layer& layer : result.layers) {
        const std::string name = layer.name + suffix;
        HETU_CHECK(refuseTaken(name));
        std::vector<Field> fields;
        for (const Column& column : layer.table.columns())
            fields.push_back(column.field);
        HETU_CHECK(database::createLayerTable(connection, name, layer.kind, fields,
                                              m_impl->workspace->srid()));
        HETU_CHECK(database::labelFields(connection, name, fields));
        HETU_CHECK(database::insertRows(connection, name, layer, m_impl->workspace->srid()));
        if (layer.kind != GeometryKind::None)
            HETU_CHECK(database::createSpatialIndex(connection, name));
        HETU_CHECK(database::enterLayer(connection, {name, layer.title, geometryWord(layer.kind),
                                                     ++position, id, layer.extent()}));
    }
    for (Surface surface : result.surfaces) {
        surface.name += suffix;
        HETU_CHECK(refuseTaken(surface.name));
        HETU_CHECK(database::insertSurface(connection, surface));
        HETU_CHECK(database::enterLayer(connection, {surface.name, surface.title, "surface",
                                                     ++position, id, surface.extent()}));
    }
    return success();
}

Status Workspace::Transaction::setNote(const std::string& key, const std::string& value) {
    HETU_TRY(Statement insert, m_impl->connection().prepare(
                                   "INSERT OR REPLACE INTO hetu_notes (key, value) VALUES (?, ?)"));
    return insert.bind(1, std::string_view(key)).bind(2, std::string_view(value)).run();
}

Result<std::int64_t> Workspace::Transaction::insertRow(const std::string& layer,
                                                       const RowValues& values,
                                                       const Geometry& geometry) {
    HETU_CHECK(requireGeometryOf(layer, geometry));
    Connection& connection = m_impl->connection();
    HETU_TRY(const std::int64_t id,
             database::insertRow(connection, layer, values, geometry, m_impl->workspace->srid()));
    HETU_CHECK(touchLayer(connection, layer, geometry.extent()));
    return id;
}

Status Workspace::Transaction::updateRow(const std::string& layer,
                                         std::int64_t id,
                                         const RowValues& values) {
    HETU_CHECK(requireRegisterLayer(layer));
    HETU_CHECK(database::updateRow(m_impl->connection(), layer, id, values));
    return touchLayer(m_impl->connection(), layer, {});
}

Status Workspace::Transaction::setGeometry(const std::string& layer,
                                           std::int64_t id,
                                           const Geometry& geometry) {
    HETU_CHECK(requireGeometryOf(layer, geometry));
    HETU_CHECK(database::setGeometry(m_impl->connection(), layer, id, geometry,
                                     m_impl->workspace->srid()));
    return touchLayer(m_impl->connection(), layer, geometry.extent());
}

Status Workspace::Transaction::deleteRows(const std::string& layer,
                                          std::span<const std::int64_t> ids) {
    // Rows that were kept aside may be taken off their list, too; its revision is made of the rows
    // that are there.
    if (layer == database::rejectedRows)
        return database::deleteRows(m_impl->connection(), layer, ids);
    HETU_CHECK(requireRegisterLayer(layer));
    HETU_CHECK(database::deleteRows(m_impl->connection(), layer, ids));
    return touchLayer(m_impl->connection(), layer, {});
}

Status Workspace::Transaction::putItem(const std::string& kind,
                                       const std::string& name,
                                       const std::string& valueJson) {
    HETU_TRY(Statement put, m_impl->connection().prepare(
                                "INSERT INTO hetu_items (kind, name, value) VALUES (?1, ?2, ?3) "
                                "ON CONFLICT (kind, name) DO UPDATE SET value = ?3"));
    put.bind(1, std::string_view(kind)).bind(2, std::string_view(name));
    return put.bind(3, std::string_view(valueJson)).run();
}

Status Workspace::Transaction::removeItem(const std::string& kind, const std::string& name) {
    HETU_TRY(Statement remove,
             m_impl->connection().prepare("DELETE FROM hetu_items WHERE kind = ? AND name = ?"));
    return remove.bind(1, std::string_view(kind)).bind(2, std::string_view(name)).run();
}

Status Workspace::Transaction::putStyle(const std::string& layer, const std::string& qml) {
    const Connection& connection = m_impl->connection();
    HETU_TRY(Statement remove, connection.prepare("DELETE FROM layer_styles WHERE f_table_name = ? "
                                                  "AND styleName = 'hetu'"));
    HETU_CHECK(remove.bind(1, std::string_view(layer)).run());
    if (qml.empty()) return success();
    // What somebody saved in QGIS under another name stays to be chosen there.
    HETU_TRY(Statement step, connection.prepare("UPDATE layer_styles SET useAsDefault = 0 WHERE "
                                                "f_table_name = ? AND useAsDefault <> 0"));
    HETU_CHECK(step.bind(1, std::string_view(layer)).run());
    HETU_TRY(Statement put,
             connection.prepare("INSERT INTO layer_styles (f_table_catalog, f_table_schema, "
                                "f_table_name, f_geometry_column, styleName, styleQML, styleSLD, "
                                "useAsDefault, description, owner) "
                                "VALUES ('', '', ?1, 'geom', 'hetu', ?2, '', 1, 'Hetu', '')"));
    return put.bind(1, std::string_view(layer)).bind(2, std::string_view(qml)).run();
}

namespace {

/// Enters the step into the history; one too large to keep empties it instead, for nothing before
/// it could be taken back past it.
Status enterStep(const Connection& connection,
                 const Text& label,
                 const Result<database::Changeset>& changes) {
    HETU_CHECK(connection.execute("DELETE FROM hetu_history WHERE is_undone = 1"));
    if (!changes.ok() || changes.value().size() > Workspace::largestStepBytes)
        return connection.execute("DELETE FROM hetu_history");
    HETU_TRY(
        Statement insert,
        connection.prepare("INSERT INTO hetu_history (label_en, label_zh, finished, is_undone, "
                           "changes) VALUES (?, ?, ?, 0, ?)"));
    insert.bind(1, std::string_view(label.en)).bind(2, std::string_view(label.zh));
    insert.bind(3, std::string_view(utcNow()));
    HETU_CHECK(insert.bind(4, std::span<const unsigned char>(changes.value())).run());
    // The newest steps stay, up to a number and a size.
    return connection.execute(
        "DELETE FROM hetu_history WHERE id <= (SELECT coalesce(max(id), 0) FROM (SELECT id, "
        "sum(length(changes)) OVER (ORDER BY id DESC) AS bytes, row_number() OVER (ORDER BY id "
        "DESC) AS number FROM hetu_history) WHERE number > 500 OR (bytes > 268435456 AND number > "
        "1))");
}

}  // namespace

Status Workspace::Transaction::commit() {
    if (m_impl->recorder) {
        const Result<database::Changeset> changes = m_impl->recorder->changes();
        m_impl->recorder.reset();
        if (!changes.ok() || !changes.value().empty()) {
            if (Status status = enterStep(m_impl->connection(), *m_impl->label, changes);
                !status.ok()) {
                m_impl->rollBack();
                return status;
            }
        }
    }
    if (Status status = m_impl->connection().execute("COMMIT"); !status.ok()) {
        m_impl->rollBack();
        return status;
    }
    m_impl->isDone = true;
    return success();
}

}  // namespace hetu
