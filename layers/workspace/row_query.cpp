#include "layers/workspace/row_query.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <filesystem>
#include <unordered_map>

#include <sqlite3.h>

#include "layers/model/memory_source.h"
#include "layers/model/text_order.h"
#include "layers/workspace/code_lists.h"
#include "layers/workspace/database.h"
#include "layers/workspace/geometry_blob.h"
#include "layers/workspace/layer_tables.h"
#include "layers/workspace/region_rows.h"
#include "layers/workspace/row_condition.h"

namespace hetu {

using database::Connection;
using database::SqlCondition;
using database::Statement;

namespace {

const Field idField{"id", FieldType::Integer, {}, {}};

/// Lets "stop" interrupt SQLite, as long as it lives.
class Interruptible {
public:
    Interruptible(const Connection& connection, const Progress& progress)
        : m_handle(connection.handle()) {
        constexpr int steps = 20'000;  // about a millisecond
        sqlite3_progress_handler(
            m_handle, steps,
            [](void* asked) { return static_cast<const Progress*>(asked)->cancelled() ? 1 : 0; },
            const_cast<Progress*>(&progress));
    }
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;
    ~Interruptible() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }

private:
    sqlite3* m_handle;
};

/// Lets SQLite compile nothing but reading one table with pure functions, as long as it lives.
class Guarded {
public:
    Guarded(const Connection& connection, const std::string& table)
        : m_handle(connection.handle()) {
        sqlite3_set_authorizer(m_handle, &Guarded::allows, const_cast<std::string*>(&table));
    }
    Guarded(const Guarded&) = delete;
    Guarded& operator=(const Guarded&) = delete;
    ~Guarded() { sqlite3_set_authorizer(m_handle, nullptr, nullptr); }

private:
    static int allows(void* table,
                      int action,
                      const char* first,
                      const char* second,
                      const char* /*database*/,
                      const char* /*trigger*/) {
        const std::string_view one = first ? first : "", two = second ? second : "";
        switch (action) {
            case SQLITE_SELECT:
                return SQLITE_OK;
            case SQLITE_READ:
                return one == *static_cast<const std::string*>(table) ? SQLITE_OK : SQLITE_DENY;
            case SQLITE_FUNCTION: {
                const auto& pure = database::pureFunctions();
                const bool isAllowed = two == "like" || two == "glob" || two == "typeof" ||
                                       std::binary_search(pure.begin(), pure.end(), two);
                return isAllowed ? SQLITE_OK : SQLITE_DENY;
            }
            default:
                return SQLITE_DENY;
        }
    }
    sqlite3* m_handle;
};

std::string wordOf(const Field& field) {
    return field.name == "id" ? "id" : database::quoted(field.name);
}

/// The condition that the words of `filter` make, and the part of it that is the expression.
struct Where {
    std::string sql;
    std::vector<std::variant<double, std::string>> values;
    SqlCondition expression;
    std::size_t expressionAt = 0;  ///< byte in `sql` where it begins
};

/// Numbers as they are sorted: ascending as unsigned ones, the missing last either way.
std::uint64_t sortable(double number, bool isDescending) {
    constexpr std::uint64_t last = ~std::uint64_t{0};
    if (std::isnan(number)) return last;
    const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
    const std::uint64_t ascending = bits & sign ? ~bits : bits | sign;
    return isDescending ? ~ascending : ascending;
}

std::uint64_t sortable(std::uint32_t rank, bool isDescending) {
    if (rank == noRank) return ~std::uint64_t{0};
    return isDescending ? noRank - 1 - rank : rank;
}

/// Puts `order` into ascending order of the keys, equal ones as they were: byte by byte, the
/// lowest first, leaving out bytes that all keys share.
bool sortBy(const std::vector<std::uint64_t>& keys,
            std::vector<std::uint32_t>& order,
            const Progress& progress) {
    struct Entry {
        std::uint64_t key;
        std::uint32_t row;
    };
    std::vector<Entry> from(order.size()), to(order.size());
    std::uint64_t all = ~std::uint64_t{0}, any = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        from[k] = {keys[order[k]], order[k]};
        all &= from[k].key;
        any |= from[k].key;
    }
    for (unsigned shift = 0; shift < 64; shift += 8) {
        if (progress.cancelled()) return false;
        if ((((all ^ any) >> shift) & 0xFFU) == 0) continue;
        std::array<std::size_t, 257> starts{};
        for (const Entry& entry : from)
            ++starts[((entry.key >> shift) & 0xFFU) + 1];
        for (std::size_t k = 1; k < starts.size(); ++k)
            starts[k] += starts[k - 1];
        for (const Entry& entry : from)
            to[starts[(entry.key >> shift) & 0xFFU]++] = entry;
        from.swap(to);
    }
    for (std::size_t k = 0; k < order.size(); ++k)
        order[k] = from[k].row;
    return true;
}

