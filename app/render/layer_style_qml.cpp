#include <algorithm>
#include <array>
#include <cmath>

#include "app/render/layer_style.h"
#include "app/render/style_words.h"

namespace hetu::render {
namespace {

std::string escaped(std::string_view plain) {
    std::string result;
    for (const char c : plain) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\n':
            case '\t':
            case '\r':
                result += ' ';
                break;
            default:
                // Other control characters are no XML.
                if (static_cast<unsigned char>(c) >= 0x20) result += c;
        }
    }
    return result;
}

/// A field in an expression of QGIS.
std::string fieldName(std::string_view field) {
    std::string result = "\"";
    for (const char c : field) {
        if (c == '"') result += c;
        result += c;
    }
    return result + "\"";
}

/// What a label says, as an expression of QGIS: of a number one decimal, two of a small one.
std::string labelOf(const StyleLabels& labels) {
    const std::string name = fieldName(labels.field);
    if (!labels.isNumber) return "to_string(" + name + ")";
    return "to_string(round(" + name + ",if(abs(" + name + ")<10,2,1)))";
}

std::string rgba(Colour c) {
    return hetu::toText(int{c.red}) + "," + hetu::toText(int{c.green}) + "," +
           hetu::toText(int{c.blue}) + "," + hetu::toText(int{c.opaque});
}
std::string rgb(Colour c) {
    return toText({c.red, c.green, c.blue, 255});
}

/// Puts a QML together, one element at a time.
class Qml {
public:
    Qml(const LayerStyle& style, StyleTarget target, StyleWords words)
        : m_style(style), m_target(target), m_words(words) {}

    [[nodiscard]] std::string made() {
        m_text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n";
        if (m_target == StyleTarget::Surface)
            surface();
        else
            rows();
        m_text += "</qgis>\n";
        return std::move(m_text);
    }

private:
    [[nodiscard]] std::string words(const Text& both) const {
        switch (m_words) {
            case StyleWords::English:
                return escaped(both.in(Language::English));
            case StyleWords::Chinese:
                return escaped(both.in(Language::Chinese));
            case StyleWords::Both:
                break;
        }
        // The bar parts the languages: one within the words would cut them.
        const auto barless = [](std::string one) {
            std::replace(one.begin(), one.end(), '|', '/');
            return one;
        };
        return escaped(barless(both.in(Language::Chinese)) + "|" +
                       barless(both.in(Language::English)));
    }

    void head(std::string_view attributes) {
        m_text += "<qgis version=\"3.22.16\" " + std::string(attributes) +
                  " hasScaleBasedVisibilityFlag=\"" + (m_style.nearerThan > 0 ? "1" : "0") +
                  "\" minScale=\"" +
                  hetu::toText(m_style.nearerThan > 0 ? m_style.nearerThan : 1e8) +
                  "\" maxScale=\"0\">\n";
    }

    // The part of a style that a layer of its target can have.
    [[nodiscard]] StyleKind kind() const {
        const bool isPoint = m_target == StyleTarget::Point;
        switch (m_style.kind) {
            case StyleKind::Categorised:
                return m_style.field.empty() ? StyleKind::Single : StyleKind::Categorised;
            case StyleKind::Graduated:
                return m_style.field.empty() && m_target != StyleTarget::Surface
                           ? StyleKind::Single
                           : StyleKind::Graduated;
            case StyleKind::Proportional:
                return (isPoint || m_target == StyleTarget::Polygon) && !m_style.field.empty()
                           ? StyleKind::Proportional
                           : StyleKind::Single;
            case StyleKind::Heat:
                return isPoint ? StyleKind::Heat : StyleKind::Single;
            default:
                return StyleKind::Single;
        }
    }

    void option(std::string_view name, std::string_view value, std::string_view type = "QString") {
        m_text += "      <Option type=\"" + std::string(type) + "\" name=\"" + std::string(name) +
                  "\" value=\"" + escaped(value) + "\"/>\n";
    }
    void beginLayer(std::string_view kindOfLayer) {
        m_text += "    <layer class=\"" + std::string(kindOfLayer) +
                  "\" pass=\"0\" enabled=\"1\" locked=\"0\">\n     <Option type=\"Map\">\n";
    }
    void endOptions() { m_text += "     </Option>\n"; }

