#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
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
    std::string finished = {};  ///< UTC; whoever records an import leaves it empty
};

/// One cell to write; the empty value: not known.
using CellValue = std::variant<std::monostate, double, std::string>;
/// Column -> value.
using RowValues = std::map<std::string, CellValue, std::less<>>;

/// One step that was taken, and can be taken back or made again.
struct HistoryStep {
    std::int64_t id = 0;
    Text label;            ///< "Park drawn: Luolong"
    std::string finished;  ///< UTC
    bool isUndone = false;
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

    /// The same for whoever only knows path() and crs(), from any thread.
    [[nodiscard]] static Result<std::unique_ptr<LayerSource>> snapshotOf(const std::string& path,
                                                                         const std::string& crs);

    [[nodiscard]] Result<std::vector<StoredResult>> results() const;
    /// The imports that stand, oldest first.
    [[nodiscard]] Result<std::vector<ImportRecord>> imports() const;

    /// What a front end keeps of its own: kind -> name -> JSON.
    using Items = std::map<std::string, std::map<std::string, std::string>>;
    [[nodiscard]] Result<Items> items() const;
    /// Every free word, see note().
    [[nodiscard]] Result<std::map<std::string, std::string>> notes() const;

    /// The steps that were taken, oldest first; those taken back stand at the end.
    [[nodiscard]] Result<std::vector<HistoryStep>> history() const;
    /// Takes back the newest step that stands, or makes again the oldest that does not: committed
    /// at once. The step; nothing if there is none.
    /// Errors   InvalidArgument: its rows have been changed otherwise since; nothing is changed.
    [[nodiscard]] Result<std::optional<HistoryStep>> undo();
    [[nodiscard]] Result<std::optional<HistoryStep>> redo();

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

        /// Single rows of a register layer; geometry as for append(), empty: no position.
        /// Errors   NotFound: no such layer, column or row. InvalidArgument: a value of the wrong
        ///          type, a geometry of another kind than the layer's.
        [[nodiscard]] Result<std::int64_t> insertRow(const std::string& layer,
                                                     const RowValues& values,
                                                     const Geometry& geometry);
        [[nodiscard]] Status updateRow(const std::string& layer,
                                       std::int64_t id,
                                       const RowValues& values);
        [[nodiscard]] Status setGeometry(const std::string& layer,
                                         std::int64_t id,
                                         const Geometry& geometry);
        [[nodiscard]] Status deleteRows(const std::string& layer,
                                        std::span<const std::int64_t> ids);

        /// `valueJson` is kept as it is. The kind "style" is LayerInfo::style of the layer `name`.
        [[nodiscard]] Status putItem(const std::string& kind,
                                     const std::string& name,
                                     const std::string& valueJson);
        /// No error if there is none.
        [[nodiscard]] Status removeItem(const std::string& kind, const std::string& name);
        /// The style with which QGIS opens that layer, "" none; others that were saved there stay.
        [[nodiscard]] Status putStyle(const std::string& layer, const std::string& qml);

        [[nodiscard]] Status commit();

    private:
        friend class Workspace;
        struct Impl;
        explicit Transaction(std::unique_ptr<Impl> impl);
        std::unique_ptr<Impl> m_impl;
    };
    [[nodiscard]] Result<Transaction> begin();
    /// The same, and its changes of register layers, items, styles and imports become one step of
    /// the history, under that label; steps that were taken back before are forgotten.
    /// A step larger than largestStepBytes cannot be taken back: it empties the history.
    [[nodiscard]] Result<Transaction> beginStep(const Text& label);
    /// The next begin(), by whoever calls it, is a beginStep() with that label.
    void nameNextStep(const Text& label);
    static constexpr std::size_t largestStepBytes = std::size_t{64} * 1024 * 1024;

private:
    struct Impl;
    explicit Workspace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hetu
