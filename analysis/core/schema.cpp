#include "analysis/core/schema.h"

#include <algorithm>
#include <cmath>

namespace hetu::analysis {

std::string kindWord(ParameterSpec::Kind kind) {
    switch (kind) {
        case ParameterSpec::Kind::Number:
            return "number";
        case ParameterSpec::Kind::Integer:
            return "integer";
        case ParameterSpec::Kind::Choice:
            return "choice";
        case ParameterSpec::Kind::Flag:
            return "flag";
        case ParameterSpec::Kind::Field:
            return "field";
        case ParameterSpec::Kind::Layer:
            return "layer";
        case ParameterSpec::Kind::LayerList:
            return "layers";
        case ParameterSpec::Kind::Positions:
            return "positions";
    }
    return {};
}

Result<std::vector<Point>> parsePositions(std::string_view text) {
    const auto trimmed = [](std::string_view part) {
        const auto first = part.find_first_not_of(" \t");
        if (first == std::string_view::npos) return std::string_view{};
        return part.substr(first, part.find_last_not_of(" \t") - first + 1);
    };
    std::vector<Point> places;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view place = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (place.empty()) continue;
        const std::size_t comma = place.find(',');
        Point point;
        if (comma == std::string_view::npos ||
            !parseNumber(trimmed(place.substr(0, comma)), point.x) ||
            !parseNumber(trimmed(place.substr(comma + 1)), point.y) || !std::isfinite(point.x) ||
            !std::isfinite(point.y))
            return Error{
                ErrorCode::InvalidArgument,
                textOf("\"{}\" is no position.", "“{}”不是一个位置。", place),
                {"Write positions as x,y; x,y in metres.", "请按“x,y; x,y”填写，单位为米。"}};
        places.push_back(point);
    }
    return places;
}

std::string positionsText(const std::vector<Point>& places) {
    std::string text;
    for (const Point& place : places)
        text += (text.empty() ? "" : "; ") + toText(place.x) + "," + toText(place.y);
    return text;
}

namespace {

Error outOfRange(const ParameterSpec& spec, std::string_view value) {
    const std::string unit = spec.unit == "1" ? "" : " " + spec.unit;
    // 1000000, not 1e+06.
    const auto plain = [](double limit) {
        return limit == std::floor(limit) && std::abs(limit) < 1e15 ? toFixed(limit, 0)
                                                                    : toText(limit);
    };
    return {
        ErrorCode::InvalidArgument,
        textOf("{} = {}{} is out of range.", "参数 {} = {}{} 超出范围。", spec.name, value, unit),
        textOf("Choose a value from {} to {}{}.", "请取 {} 到 {}{} 之间的值。",
               plain(spec.min.value_or(-HUGE_VAL)), plain(spec.max.value_or(HUGE_VAL)), unit)};
}

}  // namespace

Status checkValue(const ParameterSpec& spec, std::string_view value) {
    const auto inRange = [&](double number) {
        return std::isfinite(number) && (!spec.min || number >= *spec.min) &&
               (!spec.max || number <= *spec.max);
    };
    switch (spec.kind) {
        case ParameterSpec::Kind::Number: {
            double number = 0;
            if (!parseNumber(value, number))
                return Error{ErrorCode::InvalidArgument,
                             textOf("{} needs a number, not \"{}\".",
                                    "参数 {} 需要数字，而不是“{}”。", spec.name, value),
                             {}};
            if (!inRange(number)) return outOfRange(spec, value);
            return success();
        }
        case ParameterSpec::Kind::Integer: {
            long long number = 0;
            if (!parseInteger(value, number))
                return Error{ErrorCode::InvalidArgument,
                             textOf("{} needs a whole number, not \"{}\".",
                                    "参数 {} 需要整数，而不是“{}”。", spec.name, value),
                             {}};
            if (!inRange(static_cast<double>(number))) return outOfRange(spec, value);
            return success();
        }
        case ParameterSpec::Kind::Flag:
            if (value == "on" || value == "off") return success();
            return Error{ErrorCode::InvalidArgument,
                         textOf("{} is on or off, not \"{}\".",
                                "参数 {} 只能是 on 或 off，而不是“{}”。", spec.name, value),
                         {}};
        case ParameterSpec::Kind::Choice: {
            std::vector<std::string> words;
            for (const auto& choice : spec.choices) {
                if (choice.value == value) return success();
                words.push_back(choice.value);
            }
            return Error{ErrorCode::InvalidArgument,
                         textOf("{} cannot be \"{}\".", "参数 {} 不能是“{}”。", spec.name, value),
                         textOf("Choose one of: {}.", "可选：{}。", joined(words, ", "))};
        }
        case ParameterSpec::Kind::Field:
        case ParameterSpec::Kind::Layer:
        case ParameterSpec::Kind::LayerList:
            return success();  // the data decides
        case ParameterSpec::Kind::Positions:
            if (const auto places = parsePositions(value); !places.ok()) {
                Error error = places.error();
                error.message = {spec.name + ": " + places.error().message.en,
                                 "参数 " + spec.name + "：" + places.error().message.zh};
                return error;
            }
            return success();
    }
    return success();
}

Error unknownParameter(std::string_view name, const std::vector<ParameterSpec>& known) {
    std::vector<std::string> names;
    for (const ParameterSpec& spec : known)
        names.push_back("--" + spec.name);
    return {ErrorCode::InvalidArgument,
            textOf("There is no parameter named \"{}\".", "没有名为“{}”的参数。", name),
            textOf("The parameters are: {}.", "可用参数：{}。", joined(names, ", "))};
}

Status checkValues(const std::vector<ParameterSpec>& known, const Values& values) {
    for (const auto& [name, value] : values) {
        const auto spec = std::find_if(known.begin(), known.end(),
                                       [&](const ParameterSpec& s) { return s.name == name; });
        if (spec == known.end()) return unknownParameter(name, known);
        HETU_CHECK(checkValue(*spec, value));
    }
    return success();
}

}  // namespace hetu::analysis