    void marker(const SymbolLook& look, bool growsWithField) {
        beginLayer("SimpleMarker");
        option("name", wordOf(shapeWords, look.shape));
        option("size", hetu::toText(look.sizeMillimetres));
        option("size_unit", "MM");
        option("color", rgba(look.fill));
        option("outline_color", rgba(look.outline));
        option("outline_width", hetu::toText(look.outlineMillimetres));
        option("outline_width_unit", "MM");
        option("outline_style", wordOf(lineWords, look.line));
        option("joinstyle", "bevel");
        option("angle", "0");
        option("offset", "0,0");
        option("offset_unit", "MM");
        option("horizontal_anchor_point", "1");
        option("vertical_anchor_point", "1");
        option("scale_method", "diameter");
        endOptions();
        if (growsWithField) {
            // sizeScale 1: the area of the circle, not its width, grows with the value.
            m_text +=
                "     <data_defined_properties><Option type=\"Map\">\n"
                "      <Option type=\"QString\" name=\"name\" value=\"\"/>\n"
                "      <Option type=\"Map\" name=\"properties\"><Option type=\"Map\" "
                "name=\"size\">\n"
                "       <Option type=\"bool\" name=\"active\" value=\"true\"/>\n"
                "       <Option type=\"QString\" name=\"field\" value=\"" +
                escaped(m_style.field) +
                "\"/>\n"
                "       <Option type=\"int\" name=\"type\" value=\"2\"/>\n"
                "       <Option type=\"Map\" name=\"transformer\"><Option type=\"Map\" "
                "name=\"d\">\n"
                "        <Option type=\"double\" name=\"exponent\" value=\"0.5\"/>\n"
                "        <Option type=\"double\" name=\"minSize\" value=\"0\"/>\n"
                "        <Option type=\"double\" name=\"maxSize\" value=\"" +
                hetu::toText(m_style.largestMillimetres) +
                "\"/>\n"
                "        <Option type=\"double\" name=\"minValue\" value=\"0\"/>\n"
                "        <Option type=\"double\" name=\"maxValue\" value=\"" +
                hetu::toText(m_style.largestValue) +
                "\"/>\n"
                "        <Option type=\"double\" name=\"nullSize\" value=\"0\"/>\n"
                "        <Option type=\"int\" name=\"scaleType\" value=\"1\"/>\n"
                "       </Option><Option type=\"int\" name=\"t\" value=\"1\"/></Option>\n"
                "      </Option></Option>\n"
                "      <Option type=\"QString\" name=\"type\" value=\"collection\"/>\n"
                "     </Option></data_defined_properties>\n";
        }
        m_text += "    </layer>\n";
    }

    void fill(const SymbolLook& look) {
        beginLayer("SimpleFill");
        option("color", rgba(look.fill));
        option("style", look.fill.opaque == 0 ? "no" : "solid");
        option("outline_color", rgba(look.outline));
        option("outline_width", hetu::toText(look.outlineMillimetres));
        option("outline_width_unit", "MM");
        option("outline_style", wordOf(lineWords, look.line));
        option("joinstyle", "round");
        endOptions();
        m_text += "    </layer>\n";
    }

    void line(const SymbolLook& look) {
        beginLayer("SimpleLine");
        option("line_color", rgba(look.fill));
        option("line_width", hetu::toText(look.sizeMillimetres));
        option("line_width_unit", "MM");
        option("line_style", wordOf(lineWords, look.line));
        option("capstyle", "round");
        option("joinstyle", "round");
        endOptions();
        m_text += "    </layer>\n";
    }

    void beginSymbol(std::string_view type, std::string_view name) {
        m_text += "   <symbol type=\"" + std::string(type) + "\" name=\"" + std::string(name) +
                  "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n";
    }

    void symbol(const std::string& name, const SymbolLook& look, bool growsWithField = false) {
        switch (m_target) {
            case StyleTarget::Point:
                beginSymbol("marker", name);
                marker(look, growsWithField);
                break;
            case StyleTarget::Line:
                beginSymbol("line", name);
                line(look);
                break;
            default:
                beginSymbol("fill", name);
                if (growsWithField) {
                    // The area itself only as its outline; the circle stands on a place inside it.
                    SymbolLook area = look;
                    area.fill.opaque = 0;
                    area.outline = {150, 148, 142, 255};
                    fill(area);
                    beginLayer("CentroidFill");
                    option("point_on_surface", "1");
                    option("point_on_all_parts", "0");
                    option("clip_points", "0");
                    option("clip_on_current_part_only", "0");
                    endOptions();
                    beginSymbol("marker", "@" + name + "@1");
                    marker(look, true);
                    m_text += "   </symbol>\n    </layer>\n";
                } else {
                    fill(look);
                }
        }
        m_text += "   </symbol>\n";
    }

