#include "layers/workspace/workspace.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "layers/base/synchronise.h"
#include "layers/crs/crs.h"
#include "layers/model/memory_source.h"
#include "layers/workspace/database.h"
#include "layers/workspace/history.h"
#include "layers/workspace/layer_tables.h"
#include "layers/workspace/migrations.h"
#include "layers/workspace/register_schema.h"
#include "layers/workspace/row_edits.h"
#include "layers/workspace/schema_guard.h"
#include "layers/workspace/snapshot.h"

namespace hetu {

using database::Connection;
using database::Statement;
using nlohmann::json;

namespace {

constexpr int standInSrid = 4546;  // CGCS2000, 3 degrees, CM 111E: the first city's

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

/// The EPSG number of a projected CRS in metres.
Result<int> sridOf(const std::string& text) {
    HETU_TRY(const Crs crs, crsOf(text));
    if (!crs.isMetric)
        return Error{ErrorCode::Crs,
                     textOf("{} ({}) is not a projected coordinate system in metres.",
                            "{}（{}）不是以米为单位的投影坐标系。", text, crs.name),
                     {"For Luoyang use EPSG:4546; elsewhere a local zone such as EPSG:32649.",
                      "洛阳请用 EPSG:4546，其他地区请用当地分带，如 EPSG:32649。"}};
    long long number = 0;
    if (!lowered(text).starts_with("epsg:") || !parseInteger(text.substr(5), number))
        return Error{ErrorCode::Crs,
                     textOf("The coordinate system must be given as EPSG:number, not \"{}\".",
                            "坐标系须写成“EPSG:编号”，而不是“{}”。", text),
                     {}};
    return static_cast<int>(number);
}

Error notOurs(const std::string& path) {
    return {ErrorCode::Unsupported,
            textOf("{} is not a Hetu workspace.", "{} 不是河图工作区。", path),
            {"Make one with: hetu new FILE.hetu", "可新建一个：hetu new 文件.hetu"}};
}

Status prepareForWriting(Connection& connection) {
    connection.loadSpatialite();
    return connection.execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; "
        "PRAGMA journal_size_limit = 67108864");
}

bool beginsAsSqlite(const std::string& path) {
    static constexpr std::string_view magic{"SQLite format 3\0", 16};
    std::array<char, magic.size()> head{};
    std::ifstream(path, std::ios::binary).read(head.data(), head.size());
    return std::string_view(head.data(), head.size()) == magic;
}

/// Looks at a file with bare SQLite: ours, of a version we know, and without foreign objects.
Result<std::int64_t> checkFile(const Connection& connection, const std::string& path) {
    if (!beginsAsSqlite(path)) return notOurs(path);  // damaged and foreign files differ for a user
    HETU_TRY(const std::int64_t id, connection.integer("PRAGMA application_id"));
    if (id != database::applicationId) return notOurs(path);
    HETU_TRY(const std::int64_t format, connection.integer("PRAGMA user_version"));
    if (format / 1000 < database::currentFormat / 1000) return notOurs(path);  // never written
    if (format / 1000 > database::currentFormat / 1000)
        return Error{ErrorCode::Unsupported,
                     textOf("{} has format {}, which this version of Hetu cannot read.",
                            "{} 的格式为 {}，当前版本的河图无法读取。", path, format),
                     {"Use a newer version of Hetu.", "请使用更新版本的河图。"}};
    HETU_CHECK(database::checkSchema(connection));
    return format;
}

std::string parentOf(const std::string& path) {
    const auto parent = std::filesystem::path(path).parent_path();
    return parent.empty() ? "." : parent.string();
}

Result<std::string> makeEmptyFile(const std::string& path, int srid, bool isSettled) {
    const std::string draft = path + ".partial";
    std::error_code ignored;  // what cannot be removed cannot be opened either
    std::filesystem::remove(draft, ignored);
    {
        HETU_TRY(Connection connection, Connection::open(draft, Connection::Mode::Create));
        HETU_CHECK(database::migrate(connection, srid, database::currentFormat));
        HETU_TRY(Statement note, connection.prepare("INSERT INTO hetu_notes (key, value) VALUES "
                                                    "('crs', ?), ('crs_settled', ?)"));
        note.bind(1, std::string_view("EPSG:" + toText(srid)));
        note.bind(2, std::string_view(isSettled ? "yes" : "no"));
        HETU_CHECK(note.run());
    }
    return draft;
}

}  // namespace