std::vector<std::int64_t> inBoth(const std::vector<std::int64_t>& a,
                                 const std::vector<std::int64_t>& b) {
    std::vector<std::int64_t> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
}

/// Codes by their place in the list, others behind them by pinyin.
Result<std::vector<std::uint32_t>> ranksOf(const Column& column,
                                           const std::vector<CodeLabel>& codes,
                                           const Progress& progress) {
    HETU_TRY(std::vector<std::uint32_t> ranks, textRanks(column.texts, progress));
    if (codes.empty()) return ranks;
    std::unordered_map<std::string_view, std::uint32_t> places;
    for (const CodeLabel& code : codes)
        places.emplace(code.code, static_cast<std::uint32_t>(places.size()));
    for (std::size_t row = 0; row < ranks.size(); ++row) {
        if (ranks[row] == noRank) continue;
        const auto at = places.find(column.texts[row]);
        ranks[row] = at != places.end() ? at->second
                                        : ranks[row] + static_cast<std::uint32_t>(places.size());
    }
    return ranks;
}

}  // namespace

bool RowFilter::isEmpty() const {
    return expression.empty() && layerCondition.empty() && !touching && !among &&
           std::all_of(columns.begin(), columns.end(),
                       [](const ColumnFilter& one) { return one.text.empty(); }) &&
           region.empty();
}

struct RowQuery::Impl {
    Connection connection;
    LayerInfo info;
    CodeLists codes;
    mutable std::optional<Statement> pageRows = std::nullopt;

    [[nodiscard]] Result<Field> field(const std::string& name) const {
        if (name == "id") return idField;
        if (const Field* found = info.field(name)) return *found;
        return noSuchField(name, info);
    }

    [[nodiscard]] Result<Where> where(const RowFilter& filter, std::size_t* wrongAt) const {
        Where where;
        const auto add = [&](const SqlCondition& condition) {
            if (condition.sql.empty()) return;
            where.sql += where.sql.empty() ? " WHERE (" : " AND (";
            where.expressionAt = where.sql.size();
            where.sql += condition.sql + ")";
            where.values.insert(where.values.end(), condition.values.begin(),
                                condition.values.end());
        };
        for (const ColumnFilter& one : filter.columns) {
            HETU_TRY(const Field known, field(one.field));
            HETU_TRY(const SqlCondition condition,
                     database::conditionOf(codes, info.name, known, one.text));
            add(condition);
        }
        add({filter.layerCondition});
        HETU_TRY(where.expression,
                 database::expressionOf(codes, info.name, info.fields, filter.expression, wrongAt));
        add(where.expression);
        return where;
    }

