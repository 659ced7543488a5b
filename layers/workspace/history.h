#pragma once
#include <string>
#include <vector>

#include "layers/workspace/database.h"

struct sqlite3_session;

/// What a transaction changed, kept so that it can be taken back: changesets of SQLite's session
/// extension. Used inside layers/workspace only.
namespace hetu::database {

using Changeset = std::vector<unsigned char>;

/// The tables whose changes can be taken back: register layers, items, styles, imports.
/// Results are not among them: they come from a run and are made again by one.
[[nodiscard]] const std::vector<std::string>& undoableTables();

/// Watches the undoable tables of a connection from its making to its end.
class ChangeRecorder {
public:
    [[nodiscard]] static Result<ChangeRecorder> begin(const Connection& connection);
    ChangeRecorder(ChangeRecorder&& other) noexcept;
    ChangeRecorder& operator=(ChangeRecorder&&) = delete;
    ~ChangeRecorder();

    /// Empty if nothing changed.
    /// Errors   Unsupported: a table got further columns after its first change.
    [[nodiscard]] Result<Changeset> changes() const;

private:
    explicit ChangeRecorder(sqlite3_session* session) : m_session(session) {}
    sqlite3_session* m_session;
};

enum class Direction { Forward, Back };

/// Makes the recorded changes again, or takes them back, whole or not at all.
/// The names of the tables they touched.
/// Errors   InvalidArgument: a row is no longer as the changes left it.
[[nodiscard]] Result<std::vector<std::string>> apply(const Connection& connection,
                                                     const Changeset& changes,
                                                     Direction direction);

}  // namespace hetu::database
