#include "layers/crs/written_values.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "layers/base/text.h"

namespace hetu::written {
namespace {

// --- From text to tokens ------------------------------------------------------------------------

enum class Sign {
    Number,
    Degree,
    Minute,
    Second,
    MinuteOrMetre,  // "m"
    SecondOrSouth,  // "s"
    Metre,
    East,
    West,
    North,
    South,
    Longitude,
    Latitude,
    Link,  // ":" or "-" within 112:27:00
    Comma,
    Nothing,
};

struct Token {
    Sign sign;
    double value = 0;
    bool isWhole = false;
};

struct Word {
    std::string_view text;
    Sign sign;
};

/// In lower case; the longer of two that begin alike comes first.
constexpr std::array words{
    Word{"°", Sign::Degree},
    Word{"º", Sign::Degree},
    Word{"˚", Sign::Degree},
    Word{"度", Sign::Degree},
    Word{"deg", Sign::Degree},
    Word{"′′", Sign::Second},
    Word{"’’", Sign::Second},
    Word{"''", Sign::Second},
    Word{"′", Sign::Minute},
    Word{"'", Sign::Minute},
    Word{"’", Sign::Minute},
    Word{"‘", Sign::Minute},
    Word{"ʹ", Sign::Minute},
    Word{"´", Sign::Minute},
    Word{"`", Sign::Minute},
    Word{"分", Sign::Minute},
    Word{"″", Sign::Second},
    Word{"\"", Sign::Second},
    Word{"”", Sign::Second},
    Word{"“", Sign::Second},
    Word{"ʺ", Sign::Second},
    Word{"〃", Sign::Second},
    Word{"秒", Sign::Second},
    Word{"米", Sign::Metre},
    Word{"东经", Sign::East},
    Word{"西经", Sign::West},
    Word{"北纬", Sign::North},
    Word{"南纬", Sign::South},
    Word{"东", Sign::East},
    Word{"西", Sign::West},
    Word{"北", Sign::North},
    Word{"南", Sign::South},
    Word{"经度", Sign::Longitude},
    Word{"纬度", Sign::Latitude},
    Word{"longitude", Sign::Longitude},
    Word{"latitude", Sign::Latitude},
    Word{"long", Sign::Longitude},
    Word{"lng", Sign::Longitude},
    Word{"lon", Sign::Longitude},
    Word{"lat", Sign::Latitude},
    Word{"easting", Sign::East},
    Word{"northing", Sign::North},
    Word{"east", Sign::East},
    Word{"west", Sign::West},
    Word{"north", Sign::North},
    Word{"south", Sign::South},
    Word{"e", Sign::East},
    Word{"w", Sign::West},
    Word{"n", Sign::North},
    Word{"s", Sign::SecondOrSouth},
    Word{"m", Sign::MinuteOrMetre},
    Word{"d", Sign::Degree},
    Word{"x", Sign::Comma},  // surveys call the northing X, maps the easting
    Word{"y", Sign::Comma},
    Word{"坐标", Sign::Comma},
    Word{"位置", Sign::Comma},
    Word{",", Sign::Comma},
    Word{";", Sign::Comma},
    Word{"、", Sign::Comma},
    Word{"|", Sign::Comma},
    Word{"/", Sign::Comma},
    Word{"(", Sign::Nothing},
    Word{")", Sign::Nothing},
    Word{"[", Sign::Nothing},
    Word{"]", Sign::Nothing},
    Word{"=", Sign::Nothing},
    Word{":", Sign::Nothing},
    Word{"　", Sign::Nothing},
    Word{" ", Sign::Nothing},
    Word{"\xEF\xBB\xBF", Sign::Nothing},
};

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The length of the number that begins at `at`; with `grouped`, 637,420 is one.
std::size_t numberLength(std::string_view text, std::size_t at, bool grouped) {
    std::size_t end = at;
    const auto digits = [&] {
        const std::size_t from = end;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        return end - from;
    };
    const std::size_t first = digits();
    if (grouped && first <= 3)
        while (end < text.size() && text[end] == ',') {
            const std::size_t comma = end++;
            if (digits() == 3) continue;
            end = comma;
            break;
        }
    if (end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1])) {
        ++end;
        digits();
    } else if (end < text.size() && text[end] == '.') {
        ++end;
    }
    return end - at;
}

