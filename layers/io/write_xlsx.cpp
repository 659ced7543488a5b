#include <algorithm>
#include <cmath>
#include <set>

#include <xlsxwriter.h>

#include "layers/base/text.h"
#include "layers/io/encoding.h"
#include "layers/io/layer_writers.h"
#include "layers/io/table_rows.h"
#include "layers/io/target_file.h"
#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

constexpr std::size_t maxSheetRows = 1048576;
constexpr std::size_t maxCellCharacters = 32767;

/// Width in the units of a sheet column: a Chinese character takes two.
double widthOf(std::string_view text) {
    double width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            width += 1;
        else if (byte >= 0xE0)
            width += 2;
        else if (byte >= 0xC0)
            width += 1;
    }
    return width;
}

/// At most `count` UTF-16 units, which is how Excel counts.
std::string cutTo(std::string_view text, std::size_t count) {
    std::size_t units = 0, at = 0;
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t bytes = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        units += bytes == 4 ? 2 : 1;
        if (units > count) break;
        at += bytes;
    }
    return std::string(text.substr(0, at));
}

std::string sheetName(const std::string& title, std::set<std::string>& used) {
    std::string cleaned;
    for (const char c : title)
        cleaned += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos &&
                           static_cast<unsigned char>(c) >= 32
                       ? c
                       : ' ';
    cleaned = trimmed(cleaned);
    if (cleaned.empty()) cleaned = "Sheet";
    std::string name = cutTo(cleaned, 31);
    for (int k = 2; !used.insert(lowered(name)).second; ++k)
        name = cutTo(cleaned, 28) + " " + toText(k);
    return name;
}

struct Formats {
    lxw_format* heading;
    lxw_format* text;
    lxw_format* whole;
    lxw_format* real;
    lxw_format* degrees;
};

