#pragma once
#include <optional>
#include <string>

#include "layers/workspace/database.h"
#include "layers/workspace/history.h"
#include "layers/workspace/workspace.h"

namespace hetu {

struct Workspace::Impl {
    std::string path;
    database::Connection connection;
    std::string crs;
    bool isCrsSettled = false;
    std::optional<Text> nextStep = {};

    [[nodiscard]] int srid() const {
        long long number = 0;
        return parseInteger(crs.substr(5), number) ? static_cast<int>(number) : 0;
    }
    [[nodiscard]] Result<std::optional<HistoryStep>> walk(database::Direction direction);
};

struct Workspace::Transaction::Impl {
    Workspace::Impl* workspace;
    bool isDone = false;
    std::string crsBefore;
    bool wasSettled = false;
    std::optional<Text> label = {};
    std::optional<database::ChangeRecorder> recorder = {};

    [[nodiscard]] database::Connection& connection() const { return workspace->connection; }

    void rollBack() {
        if (isDone) return;
        isDone = true;
        recorder.reset();
        if (connection().isInTransaction()) static_cast<void>(connection().execute("ROLLBACK"));
        workspace->crs = crsBefore;
        workspace->isCrsSettled = wasSettled;
    }
};

namespace database {

/// The EPSG number of a projected CRS in metres.
[[nodiscard]] Result<int> sridOf(const std::string& text);
/// The layer has changed: its revision goes up, and its box takes in `added`.
[[nodiscard]] Status touchLayer(const Connection& connection,
                                const std::string& layer,
                                const Extent& added);

}  // namespace database
}  // namespace hetu