/// Nothing if a part of the text is no word of positions.
std::optional<std::vector<Token>> tokensOf(std::string_view text, bool grouped) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const bool followsDigit = at > 0 && isDigit(text[at - 1]);
        const bool precedesDigit = at + 1 < text.size() && isDigit(text[at + 1]);
        if ((c == '-' || c == ':') && followsDigit && precedesDigit) {
            tokens.push_back({Sign::Link});
            ++at;
            continue;
        }
        if (isDigit(c) || ((c == '-' || c == '+') && precedesDigit)) {
            const bool isSigned = !isDigit(c);
            const std::size_t from = at + (isSigned ? 1 : 0);
            const std::size_t length = numberLength(text, from, grouped);
            std::string number(text.substr(from, length));
            std::erase(number, ',');
            const bool isWhole = number.find('.') == std::string::npos;
            if (number.back() == '.') number.pop_back();
            double value = 0;
            if (!parseNumber(number, value)) return std::nullopt;
            tokens.push_back({Sign::Number, c == '-' ? -value : value, isWhole});
            at = from + length;
            continue;
        }
        const Word* found = nullptr;
        for (const Word& word : words)
            if (text.substr(at).starts_with(word.text)) {
                found = &word;
                break;
            }
        if (found) {
            if (found->sign != Sign::Nothing) tokens.push_back({found->sign});
            at += found->text.size();
        } else if (c == '\t' || c == '\n' || c == '\r') {
            ++at;
        } else {
            return std::nullopt;
        }
    }
    return tokens;
}

// --- From tokens to two values ------------------------------------------------------------------

Axis axisOf(Sign sign) {
    switch (sign) {
        case Sign::East:
        case Sign::West:
        case Sign::Longitude:
            return Axis::Longitude;
        case Sign::North:
        case Sign::South:
        case Sign::Latitude:
            return Axis::Latitude;
        default:
            return Axis::Unknown;
    }
}

/// Decides what "m" and "s" mean where they stand.
void settleLetters(std::vector<Token>& tokens) {
    bool isInAngle = false, hasMinutes = false;
    for (Token& token : tokens) {
        if (token.sign == Sign::Degree) {
            isInAngle = true;
            hasMinutes = false;
        } else if (token.sign == Sign::MinuteOrMetre) {
            token.sign = isInAngle && !hasMinutes ? Sign::Minute : Sign::Metre;
        } else if (token.sign == Sign::SecondOrSouth) {
            token.sign = isInAngle && hasMinutes ? Sign::Second : Sign::South;
        }
        if (token.sign == Sign::Minute) hasMinutes = true;
        if (token.sign == Sign::Second || axisOf(token.sign) != Axis::Unknown) isInAngle = false;
    }
}

std::vector<Value> valuesOf(const std::vector<Token>& tokens) {
    int sides = 0;
    bool sidesComeFirst = false, hasNumber = false;
    for (const Token& token : tokens) {
        if (token.sign == Sign::Number) hasNumber = true;
        if (axisOf(token.sign) == Axis::Unknown) continue;
        ++sides;
        if (!hasNumber) sidesComeFirst = true;
    }
    std::vector<Value> values;
    Sign pendingSide = Sign::Nothing;
    bool comma = false, link = false;
    const auto applySide = [](Value& value, Sign side) {
        value.axis = axisOf(side);
        value.isBackward = side == Sign::West || side == Sign::South;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.sign == Sign::Number) {
            const Sign next = i + 1 < tokens.size() ? tokens[i + 1].sign : Sign::Comma;
            Value* current = values.empty() ? nullptr : &values.back();
            const bool isMarkedPart = next == Sign::Minute || next == Sign::Second;
            const bool joins = current && !current->isClosed && pendingSide == Sign::Nothing &&
                               current->parts.size() < 3 && current->lastIsWhole &&
                               next != Sign::Degree && !comma &&
                               (link || isMarkedPart || current->hasSign || sides >= 2);
            if (!joins) {
                values.emplace_back();
                current = &values.back();
                current->isAfterComma = comma;
                current->lacksDegrees = isMarkedPart;
                current->isNegative = std::signbit(token.value);
                if (pendingSide != Sign::Nothing) applySide(*current, pendingSide);
                pendingSide = Sign::Nothing;
            }
            current->parts.push_back(std::abs(token.value));
            current->lastIsWhole = token.isWhole;
            current->hasSign = current->hasSign || link;
            comma = link = false;
        } else if (token.sign == Sign::Comma) {
            comma = true;
        } else if (token.sign == Sign::Link) {
            link = true;
        } else if (axisOf(token.sign) != Axis::Unknown) {
            if (sidesComeFirst) {
                pendingSide = token.sign;
            } else if (!values.empty()) {
                applySide(values.back(), token.sign);
                values.back().isClosed = true;
            }
        } else if (!values.empty()) {
            if (token.sign == Sign::Metre)
                values.back().isMetres = values.back().isClosed = true;
            else
                values.back().hasSign = true;
        }
    }
    return values;
}

