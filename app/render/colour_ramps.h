#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/text.h"

namespace hetu::render {

/// A colour of the screen. `opaque` 255: nothing shines through.
struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, opaque = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// "#a8232b", with opacity "#a8232b80".
[[nodiscard]] std::string toText(Colour colour);
/// "#rrggbb" or "#rrggbbaa" in either case; nothing for any other text.
[[nodiscard]] std::optional<Colour> parseColour(std::string_view text);
/// Between `a` (share 0) and `b` (share 1), channel by channel.
[[nodiscard]] Colour mixed(Colour a, Colour b, double share);
/// What the eye takes for its brightness, 0 black .. 1 white: relative luminance of WCAG 2.1.
[[nodiscard]] double brightness(Colour colour);

/// Colours from little to much that people with any colour vision, and a black-and-white printer,
/// still tell apart: brightness falls all the way, or, in a diverging one, to both sides.
struct ColourRamp {
    std::string name;  ///< "reds": the word in JSON
    Text title;
    std::vector<Colour> stops;  ///< evenly spaced, least first
    bool isDiverging = false;

    /// The colour at `share` of the way, 0 .. 1.
    [[nodiscard]] Colour at(double share) const;
    /// One for each of `classes`, ends included; the middle for a single one.
    [[nodiscard]] std::vector<Colour> sample(int classes, bool isInverted = false) const;
};

[[nodiscard]] const std::vector<ColourRamp>& colourRamps();
/// The ramp of that name, or the first one.
[[nodiscard]] const ColourRamp& colourRamp(std::string_view name);

/// Colours for kinds without an order, told apart with any colour vision (Okabe and Ito 2008,
/// Color universal design), the program's own red first; more kinds than colours begin anew.
[[nodiscard]] Colour kindColour(std::size_t index);

}  // namespace hetu::render
