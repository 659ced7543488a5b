#pragma once
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSlider>
#include <QWidget>

#include "app/desktop/styles/ramp_box.h"
#include "app/desktop/styles/style_desk.h"

class QFormLayout;

namespace hetu::desktop {

/// Circles by the size of a number, or a heat map: what is shown, how large, in which colours.
class AmountEditor : public QWidget {
    Q_OBJECT
public:
    explicit AmountEditor(StyleDesk& desk, QWidget* parent = nullptr);
    void takeStyle();
    void takeFigures();

private:
    [[nodiscard]] bool isHeat() const;

    StyleDesk& m_desk;
    QFormLayout* m_form;
    QComboBox* m_field;
    QSlider* m_slider;  ///< of the radius or the largest circle, tenths of a millimetre
    QDoubleSpinBox* m_size;
    RampBox* m_ramp;
    QCheckBox* m_isInverted;
    QLabel* m_says;
};

}  // namespace hetu::desktop