    void single() {
        m_text +=
            "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" "
            "forceraster=\"0\">\n<symbols>\n";
        symbol("0", m_style.look);
        m_text += "</symbols>\n</renderer-v2>\n";
    }

    void categorised() {
        m_text += "<renderer-v2 type=\"categorizedSymbol\" attr=\"" +
                  escaped(fieldName(m_style.field)) +
                  "\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n<categories>\n";
        for (std::size_t i = 0; i < m_style.categories.size(); ++i) {
            const StyleCategory& each = m_style.categories[i];
            m_text += " <category value=\"" + (each.isRest ? "" : escaped(each.value)) +
                      "\" type=\"" + (each.isRest ? "NULL" : "string") + "\" symbol=\"" +
                      hetu::toText(i) + "\" label=\"" + words(each.label) + "\" render=\"" +
                      (each.isShown ? "true" : "false") + "\"/>\n";
        }
        m_text += "</categories>\n<symbols>\n";
        for (std::size_t i = 0; i < m_style.categories.size(); ++i) {
            SymbolLook look = m_style.look;
            look.fill = m_style.categories[i].colour;
            look.shape = m_style.categories[i].shape.value_or(look.shape);
            symbol(hetu::toText(i), look);
        }
        m_text += "</symbols>\n</renderer-v2>\n";
    }

    void graduated() {
        m_text += "<renderer-v2 type=\"graduatedSymbol\" attr=\"" +
                  escaped(fieldName(m_style.field)) +
                  "\" graduatedMethod=\"GraduatedColor\" symbollevels=\"0\" enableorderby=\"0\" "
                  "forceraster=\"0\">\n<ranges>\n";
        for (std::size_t i = 0; i < m_style.classes.size(); ++i) {
            const StyleClass& each = m_style.classes[i];
            m_text += " <range lower=\"" + hetu::toText(each.from) + "\" upper=\"" +
                      hetu::toText(each.to) + "\" symbol=\"" + hetu::toText(i) + "\" label=\"" +
                      words(each.label) + "\" render=\"true\"/>\n";
        }
        m_text += "</ranges>\n<symbols>\n";
        for (std::size_t i = 0; i < m_style.classes.size(); ++i) {
            SymbolLook look = m_style.look;
            look.fill = m_style.classes[i].colour;
            symbol(hetu::toText(i), look);
        }
        m_text += "</symbols>\n</renderer-v2>\n";
    }

    // Three circles explain the others: the largest, a half and a tenth of it.
    static constexpr std::array explained{0.1, 0.5, 1.0};
    [[nodiscard]] std::string explainedLabel(double share) const {
        return escaped(toGrouped(share * m_style.largestValue, m_style.largestValue < 10 ? 1 : 0));
    }
    void largestFirst() {
        m_text += "<orderby><orderByClause asc=\"0\" nullsFirst=\"1\">" +
                  escaped(fieldName(m_style.field)) + "</orderByClause></orderby>\n";
    }

    void proportional() {
        if (m_target == StyleTarget::Polygon) return proportionalInAreas();
        m_text +=
            "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"1\" "
            "forceraster=\"0\">\n<symbols>\n";
        symbol("0", m_style.look, true);
        m_text += "</symbols>\n";
        largestFirst();
        m_text +=
            "<data-defined-size-legend type=\"separated\" valign=\"bottom\" title=\"\">\n"
            " <classes>\n";
        for (const double share : explained)
            m_text += "  <class size=\"" + hetu::toText(share * m_style.largestValue) +
                      "\" label=\"" + explainedLabel(share) + "\"/>\n";
        m_text += " </classes>\n</data-defined-size-legend>\n</renderer-v2>\n";
    }

