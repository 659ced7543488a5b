#pragma once
#include <QString>
#include <string>

namespace hetu::desktop {

/// "1234567.5" -> "1,234,567.5"; never depends on the locale.
[[nodiscard]] QString grouped(double value, int decimals);
/// A number as people read it: whole numbers without decimals, rates and quantities with as many as
/// its size deserves, thousands separated; "–" for a missing one.
[[nodiscard]] QString shownNumber(double value, const std::string& unit);
/// "m" -> "米", "1/km2" -> "per km²": a unit of the catalogue in the installed language; "" for
/// "1".
[[nodiscard]] QString shownUnit(const std::string& unit);
/// Number, space, unit.
[[nodiscard]] QString shownQuantity(double value, const std::string& unit);

}  // namespace hetu::desktop
