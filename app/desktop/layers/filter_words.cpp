#include "app/desktop/layers/filter_words.h"

#include <QCoreApplication>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/rows/cell_words.h"

namespace hetu::desktop {
namespace {

using render::Comparison;

struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::FilterWords)
};

}  // namespace

std::vector<std::pair<Comparison, QString>> comparisonsFor(const Field& field) {
    if (field.type == FieldType::Text)
        return {{Comparison::Equal, FilterWords::tr("is")},
                {Comparison::Different, FilterWords::tr("is not")},
                {Comparison::Contains, FilterWords::tr("contains")},
                {Comparison::BeginsWith, FilterWords::tr("begins with")},
                {Comparison::IsMissing, FilterWords::tr("is not known")},
                {Comparison::IsThere, FilterWords::tr("is known")}};
    return {{Comparison::Equal, QStringLiteral("=")},
            {Comparison::Different, QStringLiteral("≠")},
            {Comparison::More, QStringLiteral(">")},
            {Comparison::AtLeast, QStringLiteral("≥")},
            {Comparison::Less, QStringLiteral("<")},
            {Comparison::AtMost, QStringLiteral("≤")},
            {Comparison::IsMissing, FilterWords::tr("is not known")},
            {Comparison::IsThere, FilterWords::tr("is known")}};
}

bool needsValue(Comparison comparison) {
    return comparison != Comparison::IsMissing && comparison != Comparison::IsThere;
}

QString shownValue(const std::string& layer, const Field& field, const std::string& value) {
    Column cell;
    cell.field = field;
    if (cell.isText()) {
        cell.texts = {value};
    } else {
        double number = 0;
        if (!parseNumber(value, number)) return QString::fromStdString(value);
        cell.numbers = {number};
    }
    return shownCell(CodeLists(), layer, cell, 0);  // counties are written by their code here
}

QString wordsOf(const LayerInfo& layer, const render::LayerFilter& filter) {
    QStringList parts;
    for (const render::FilterCondition& condition : filter.conditions) {
        const Field* field = layer.field(condition.field);
        if (!field) {
            parts << FilterWords::tr("“%1” (no such column)")
                         .arg(QString::fromStdString(condition.field));
            continue;
        }
        QString how;
        for (const auto& [comparison, words] : comparisonsFor(*field))
            if (comparison == condition.comparison) how = words;
        const QString name =
            field->label.isEmpty() ? QString::fromStdString(field->name) : words(field->label);
        QString part = name + QLatin1Char(' ') + how;
        if (needsValue(condition.comparison))
            part += QLatin1Char(' ') + shownValue(layer.name, *field, condition.value);
        parts << part;
    }
    return parts.join(filter.isAnyEnough ? FilterWords::tr(" or ") : FilterWords::tr(" and "));
}

}  // namespace hetu::desktop
