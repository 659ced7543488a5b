#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/render/colour_ramps.h"
#include "layers/base/result.h"
#include "layers/base/text.h"
#include "layers/model/geometry.h"

namespace hetu::render {

/// What a style is for: layers of rows by their geometry, and surfaces.
enum class StyleTarget { Point, Line, Polygon, Surface };

enum class StyleKind {
    Single,        ///< all alike
    Categorised,   ///< a colour for each value of a field; not for surfaces
    Graduated,     ///< a colour for each class of a number; of a surface's values
    Proportional,  ///< circles whose area grows with a number; points and polygons
    Heat,          ///< the crowding of points as a glow; points
    Own,           ///< QML from elsewhere, kept as it is
};

enum class SymbolShape { Circle, Square, Diamond, Triangle, Pentagon, Star, Cross };
enum class LineStyle { Solid, Dashed, Dotted, None };

/// How one thing is drawn. A point: shape, fill and outline. A line: `fill` is its colour,
/// `sizeMillimetres` its width. A polygon: fill and outline.
struct SymbolLook {
    SymbolShape shape = SymbolShape::Circle;
    Colour fill = {168, 35, 43, 255};
    Colour outline = {255, 255, 255, 255};
    double outlineMillimetres = 0.2;
    LineStyle line = LineStyle::Solid;  ///< of the line or outline
    double sizeMillimetres = 2;
    friend bool operator==(const SymbolLook&, const SymbolLook&) = default;
};

/// A value of the field and how it is drawn; what is not said comes from the common look.
struct StyleCategory {
    std::string value;  ///< as text: "park", "1"
    Text label;
    Colour colour;
    std::optional<SymbolShape> shape = {};
    bool isRest = false;  ///< every value without a category of its own, and no value
    bool isShown = true;
    friend bool operator==(const StyleCategory& a, const StyleCategory& b) {
        return a.value == b.value && a.label.en == b.label.en && a.label.zh == b.label.zh &&
               a.colour == b.colour && a.shape == b.shape && a.isRest == b.isRest &&
               a.isShown == b.isShown;
    }
};

/// Of a class without a limit on that side: `from` is -noLimit, `to` is noLimit.
inline constexpr double noLimit = 1e300;

/// From above `from` (the first class: from `from` on) up to `to`.
struct StyleClass {
    double from = 0;
    double to = 0;
    Text label;
    Colour colour;
    friend bool operator==(const StyleClass& a, const StyleClass& b) {
        return a.from == b.from && a.to == b.to && a.label.en == b.label.en &&
               a.label.zh == b.label.zh && a.colour == b.colour;
    }
};

/// Words beside the things.
struct StyleLabels {
    std::string field = {};  ///< "" = no labels
    double sizePoints = 9;
    Colour colour = {47, 47, 45, 255};
    bool hasHalo = true;
    double nearerThan = 0;  ///< shown from 1 : nearerThan on; 0 = at every scale
    bool isNumber = false;  ///< what the field holds: a number is written with few decimals
    friend bool operator==(const StyleLabels&, const StyleLabels&) = default;
};

/// Everything the style panel can say about a layer.
struct LayerStyle {
    StyleKind kind = StyleKind::Single;
    SymbolLook look = {};
    std::string field = {};  ///< the field that decides; "" = none (heat: every row counts one)
    std::vector<StyleCategory> categories = {};
    std::vector<StyleClass> classes = {};
    // How categories and classes were made: so that the panel can make them again.
    std::string ramp = "reds";
    bool isInverted = false;
    std::string method = "natural";  ///< of the classes: equal quantile natural rounded fixed
    int classCount = 5;
    double largestMillimetres = 12;  ///< Proportional: diameter of `largestValue`
    double largestValue = 1;
    double radiusMillimetres = 6;  ///< Heat
    StyleLabels labels = {};
    double nearerThan = 0;  ///< the whole layer only from 1 : nearerThan on; 0 = always
    std::string qml = {};   ///< Own
    friend bool operator==(const LayerStyle&, const LayerStyle&) = default;
};

/// The style as one JSON object.
[[nodiscard]] std::string toJson(const LayerStyle& style);
/// What toJson() wrote; members that are missing have their defaults, unknown ones are passed over.
/// Holds   styleFromJson(toJson(s)) == s.
/// Errors  InvalidArgument: no such JSON, or a value outside its range.
[[nodiscard]] Result<LayerStyle> styleFromJson(std::string_view json);

/// Which words a QML gets: `Both`, "中文|English", for the helper, which shows the half it is asked
/// for; one language for QGIS.
enum class StyleWords { Both, English, Chinese };

/// The style in the form QGIS 3.22 and newer load: for a layer of rows or a surface.
///
/// Graduated: QGIS puts a value on a limit into the lower class, as ClassBreaks does. Values in no
/// class or category are not drawn. Proportional: the area of a circle is proportional to its
/// value; larger ones lie below smaller ones; nothing is drawn for zero, less, or no value.
/// A kind that the target does not know is drawn as Single.
[[nodiscard]] std::string toQml(const LayerStyle& style, StyleTarget target, StyleWords words);

/// The style a layer of that kind begins with.
[[nodiscard]] LayerStyle plainStyle(StyleTarget target);

}  // namespace hetu::render
