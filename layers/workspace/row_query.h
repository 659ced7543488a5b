#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer.h"
#include "layers/model/table.h"

namespace hetu {

/// One key of an order.
struct SortKey {
    std::string field;  ///< or "id"
    bool isDescending = false;
};

/// One field of the quick filter line under the headings.
///
/// numbers   "20" or "=20", ">10", ">=10", "<10", "<=10", "<>10", "10..20" (both included); a
///           thousands separator is no harm; yes and no (是, 否) stand for 1 and 0
/// texts     what they contain, ASCII letters of either case; "=..." the whole text, "<>...",
///           ">..." by bytes (good for dates)
/// codes     by the label in either language or the code: what the label contains, "=..." whole
/// all       "=" or (blank) (空): no value; "<>" or (not blank) (非空): any value
/// A row without a value fulfils none of them but "=". Full-width signs count as the usual ones.
struct ColumnFilter {
    std::string field;
    std::string text;  ///< empty: no condition
};

/// Which rows: those that fulfil all of it.
///
/// `expression` is an SQL expression over the columns (with id) that is true for the row:
///     employees > 50 and mode in (own, joint)
///     从业人数大于50且组建方式=单独建
///     名称包含'科技' or length(address) < 6
/// A column is named by its name or its label in either language (with spaces: in double quotes);
/// a text compared with a field of codes may be the label of one. Operators, AND OR NOT IN IS NULL
/// LIKE BETWEEN CASE, their Chinese words, `contains` (包含), and the functions abs ceil coalesce
/// exp floor iif instr length ln lower ltrim max min mod nullif pow replace round rtrim sign sqrt
/// substr trim upper. A comparison with a missing value is not true.
struct RowFilter {
    std::vector<ColumnFilter> columns = {};
    std::string expression = {};
    /// Name or code of a row of `regions`: rows that lie in it, an area by a point inside of it, a
    /// line by its corners, a row without a position by what its column `county` or `region` says.
    /// Tables that have none of these are not narrowed. "": everywhere.
    std::string region = {};
    /// Rows whose bounding box touches this one, to within a metre (the index keeps 32-bit
    /// numbers).
    std::optional<Extent> touching = {};
    /// Rows of these ids, ascending.
    std::optional<std::vector<std::int64_t>> among = {};
    /// A condition of SQLite that must hold, too: the filter of the layer, as the map draws it. A
    /// program wrote it (render::toSql), nobody typed it.
    std::string layerCondition = {};

    [[nodiscard]] bool isEmpty() const;
};

/// Rows with their ids.
struct RowColumns {
    std::vector<std::int64_t> ids;
    Table table;
};

/// Reads the rows of one layer of a workspace file for people who look at them: on a connection of
/// its own that only reads, every call on the state last committed.
///
/// Safety   Nothing that a filter holds can do more than read the columns of this layer: every word
///          is checked and written anew, and SQLite's authorizer refuses all else.
/// Threads  One object, one thread. Asked through `progress`, every call stops within 0.1 s.
/// Cost     A pass over 1,000,000 organisations of 28 columns takes 0.1 to 0.3 s (2 cores); their
///          order by a number 0.3 s, by a name 2 s; 300 rows of a page 2 ms.
class RowQuery {
public:
    /// Errors   NotFound: no such file or layer. InvalidArgument: a surface. Io.
    [[nodiscard]] static Result<RowQuery> open(const std::string& path, const std::string& layer);
    RowQuery(RowQuery&&) noexcept;
    RowQuery& operator=(RowQuery&&) noexcept;
    ~RowQuery();

    [[nodiscard]] const std::string& layer() const;
    [[nodiscard]] GeometryKind geometry() const;
    /// Without id and geometry, with labels and units.
    [[nodiscard]] const std::vector<Field>& fields() const;

    /// What is wrong with the words of `filter`, without reading rows.
    /// Errors   InvalidArgument: says where, and what the columns are called. NotFound: no such
    ///          field.
    [[nodiscard]] Status check(const RowFilter& filter) const;

    /// The same of an expression alone, with the character where, counted from 0.
    struct Problem {
        Error error;
        std::size_t character = 0;
    };
    [[nodiscard]] std::optional<Problem> problemOf(const std::string& expression) const;

    /// The ids of the rows that fulfil `filter`, by the keys of `order`; rows equal in all of them
    /// by id. Numbers by value; codes as CodeLists lists them; other texts as textRanks orders them
    /// (pinyin). Rows without a value come last, whichever the direction.
    /// Errors   those of check(); Io; Cancelled.
    [[nodiscard]] Result<std::vector<std::int64_t>> ids(const RowFilter& filter,
                                                        const std::vector<SortKey>& order = {},
                                                        const Progress& progress = {}) const;

    /// The named columns ("id" may be among them) of the rows that fulfil `filter`, by id.
    /// Errors   as of ids().
    [[nodiscard]] Result<RowColumns> columns(const std::vector<std::string>& fields,
                                             const RowFilter& filter = {},
                                             const Progress& progress = {}) const;

    /// All fields of the rows of these ids, in their order; a row that is gone has no values.
    [[nodiscard]] Result<Table> page(std::span<const std::int64_t> ids,
                                     const Progress& progress = {}) const;

    /// The rows of these ids with their geometry and no columns but id, in their order; rows that
    /// are gone are left out.
    [[nodiscard]] Result<Layer> shapes(std::span<const std::int64_t> ids,
                                       const Progress& progress = {}) const;

private:
    struct Impl;
    explicit RowQuery(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hetu
