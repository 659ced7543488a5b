#include "app/desktop/analyses/parameter_form.h"

#include <gtest/gtest.h>

#include "analysis/core/analysis.h"
#include "app/desktop/base/exact_spin_box.h"

namespace hetu::desktop {
namespace {

using analysis::ParameterSpec;

std::vector<LayerInfo> someLayers() {
    std::vector<LayerInfo> layers(3);
    layers[0].name = "organisations";
    layers[0].title = {"Organisations", "机构"};
    layers[0].geometry = GeometryKind::Point;
    layers[0].fields = {{"employees", FieldType::Integer, {"Employees", "职工"}, ""},
                        {"name", FieldType::Text, {"Name", "名称"}, ""},
                        {"turnover", FieldType::Real, {}, ""}};
    layers[1].name = "zones";
    layers[1].geometry = GeometryKind::Polygon;
    layers[2].name = "buildings";
    layers[2].geometry = GeometryKind::Polygon;
    return layers;
}

/// Texts that the spec accepts: its default, its limits, and what people and files write.
std::vector<std::string> acceptedTexts(const ParameterSpec& spec) {
    std::vector<std::string> texts{spec.defaultValue};
    switch (spec.kind) {
        case ParameterSpec::Kind::Number:
            for (const double limit : {spec.min.value_or(-1e9), spec.max.value_or(1e9)})
                texts.push_back(toText(limit));
            for (const char* odd : {"800", "800.0", "0.1", "0.30000000000000004", "1e-07",
                                    "1234.5678", "123456.789012345"})
                texts.emplace_back(odd);
            break;
        case ParameterSpec::Kind::Integer:
            for (const double limit : {spec.min.value_or(-1e9), spec.max.value_or(1e9)})
                texts.push_back(toText(static_cast<long long>(limit)));
            texts.emplace_back("7");
            texts.emplace_back("12000");
            break;
        case ParameterSpec::Kind::Flag:
            texts = {"on", "off"};
            break;
        case ParameterSpec::Kind::Field:
            texts.insert(texts.end(), {"employees", "turnover", "a_field_of_tomorrow"});
            [[fallthrough]];
        case ParameterSpec::Kind::Choice:
            for (const ParameterSpec::Choice& choice : spec.choices)
                texts.push_back(choice.value);
            break;
        case ParameterSpec::Kind::Layer:
            texts.insert(texts.end(), {"", "zones", "a_layer_that_has_gone"});
            break;
        case ParameterSpec::Kind::Positions:
            texts.insert(texts.end(), {"", "1,2", "634521.25,3834211.5; 3,4"});
            break;
        case ParameterSpec::Kind::LayerList:
            texts.insert(texts.end(),
                         {"", "zones", "buildings,zones", "zones, buildings", "gone,zones"});
            break;
    }
    std::erase_if(texts, [&](const std::string& text) { return !checkValue(spec, text).ok(); });
    return texts;
}

void expectRoundTrip(const std::vector<ParameterSpec>& specs) {
    ParameterForm form(specs, someLayers());
    for (const ParameterSpec& spec : specs) {
        EXPECT_EQ(form.values()[spec.name], spec.defaultValue) << spec.name << " at first";
        for (const std::string& text : acceptedTexts(spec)) {
            form.setValues({{spec.name, text}});
            EXPECT_EQ(form.values()[spec.name], text) << spec.name;
        }
    }
}

TEST(ParameterForm, EveryParameterOfTheCatalogueComesBackLetterByLetter) {
    ASSERT_FALSE(analysis::catalogue().empty());
    for (const analysis::Analysis& entry : analysis::catalogue()) {
        SCOPED_TRACE(entry.id);
        expectRoundTrip(entry.parameters);
    }
}

TEST(ParameterForm, EveryKindComesBackLetterByLetter) {
    std::vector<ParameterSpec> specs;
    const auto add = [&](const char* name, ParameterSpec::Kind kind, const char* byDefault) {
        ParameterSpec spec;
        spec.name = name;
        spec.kind = kind;
        spec.unit = "1";
        spec.defaultValue = byDefault;
        specs.push_back(spec);
    };
    add("open-number", ParameterSpec::Kind::Number, "0.05");
    add("number", ParameterSpec::Kind::Number, "0.05");
    specs.back().min = 0;
    specs.back().max = 1e6;
    add("integer", ParameterSpec::Kind::Integer, "10");
    add("choice", ParameterSpec::Kind::Choice, "two");
    specs.back().choices = {{"one", {"One", "一"}}, {"two", {"Two", "二"}}};
    add("field", ParameterSpec::Kind::Field, "count");
    specs.back().choices = {{"count", {"One each", "每家计一"}}};
    add("flag", ParameterSpec::Kind::Flag, "off");
    add("layer", ParameterSpec::Kind::Layer, "");
    add("layers", ParameterSpec::Kind::LayerList, "zones");
    expectRoundTrip(specs);
}

TEST(ParameterForm, NumberKeepsWhatIsTypedAndStaysInRange) {
    ExactSpinBox box(10, 1000);
    QString text = QStringLiteral("0.123456789");
    int position = 0;
    EXPECT_EQ(box.validate(text, position), QValidator::Intermediate);  // below the range
    text = QStringLiteral("123.456789");
    EXPECT_EQ(box.validate(text, position), QValidator::Acceptable);
    EXPECT_EQ(box.valueFromText(text), 123.456789);
    text = QStringLiteral("12,5");
    EXPECT_EQ(box.validate(text, position), QValidator::Invalid);
    EXPECT_EQ(box.valueFromText(QStringLiteral("5000")), 1000);
}

TEST(ParameterForm, StepsAreATenthOfTheNumbersSize) {
    ExactSpinBox box(0, 1e6);
    box.setValue(800);
    box.stepBy(1);
    EXPECT_EQ(box.value(), 810);
    ExactSpinBox small(0, 1);
    small.setValue(0.3);
    small.stepBy(1);
    EXPECT_EQ(small.value(), 0.31);
}

TEST(ParameterForm, LayerListWithAnotherChoiceNamesTheCheckedOnes) {
    ParameterSpec spec;
    spec.name = "layers";
    spec.kind = ParameterSpec::Kind::LayerList;
    ParameterForm form({spec}, someLayers());
    form.setValues({{"layers", "buildings,zones"}});
    form.setValues({{"layers", "zones"}});
    EXPECT_EQ(form.values()["layers"], "zones");
}

}  // namespace
}  // namespace hetu::desktop
