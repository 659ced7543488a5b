#pragma once
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QSlider>
#include <QWidget>

#include "analysis/core/analysis.h"
#include "app/desktop/analyses/live_density.h"
#include "app/desktop/base/exact_spin_box.h"

namespace hetu::desktop {

/// The controls of the density that follows the hand: radius, kernel, what counts, and a legend.
/// Its words and ranges are those of the analysis kernel-density.
class LiveDensityPanel : public QWidget {
    Q_OBJECT
public:
    explicit LiveDensityPanel(QWidget* parent = nullptr);

    [[nodiscard]] double radiusMetres() const { return m_radius->value(); }
    [[nodiscard]] analysis::Kernel kernel() const;
    [[nodiscard]] std::string weight() const;
    void setGreatest(double perKm2);
    [[nodiscard]] QSlider& slider() { return *m_slider; }

signals:
    void shapeChanged();  ///< radius or kernel
    void weightChanged();
    /// The same settings as a stored analysis.
    void runAsked(const hetu::analysis::Values& values);

private:
    ExactSpinBox* m_radius;
    QSlider* m_slider;
    QComboBox* m_kernel;
    QComboBox* m_weight;
    QLabel* m_legend;
    QLabel* m_greatest;
};

}  // namespace hetu::desktop