    /// SELECT `columns` of the rows that fulfil the words of `filter`, by id. REQUIRES: Guarded.
    [[nodiscard]] Result<Statement> select(const std::string& columns,
                                           const RowFilter& filter,
                                           std::size_t* wrongAt = nullptr) const {
        HETU_TRY(const Where condition, where(filter, wrongAt));
        const std::string before = "SELECT " + columns + " FROM " + database::quoted(info.name);
        const std::string sql = before + condition.sql + " ORDER BY id";
        Result<Statement> made = connection.prepare(sql);
        if (!made.ok()) {
            if (condition.expression.sql.empty()) return made.error();
            const int offset = sqlite3_error_offset(connection.handle());
            const auto start = static_cast<long long>(before.size() + condition.expressionAt);
            return database::expressionError(condition.expression, filter.expression,
                                             sqlite3_errmsg(connection.handle()),
                                             offset < 0 ? offset : offset - start, wrongAt);
        }
        int position = 0;
        for (const auto& value : condition.values) {
            ++position;
            if (const double* number = std::get_if<double>(&value))
                made.value().bind(position, *number);
            else
                made.value().bind(position, std::string_view(std::get<std::string>(value)));
        }
        return made;
    }

    /// The rows that the region, the places and ids of `filter` allow, ascending; nothing: all of them.
    [[nodiscard]] Result<std::optional<std::vector<std::int64_t>>> allowed(
        const RowFilter& filter,
        const Progress& progress) const {
        std::optional<std::vector<std::int64_t>> ids = filter.among;
        if (!filter.region.empty()) {
            HETU_TRY(auto inRegion,
                     database::rowsOfRegion(connection, info, filter.region, progress));
            if (ids && inRegion) inRegion = inBoth(*ids, *inRegion);
            if (inRegion) ids = std::move(inRegion);
        }
        if (!filter.touching) return ids;
        std::vector<std::int64_t> near;
        if (info.geometry != GeometryKind::None) {
            HETU_TRY(Statement rows,
                     connection.prepare("SELECT pkid FROM " +
                                        database::quoted("idx_" + info.name + "_geom") +
                                        " WHERE xmax >= ? AND xmin <= ? AND ymax >= ? AND "
                                        "ymin <= ?"));
            const Extent& box = *filter.touching;
            rows.bind(1, box.minX).bind(2, box.maxX).bind(3, box.minY).bind(4, box.maxY);
            for (;;) {
                HETU_TRY(const bool more, rows.step());
                if (!more) break;
                near.push_back(rows.integer(0));
            }
            std::sort(near.begin(), near.end());
        }
        if (!ids) return std::optional(std::move(near));
        return std::optional(inBoth(*ids, near));
    }

    /// Errors of SQLite that "stop" brought about are Cancelled.
    template <class T>
    [[nodiscard]] static Result<T> told(Result<T> answer, const Progress& progress) {
        if (!answer.ok() && progress.cancelled()) return cancelledError();
        return answer;
    }

    [[nodiscard]] Result<RowColumns> read(const std::vector<Field>& fields,
                                          const RowFilter& filter,
                                          const Progress& progress) const {
        const Interruptible interruptible(connection, progress);
        HETU_TRY(const auto among, allowed(filter, progress));
        RowColumns out;
        std::string columns = "id";
        for (const Field& field : fields) {
            out.table.add(field);
            columns += ", " + wordOf(field);
        }
        const Guarded guarded(connection, info.name);
        HETU_TRY(Statement rows, select(columns, filter));
        std::vector<Column>& taken = out.table.columns();
        std::size_t next = 0;
        for (;;) {
            HETU_TRY(const bool more, rows.step());
            if (!more) return out;
            const std::int64_t id = rows.integer(0);
            if (among) {
                while (next < among->size() && (*among)[next] < id)
                    ++next;
                if (next == among->size()) return out;
                if ((*among)[next] != id) continue;
            }
            out.ids.push_back(id);
            for (std::size_t k = 0; k < taken.size(); ++k)
                take(rows, static_cast<int>(k) + 1, taken[k]);
        }
    }

    static void take(const Statement& rows, int position, Column& column) {
        if (column.isText())
            column.texts.push_back(rows.text(position));
        else
            column.numbers.push_back(rows.real(position));
    }
};

