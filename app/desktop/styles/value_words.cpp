#include "app/desktop/styles/value_words.h"

#include <QFile>
#include <QXmlStreamReader>

#include "layers/base/resources.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

using Words = std::map<std::string, Text>;

/// As OpenStreetMap classes them.
const Words& streetClasses() {
    static const Words words{{"motorway", {"motorway", "高速公路"}},
                             {"motorway_link", {"motorway ramp", "高速公路匝道"}},
                             {"trunk", {"expressway", "快速路"}},
                             {"trunk_link", {"expressway ramp", "快速路匝道"}},
                             {"primary", {"main road", "主干路"}},
                             {"primary_link", {"ramp of a main road", "主干路匝道"}},
                             {"secondary", {"secondary road", "次干路"}},
                             {"secondary_link", {"ramp of a secondary road", "次干路匝道"}},
                             {"tertiary", {"side road", "支路"}},
                             {"tertiary_link", {"ramp of a side road", "支路匝道"}},
                             {"residential", {"residential street", "居住区道路"}},
                             {"living_street", {"street for walking and living", "生活街道"}},
                             {"unclassified", {"minor road", "一般道路"}},
                             {"service", {"access road", "内部道路"}},
                             {"pedestrian", {"pedestrian street", "步行街"}},
                             {"footway", {"footpath", "人行道"}},
                             {"path", {"path", "小路"}},
                             {"steps", {"steps", "台阶"}},
                             {"cycleway", {"cycle path", "自行车道"}},
                             {"track", {"track", "田间道路"}}};
    return words;
}

/// The categories of a style file, if it goes by that field.
Words categoriesIn(const QString& file, const std::string& field) {
    Words words;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) return words;
    QXmlStreamReader xml(&source);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == QLatin1String("renderer-v2") &&
            attributes.value(QLatin1String("attr")) != QString::fromStdString(field))
            return {};
        if (xml.name() != QLatin1String("category")) continue;
        const QString label = attributes.value(QLatin1String("label")).toString();
        const QString value = attributes.value(QLatin1String("value")).toString();
        if (!value.isEmpty())
            words[value.toStdString()] = {label.section(QLatin1Char('|'), 1, 1).toStdString(),
                                          label.section(QLatin1Char('|'), 0, 0).toStdString()};
    }
    return words;
}

/// Those of the style that the program draws the layer with: of "coverage", too, for a run of it
/// that is kept apart as "coverage_plan_b".
Words shippedWords(std::string layer, const std::string& field) {
    const Result<std::string> resources = resourceFolder();
    if (!resources.ok()) return {};
    for (;;) {
        const QString file =
            QString::fromStdString(resources.value() + "/styles/layers/" + layer + ".qml");
        if (QFile::exists(file)) return categoriesIn(file, field);
        const std::size_t end = layer.rfind('_');
        if (end == std::string::npos) return {};
        layer.erase(end);
    }
}

}  // namespace

std::map<std::string, Text> valueWords(const LayerInfo& layer, const std::string& field) {
    if (field.starts_with("has_") || field == "in_base" || field == "covered")
        return {{"1", {"yes", "是"}}, {"0", {"no", "否"}}};
    if (layer.name == "streets" && field == "class") return streetClasses();
    Words words = shippedWords(layer.name, field);
    for (const CodeLabel& each : codesOf(layer.name, field))
        words[each.code] = each.label;
    return words;
}

}  // namespace hetu::desktop
