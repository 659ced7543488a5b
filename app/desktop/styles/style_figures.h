#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/core/chart_figures.h"
#include "app/desktop/document/document.h"
#include "app/render/layer_style.h"
#include "layers/base/progress.h"

namespace hetu::desktop {

/// A value that rows of a layer have in a field.
struct StyleValue {
    std::string value;  ///< as StyleCategory::value
    Text label;         ///< what people call it
    std::size_t rows = 0;
};

/// What a style needs to know of a field: its values one by one, or its numbers in order.
struct StyleFigures {
    std::string layer, field;
    std::int64_t revision = -1;           ///< of the layer, when it was read
    bool hasValues = false;               ///< `values` were counted; else `numbers`
    std::vector<StyleValue> values = {};  ///< the most frequent first
    std::vector<double> numbers = {};     ///< the finite ones, ascending
    analysis::Histogram histogram = {};   ///< of `numbers`
    std::size_t unknown = 0;              ///< rows without a value
};
using FiguresPointer = std::shared_ptr<const StyleFigures>;

/// What is read: the field of a layer, or the values of a surface ("value").
struct FiguresWish {
    std::string path;  ///< of the workspace
    LayerInfo layer;
    std::string field;
    bool wantsValues = false;
};

/// For a job.
/// Errors   those of RowQuery and of reading a surface; Cancelled.
[[nodiscard]] Result<FiguresPointer> readFigures(const FiguresWish& wish,
                                                 const Document::Reader& read,
                                                 const Progress& progress);

/// Categories that have a colour of their own; the others share that of the rest.
inline constexpr std::size_t mostCategories = 40;

/// A category for each value, the most frequent first, and one for the rest. Colours as coloured()
/// gives them.
[[nodiscard]] std::vector<render::StyleCategory> categoriesOf(const StyleFigures& figures);
/// `categories` with those values of `figures` that they lack, before the rest, and the rest; empty
/// where nothing is lacking or there is no room.
[[nodiscard]] std::vector<render::StyleCategory> completed(
    std::vector<render::StyleCategory> categories, const StyleFigures& figures);
/// The same with colours of kinds, or, with a ramp's name, from that ramp. The rest stays grey.
void colour(std::vector<render::StyleCategory>& categories,
            const std::string& ramp,
            bool isInverted);

/// The limits between classes by style.method and style.classCount; fewer where values fall
/// together.
/// Errors   those of analysis::classBreaks; NotFound: no number at all. For a job.
[[nodiscard]] Result<std::vector<double>> limitsOf(const StyleFigures& figures,
                                                   const render::LayerStyle& style,
                                                   const Progress& progress);
/// The limits between classes, ascending.
[[nodiscard]] std::vector<double> limitsBetween(const std::vector<render::StyleClass>& classes);
/// One class more than `limits`: the first has all up to the first limit, the last all above the
/// last, so that a value that comes later is drawn, too. Words and colours of the style's ramp; a
/// first class that was clear stays clear.
[[nodiscard]] std::vector<render::StyleClass> classesOf(const std::vector<double>& limits,
                                                        const render::LayerStyle& style,
                                                        const std::string& unit);
/// The colours of the style's ramp for its classes.
void colourClasses(render::LayerStyle& style);
/// How many of `numbers` (ascending) are in each class.
[[nodiscard]] std::vector<std::size_t> countsOf(const std::vector<double>& numbers,
                                                const std::vector<render::StyleClass>& classes);

/// "10, 50; 200 1000": what a person types for limits, ascending, each once. Nothing for what is no
/// list of numbers.
[[nodiscard]] std::optional<std::vector<double>> parseLimits(const QString& text);
[[nodiscard]] QString limitsText(const std::vector<double>& limits);

}  // namespace hetu::desktop
