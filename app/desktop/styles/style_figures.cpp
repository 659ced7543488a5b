#include "app/desktop/styles/style_figures.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/core/class_breaks.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/styles/value_words.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

using render::Colour;
using render::LayerStyle;
using render::StyleCategory;
using render::StyleClass;

StyleCategory restOfAll() {
    return {"", {"all others", "其他"}, {176, 174, 168, 255}, {}, true, true};
}

Status takeNumbers(StyleFigures& figures, std::vector<double> numbers, const Progress& progress) {
    const std::size_t all = numbers.size();
    std::erase_if(numbers, [](double value) { return !std::isfinite(value); });
    figures.unknown = all - numbers.size();
    if (progress.cancelled()) return cancelledError();
    std::sort(numbers.begin(), numbers.end());
    figures.numbers = std::move(numbers);
    HETU_TRY(figures.histogram, analysis::histogram(figures.numbers, 0, progress));
    return success();
}

analysis::BreakMethod methodOf(const std::string& word) {
    using analysis::BreakMethod;
    return word == "equal"      ? BreakMethod::EqualInterval
           : word == "quantile" ? BreakMethod::Quantile
           : word == "rounded"  ? BreakMethod::Rounded
                                : BreakMethod::NaturalBreaks;
}

/// Numbers so that neighbours look different.
std::vector<std::string> shownLimits(const std::vector<double>& limits) {
    std::vector<std::string> shown;
    for (const double limit : limits)
        shown.push_back(shownNumber(limit, "").toStdString());
    if (std::set<std::string>(shown.begin(), shown.end()).size() == limits.size()) return shown;
    for (std::size_t i = 0; i < limits.size(); ++i)
        shown[i] = toText(limits[i]);
    return shown;
}

}  // namespace

Result<FiguresPointer> readFigures(const FiguresWish& wish,
                                   const Document::Reader& read,
                                   const Progress& progress) {
    auto figures = std::make_shared<StyleFigures>();
    figures->layer = wish.layer.name;
    figures->field = wish.field;
    figures->revision = wish.layer.revision;
    figures->hasValues = wish.wantsValues;
    if (wish.layer.isSurface) {
        HETU_TRY(const auto source, read());
        HETU_TRY(Surface surface, source->readSurface(wish.layer.name));
        HETU_CHECK(takeNumbers(*figures, std::move(surface.values), progress));
        return FiguresPointer(std::move(figures));
    }
    HETU_TRY(const RowQuery query, RowQuery::open(wish.path, wish.layer.name));
    HETU_TRY(RowColumns rows, query.columns({wish.field}, {}, progress));
    Column& column = rows.table.columns().front();
    if (!wish.wantsValues) {
        HETU_CHECK(takeNumbers(*figures, std::move(column.numbers), progress));
        return FiguresPointer(std::move(figures));
    }
    HETU_TRY(const std::vector<analysis::RankedGroup> groups,
             analysis::ranking(column, nullptr, analysis::RankingFigure::Rows, progress));
    const std::map<std::string, Text> known = valueWords(wish.layer, wish.field);
    for (const analysis::RankedGroup& group : groups) {
        const auto at = known.find(group.value);
        if (group.value.empty())
            figures->unknown = group.rows;
        else
            figures->values.push_back(
                {group.value, at == known.end() ? Text{group.value, group.value} : at->second,
                 group.rows});
    }
    return FiguresPointer(std::move(figures));
}

std::vector<StyleCategory> categoriesOf(const StyleFigures& figures) {
    std::vector<StyleCategory> categories;
    for (const StyleValue& each : figures.values) {
        if (categories.size() == mostCategories) break;
        categories.push_back({each.value, each.label, {}, {}, false, true});
    }
    categories.push_back(restOfAll());
    colour(categories, "", false);
    return categories;
}

std::vector<StyleCategory> completed(std::vector<StyleCategory> categories,
                                     const StyleFigures& figures) {
    std::set<std::string> known;
    for (const StyleCategory& each : categories)
        if (!each.isRest) known.insert(each.value);
    const std::size_t before = categories.size();
    if (std::none_of(categories.begin(), categories.end(),
                     [](const StyleCategory& each) { return each.isRest; }))
        categories.push_back(restOfAll());
    for (const StyleValue& each : figures.values) {
        if (known.size() >= mostCategories) break;
        if (!known.insert(each.value).second) continue;
        const auto rest = std::find_if(categories.begin(), categories.end(),
                                       [](const StyleCategory& c) { return c.isRest; });
        categories.insert(
            rest, {each.value, each.label, render::kindColour(known.size() - 1), {}, false, true});
    }
    return categories.size() == before ? std::vector<StyleCategory>() : categories;
}