struct Workspace::Impl {
    std::string path;
    Connection connection;
    std::string crs;
    bool isCrsSettled = false;
    std::optional<Text> nextStep = {};

    [[nodiscard]] int srid() const {
        long long number = 0;
        return parseInteger(crs.substr(5), number) ? static_cast<int>(number) : 0;
    }
    [[nodiscard]] Result<std::optional<HistoryStep>> walk(database::Direction direction);
};

Workspace::Workspace(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Result<Workspace> Workspace::create(const std::string& path, const std::string& crs) {
    int srid = standInSrid;
    if (!crs.empty()) {
        HETU_TRY(srid, sridOf(crs));
    }
    std::error_code ignored;
    const Error exists{
        ErrorCode::InvalidArgument,
        textOf("{} exists already.", "{} 已存在。", path),
        {"Choose another name; nothing was changed.", "请换一个名称；原文件未改动。"}};
    if (std::filesystem::exists(path, ignored)) return exists;
    if (!std::filesystem::is_directory(parentOf(path), ignored))
        return Error{ErrorCode::NotFound,
                     textOf("The folder {} does not exist.", "文件夹 {} 不存在。", parentOf(path)),
                     {}};
    HETU_TRY(const std::string draft, makeEmptyFile(path, srid, !crs.empty()));
    synchronise(draft);
    if (::renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) != 0) {
        std::filesystem::remove(draft, ignored);
        return exists;
    }
    synchronise(parentOf(path));
    return open(path);
}