Formats makeFormats(lxw_workbook* workbook, Language language) {
    const auto plain = [&](const char* numbers) {
        lxw_format* format = workbook_add_format(workbook);
        // Both are on every Windows and named in WPS; elsewhere the program takes its own.
        format_set_font_name(format, language == Language::Chinese ? "宋体" : "Calibri");
        format_set_font_size(format, 11);
        if (numbers) format_set_num_format(format, numbers);
        return format;
    };
    Formats formats{plain(nullptr), plain("@"), plain("0"), plain("0.00"), plain("0.000000")};
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    format_set_align(formats.heading, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(formats.heading, 0xE8EEF4);
    format_set_bottom(formats.heading, LXW_BORDER_THIN);
    return formats;
}

/// Two decimals where they tell something, else as many as there are.
bool wantsTwoDecimals(const Column& column) {
    bool any = false;
    for (const double value : column.numbers) {
        if (std::isnan(value) || value == 0) continue;
        if (std::abs(value) < 0.1) return false;
        any = true;
    }
    return any;
}

/// False: the user stopped it.
bool writeSheet(lxw_worksheet* sheet,
                const SheetToWrite& what,
                const RowPositions& positions,
                const Formats& formats,
                Language language,
                const Progress& progress) {
    const Layer& layer = *what.layer;
    const std::size_t rowCount = layer.rowCount();
    struct SheetColumn {
        std::string heading;
        const Column* column = nullptr;
        const std::vector<Point>* points = nullptr;
        bool isY = false;
        lxw_format* format = nullptr;
    };
    std::vector<SheetColumn> columns;
    for (const Column& column : layer.table.columns()) {
        std::string heading = headingOf(column, what.info, language);
        if (!column.field.unit.empty()) heading += " (" + column.field.unit + ")";
        lxw_format* format = column.isText()                           ? formats.text
                             : column.field.type == FieldType::Integer ? formats.whole
                             : wantsTwoDecimals(column)                ? formats.real
                                                                       : nullptr;
        columns.push_back({heading, &column, nullptr, false, format});
    }
    if (!positions.plane.empty()) {
        const bool chinese = language == Language::Chinese;
        columns.push_back({"x", nullptr, &positions.plane, false, formats.real});
        columns.push_back({"y", nullptr, &positions.plane, true, formats.real});
        columns.push_back(
            {chinese ? "经度" : "lon", nullptr, &positions.degrees, false, formats.degrees});
        columns.push_back(
            {chinese ? "纬度" : "lat", nullptr, &positions.degrees, true, formats.degrees});
    }
    const auto wordOf = [&](const SheetColumn& column, std::size_t row) {
        const std::string& code = column.column->texts[row];
        const Text label = labelOf(layer.name, column.column->field.name, code);
        std::string word = cutTo(label.in(language), maxCellCharacters);
        if (!isUtf8(word)) word = TextDecoder("UTF-8").decode(word);
        return word;
    };
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const auto at = static_cast<lxw_col_t>(k);
        double width = widthOf(columns[k].heading) + 4;  // room for the filter button
        if (columns[k].points) width = std::max(width, 13.0);
        for (std::size_t row = 0; columns[k].column && row < std::min<std::size_t>(rowCount, 200);
             ++row) {
            if (columns[k].column->isMissing(row)) continue;
            width = std::max(
                width, columns[k].column->isText() ? widthOf(wordOf(columns[k], row)) + 1 : 10.0);
        }
        worksheet_set_column(sheet, at, at, std::min(width, 50.0), nullptr);
    }
    worksheet_set_row(sheet, 0, 20, nullptr);
    for (std::size_t k = 0; k < columns.size(); ++k)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(k), columns[k].heading.c_str(),
                               formats.heading);
    for (std::size_t row = 0; row < rowCount; ++row) {
        if (stopsAtRow(progress, row, rowCount)) return false;
        const auto line = static_cast<lxw_row_t>(row + 1);
        for (std::size_t k = 0; k < columns.size(); ++k) {
            const SheetColumn& column = columns[k];
            const auto at = static_cast<lxw_col_t>(k);
            if (column.column && column.column->isMissing(row)) continue;
            if (column.column && column.column->isText()) {
                worksheet_write_string(sheet, line, at, wordOf(column, row).c_str(), column.format);
                continue;
            }
            const double value = column.column ? column.column->numbers[row]
                                 : column.isY  ? (*column.points)[row].y
                                               : (*column.points)[row].x;
            if (std::isfinite(value)) worksheet_write_number(sheet, line, at, value, column.format);
        }
    }
    worksheet_freeze_panes(sheet, 1, 0);
    if (!columns.empty())
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rowCount),
                             static_cast<lxw_col_t>(columns.size() - 1));
    return true;
}

}  // namespace

Status writeSheets(const std::vector<SheetToWrite>& sheets,
                   const std::string& path,
                   Language language,
                   const Progress& progress) {
    std::vector<RowPositions> positions;
    for (const SheetToWrite& sheet : sheets) {
        if (sheet.layer->rowCount() >= maxSheetRows)
            return Error{
                ErrorCode::Unsupported,
                textOf("{} rows do not fit into one sheet (at most 1048575).",
                       "{} 行超过一个工作表的上限（1048575 行）。", sheet.layer->rowCount()),
                textOf("Use csv or gpkg.", "请使用 csv 或 gpkg。")};
        HETU_TRY(RowPositions found, sheet.crs.empty() ? Result<RowPositions>(RowPositions{})
                                                       : positionsOf(*sheet.layer, sheet.crs));
        positions.push_back(std::move(found));
    }
    HETU_TRY(TargetFile target, TargetFile::begin(path));
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;  // rows go to the disk one by one
    lxw_workbook* workbook = workbook_new_opt(target.temporary().c_str(), &options);
    if (!workbook) return unwritable(path, "");
    const Formats formats = makeFormats(workbook, language);
    std::set<std::string> used;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        lxw_worksheet* sheet =
            workbook_add_worksheet(workbook, sheetName(sheets[i].title, used).c_str());
        if (!sheet) {
            workbook_close(workbook);
            return unwritable(path, sheets[i].title);
        }
        if (!writeSheet(sheet, sheets[i], positions[i], formats, language, progress)) {
            workbook_close(workbook);
            return cancelledError();
        }
    }
    const lxw_error failed = workbook_close(workbook);
    if (failed != LXW_NO_ERROR) return unwritable(path, lxw_strerror(failed));
    return target.finish();
}

}  // namespace hetu
