#include "layers/io/import_rows.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

#include "layers/base/text.h"
#include "layers/quality/clean_cell.h"
#include "layers/quality/personal_data.h"

namespace hetu {

const std::vector<std::string>& importKinds() {
    static const std::vector<std::string> kinds{
        "organisations",  "zones:park",       "zones:district", "zones:street", "zones:building",
        "zones:market",   "zones:custom",     "zones",          "streets",      "buildings",
        "regions:county", "regions:township", "platforms",      "osm"};
    return kinds;
}

Status checkImportKind(const std::string& kind) {
    const auto& known = importKinds();
    if (std::find(known.begin(), known.end(), kind) != known.end()) return success();
    return Error{
        ErrorCode::InvalidArgument,
        textOf("There is no kind of import named \"{}\".", "没有名为“{}”的导入类型。", kind),
        textOf("The kinds are: {}.", "可用类型：{}。", joined(known, ", "))};
}

Result<ImportKind> parseImportKind(const std::string& kind) {
    HETU_CHECK(checkImportKind(kind));
    const std::size_t colon = kind.find(':');
    ImportKind parsed;
    parsed.layer = findRegisterLayer(kind.substr(0, colon));
    if (colon != std::string::npos) {
        parsed.presetField = parsed.layer->name == "zones" ? "kind" : "level";
        parsed.presetValue = kind.substr(colon + 1);
    }
    return parsed;
}

void ColumnSurvey::take(std::string_view cell) {
    if (cell.empty()) return;
    ++filled;
    double value = 0;
    if (parseNumber(cell, value) && std::isfinite(value)) {
        const bool isCode = cell.size() > 1 && cell[0] == '0' && cell[1] != '.';
        if (!isCode) ++numbers;
        if (!isCode && value == std::floor(value) && std::abs(value) <= 9007199254740992.0 &&
            cell.find_first_of(".eE") == std::string_view::npos)
            ++integers;
    }
    if (isPersonalCell(cell)) ++personal;
}

FieldType ColumnSurvey::type() const {
    if (filled > 0 && integers == filled) return FieldType::Integer;
    if (filled > 0 && numbers == filled) return FieldType::Real;
    return FieldType::Text;
}

namespace {

bool isPositionField(const std::string& name) {
    return name == "lon" || name == "lat" || name == "x" || name == "y" || name == "lonlat";
}

bool isFlag(std::string_view layer, std::string_view field) {
    static const std::set<std::string, std::less<>> organisations{"has_union", "has_league",
                                                                  "has_women", "in_base"};
    return (layer == "organisations" && organisations.contains(field)) ||
           (layer == "zones" && field == "has_committee");
}

/// Whatever says that something is there: a mark, a name, a number.
bool isPresence(std::string_view layer, std::string_view field) {
    return layer == "organisations" && (field == "has_org" || field == "instructor");
}

/// A spreadsheet cell that Hetu itself guarded against being run as a formula.
std::string_view withoutGuard(std::string_view cell) {
    if (cell.size() > 1 && cell[0] == '\'' &&
        std::string_view("=+-@").find(cell[1]) != std::string_view::npos)
        cell.remove_prefix(1);
    return cell;
}

}  // namespace

RowBuilder::RowBuilder(const ImportKind& kind,
                       const SourceTable& table,
                       const ColumnMatch& match,
                       const std::vector<ColumnSurvey>& survey)
    : m_kind(kind), m_sourceColumns(table.columns), m_keep(table.columns.size(), true) {
    std::set<std::size_t> personal(match.personal.begin(), match.personal.end());
    for (std::size_t c = 0; c < survey.size(); ++c)
        if (survey[c].isPersonal()) personal.insert(c);
    for (const std::size_t c : personal) {
        m_keep[c] = false;
        m_dropped.push_back(table.columns[c]);
    }
    std::set<std::string> stored;
    for (const Field& field : kind.layer->fields) {
        stored.insert(lowered(field.name));
        const auto found = match.columnOf.find(field.name);
        const bool isPreset = field.name == kind.presetField;
        if (found != match.columnOf.end() && !personal.contains(found->second) && !isPreset) {
            m_slots.push_back({field, found->second});
            m_mapping.emplace_back(field.name, table.columns[found->second]);
            m_columnOf[field.name] = found->second;
            continue;
        }
        // Not in the file, but known all the same.
        const std::string& layer = kind.layer->name;
        const bool isDerived =
            isPreset || field.name == "name" ||
            (layer == "organisations" && (field.name == "kind" || field.name == "in_base")) ||
            (layer == "zones" && field.name == "kind") ||
            (layer == "platforms" && field.name == "status");
        if (isDerived) m_slots.push_back({field, std::nullopt});
    }
    for (const auto& [field, column] : match.columnOf)
        if (isPositionField(field)) m_mapping.emplace_back(field, table.columns[column]);
    stored.insert({"id", "geom"});
    std::vector<std::size_t> extras = match.others;
    if (!kind.presetField.empty())  // a column for the field that the kind of import already says
        if (const auto found = match.columnOf.find(kind.presetField); found != match.columnOf.end())
            extras.push_back(found->second);
    for (const std::size_t c : extras) {
        if (personal.contains(c)) continue;
        if (survey[c].filled == 0) {
            m_blank.push_back(table.columns[c]);
            continue;
        }
        std::string name = table.columns[c];
        std::erase_if(name, [](char ch) { return static_cast<unsigned char>(ch) < 32; });
        while (name.size() > 60 || !isUtf8(name))
            name.pop_back();
        if (stored.contains(lowered(name))) name = "source_" + name;
        const std::string base = name;
        for (int k = 2; !stored.insert(lowered(name)).second; ++k)
            name = base + "_" + toText(k);
        m_slots.push_back({{name, survey[c].type()}, c});
        m_added.push_back(name);
    }
}

Layer RowBuilder::emptyLayer() const {
    Layer layer;
    layer.name = m_kind.layer->name;
    layer.title = m_kind.layer->title;
    layer.kind = m_kind.layer->geometry;
    for (const Slot& slot : m_slots)
        layer.table.add(slot.field);
    return layer;
}

std::string_view RowBuilder::cellOf(std::string_view field, const SourceRow& row) const {
    const auto found = m_columnOf.find(field);
    return found == m_columnOf.end() ? std::string_view()
                                     : std::string_view(row.cells[found->second]);
}

void RowBuilder::append(const SourceRow& row, Layer& layer) {
    for (std::size_t i = 0; i < m_slots.size(); ++i)
        appendField(m_slots[i], row, layer.table.columns()[i]);
}

void RowBuilder::appendField(const Slot& slot, const SourceRow& row, Column& column) {
    const std::string& layer = m_kind.layer->name;
    const std::string& field = slot.field.name;
    const bool isRegisterField = !slot.column || m_columnOf.contains(field);
    const std::string_view cell =
        slot.column ? withoutGuard(row.cells[*slot.column]) : std::string_view();
    const auto note = [&](CellState state) {
        if (state != CellState::Unreadable) return;
        Unreadable& entry = m_unreadable[field];
        if (entry.count++ == 0) entry.example = withoutPersonalNumbers(cell);
    };

    if (!column.isText()) {
        CleanNumber number;
        if (!isRegisterField)
            number = cleanReal(cell);
        else if (isPresence(layer, field))
            number = cleanPresence(cell);
        else if (isFlag(layer, field))
            number = cleanFlag(cell);
        else if (slot.field.type == FieldType::Integer)
            number = cleanCount(cell);
        else
            number = cleanReal(cell);
        if (field == "in_base" && isRegisterField && number.state != CellState::Good &&
            isOutOfBusiness(cellOf("op_status", row)))
            number = {CellState::Good, 0};
        note(number.state);
        column.numbers.push_back(number.state == CellState::Good ? number.value : missingNumber);
        return;
    }

    std::string text;
    if (!isRegisterField) {
        text = std::string(cell);
    } else if (field == m_kind.presetField) {
        text = m_kind.presetValue;
    } else if (!codesOf(layer, field).empty()) {
        const CleanText code = cleanCode(layer, field, cell);
        note(code.state);
        text = code.text;
        if (text.empty() && layer == "organisations" && field == "kind")
            text = kindOfCreditCode(cellOf("uscc", row));
        if (text.empty() && layer == "zones") text = "custom";
        if (text.empty() && layer == "platforms" && field == "status") text = "built";
    } else if (field == "county") {
        text = countyOfToday(cell);
    } else if (field == "uscc") {
        text = halfWidth(cell);
        std::transform(text.begin(), text.end(), text.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        std::erase(text, ' ');
    } else {
        text = trimmed(cell);
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; },
            ' ');
    }
    const std::string masked = withoutPersonalNumbers(text);
    if (masked != text) {
        ++m_masked;
        text = masked;
    }
    if (text.empty() && field == "name" && layer != "streets" && layer != "buildings") {
        text = "未命名 " + toText(row.number);
        ++m_namesMade;
    }
    column.texts.push_back(std::move(text));
}

