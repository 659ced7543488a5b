#include "app/desktop/table/cell_writer.h"

#include <QPointer>
#include <algorithm>

#include "app/desktop/base/job.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/rows/cell_words.h"
#include "app/desktop/rows/row_values.h"
#include "layers/base/text.h"

namespace hetu::desktop {

/// What is to be written, and how it is called.
struct CellWriter::Block {
    std::string layer;
    std::vector<std::pair<std::int64_t, RowValues>> rows;
    Text label;
    std::size_t cells = 0;
};

namespace {

Text labelOf(const Field& field) {
    return field.label.isEmpty() ? Text{field.name, field.name} : field.label;
}

Text labelOf(const std::vector<Field>& fields, std::size_t rows) {
    std::vector<std::string> en, zh;
    for (const Field& field : fields) {
        en.push_back(labelOf(field).en);
        zh.push_back(labelOf(field).in(Language::Chinese));
    }
    return {fillIn("{} rows pasted: {}", {toText(rows), joined(en, ", ")}),
            fillIn("粘贴 {} 行：{}", {toText(rows), joined(zh, "、")})};
}

Error refusal(std::size_t line, const Field& field, const std::string& value, const Text& why) {
    const Text label = labelOf(field);
    return {ErrorCode::InvalidArgument,
            {fillIn("Nothing was pasted. Line {}, \"{}\" for {}: {}",
                    {toText(line), value, label.en, why.en}),
             fillIn("未粘贴任何内容。第 {} 行，{}“{}”：{}",
                    {toText(line), label.in(Language::Chinese), value, why.zh})},
            {"Correct it in the spreadsheet and copy the cells again.",
             "请在表格软件中改正后重新复制。"}};
}

}  // namespace

CellWriter::CellWriter(Document& document, QObject* parent)
    : QObject(parent), m_document(document) {}

std::vector<std::vector<std::string>> CellWriter::cellsOf(const QString& text) {
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    plain.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    if (plain.endsWith(QLatin1Char('\n'))) plain.chop(1);
    std::vector<std::vector<std::string>> lines;
    for (const QString& line : plain.split(QLatin1Char('\n'))) {
        lines.emplace_back();
        for (const QString& cell : line.split(QLatin1Char('\t')))
            lines.back().push_back(cell.toStdString());
    }
    return lines;
}

void CellWriter::write(const std::string& layer,
                       std::int64_t id,
                       const Field& field,
                       const std::string& value,
                       const QString& name) {
    const LayerInfo* info = m_document.layer(layer);
    const Text title = info ? info->title : Text{layer, layer};
    Block block;
    block.layer = layer;
    block.rows = {{id, {{field.name, cellOf(field, value)}}}};
    block.label = changedLabel(field, called(name.toStdString(), title));
    store(block);
}

void CellWriter::store(const Block& block) {
    m_isBusy = true;
    m_document.change(
        block.label,
        [layer = block.layer, rows = block.rows](Workspace::Transaction& transaction) -> Status {
            for (const auto& [id, values] : rows)
                HETU_CHECK(transaction.updateRow(layer, id, values));
            return success();
        },
        [self = QPointer<CellWriter>(this), cells = block.cells](const Status& status) {
            if (!self) return;
            self->m_isBusy = false;
            if (!status.ok())
                emit self->failed(status.error());
            else if (cells > 0)
                emit self->noticed(
                    tr("%1 cells written. Ctrl+Z takes them back.").arg(grouped(double(cells), 0)));
        });
}

void CellWriter::paste(const std::string& layer,
                       RowsFor rowsFor,
                       const std::vector<Field>& fields,
                       const QString& text) {
    m_isBusy = true;
    inBackground<Block>(
        this,
        [layer, rowsFor = std::move(rowsFor), fields, text,
         codes = m_document.codes()](const Progress&) -> Result<Block> {
            const auto lines = cellsOf(text);
            const Selection::Ids ids = rowsFor(lines.size());
            std::size_t across = 0;
            for (const auto& line : lines)
                across = std::max(across, line.size());
            if (across > fields.size())
                return Error{ErrorCode::InvalidArgument,
                             textOf("{} columns were copied, but only {} stand here to the right.",
                                    "复制了 {} 列，而此处向右只有 {} 列。", across, fields.size()),
                             {"Begin further to the left, or copy fewer columns.",
                              "请从更靠左的列开始粘贴，或少复制几列。"}};
            const bool isForAll = lines.size() == 1;
            if (!isForAll && lines.size() != ids.size())
                return Error{ErrorCode::InvalidArgument,
                             textOf("{} lines were copied, but {} rows are to take them.",
                                    "复制了 {} 行，而要写入的是 {} 行。", lines.size(), ids.size()),
                             {"Select as many rows as were copied, or only the first one.",
                              "请选中同样多的行，或只选中第一行。"}};
            Block block;
            block.layer = layer;
            const std::vector<Field> taken(fields.begin(),
                                           fields.begin() + static_cast<std::ptrdiff_t>(across));
            for (std::size_t row = 0; row < ids.size(); ++row) {
                const auto& line = lines[isForAll ? 0 : row];
                RowValues values;
                for (std::size_t at = 0; at < line.size(); ++at) {
                    const std::string value = valueOfWritten(*codes, layer, taken[at], line[at]);
                    const auto problem = problemOfWritten(layer, taken[at], value);
                    if (problem && problem->isRefused)
                        return refusal(isForAll ? 1 : row + 1, taken[at], line[at],
                                       problem->sentence);
                    values[taken[at].name] = cellOf(taken[at], value);
                }
                block.cells += values.size();
                block.rows.emplace_back(ids[row], std::move(values));
            }
            block.label = labelOf(taken, ids.size());
            return block;
        },
        [this](Result<Block> block) {
            m_isBusy = false;
            if (!block.ok())
                emit failed(block.error());
            else
                store(block.value());
        });
}

}  // namespace hetu::desktop