    // QGIS explains the sizes of markers alone. Here rules stand in the legend for them whose
    // markers no area can be drawn with.
    void proportionalInAreas() {
        m_text +=
            "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"1\" "
            "forceraster=\"0\">\n<rules key=\"{circles}\">\n"
            " <rule key=\"{all}\" symbol=\"0\" label=\"" +
            words({"area with its circle", "区域与圆"}) + "\"/>\n";
        for (std::size_t i = 0; i < explained.size(); ++i)
            m_text += " <rule key=\"{size" + hetu::toText(i) + "}\" symbol=\"" +
                      hetu::toText(i + 1) + "\" label=\"" + explainedLabel(explained[i]) + "\"/>\n";
        m_text += "</rules>\n<symbols>\n";
        symbol("0", m_style.look, true);
        for (std::size_t i = 0; i < explained.size(); ++i) {
            SymbolLook look = m_style.look;
            look.sizeMillimetres = m_style.largestMillimetres * std::sqrt(explained[i]);
            beginSymbol("marker", hetu::toText(i + 1));
            marker(look, false);
            m_text += "   </symbol>\n";
        }
        m_text += "</symbols>\n";
        largestFirst();
        m_text += "</renderer-v2>\n";
    }

    void heat() {
        const ColourRamp& ramp = colourRamp(m_style.ramp);
        std::string stops;
        const auto at = [&](double share) {
            return ramp.at(m_style.isInverted ? 1 - share : share);
        };
        for (const double share : {0.15, 0.35, 0.55, 0.8}) {
            Colour each = at(share);
            each.opaque = static_cast<std::uint8_t>(std::lround(235 * std::min(1.0, share * 2)));
            stops += (stops.empty() ? "" : ":") + hetu::toText(share) + ";" + rgba(each);
        }
        Colour least = at(0), most = at(1);
        least.opaque = 0;  // where there is nothing, the map shows
        m_text += "<renderer-v2 type=\"heatmapRenderer\" radius=\"" +
                  hetu::toText(m_style.radiusMillimetres) +
                  "\" radius_unit=\"0\" radius_map_unit_scale=\"3x:0,0,0,0,0,0\" quality=\"1\" "
                  "max_value=\"0\" weight_expression=\"" +
                  (m_style.field.empty() ? std::string() : escaped(fieldName(m_style.field))) +
                  "\" enableorderby=\"0\" forceraster=\"0\">\n<colorramp type=\"gradient\" "
                  "name=\"[source]\">\n";
        m_text += "     <Option type=\"Map\">\n";
        option("color1", rgba(least));
        option("color2", rgba(most));
        option("discrete", "0");
        option("rampType", "gradient");
        option("stops", stops);
        endOptions();
        m_text += "</colorramp>\n</renderer-v2>\n";
    }

    void labels() {
        const StyleLabels& labels = m_style.labels;
        if (labels.field.empty()) return;
        const std::string size = hetu::toText(labels.sizePoints);
        m_text += "<labeling type=\"simple\">\n<settings calloutType=\"simple\">\n";
        m_text += " <text-style fieldName=\"" + escaped(labelOf(labels)) +
                  "\" isExpression=\"1\" fontFamily=\"Noto Sans CJK SC\" namedStyle=\"Regular\" "
                  "fontWeight=\"50\" fontSize=\"" +
                  size + "\" fontSizeUnit=\"Point\" textColor=\"" + rgba(labels.colour) +
                  "\" textOpacity=\"1\" fontItalic=\"0\" multilineHeight=\"0.95\">\n"
                  "  <text-buffer bufferDraw=\"" +
                  (labels.hasHalo ? "1" : "0") +
                  "\" bufferSize=\"0.9\" bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\" "
                  "bufferOpacity=\"0.85\" bufferNoFill=\"1\" bufferJoinStyle=\"128\"/>\n"
                  " </text-style>\n"
                  " <text-format wrapChar=\"\" multilineAlign=\"1\" decimals=\"1\"/>\n";
        // Around a point by its own size, along a line, inside an area.
        const char* const placement = m_target == StyleTarget::Point  ? "6"
                                      : m_target == StyleTarget::Line ? "2"
                                                                      : "1";
        m_text += " <placement placement=\"" + std::string(placement) +
                  "\" dist=\"0.6\" distUnits=\"MM\" priority=\"5\" centroidWhole=\"0\" "
                  "centroidInside=\"1\" fitInPolygonOnly=\"0\" "
                  "predefinedPositionOrder=\"TR,TL,BR,BL,R,L,TSR,BSR\" offsetType=\"1\" "
                  "quadOffset=\"4\" placementFlags=\"10\"/>\n"
                  " <rendering drawLabels=\"1\" scaleVisibility=\"" +
                  (labels.nearerThan > 0 ? "1" : "0") + "\" scaleMin=\"" +
                  (labels.nearerThan > 0 ? "1" : "0") + "\" scaleMax=\"" +
                  hetu::toText(labels.nearerThan) +
                  "\" displayAll=\"0\" obstacle=\"0\" obstacleType=\"1\" obstacleFactor=\"1\" "
                  "limitNumLabels=\"0\" mergeLines=\"1\" minFeatureSize=\"0\" "
                  "fontMinPixelSize=\"3\" fontMaxPixelSize=\"10000\" upsidedownLabels=\"0\" "
                  "zIndex=\"0\"/>\n</settings>\n</labeling>\n";
    }

