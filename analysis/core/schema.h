#pragma once
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu::analysis {

/// Everything a front end needs to ask for one parameter. No front end knows more.
struct ParameterSpec {
    enum class Kind {
        Number,     ///< a double within [min, max]
        Integer,    ///< a whole number within [min, max]
        Choice,     ///< one of `choices`
        Flag,       ///< "on" or "off"
        Field,      ///< one of `choices`, or a number field of the organisations
        Layer,      ///< the name of one layer, or "" for none
        LayerList,  ///< names of layers, separated by commas
        Positions,  ///< "x,y; x,y": places in metres, CRS of the workspace
    };
    struct Choice {
        std::string value;  ///< kebab-case, fixed for ever
        Text label;
    };
    std::string name;  ///< kebab-case, fixed for ever: CLI option, JSON key, report row
    Text label;        ///< what the form shows
    Text help;         ///< one sentence: what it does, when to change it, why this default
    Kind kind = Kind::Number;
    std::string unit;  ///< "m", "1/km2"; "1" for a pure number; never empty for numbers
    std::optional<double> min, max;
    std::vector<Choice> choices;
    std::string defaultValue;
};

/// "number", "integer", "choice", ...: the word in JSON.
[[nodiscard]] std::string kindWord(ParameterSpec::Kind kind);

/// Places from "x,y; x,y"; "" is none.
/// Errors   InvalidArgument: what is not two finite numbers.
[[nodiscard]] Result<std::vector<Point>> parsePositions(std::string_view text);
/// Holds    parsePositions(positionsText(p)) is p.
[[nodiscard]] std::string positionsText(const std::vector<Point>& places);

/// Parameter name -> value as text, as the command line, a form or a stored run gives it.
using Values = std::map<std::string, std::string, std::less<>>;

/// Checks one text against its spec: a number is a number and in range, a choice is listed.
/// Errors   InvalidArgument, naming the parameter, the value and what is allowed.
[[nodiscard]] Status checkValue(const ParameterSpec& spec, std::string_view value);
[[nodiscard]] Error unknownParameter(std::string_view name,
                                     const std::vector<ParameterSpec>& known);

/// Every name is one of `known`, and every value one that its spec accepts.
/// Errors   InvalidArgument, as of the two above.
[[nodiscard]] Status checkValues(const std::vector<ParameterSpec>& known, const Values& values);

/// Binds the members of a plain parameter struct to their specs, once. The form, the CLI
/// options, the stored run, the report table and the docs page all read it. Defaults are
/// stated once: in the struct.
template <class P>
class Schema {
    using Assign = std::function<void(P&, std::string_view)>;
    struct Entry {
        ParameterSpec spec;
        Assign assign;
    };

public:
    class Declared {
    public:
        explicit Declared(ParameterSpec& spec) : m_spec(&spec) {}
        Declared& unit(std::string text) {
            m_spec->unit = std::move(text);
            return *this;
        }
        Declared& range(double lowest, double highest) {
            m_spec->min = lowest;
            m_spec->max = highest;
            return *this;
        }
        Declared& help(std::string en, std::string zh) {
            m_spec->help = {std::move(en), std::move(zh)};
            return *this;
        }

    private:
        ParameterSpec* m_spec;
    };

    Declared number(std::string name, Text label, double P::*member) {
        return declare(std::move(name), std::move(label), ParameterSpec::Kind::Number,
                       toText(P{}.*member), [member](P& p, std::string_view given) {
                           if (double value = 0; parseNumber(given, value)) p.*member = value;
                       });
    }
    Declared integer(std::string name, Text label, int P::*member) {
        return declare(std::move(name), std::move(label), ParameterSpec::Kind::Integer,
                       toText(P{}.*member), [member](P& p, std::string_view given) {
                           if (long long value = 0; parseInteger(given, value))
                               p.*member = static_cast<int>(value);
                       });
    }
    Declared flag(std::string name, Text label, bool P::*member) {
        return declare(std::move(name), std::move(label), ParameterSpec::Kind::Flag,
                       P{}.*member ? "on" : "off",
                       [member](P& p, std::string_view given) { p.*member = given == "on"; });
    }
    /// `options`: every value of the enum with its word and label.
    template <class E>
    Declared choice(std::string name,
                    Text label,
                    E P::*member,
                    std::vector<std::pair<E, ParameterSpec::Choice>> options) {
        std::string byDefault;
        std::vector<ParameterSpec::Choice> choices;
        for (const auto& [value, option] : options) {
            if (value == P{}.*member) byDefault = option.value;
            choices.push_back(option);
        }
        Declared declared = declare(std::move(name), std::move(label), ParameterSpec::Kind::Choice,
                                    byDefault, [member, options](P& p, std::string_view given) {
                                        for (const auto& [value, option] : options)
                                            if (option.value == given) p.*member = value;
                                    });
        m_entries.back().spec.choices = std::move(choices);
        return declared;
    }
    /// A field of the organisations, or one of the words in `choices`.
    Declared field(std::string name,
                   Text label,
                   std::string P::*member,
                   std::vector<ParameterSpec::Choice> choices) {
        Declared declared =
            text(std::move(name), std::move(label), ParameterSpec::Kind::Field, member);
        m_entries.back().spec.choices = std::move(choices);
        return declared;
    }
    Declared layer(std::string name, Text label, std::string P::*member) {
        return text(std::move(name), std::move(label), ParameterSpec::Kind::Layer, member);
    }
    Declared layerList(std::string name, Text label, std::string P::*member) {
        return text(std::move(name), std::move(label), ParameterSpec::Kind::LayerList, member);
    }

    Declared positions(std::string name, Text label, std::vector<Point> P::*member) {
        return declare(std::move(name), std::move(label), ParameterSpec::Kind::Positions,
                       positionsText(P{}.*member), [member](P& p, std::string_view given) {
                           if (auto places = parsePositions(given); places.ok())
                               p.*member = std::move(places).value();
                       });
    }

    /// The struct with `values` laid over its defaults.
    /// Errors   InvalidArgument: an unknown name, or a value that its spec refuses.
    [[nodiscard]] Result<P> parse(const Values& values) const {
        HETU_CHECK(checkValues(specs(), values));
        P p;
        for (const auto& [name, text] : values)
            find(name)->assign(p, text);
        return p;
    }
    [[nodiscard]] std::vector<ParameterSpec> specs() const {
        std::vector<ParameterSpec> out;
        for (const Entry& entry : m_entries)
            out.push_back(entry.spec);
        return out;
    }

private:
    Declared text(std::string name, Text label, ParameterSpec::Kind kind, std::string P::*member) {
        return declare(std::move(name), std::move(label), kind, P{}.*member,
                       [member](P& p, std::string_view given) { p.*member = std::string(given); });
    }
    Declared declare(std::string name,
                     Text label,
                     ParameterSpec::Kind kind,
                     std::string byDefault,
                     Assign assign) {
        ParameterSpec spec;
        spec.name = std::move(name);
        spec.label = std::move(label);
        spec.kind = kind;
        spec.defaultValue = std::move(byDefault);
        m_entries.push_back({std::move(spec), std::move(assign)});
        return Declared(m_entries.back().spec);
    }
    const Entry* find(std::string_view name) const {
        for (const Entry& entry : m_entries)
            if (entry.spec.name == name) return &entry;
        return nullptr;
    }
    std::deque<Entry> m_entries;  // deque: a Declared stays valid while the next one is added
};

}  // namespace hetu::analysis