Result<Workspace> Workspace::open(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return Error{ErrorCode::NotFound,
                     textOf("The workspace {} does not exist.", "工作区 {} 不存在。", path),
                     {"Make one with: hetu new FILE.hetu", "可新建一个：hetu new 文件.hetu"}};
    if (!std::filesystem::is_regular_file(path, ignored)) return notOurs(path);
    HETU_TRY(Connection connection, Connection::open(path, Connection::Mode::ReadWrite));
    HETU_TRY(const std::int64_t format, checkFile(connection, path));
    HETU_CHECK(prepareForWriting(connection));
    if (format < database::currentFormat) {
        // The untouched original stays beside the file, should the new program be given up again.
        const std::string copy = path + ".format" + toText(format);
        std::filesystem::remove(copy, ignored);
        HETU_TRY(Statement keep, connection.prepare("VACUUM INTO ?"));
        HETU_CHECK(keep.bind(1, std::string_view(copy)).run());
        HETU_CHECK(database::migrate(connection, standInSrid, database::currentFormat));
    }
    auto impl = std::make_unique<Impl>(Impl{path, std::move(connection), {}, false, {}});
    Workspace workspace(std::move(impl));
    workspace.m_impl->crs = workspace.note("crs");
    workspace.m_impl->isCrsSettled = workspace.note("crs_settled") == "yes";
    long long srid = 0;
    if (!workspace.m_impl->crs.starts_with("EPSG:") ||
        !parseInteger(workspace.m_impl->crs.substr(5), srid) || srid < 1 || srid > 999'999)
        return Error{ErrorCode::Crs,
                     textOf("The workspace names no usable coordinate system (\"{}\").",
                            "工作区没有可用的坐标系（“{}”）。", workspace.m_impl->crs),
                     {}};
    return workspace;
}

const std::string& Workspace::path() const {
    return m_impl->path;
}
const std::string& Workspace::crs() const {
    return m_impl->crs;
}
bool Workspace::isCrsSettled() const {
    return m_impl->isCrsSettled;
}

Result<std::unique_ptr<LayerSource>> Workspace::snapshot() const {
    return snapshotOf(m_impl->path, m_impl->crs);
}

Result<std::unique_ptr<LayerSource>> Workspace::snapshotOf(const std::string& path,
                                                           const std::string& crs) {
    return database::Snapshot::take(path, crs);
}

std::string Workspace::note(std::string_view key) const {
    auto row = m_impl->connection.prepare("SELECT value FROM hetu_notes WHERE key = ?");
    if (!row.ok()) return {};
    row.value().bind(1, key);
    const auto found = row.value().step();
    return found.ok() && found.value() ? row.value().text(0) : std::string();
}

Result<std::vector<StoredResult>> Workspace::results() const {
    const Connection& connection = m_impl->connection;
    std::map<std::string, std::int64_t, std::less<>> revisions;
    std::map<std::int64_t, std::vector<std::string>> layersOf;
    {
        HETU_TRY(Statement rows, connection.prepare("SELECT name, revision, coalesce(result_id, 0) "
                                                    "FROM hetu_layers ORDER BY position, name"));
        for (;;) {
            HETU_TRY(const bool more, rows.step());
            if (!more) break;
            revisions[rows.text(0)] = rows.integer(1);
            layersOf[rows.integer(2)].push_back(rows.text(0));
        }
    }
    HETU_TRY(
        Statement rows,
        connection.prepare("SELECT id, analysis, version, suffix, parameters, inputs, figures, "
                           "notes, program, finished FROM hetu_results WHERE is_current = 1 "
                           "ORDER BY id"));
    std::vector<StoredResult> results;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return results;
        StoredResult result;
        result.id = rows.integer(0);
        Provenance& provenance = result.provenance;
        provenance.analysis = rows.text(1);
        provenance.version = static_cast<int>(rows.integer(2));
        provenance.suffix = rows.text(3);
        const json parameters = json::parse(rows.text(4), nullptr, false);
        if (parameters.is_object())
            for (const auto& [name, value] : parameters.items())
                if (value.is_string()) provenance.parameters[name] = value.get<std::string>();
        const json inputs = json::parse(rows.text(5), nullptr, false);
        if (inputs.is_object())
            for (const auto& [name, value] : inputs.items())
                if (value.is_number_integer()) provenance.inputs[name] = value.get<std::int64_t>();
        result.figuresJson = rows.text(6);
        result.notesJson = rows.text(7);
        provenance.program = rows.text(8);
        provenance.finished = rows.text(9);
        result.layers = layersOf[result.id];
        result.isStale =
            std::any_of(provenance.inputs.begin(), provenance.inputs.end(), [&](const auto& input) {
                const auto now = revisions.find(input.first);
                return now == revisions.end() || now->second != input.second;
            });
        results.push_back(std::move(result));
    }
}

Result<Workspace::Items> Workspace::items() const {
    HETU_TRY(Statement rows,
             m_impl->connection.prepare("SELECT kind, name, value FROM hetu_items"));
    Items items;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return items;
        items[rows.text(0)][rows.text(1)] = rows.text(2);
    }
}

Result<std::map<std::string, std::string>> Workspace::notes() const {
    HETU_TRY(Statement rows, m_impl->connection.prepare("SELECT key, value FROM hetu_notes"));
    std::map<std::string, std::string> notes;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return notes;
        notes[rows.text(0)] = rows.text(1);
    }
}

Result<std::vector<HistoryStep>> Workspace::history() const {
    HETU_TRY(
        Statement rows,
        m_impl->connection.prepare(
            "SELECT id, label_en, label_zh, finished, is_undone FROM hetu_history ORDER BY id"));
    std::vector<HistoryStep> steps;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return steps;
        steps.push_back(
            {rows.integer(0), {rows.text(1), rows.text(2)}, rows.text(3), rows.integer(4) != 0});
    }
}

struct Workspace::Transaction::Impl {
    Workspace::Impl* workspace;
    bool isDone = false;
    std::string crsBefore;
    bool wasSettled = false;
    std::optional<Text> label = {};
    std::optional<database::ChangeRecorder> recorder = {};