    void rows() {
        head(std::string("styleCategories=\"Symbology|Labeling|Rendering\" labelsEnabled=\"") +
             (m_style.labels.field.empty() ? "0" : "1") +
             "\" simplifyDrawingHints=\"1\" simplifyDrawingTol=\"1\" simplifyAlgorithm=\"0\" "
             "simplifyLocal=\"1\" simplifyMaxScale=\"1\"");
        switch (kind()) {
            case StyleKind::Categorised:
                categorised();
                break;
            case StyleKind::Graduated:
                graduated();
                break;
            case StyleKind::Proportional:
                proportional();
                break;
            case StyleKind::Heat:
                heat();
                break;
            default:
                single();
        }
        labels();
        m_text +=
            "<blendMode>0</blendMode>\n<featureBlendMode>0</featureBlendMode>\n"
            "<layerOpacity>1</layerOpacity>\n<layerGeometryType>" +
            std::string(m_target == StyleTarget::Point  ? "0"
                        : m_target == StyleTarget::Line ? "1"
                                                        : "2") +
            "</layerGeometryType>\n";
    }

    void surface() {
        head("styleCategories=\"Symbology\"");
        const auto& classes = m_style.classes;
        // The outer limits; where the outer classes have none, those between the classes.
        double least = classes.empty() ? 0 : classes.front().from;
        double most = classes.empty() ? 1 : classes.back().to;
        if (least == -noLimit) least = classes.front().to == noLimit ? 0 : classes.front().to;
        if (most == noLimit) most = classes.back().from == -noLimit ? 1 : classes.back().from;
        m_text +=
            "<pipe>\n<provider><resampling enabled=\"true\" maxOversampling=\"2\" "
            "zoomedInResamplingMethod=\"bilinear\" zoomedOutResamplingMethod=\"bilinear\"/>"
            "</provider>\n<rasterrenderer type=\"singlebandpseudocolor\" band=\"1\" opacity=\"1\" "
            "alphaBand=\"-1\" classificationMin=\"" +
            hetu::toText(least) + "\" classificationMax=\"" + hetu::toText(most) +
            "\" nodataColor=\"\">\n<rasterTransparency/>\n"
            "<minMaxOrigin><limits>None</limits><extent>WholeRaster</extent>"
            "<statAccuracy>Estimated</statAccuracy></minMaxOrigin>\n<rastershader>\n"
            "<colorrampshader colorRampType=\"DISCRETE\" classificationMode=\"1\" clip=\"0\" "
            "minimumValue=\"" +
            hetu::toText(least) + "\" maximumValue=\"" + hetu::toText(most) +
            "\" labelPrecision=\"2\">\n";
        for (std::size_t i = 0; i < classes.size(); ++i) {
            // The last class takes all above: a value may exceed its limit by its last digit.
            const bool isLast = i + 1 == classes.size();
            m_text += " <item value=\"" + (isLast ? "inf" : hetu::toText(classes[i].to)) +
                      "\" color=\"" + rgb(classes[i].colour) + "\" alpha=\"" +
                      hetu::toText(int{classes[i].colour.opaque}) + "\" label=\"" +
                      words(classes[i].label) + "\"/>\n";
        }
        m_text +=
            "</colorrampshader>\n</rastershader>\n</rasterrenderer>\n"
            "<brightnesscontrast brightness=\"0\" contrast=\"0\" gamma=\"1\"/>\n"
            "<huesaturation saturation=\"0\" grayscaleMode=\"0\" colorizeOn=\"0\"/>\n"
            "<rasterresampler maxOversampling=\"2\"/>\n"
            "<resamplingStage>provider</resamplingStage>\n</pipe>\n<blendMode>0</blendMode>\n";
    }

    const LayerStyle& m_style;
    StyleTarget m_target;
    StyleWords m_words;
    std::string m_text;
};

}  // namespace

std::string toQml(const LayerStyle& style, StyleTarget target, StyleWords words) {
    return style.kind == StyleKind::Own ? style.qml : Qml(style, target, words).made();
}

}  // namespace hetu::render
