#include "app/desktop/rows/cell_words.h"

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/quality/register_checks.h"

namespace hetu::desktop {
namespace {

QString yesOrNo(bool isYes) {
    return isYes ? words({"yes", "是"}) : words({"no", "否"});
}

}  // namespace

QString shownCell(const CodeLists& codes,
                  const std::string& layer,
                  const Column& column,
                  std::size_t row) {
    if (column.isMissing(row)) return {};
    if (column.isText()) return words(codes.label(layer, column.field.name, column.texts[row]));
    const double number = column.numbers[row];
    if (isYesOrNo(column.field.name) && (number == 0 || number == 1)) return yesOrNo(number == 1);
    // 2,019 is no year.
    if (column.field.name.find("year") != std::string::npos)
        return QString::fromStdString(toText(number));
    return shownNumber(number, column.field.unit);
}

QString copiedCell(const CodeLists& codes,
                   const std::string& layer,
                   const Column& column,
                   std::size_t row) {
    if (column.isMissing(row)) return {};
    if (!column.isText() && !isYesOrNo(column.field.name))
        return QString::fromStdString(toText(column.numbers[row]));
    QString text = shownCell(codes, layer, column, row);
    for (QChar& each : text)
        if (each == QLatin1Char('\t') || each == QLatin1Char('\n') || each == QLatin1Char('\r'))
            each = QLatin1Char(' ');
    return text;
}

std::string keptCell(const Column& column, std::size_t row) {
    if (column.isMissing(row)) return {};
    return column.isText() ? column.texts[row] : toText(column.numbers[row]);
}

QString headingOf(const Field& field) {
    const QString label =
        field.label.isEmpty() ? QString::fromStdString(field.name) : words(field.label);
    const QString unit = shownUnit(field.unit);
    return unit.isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, unit);
}

}  // namespace hetu::desktop
