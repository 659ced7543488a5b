#pragma once
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QWidget>

#include "app/desktop/styles/colour_button.h"
#include "app/desktop/styles/scale_choice.h"
#include "app/desktop/styles/style_desk.h"

class QFormLayout;

namespace hetu::desktop {

/// The words beside the things, and from which scale on the layer is shown.
class LabelsEditor : public QWidget {
    Q_OBJECT
public:
    explicit LabelsEditor(StyleDesk& desk, QWidget* parent = nullptr);
    void takeStyle();

private:
    StyleDesk& m_desk;
    QFormLayout* m_form;
    QComboBox* m_field;
    QDoubleSpinBox* m_size;
    ColourButton* m_colour;
    QCheckBox* m_hasHalo;
    ScaleChoice* m_nearerThan;
    ScaleChoice* m_layerNearerThan;
};

}  // namespace hetu::desktop
