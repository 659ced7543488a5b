#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layers/base/result.h"
#include "layers/io/import.h"
#include "layers/io/read_file.h"
#include "layers/model/layer.h"
#include "layers/quality/column_match.h"
#include "layers/workspace/register_schema.h"

// What the rooms of the import share behind import.h.
namespace hetu {

/// "zones:park" taken apart.
struct ImportKind {
    const RegisterLayer* layer = nullptr;
    std::string presetField = {};  ///< "kind" of zones, "level" of regions; "" for others
    std::string presetValue = {};
};
/// Errors   InvalidArgument, with the kinds there are.
[[nodiscard]] Result<ImportKind> parseImportKind(const std::string& kind);

/// What the first pass learns of one column.
struct ColumnSurvey {
    std::int64_t filled = 0;
    std::int64_t integers = 0;  ///< of them whole numbers without leading zero, up to 2^53
    std::int64_t numbers = 0;   ///< of them numbers at all
    std::int64_t personal = 0;  ///< of them identity or mobile numbers
    void take(std::string_view cell);
    /// One cell in five is an identity or mobile number: the column is about persons.
    [[nodiscard]] bool isPersonal() const { return personal > 0 && personal * 5 >= filled; }
    /// What a column of its own would hold.
    [[nodiscard]] FieldType type() const;
};

/// Turns source rows into the columns of one register layer.
class RowBuilder {
public:
    RowBuilder(const ImportKind& kind,
               const SourceTable& table,
               const ColumnMatch& match,
               const std::vector<ColumnSurvey>& survey);

    /// An empty layer with all the columns that rows() fill.
    [[nodiscard]] Layer emptyLayer() const;
    /// Appends the cells of `row` (not its position) to `layer`, which emptyLayer() made.
    void append(const SourceRow& row, Layer& layer);
    /// The cells of a row that may be kept, as JSON.
    [[nodiscard]] std::string contentOf(const SourceRow& row) const;
    /// Fills mapping, columnsDropped, columnsAdded and the notes on cells.
    void describe(ImportReport& report) const;

    /// Values that could not be understood, by field: how many, and the first of them.
    struct Unreadable {
        std::int64_t count = 0;
        std::string example;
    };
    [[nodiscard]] const std::map<std::string, Unreadable>& unreadable() const {
        return m_unreadable;
    }

private:
    struct Slot {
        Field field;
        std::optional<std::size_t> column;  ///< of the source; none: derived or preset
    };
    void appendField(const Slot& slot, const SourceRow& row, Column& column);
    [[nodiscard]] std::string_view cellOf(std::string_view field, const SourceRow& row) const;

    ImportKind m_kind;
    std::vector<std::string> m_sourceColumns;
    std::vector<Slot> m_slots;
    std::vector<std::pair<std::string, std::string>> m_mapping;
    std::vector<std::string> m_dropped, m_added, m_blank;
    std::vector<bool> m_keep;  ///< source columns that may be stored
    std::map<std::string, Unreadable> m_unreadable;
    std::int64_t m_namesMade = 0, m_masked = 0;
    std::map<std::string, std::size_t, std::less<>> m_columnOf;
};

}  // namespace hetu
