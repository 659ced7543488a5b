#pragma once
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QWidget>

#include "app/desktop/styles/colour_button.h"
#include "app/desktop/styles/style_desk.h"

namespace hetu::desktop {

/// How one thing looks: shape, colour, size, outline. Shows what the layer and the kind of its
/// style have of that.
class SymbolEditor : public QWidget {
    Q_OBJECT
public:
    explicit SymbolEditor(StyleDesk& desk, QWidget* parent = nullptr);
    void takeStyle();

private:
    StyleDesk& m_desk;
    QFormLayout* m_form;
    QComboBox* m_shape;
    ColourButton* m_fill;
    QDoubleSpinBox* m_size;
    ColourButton* m_outline;
    QDoubleSpinBox* m_outlineWidth;
    QComboBox* m_line;
};

}  // namespace hetu::desktop
