#pragma once
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QWidget>

#include "app/desktop/styles/break_histogram.h"
#include "app/desktop/styles/ramp_box.h"
#include "app/desktop/styles/sign_list.h"
#include "app/desktop/styles/style_desk.h"

class QFormLayout;

namespace hetu::desktop {

/// Colours by the size of a number: which, in how many classes, made how, in which colours.
class ClassesEditor : public QWidget {
    Q_OBJECT
public:
    explicit ClassesEditor(StyleDesk& desk, QWidget* parent = nullptr);
    void takeStyle();
    void takeFigures();

private:
    void readLimits();
    void showSigns();

    StyleDesk& m_desk;
    QFormLayout* m_form;
    QComboBox* m_field;
    QComboBox* m_method;
    QSpinBox* m_count;
    QLineEdit* m_limits;
    QLabel* m_wrong;
    RampBox* m_ramp;
    QCheckBox* m_isInverted;
    QCheckBox* m_isClear;
    BreakHistogram* m_histogram;
    SignList* m_signs;
    QLabel* m_says;
};

}  // namespace hetu::desktop
