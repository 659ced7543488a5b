#include "layers/workspace/workspace.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <sys/stat.h>

#include "layers/base/synchronise.h"
#include "layers/crs/crs.h"
#include "layers/workspace/database.h"
#include "layers/workspace/history.h"
#include "layers/workspace/import_list.h"
#include "layers/workspace/migrations.h"
#include "layers/workspace/schema_guard.h"
#include "layers/workspace/snapshot.h"
#include "layers/workspace/workspace_impl.h"

namespace hetu {

using database::Connection;
using database::Statement;
using nlohmann::json;

namespace {

constexpr int standInSrid = 4546;  // CGCS2000, 3 degrees, CM 111E: the first city's

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

/// Reads through SQLite's own handle. Any other handle of this process takes, when it is closed,
/// the locks of all its connections away, and the next process to leave the file throws their log
/// away.
bool beginsAsSqlite(const Connection& connection) {
    static constexpr std::string_view magic{"SQLite format 3\0", 16};
    std::array<char, magic.size()> head{};
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) !=
            SQLITE_OK ||
        !file || !file->pMethods)
        return false;
    if (file->pMethods->xRead(file, head.data(), static_cast<int>(head.size()), 0) != SQLITE_OK)
        return false;
    return std::string_view(head.data(), head.size()) == magic;
}

/// Looks at a file with bare SQLite: ours, of a version we know, and without foreign objects.
Result<std::int64_t> checkFile(const Connection& connection, const std::string& path) {
    // Damaged and foreign files differ for a user.
    if (!beginsAsSqlite(connection)) return notOurs(path);
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

namespace database {

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

Status touchLayer(const Connection& connection, const std::string& layer, const Extent& added) {
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

}  // namespace database

Workspace::Workspace(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Result<Workspace> Workspace::create(const std::string& path, const std::string& crs) {
    int srid = standInSrid;
    if (!crs.empty()) {
        HETU_TRY(srid, database::sridOf(crs));
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

Result<std::vector<ImportRecord>> Workspace::imports() const {
    HETU_TRY(Statement rows,
             m_impl->connection.prepare(std::string("SELECT ") + database::importColumns +
                                        " FROM hetu_imports ORDER BY id"));
    std::vector<ImportRecord> imports;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return imports;
        imports.push_back(database::importFrom(rows));
    }
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
            HETU_CHECK(database::touchLayer(connection, table, {}));
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

}  // namespace hetu
