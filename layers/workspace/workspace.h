#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer_source.h"

namespace hetu {

/// How a result came to be; enough to run it again.
struct Provenance {
    std::string analysis;                                        ///< "kernel-density"
    int version = 1;                                             ///< of the analysis
    std::map<std::string, std::string, std::less<>> parameters;  ///< all of them, defaults too
    std::map<std::string, std::int64_t, std::less<>> inputs;  ///< layer -> its revision when read
    std::string program;                                      ///< "hetu 0.1.0"
    std::string finished;                                     ///< UTC, "2026-11-23T08:15:30Z"
    std::string suffix;  ///< kept apart from other runs under this name; "" for the usual one
};

/// What stands behind the usual layer names of a run that is kept apart: "" or "_plan_b" for
/// "plan-B".
[[nodiscard]] std::string layerSuffix(const std::string& suffix);

/// What one run adds to the workspace. `figures` and `notes` are kept as the JSON texts that the
/// command line prints.
struct ResultSet {
    Provenance provenance;
    std::vector<Layer> layers;
    std::vector<Surface> surfaces;
    std::string figuresJson = "{}";
    std::string notesJson = "[]";
};

/// A stored result, without its rows.
struct StoredResult {
    std::int64_t id = 0;
    Provenance provenance;
    std::vector<std::string> layers;  ///< names of its layers, tables and surfaces
    std::string figuresJson;
    std::string notesJson;
    bool isStale = false;  ///< a layer it was computed from has changed or gone since
};

/// One row of a source file that could not be used: kept, with its reason.
struct RejectedRow {
    std::int64_t row = 0;  ///< 1-based, as the source file counts its records
    Text reason;
    std::string contentJson;  ///< the row as it was read: {"column": "value"}
};

/// One import, as kept in the workspace.
struct ImportRecord {
    std::string file = {};           ///< name without folder
    std::string kind = {};           ///< "organisations", "zones:park", ...
    std::string crs = {};            ///< of the source: "EPSG:4326"
    std::string mappingJson = "{}";  ///< field -> source column
    std::int64_t rowsRead = 0;
    std::int64_t rowsUsed = 0;
    std::vector<std::string> columnsDropped = {};  ///< left out because they name single persons
};

/// The one file (`*.hetu`, SQLite + SpatiaLite) that holds a city: register layers, map layers,
/// results, surfaces, provenance. The single source of truth; QGIS and ogrinfo open it as it is.
///
/// Durability   WAL with synchronous=FULL: a change whose commit returned survives kill -9 and
///              power loss; one that did not is absent as a whole.
/// Safety       A file is first opened by bare SQLite; one that is not ours, is of a newer major
///              version, or holds a trigger, view or virtual table that Hetu does not write is
///              refused with a sentence that names it, before SpatiaLite is loaded.
/// Threads      One object, one thread. snapshot() gives another thread its own connection.
class Workspace {
public:
    /// Makes a new, empty file. `crs` is "EPSG:n" of a projected CRS in metres; empty: the first
    /// import decides (see settleCrs), and EPSG:4546 stands in until then.
    /// Errors   InvalidArgument: the file exists already. Crs: not a projected CRS in metres. Io.
    [[nodiscard]] static Result<Workspace> create(const std::string& path, const std::string& crs);
    /// Errors   NotFound, Unsupported (not ours, newer, foreign objects), Io.
    [[nodiscard]] static Result<Workspace> open(const std::string& path);

    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();

    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] const std::string& crs() const;
    /// False until a CRS was given or the first import settled it.
    [[nodiscard]] bool isCrsSettled() const;

    /// The present state on a connection of its own, for reading in any one thread, unchanged by
    /// later commits.
    [[nodiscard]] Result<std::unique_ptr<LayerSource>> snapshot() const;

    [[nodiscard]] Result<std::vector<StoredResult>> results() const;

    /// Free words of the workspace: "title", "maker", "data_date", "attribution", "synthetic" ...
    [[nodiscard]] std::string note(std::string_view key) const;

    /// All changes go through a transaction: whole or absent.
    class Transaction {
    public:
        Transaction(Transaction&&) noexcept;
        Transaction& operator=(Transaction&&) = delete;
        ~Transaction();  ///< rolls back what was not committed

        /// Adopts `crs` for a workspace whose CRS is not settled and that holds no positions yet.
        [[nodiscard]] Status settleCrs(const std::string& crs);
        /// Adds rows to a register layer. Columns that the table lacks are added to it. Geometry
        /// is in the workspace CRS and valid; coordinates are finite.
        [[nodiscard]] Status append(const std::string& layer, const Layer& rows);
        /// Removes every row of a register layer.
        [[nodiscard]] Status clear(const std::string& layer);
        /// Keeps an import and the rows it could not use; the id of the import.
        [[nodiscard]] Result<std::int64_t> recordImport(const ImportRecord& record);
        [[nodiscard]] Status reject(std::int64_t importId, const std::vector<RejectedRow>& rows);
        /// Adds a result; earlier layers of the same analysis and suffix are replaced.
        [[nodiscard]] Status addResult(const ResultSet& result);
        [[nodiscard]] Status setNote(const std::string& key, const std::string& value);
        [[nodiscard]] Status commit();

    private:
        friend class Workspace;
        struct Impl;
        explicit Transaction(std::unique_ptr<Impl> impl);
        std::unique_ptr<Impl> m_impl;
    };
    [[nodiscard]] Result<Transaction> begin();

private:
    struct Impl;
    explicit Workspace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hetu
