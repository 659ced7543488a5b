#include "layers/workspace/database.h"

#include <cmath>
#include <filesystem>
#include <limits>
#include <mutex>
#include <utility>

// SpatiaLite's headers need SQLite's before them.
// clang-format off
#include <sqlite3.h>
#include <spatialite.h>
// clang-format on

namespace hetu::database {
namespace {

Error errorOf(sqlite3* db) {
    const int code = sqlite3_errcode(db) & 0xFF;
    const std::string detail = sqlite3_errmsg(db);
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {
                ErrorCode::Io,
                {"Another program is writing to this workspace.", "另一个程序正在写入此工作区。"},
                {"Wait until it has finished, then try again.", "请等它完成后再试。"}};
        case SQLITE_FULL:
            return {
                ErrorCode::Io,
                {"The disk is full; the workspace was not changed.", "磁盘已满，工作区未改动。"},
                {"Free some space and try again.", "请释放磁盘空间后再试。"}};
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return {
                ErrorCode::Io,
                textOf("The workspace cannot be written ({}).", "无法写入工作区（{}）。", detail),
                {"Check that you may write to the file and its folder.",
                 "请检查文件及其所在文件夹的写权限。"}};
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return {ErrorCode::Io,
                    textOf("The file is damaged or is no workspace ({}).",
                           "文件已损坏或不是工作区（{}）。", detail),
                    {}};
        default:
            return {ErrorCode::Io,
                    textOf("The workspace reported: {}.", "工作区报告错误：{}。", detail),
                    {}};
    }
}

}  // namespace

std::string quoted(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) {
        if (c == '"') out += '"';
        if (c != '\0') out += c;
    }
    return out + "\"";
}

Statement::Statement(Statement&& other) noexcept
    : m_db(other.m_db), m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int position, std::int64_t value) {
    sqlite3_bind_int64(m_statement, position, value);
    return *this;
}

Statement& Statement::bind(int position, double value) {
    if (std::isnan(value))
        sqlite3_bind_null(m_statement, position);
    else
        sqlite3_bind_double(m_statement, position, value);
    return *this;
}

Statement& Statement::bind(int position, std::string_view value) {
    sqlite3_bind_text64(m_statement, position, value.data() ? value.data() : "", value.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(int position, std::span<const unsigned char> blob) {
    sqlite3_bind_blob64(m_statement, position, blob.data(), blob.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindNull(int position) {
    sqlite3_bind_null(m_statement, position);
    return *this;
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    Error error = errorOf(m_db);
    sqlite3_reset(m_statement);
    return error;
}

Status Statement::run() {
    for (bool more = true; more;) {
        HETU_TRY(more, step());
    }
    sqlite3_reset(m_statement);
    return success();
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const {
    switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_INTEGER:
        case SQLITE_FLOAT:
            return sqlite3_column_double(m_statement, column);
        case SQLITE_TEXT: {
            double value = 0;
            if (parseNumber(text(column), value)) return value;
            break;
        }
        default:
            break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::string Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data ? std::string(data,
                              static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                : std::string();
}

std::span<const unsigned char> Statement::blob(int column) const {
    const auto* data = static_cast<const unsigned char*>(sqlite3_column_blob(m_statement, column));
    return {data, data ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) : 0};
}

Result<Connection> Connection::open(const std::string& path, Mode mode) {
    static std::once_flag once;
    std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_URI, 0); });
    std::error_code failed;
    const std::filesystem::path whole = std::filesystem::absolute(path, failed);
    const std::string name = path == ":memory:" || failed ? path : whole.string();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE |
                      SQLITE_OPEN_NOMUTEX | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &db, flags, nullptr);
    Connection connection(db, name);
    if (code != SQLITE_OK) return errorOf(db);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_busy_timeout(db, 5000);
    return connection;
}

Connection::Connection(Connection&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr)),
      m_spatialite(std::exchange(other.m_spatialite, nullptr)),
      m_path(std::move(other.m_path)) {}

Connection& Connection::operator=(Connection&& other) noexcept {
    if (this != &other) {
        close();
        m_db = std::exchange(other.m_db, nullptr);
        m_spatialite = std::exchange(other.m_spatialite, nullptr);
        m_path = std::move(other.m_path);
    }
    return *this;
}

Connection::~Connection() {
    close();
}

void Connection::close() {
    if (!m_db) return;
    sqlite3_close_v2(m_db);
    if (m_spatialite) spatialite_cleanup_ex(m_spatialite);
    m_db = nullptr;
    m_spatialite = nullptr;
}

void Connection::loadSpatialite() {
    if (m_spatialite) return;
    m_spatialite = spatialite_alloc_connection();
    spatialite_init_ex(m_db, m_spatialite, 0);
}

Result<Statement> Connection::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_db, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK)
        return errorOf(m_db);
    return Statement(m_db, statement);
}

Status Connection::execute(const std::string& sql) const {
    if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return errorOf(m_db);
    return success();
}

Result<std::int64_t> Connection::integer(std::string_view sql, std::int64_t fallback) const {
    HETU_TRY(Statement statement, prepare(sql));
    HETU_TRY(const bool found, statement.step());
    return found ? statement.integer(0) : fallback;
}

std::int64_t Connection::lastInsertId() const {
    return sqlite3_last_insert_rowid(m_db);
}

bool Connection::isInTransaction() const {
    return sqlite3_get_autocommit(m_db) == 0;
}

}  // namespace hetu::database