bool isPlain(const Value& value) {
    return value.parts.size() == 1 && !value.hasSign && value.axis == Axis::Unknown;
}

bool isZone(double number) {
    return number >= 13 && number <= 45 && number == std::floor(number);
}

/// Numbers that nothing but their order holds together: 34 37 12 112 27 0.
std::vector<Value> joinedByCount(const std::vector<Value>& values) {
    const std::size_t count = values.size();
    if (count == 3)
        for (const std::size_t zone : {0u, 1u})
            if (isPlain(values[zone]) && isPlain(values[zone + 1]) &&
                isZone(values[zone].parts[0]) && values[zone + 1].parts[0] >= 1e5 &&
                values[zone + 1].parts[0] < 1e6) {
                std::vector<Value> joined = values;
                joined[zone].parts.push_back(values[zone + 1].parts[0]);
                joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(zone) + 1);
                return joined;
            }
    const bool areAllPlain = std::all_of(values.begin(), values.end(), isPlain);
    const std::size_t each = count / 2;
    bool isSplitInTheMiddle = (count == 4 || count == 6) && areAllPlain;
    for (std::size_t i = 1; isSplitInTheMiddle && i < count; ++i)
        if (values[i].isAfterComma && i != each) isSplitInTheMiddle = false;
    if (isSplitInTheMiddle) {
        std::vector<Value> joined(2);
        for (std::size_t i = 0; i < count; ++i) {
            Value& half = joined[i / each];
            half.parts.push_back(values[i].parts[0]);
            half.hasSign = true;
            if (i % each == 0) half.isNegative = values[i].isNegative;
        }
        return joined;
    }
    // A height behind the two, or the same position in metres behind its degrees.
    const auto isAngle = [](const Value& v) {
        return v.hasSign || v.axis != Axis::Unknown || v.parts[0] <= 180;
    };
    const bool isTailPlain =
        (count == 3 || count == 4) && !values[2].hasSign && !values.back().hasSign;
    if (isTailPlain && isAngle(values[0]) && isAngle(values[1])) return {values[0], values[1]};
    return values;
}

}  // namespace

std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t k) {
            return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u;
        };
        const bool isFullWidth = byte(i) == 0xEF && ((byte(i + 1) == 0xBC && byte(i + 2) >= 0x81) ||
                                                     (byte(i + 1) == 0xBD && byte(i + 2) <= 0x9E));
        if (!isFullWidth) {
            out += text[i];
            continue;
        }
        const unsigned code = (0xF000u | ((byte(i + 1) & 0x3Fu) << 6) | (byte(i + 2) & 0x3Fu));
        const char usual = static_cast<char>(code - 0xFEE0u);
        out += usual;
        if (usual == ',') out += ' ';  // between two numbers, never within one
        i += 2;
    }
    replaceAll(out, "−", "-");
    replaceAll(out, "–", "-");
    replaceAll(out, "\u00a0", " ");
    return lowered(out);
}

std::optional<std::vector<Value>> valuesIn(std::string_view text) {
    std::vector<Value> values;
    for (const bool grouped : {true, false}) {
        auto tokens = tokensOf(text, grouped);
        if (!tokens) return std::nullopt;
        settleLetters(*tokens);
        values = joinedByCount(valuesOf(*tokens));
        if (values.size() == 2) break;
    }
    return values;
}

bool isZoneAndEasting(const Value& value) {
    return value.parts.size() == 2 && isZone(value.parts[0]) && value.parts[1] >= 1e5 &&
           value.parts[1] < 1e6;
}

}  // namespace hetu::written