void colour(std::vector<StyleCategory>& categories, const std::string& ramp, bool isInverted) {
    const auto count =
        static_cast<int>(std::count_if(categories.begin(), categories.end(),
                                       [](const StyleCategory& each) { return !each.isRest; }));
    const std::vector<Colour> colours =
        ramp.empty() ? std::vector<Colour>() : render::colourRamp(ramp).sample(count, isInverted);
    std::size_t number = 0;
    for (StyleCategory& each : categories) {
        if (each.isRest) continue;
        each.colour = ramp.empty() ? render::kindColour(number) : colours[number];
        ++number;
    }
}

Result<std::vector<double>> limitsOf(const StyleFigures& figures,
                                     const LayerStyle& style,
                                     const Progress& progress) {
    if (figures.numbers.empty())
        return Error{ErrorCode::NotFound,
                     {"There is no number in this column yet.", "此列尚无数值。"},
                     {"Choose another column.", "请选择其他列。"}};
    HETU_TRY(const analysis::ClassBreaks breaks,
             analysis::classBreaks(figures.numbers, methodOf(style.method), style.classCount, {},
                                   progress));
    if (breaks.limits.size() < 3) return std::vector<double>();
    return std::vector<double>(breaks.limits.begin() + 1, breaks.limits.end() - 1);
}

std::vector<double> limitsBetween(const std::vector<StyleClass>& classes) {
    std::vector<double> limits;
    for (std::size_t i = 0; i + 1 < classes.size(); ++i)
        limits.push_back(classes[i].to);
    return limits;
}

std::vector<StyleClass> classesOf(const std::vector<double>& limits,
                                  const LayerStyle& style,
                                  const std::string& unit) {
    const std::vector<std::string> shown = shownLimits(limits);
    // A word for any other unit would be of one language.
    const std::string behind = unit == "%" ? " %" : "";
    std::vector<StyleClass> classes;
    for (std::size_t i = 0; i <= limits.size(); ++i) {
        StyleClass each;
        const bool isFirst = i == 0, isLast = i == limits.size();
        each.from = isFirst ? -render::noLimit : limits[i - 1];
        each.to = isLast ? render::noLimit : limits[i];
        each.label = isFirst && isLast ? Text{"all values", "全部数值"}
                     : isFirst         ? textOf("up to {}{}", "{}{} 及以下", shown[i], behind)
                     : isLast ? textOf("more than {}{}", "{}{} 以上", shown[i - 1], behind)
                              : textOf("{} – {}{}", "{} – {}{}", shown[i - 1], shown[i], behind);
        classes.push_back(std::move(each));
    }
    const bool isClear = !style.classes.empty() && style.classes.front().colour.opaque == 0;
    LayerStyle made = style;
    made.classes = std::move(classes);
    colourClasses(made);
    if (isClear) made.classes.front().colour.opaque = 0;
    return std::move(made.classes);
}

void colourClasses(LayerStyle& style) {
    const bool isClear = !style.classes.empty() && style.classes.front().colour.opaque == 0;
    const std::vector<Colour> colours =
        render::colourRamp(style.ramp)
            .sample(static_cast<int>(style.classes.size()), style.isInverted);
    for (std::size_t i = 0; i < style.classes.size(); ++i)
        style.classes[i].colour = colours[i];
    if (isClear) style.classes.front().colour.opaque = 0;
}

std::vector<std::size_t> countsOf(const std::vector<double>& numbers,
                                  const std::vector<StyleClass>& classes) {
    std::vector<std::size_t> counts;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        // The first class has its lower limit, too.
        const auto first = i == 0
                               ? std::lower_bound(numbers.begin(), numbers.end(), classes[i].from)
                               : std::upper_bound(numbers.begin(), numbers.end(), classes[i].from);
        const auto last = std::upper_bound(numbers.begin(), numbers.end(), classes[i].to);
        counts.push_back(static_cast<std::size_t>(std::max(last - first, std::ptrdiff_t{0})));
    }
    return counts;
}

std::optional<std::vector<double>> parseLimits(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[,;，；、\\s]+"));
    std::set<double> limits;
    for (const QString& each : text.split(between, Qt::SkipEmptyParts)) {
        double value = 0;
        if (!parseNumber(each.toStdString(), value) || !std::isfinite(value) ||
            std::abs(value) >= render::noLimit)
            return std::nullopt;
        limits.insert(value);
    }
    return std::vector<double>(limits.begin(), limits.end());
}

QString limitsText(const std::vector<double>& limits) {
    QStringList texts;
    for (const double limit : limits)
        texts << QString::fromStdString(toText(limit));
    return texts.join(QStringLiteral(", "));
}

}  // namespace hetu::desktop
