#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "layers/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

/// Thin ownership around SQLite, used inside layers/workspace only.
namespace hetu::database {

/// `name` as an SQL identifier in double quotes, whatever it holds.
[[nodiscard]] std::string quoted(std::string_view name);

class Connection;

/// One prepared statement. Errors of a step are kept by the call that made it.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(int position, std::int64_t value);
    Statement& bind(int position, double value);  ///< NaN becomes NULL
    Statement& bind(int position, std::string_view value);
    Statement& bind(int position, std::span<const unsigned char> blob);
    Statement& bindNull(int position);

    /// True: a row is there. False: done.
    [[nodiscard]] Result<bool> step();
    /// Runs to the end, ignores rows, and is ready to be bound again.
    [[nodiscard]] Status run();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;  ///< NULL and text that is no number: NaN
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::span<const unsigned char> blob(int column) const;

private:
    friend class Connection;
    Statement(sqlite3* db, sqlite3_stmt* statement) : m_db(db), m_statement(statement) {}
    sqlite3* m_db;
    sqlite3_stmt* m_statement;
};

/// One connection; closes itself. SpatiaLite is loaded only by loadSpatialite().
class Connection {
public:
    enum class Mode { Create, ReadWrite };
    /// `path` is made absolute, so that no name is read as a URI; ":memory:" is a private one.
    [[nodiscard]] static Result<Connection> open(const std::string& path, Mode mode);
    Connection(Connection&& other) noexcept;
    Connection& operator=(Connection&& other) noexcept;
    ~Connection();

    void loadSpatialite();
    [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
    /// Runs statements without parameters or rows.
    [[nodiscard]] Status execute(const std::string& sql) const;
    /// First column of the first row, or `fallback` if there is no row.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql,
                                               std::int64_t fallback = 0) const;
    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] bool isInTransaction() const;
    /// For what SQLite offers and this does not: its limits, authorizer, progress handler.
    [[nodiscard]] sqlite3* handle() const { return m_db; }

private:
    Connection(sqlite3* db, std::string path) : m_db(db), m_path(std::move(path)) {}
    void close();
    sqlite3* m_db = nullptr;
    void* m_spatialite = nullptr;
    std::string m_path;
};

}  // namespace hetu::database