std::string RowBuilder::contentOf(const SourceRow& row) const {
    nlohmann::ordered_json content = nlohmann::ordered_json::object();
    for (std::size_t c = 0; c < m_sourceColumns.size(); ++c)
        if (m_keep[c] && !row.cells[c].empty())
            content[m_sourceColumns[c]] = withoutPersonalNumbers(row.cells[c]);
    return content.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void RowBuilder::describe(ImportReport& report) const {
    report.mapping = m_mapping;
    report.columnsDropped = m_dropped;
    report.columnsAdded = m_added;
    if (!m_dropped.empty())
        report.notes.push_back(
            textOf("These columns are about single persons and were left out: {}.",
                   "以下列涉及个人信息，未导入：{}。", joined(m_dropped, ", ")));
    if (m_masked > 0)
        report.notes.push_back(
            textOf("{} cells held identity or mobile numbers; these were made unreadable.",
                   "{} 个单元格含有身份证号或手机号，已隐去。", m_masked));
    for (const auto& [field, entry] : m_unreadable)
        report.notes.push_back(textOf("{}: {} values could not be understood (such as \"{}\").",
                                      "{}：有 {} 个值无法识别（例如“{}”）。", field, entry.count,
                                      entry.example));
    if (m_namesMade > 0)
        report.notes.push_back(textOf("{} rows have no name and were given one.",
                                      "{} 行没有名称，已补上“未命名”。", m_namesMade));
    if (!m_blank.empty())
        report.notes.push_back(textOf("These columns are empty and were left out: {}.",
                                      "以下列没有内容，未导入：{}。", joined(m_blank, ", ")));
}

}  // namespace hetu
