#include "app/render/colour_ramps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hetu::render {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

Colour of(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>((rgb >> 8) & 0xFF),
            static_cast<std::uint8_t>(rgb & 0xFF), 255};
}

ColourRamp ramp(std::string name,
                Text title,
                std::initializer_list<std::uint32_t> stops,
                bool isDiverging = false) {
    ColourRamp made{std::move(name), std::move(title), {}, isDiverging};
    for (const std::uint32_t stop : stops)
        made.stops.push_back(of(stop));
    return made;
}

}  // namespace

std::string toText(Colour colour) {
    std::string text = "#";
    const auto add = [&](std::uint8_t channel) {
        text += hexDigits[channel >> 4];
        text += hexDigits[channel & 15];
    };
    add(colour.red);
    add(colour.green);
    add(colour.blue);
    if (colour.opaque != 255) add(colour.opaque);
    return text;
}

std::optional<Colour> parseColour(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
    std::array<std::uint8_t, 4> channels{0, 0, 0, 255};
    const std::string digits = lowered(text.substr(1));
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t digit = hexDigits.find(digits[i]);
        if (digit == std::string_view::npos) return std::nullopt;
        std::uint8_t& channel = channels[i / 2];
        channel = static_cast<std::uint8_t>(i % 2 == 0 ? digit << 4 : channel | digit);
    }
    return Colour{channels[0], channels[1], channels[2], channels[3]};
}

Colour mixed(Colour a, Colour b, double share) {
    const auto between = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return {between(a.red, b.red), between(a.green, b.green), between(a.blue, b.blue),
            between(a.opaque, b.opaque)};
}

double brightness(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

Colour ColourRamp::at(double share) const {
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const std::size_t below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    return mixed(stops[below], stops[below + 1], place - static_cast<double>(below));
}

std::vector<Colour> ColourRamp::sample(int classes, bool isInverted) const {
    std::vector<Colour> colours;
    for (int i = 0; i < classes; ++i)
        colours.push_back(at(classes == 1 ? 0.5 : static_cast<double>(i) / (classes - 1)));
    if (isInverted) std::reverse(colours.begin(), colours.end());
    return colours;
}

const std::vector<ColourRamp>& colourRamps() {
    static const std::vector<ColourRamp> ramps{
        ramp("reds", {"Reds", "红色"}, {0xFBE9E4, 0xF2B8A9, 0xDD7B6F, 0xA8232B, 0x5E0F17}),
        ramp("blues", {"Blues", "蓝色"}, {0xE6F0F8, 0xAFCDE6, 0x6BA3D0, 0x2B6CB0, 0x123A66}),
        ramp("ambers", {"Ambers", "琥珀色"}, {0xFDF2DC, 0xF5CE8A, 0xE09F3A, 0xB36A00, 0x5F3600}),
        ramp("greys", {"Greys", "灰色"}, {0xF2F2F0, 0xCFCFCB, 0x9A9A96, 0x62625F, 0x2A2A29}),
        ramp("dusk", {"Yellow to violet", "黄到紫"},
             {0xFDE725, 0x7AD151, 0x22A884, 0x2A788E, 0x414487, 0x440154}),
        ramp("blue-red", {"Blue to red, from a middle", "蓝—白—红（两端）"},
             {0x1F4E8C, 0x6A9FCF, 0xD3E3F0, 0xF7F5F2, 0xF6D3C8, 0xD97B6C, 0x9E1F28}, true),
        ramp("teal-brown", {"Teal to brown, from a middle", "青—白—褐（两端）"},
             {0x01514A, 0x3F978E, 0xB5DDD7, 0xF6F5F2, 0xEAD7AE, 0xBE8533, 0x5C3406}, true),
    };
    return ramps;
}

const ColourRamp& colourRamp(std::string_view name) {
    for (const ColourRamp& each : colourRamps())
        if (each.name == name) return each;
    return colourRamps().front();
}

Colour kindColour(std::size_t index) {
    static const std::array<Colour, 8> kinds{of(0xA8232B), of(0x0072B2), of(0xE69F00),
                                             of(0x009E73), of(0xCC79A7), of(0x56B4E9),
                                             of(0x7A5C3E), of(0x4D4D4D)};
    return kinds[index % kinds.size()];
}

}  // namespace hetu::render
