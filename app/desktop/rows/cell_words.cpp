#include "app/desktop/rows/cell_words.h"

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

bool isQuestion(const std::string& name) {
    return name.starts_with("has_") || name == "in_base";
}

QString yesOrNo(bool isYes) {
    return isYes ? words({"yes", "是"}) : words({"no", "否"});
}

}  // namespace

QString shownCell(const std::string& layer, const Column& column, std::size_t row) {
    if (column.isMissing(row)) return {};
    if (column.isText()) return words(labelOf(layer, column.field.name, column.texts[row]));
    const double number = column.numbers[row];
    if (isQuestion(column.field.name) && (number == 0 || number == 1)) return yesOrNo(number == 1);
    // 2,019 is no year.
    if (column.field.name.find("year") != std::string::npos)
        return QString::fromStdString(toText(number));
    return shownNumber(number, column.field.unit);
}

QString copiedCell(const std::string& layer, const Column& column, std::size_t row) {
    if (column.isMissing(row)) return {};
    if (!column.isText() && !isQuestion(column.field.name))
        return QString::fromStdString(toText(column.numbers[row]));
    QString text = shownCell(layer, column, row);
    for (QChar& each : text)
        if (each == QLatin1Char('\t') || each == QLatin1Char('\n') || each == QLatin1Char('\r'))
            each = QLatin1Char(' ');
    return text;
}

QString headingOf(const Field& field) {
    const QString label =
        field.label.isEmpty() ? QString::fromStdString(field.name) : words(field.label);
    const QString unit = shownUnit(field.unit);
    return unit.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, unit);
}

}  // namespace hetu::desktop
