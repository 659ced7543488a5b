#pragma once
#include <QDoubleSpinBox>

namespace hetu::desktop {

/// A box for a number that never rounds what it is given: it shows the shortest text that reads
/// back as the same double, with '.' as decimal point in every locale.
///
/// A step is a tenth of the number's own size, so that one box serves 0.05 and 50,000.
/// The wheel changes it only while it has the focus: scrolling a form must not change its values.
class ExactSpinBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    ExactSpinBox(double lowest, double highest, QWidget* parent = nullptr);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void stepBy(int steps) override;

protected:
    void wheelEvent(QWheelEvent* event) override;
};

}  // namespace hetu::desktop