    [[nodiscard]] Connection& connection() const { return workspace->connection; }

    void rollBack() {
        if (isDone) return;
        isDone = true;
        recorder.reset();
        if (connection().isInTransaction()) static_cast<void>(connection().execute("ROLLBACK"));
        workspace->crs = crsBefore;
        workspace->isCrsSettled = wasSettled;
    }
};

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
    HETU_TRY(const int srid, sridOf(crs));
    Connection& connection = m_impl->connection();
    HETU_CHECK(database::ensureSrid(connection, srid));
    HETU_CHECK(connection.execute("UPDATE geometry_columns SET srid = " + toText(srid)));
    HETU_CHECK(setNote("crs", "EPSG:" + toText(srid)));
    HETU_CHECK(setNote("crs_settled", "yes"));
    workspace.crs = "EPSG:" + toText(srid);
    workspace.isCrsSettled = true;
    return success();
}

namespace {

Status touchLayer(Connection& connection, const std::string& layer, const Extent& added) {
    HETU_TRY(Statement update, connection.prepare("UPDATE hetu_layers SET revision = revision + 1, "
                                                  "min_x = coalesce(min(min_x, ?2), min_x, ?2), "
                                                  "min_y = coalesce(min(min_y, ?3), min_y, ?3), "
                                                  "max_x = coalesce(max(max_x, ?4), max_x, ?4), "
                                                  "max_y = coalesce(max(max_y, ?5), max_y, ?5) "
                                                  "WHERE name = ?1"));
    update.bind(1, std::string_view(layer));
    const std::array corners{added.minX, added.minY, added.maxX, added.maxY};
    for (int i = 0; i < 4; ++i) {
        if (added.isEmpty())
            update.bindNull(2 + i);
        else
            update.bind(2 + i, corners[static_cast<std::size_t>(i)]);
    }
    return update.run();
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

Result<std::optional<HistoryStep>> Workspace::undo() {
    return m_impl->walk(database::Direction::Back);
}

Result<std::optional<HistoryStep>> Workspace::redo() {
    return m_impl->walk(database::Direction::Forward);
}

Result<std::optional<HistoryStep>> Workspace::Impl::walk(database::Direction direction) {
    const bool isBack = direction == database::Direction::Back;
    HETU_CHECK(connection.execute("BEGIN IMMEDIATE"));
    const auto inTransaction = [&]() -> Result<std::optional<HistoryStep>> {
        HETU_TRY(
            Statement newest,
            connection.prepare(std::string("SELECT id, label_en, label_zh, finished, changes FROM "
                                           "hetu_history WHERE is_undone = ") +
                               (isBack ? "0 ORDER BY id DESC" : "1 ORDER BY id") + " LIMIT 1"));
        HETU_TRY(const bool found, newest.step());
        if (!found) return std::optional<HistoryStep>();
        const HistoryStep step{
            newest.integer(0), {newest.text(1), newest.text(2)}, newest.text(3), isBack};
        const auto bytes = newest.blob(4);
        const database::Changeset changes(bytes.begin(), bytes.end());
        HETU_TRY(const std::vector<std::string> tables,
                 database::apply(connection, changes, direction));
        // Never back to an old revision: what was computed at it has seen other rows since.
        for (const std::string& table : tables)
            HETU_CHECK(touchLayer(connection, table, {}));
        HETU_TRY(Statement mark,
                 connection.prepare("UPDATE hetu_history SET is_undone = ? WHERE id = ?"));
        HETU_CHECK(mark.bind(1, std::int64_t{isBack}).bind(2, step.id).run());
        return std::optional(step);
    };
    auto step = inTransaction();
    if (!step.ok()) {
        static_cast<void>(connection.execute("ROLLBACK"));
        return step;
    }
    HETU_CHECK(connection.execute("COMMIT"));
    return step;
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
    HETU_TRY(Statement remove,
             connection.prepare("DELETE FROM layer_styles WHERE f_table_name = ?"));
    HETU_CHECK(remove.bind(1, std::string_view(layer)).run());
    if (qml.empty()) return success();
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
