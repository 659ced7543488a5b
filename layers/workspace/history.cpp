#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "layers/workspace/history.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <sqlite3.h>

#include "layers/workspace/register_schema.h"

namespace hetu::database {
namespace {

struct FreeMemory {
    void operator()(void* memory) const { sqlite3_free(memory); }
};
using Memory = std::unique_ptr<void, FreeMemory>;

Error cannotRecord() {
    return {
        ErrorCode::Unsupported, {"This change cannot be taken back.", "此项改动无法撤销。"}, {}};
}

Changeset copied(const void* data, int size) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    return data ? Changeset(bytes, bytes + size) : Changeset();
}

Result<Changeset> inverted(const Changeset& changes) {
    int size = 0;
    void* data = nullptr;
    const int code =
        sqlite3changeset_invert(static_cast<int>(changes.size()), changes.data(), &size, &data);
    const Memory owner(data);
    if (code != SQLITE_OK) return cannotRecord();
    return copied(data, size);
}

/// Every table that `changes` speak of, once.
Result<std::vector<std::string>> tablesOf(const Changeset& changes) {
    sqlite3_changeset_iter* at = nullptr;
    // The iterator does not write, whatever its signature says.
    if (sqlite3changeset_start(&at, static_cast<int>(changes.size()),
                               const_cast<unsigned char*>(changes.data())) != SQLITE_OK)
        return cannotRecord();
    std::vector<std::string> tables;
    while (sqlite3changeset_next(at) == SQLITE_ROW) {
        const char* table = nullptr;
        int columns = 0, operation = 0, isIndirect = 0;
        sqlite3changeset_op(at, &table, &columns, &operation, &isIndirect);
        if (table && (tables.empty() || tables.back() != table)) tables.emplace_back(table);
    }
    if (sqlite3changeset_finalize(at) != SQLITE_OK) return cannotRecord();
    std::sort(tables.begin(), tables.end());
    tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
    return tables;
}

int stopAtConflict(void*, int, sqlite3_changeset_iter*) {
    return SQLITE_CHANGESET_ABORT;
}

}  // namespace

const std::vector<std::string>& undoableTables() {
    static const std::vector<std::string> tables = [] {
        std::vector<std::string> all{"hetu_items", "layer_styles", "hetu_imports", "rejected_rows"};
        for (const RegisterLayer& layer : registerLayers())
            all.push_back(layer.name);
        return all;
    }();
    return tables;
}

Result<ChangeRecorder> ChangeRecorder::begin(const Connection& connection) {
    sqlite3_session* session = nullptr;
    if (sqlite3session_create(connection.handle(), "main", &session) != SQLITE_OK)
        return cannotRecord();
    ChangeRecorder recorder(session);
    for (const std::string& table : undoableTables())
        if (sqlite3session_attach(session, table.c_str()) != SQLITE_OK) return cannotRecord();
    return recorder;
}

ChangeRecorder::ChangeRecorder(ChangeRecorder&& other) noexcept
    : m_session(std::exchange(other.m_session, nullptr)) {}

ChangeRecorder::~ChangeRecorder() {
    if (m_session) sqlite3session_delete(m_session);
}

Result<Changeset> ChangeRecorder::changes() const {
    int size = 0;
    void* data = nullptr;
    const int code = sqlite3session_changeset(m_session, &size, &data);
    const Memory owner(data);
    if (code != SQLITE_OK) return cannotRecord();
    return copied(data, size);
}

Result<std::vector<std::string>> apply(const Connection& connection,
                                       const Changeset& changes,
                                       Direction direction) {
    Changeset wanted = changes;
    if (direction == Direction::Back) {
        HETU_TRY(wanted, inverted(changes));
    }
    HETU_TRY(std::vector<std::string> tables, tablesOf(wanted));
    if (sqlite3changeset_apply(connection.handle(), static_cast<int>(wanted.size()), wanted.data(),
                               nullptr, &stopAtConflict, nullptr) != SQLITE_OK)
        return Error{ErrorCode::InvalidArgument,
                     {"This step cannot be taken back: the rows have been changed otherwise since.",
                      "此步骤无法撤销：相关记录之后又有其他改动。"},
                     {"Nothing was changed.", "数据未改动。"}};
    return tables;
}

}  // namespace hetu::database
