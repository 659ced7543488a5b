#include "app/desktop/base/numbers.h"

#include <QCoreApplication>
#include <cmath>

#include "layers/base/text.h"

namespace hetu::desktop {

QString grouped(double value, int decimals) {
    return QString::fromStdString(toGrouped(value, decimals));
}

QString shownNumber(double value, const std::string& unit) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    const double size = std::abs(value);
    if (unit == "%") return grouped(value, 1);
    if (value == std::round(value) && size < 1e15) return grouped(value, 0);
    if (unit == "m") return grouped(value, size < 10 ? 1 : 0);
    const int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 6;
    return grouped(value, decimals);
}

QString shownUnit(const std::string& unit) {
    const auto said = [](const char* text) { return QCoreApplication::translate("Units", text); };
    if (unit.empty() || unit == "1") return {};
    if (unit == "m") return said(QT_TRANSLATE_NOOP("Units", "m"));
    if (unit == "km") return said(QT_TRANSLATE_NOOP("Units", "km"));
    if (unit == "m2") return said(QT_TRANSLATE_NOOP("Units", "m²"));
    if (unit == "km2") return said(QT_TRANSLATE_NOOP("Units", "km²"));
    if (unit == "1/km2") return said(QT_TRANSLATE_NOOP("Units", "per km²"));
    if (unit == "min") return said(QT_TRANSLATE_NOOP("Units", "min"));
    if (unit == "s") return said(QT_TRANSLATE_NOOP("Units", "s"));
    if (unit == "h") return said(QT_TRANSLATE_NOOP("Units", "h"));
    return QString::fromStdString(unit);
}

QString shownQuantity(double value, const std::string& unit) {
    const QString number = shownNumber(value, unit);
    const QString of = shownUnit(unit);
    return of.isEmpty() ? number : number + QLatin1Char(' ') + of;
}

}  // namespace hetu::desktop
