#pragma once
#include <QComboBox>
#include <optional>

namespace hetu::desktop {

/// The n of "1:50,000", "50000", "1：5万", "5 万"; nothing where no scale of 1:10 to 1:100,000,000
/// can be read.
[[nodiscard]] std::optional<double> scaleOf(const QString& text);

/// The scale of the map, to be read, typed or chosen.
class ScaleBox : public QComboBox {
    Q_OBJECT
public:
    explicit ScaleBox(QWidget* parent = nullptr);
    /// While nobody types there.
    void showScale(double denominator);

signals:
    void scaleGiven(double denominator);
    void left();  ///< the map should have the keys again

private:
    void take();
    double m_shown = 0;
};

}  // namespace hetu::desktop