RowQuery::RowQuery(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RowQuery::RowQuery(RowQuery&&) noexcept = default;
RowQuery& RowQuery::operator=(RowQuery&&) noexcept = default;
RowQuery::~RowQuery() = default;

Result<RowQuery> RowQuery::open(const std::string& path, const std::string& layer) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return Error{ErrorCode::NotFound,
                     textOf("The workspace {} does not exist.", "工作区 {} 不存在。", path),
                     {}};
    HETU_TRY(Connection connection, Connection::open(path, Connection::Mode::ReadWrite));
    HETU_CHECK(
        connection.execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; "
                           "PRAGMA cache_size = -16384"));
    constexpr int longestValue = 64 << 20;  // a runaway replace() fails instead of filling memory
    sqlite3_limit(connection.handle(), SQLITE_LIMIT_LENGTH, longestValue);
    LayerInfo info;
    info.name = layer;
    std::string word = "none";
    if (layer != database::rejectedRows) {
        HETU_TRY(Statement entry,
                 connection.prepare(
                     "SELECT geometry, title_en, title_zh FROM hetu_layers WHERE name = ?"));
        entry.bind(1, std::string_view(layer));
        HETU_TRY(const bool found, entry.step());
        if (!found)
            return Error{ErrorCode::NotFound,
                         textOf("There is no layer named \"{}\".", "没有名为“{}”的图层。", layer),
                         {}};
        word = entry.text(0);
        info.title = {entry.text(1), entry.text(2)};
    }
    if (word == "surface")
        return Error{
            ErrorCode::InvalidArgument,
            textOf("\"{}\" is a surface; it has no rows.", "“{}”是密度面，没有行。", layer),
            {}};
    for (const GeometryKind kind : {GeometryKind::Point, GeometryKind::Line, GeometryKind::Polygon})
        if (geometryWord(kind) == word) info.geometry = kind;
    HETU_TRY(info.fields, database::fieldsOf(connection, layer));
    HETU_TRY(CodeLists codes, CodeLists::read(connection));
    return RowQuery(
        std::make_unique<Impl>(Impl{std::move(connection), std::move(info), std::move(codes)}));
}

const std::string& RowQuery::layer() const {
    return m_impl->info.name;
}
GeometryKind RowQuery::geometry() const {
    return m_impl->info.geometry;
}
const std::vector<Field>& RowQuery::fields() const {
    return m_impl->info.fields;
}

Status RowQuery::check(const RowFilter& filter) const {
    const Guarded guarded(m_impl->connection, m_impl->info.name);
    HETU_TRY(const Statement made, m_impl->select("id", filter));
    return success();
}

std::optional<RowQuery::Problem> RowQuery::problemOf(const std::string& expression) const {
    const Guarded guarded(m_impl->connection, m_impl->info.name);
    Problem problem;
    const auto made = m_impl->select("id", {.expression = expression}, &problem.character);
    if (made.ok()) return std::nullopt;
    problem.error = made.error();
    return problem;
}

Result<std::vector<std::int64_t>> RowQuery::ids(const RowFilter& filter,
                                                const std::vector<SortKey>& order,
                                                const Progress& progress) const {
    std::vector<Field> fields;
    for (const SortKey& key : order) {
        HETU_TRY(const Field field, m_impl->field(key.field));
        fields.push_back(field);
    }
    HETU_TRY(RowColumns rows,
             Impl::told(m_impl->read(fields, filter, progress.sub(0, 0.3)), progress));
    if (order.empty()) return std::move(rows.ids);
    std::vector<std::uint32_t> sorted(rows.ids.size());
    for (std::size_t k = 0; k < sorted.size(); ++k)
        sorted[k] = static_cast<std::uint32_t>(k);
    std::vector<std::uint64_t> keys(sorted.size());
    for (std::size_t k = order.size(); k-- > 0;) {  // the last key first: each sort is stable
        const Column& column = rows.table.columns()[k];
        const bool isDescending = order[k].isDescending;
        if (column.isText()) {
            HETU_TRY(const std::vector<std::uint32_t> ranks,
                     ranksOf(column, m_impl->codes.of(layer(), column.field.name),
                             progress.sub(0.3, 0.9)));
            for (std::size_t row = 0; row < keys.size(); ++row)
                keys[row] = sortable(ranks[row], isDescending);
        } else {
            for (std::size_t row = 0; row < keys.size(); ++row)
                keys[row] = sortable(column.numbers[row], isDescending);
        }
        if (!sortBy(keys, sorted, progress)) return cancelledError();
    }
    std::vector<std::int64_t> ids(sorted.size());
    for (std::size_t k = 0; k < ids.size(); ++k)
        ids[k] = rows.ids[sorted[k]];
    return ids;
}

