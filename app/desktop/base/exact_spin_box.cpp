#include "app/desktop/base/exact_spin_box.h"

#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "layers/base/text.h"

namespace hetu::desktop {

ExactSpinBox::ExactSpinBox(double lowest, double highest, QWidget* parent)
    : QDoubleSpinBox(parent) {
    setDecimals(40);  // QDoubleSpinBox rounds to these; 17 digits of 1e-20 fit
    setRange(lowest, highest);
    setKeyboardTracking(false);
    setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    setFocusPolicy(Qt::StrongFocus);
}

QString ExactSpinBox::textFromValue(double value) const {
    return QString::fromStdString(toText(value));
}

double ExactSpinBox::valueFromText(const QString& text) const {
    QString number = text;
    number.remove(suffix());
    double value = 0;
    if (!parseNumber(number.trimmed().toStdString(), value)) return minimum();
    return std::clamp(value, minimum(), maximum());
}

QValidator::State ExactSpinBox::validate(QString& text, int&) const {
    QString number = text;
    number.remove(suffix());
    number = number.trimmed();
    double value = 0;
    if (parseNumber(number.toStdString(), value))
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable
                                                        : QValidator::Intermediate;
    const bool couldBecomeNumber = std::all_of(number.begin(), number.end(), [](QChar ch) {
        return ch.isDigit() || QStringLiteral("+-.eE").contains(ch);
    });
    return couldBecomeNumber ? QValidator::Intermediate : QValidator::Invalid;
}

void ExactSpinBox::stepBy(int steps) {
    const double size = std::max(std::abs(value()), (maximum() - minimum()) / 1e4);
    if (size <= 0 || !std::isfinite(size)) return;
    const int power = static_cast<int>(std::floor(std::log10(size))) - 1;
    const double step = std::pow(10, power);
    // Through text, so that 0.1 + 0.2 is 0.3.
    const double aim = (std::round(value() / step) + steps) * step;
    double next = 0;
    if (parseNumber(toFixed(aim, std::max(0, -power)), next)) setValue(next);
}

void ExactSpinBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

}  // namespace hetu::desktop