Result<RowColumns> RowQuery::columns(const std::vector<std::string>& fields,
                                     const RowFilter& filter,
                                     const Progress& progress) const {
    std::vector<Field> known;
    for (const std::string& name : fields) {
        HETU_TRY(const Field field, m_impl->field(name));
        known.push_back(field);
    }
    return Impl::told(m_impl->read(known, filter, progress), progress);
}

Result<Table> RowQuery::page(std::span<const std::int64_t> ids, const Progress& progress) const {
    const std::vector<Field>& fields = m_impl->info.fields;
    Table table;
    for (const Field& field : fields)
        table.add(field);
    if (!m_impl->pageRows) {
        std::string sql = "SELECT id";
        for (const Field& field : fields)
            sql += ", " + database::quoted(field.name);
        HETU_TRY(Statement made, m_impl->connection.prepare(
                                     sql + " FROM " + database::quoted(layer()) + " WHERE id = ?"));
        m_impl->pageRows.emplace(std::move(made));
    }
    Statement& row = *m_impl->pageRows;
    HETU_CHECK(m_impl->connection.execute("BEGIN"));  // one state for the whole page
    Status status = success();
    for (const std::int64_t id : ids) {
        if (progress.cancelled()) status = cancelledError();
        if (!status.ok()) break;
        row.bind(1, id);
        const Result<bool> found = row.step();
        if (!found.ok()) {
            status = found.error();
            break;
        }
        std::vector<Column>& columns = table.columns();
        for (std::size_t k = 0; k < columns.size(); ++k) {
            if (found.value())
                Impl::take(row, static_cast<int>(k) + 1, columns[k]);
            else if (columns[k].isText())
                columns[k].texts.emplace_back();
            else
                columns[k].numbers.push_back(missingNumber);
        }
        status = row.run();  // to its end, ready for the next
    }
    HETU_CHECK(m_impl->connection.execute("COMMIT"));
    if (!status.ok()) return status.error();
    return table;
}

Result<Layer> RowQuery::shapes(std::span<const std::int64_t> ids, const Progress& progress) const {
    Layer layer;
    layer.name = m_impl->info.name;
    layer.title = m_impl->info.title;
    layer.kind = m_impl->info.geometry;
    layer.table.add(idField);
    if (layer.kind == GeometryKind::None) return layer;
    HETU_TRY(Statement row,
             m_impl->connection.prepare("SELECT geom FROM " + database::quoted(layer.name) +
                                        " WHERE id = ?"));
    for (const std::int64_t id : ids) {
        if (progress.cancelled()) return cancelledError();
        row.bind(1, id);
        HETU_TRY(const bool found, row.step());
        if (found) {
            layer.table.columns().front().numbers.push_back(static_cast<double>(id));
            if (layer.kind == GeometryKind::Point)
                layer.points.push_back(database::decodePoint(row.blob(0))
                                           .value_or(Point{missingNumber, missingNumber}));
            else
                layer.shapes.push_back(database::decodeGeometry(row.blob(0)));
        }
        HETU_CHECK(row.run());
    }
    return layer;
}

}  // namespace hetu
