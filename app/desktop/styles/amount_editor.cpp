#include "app/desktop/styles/amount_editor.h"

#include <QFormLayout>
#include <QSignalBlocker>
#include <cmath>

#include "app/desktop/base/numbers.h"
#include "app/desktop/styles/form_rows.h"

namespace hetu::desktop {

using render::LayerStyle;
using render::StyleKind;

AmountEditor::AmountEditor(StyleDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_form(new QFormLayout(this)),
      m_field(new QComboBox),
      m_slider(new QSlider(Qt::Horizontal)),
      m_size(millimetresBox(tr("Size"), 0.5, 40)),
      m_ramp(new RampBox(false)),
      m_isInverted(new QCheckBox(tr("Turn the colours around"))),
      m_says(new QLabel) {
    arrangeForm(*m_form);
    m_field->setObjectName(QStringLiteral("amountField"));
    m_field->setAccessibleName(tr("Number"));
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->setMinimumContentsLength(6);
    m_slider->setObjectName(QStringLiteral("amountSlider"));
    m_slider->setAccessibleName(tr("Size"));
    m_slider->setRange(5, 400);
    m_slider->setPageStep(20);
    m_size->setObjectName(QStringLiteral("amountSize"));
    m_ramp->setObjectName(QStringLiteral("heatRamp"));
    m_says->setObjectName(QStringLiteral("help"));
    m_says->setWordWrap(true);
    m_form->addRow(tr("Number"), m_field);
    m_form->addRow(tr("Size"), m_size);
    m_form->addRow(m_slider);
    m_form->addRow(tr("Colours"), m_ramp);
    m_form->addRow(m_isInverted);
    m_form->addRow(m_says);

    connect(m_field, &QComboBox::activated, this, [this] {
        const std::string field = m_field->currentData().toString().toStdString();
        if (isHeat())
            m_desk.edit([&](LayerStyle& style) { style.field = field; });
        else
            m_desk.setField(field);
    });
    const auto resize = [this](double millimetres) {
        m_desk.edit([&](LayerStyle& style) {
            (isHeat() ? style.radiusMillimetres : style.largestMillimetres) = millimetres;
        });
    };
    connect(m_size, &QDoubleSpinBox::valueChanged, this, resize);
    connect(m_slider, &QSlider::valueChanged, this,
            [resize](int tenths) { resize(tenths / 10.0); });
    // While the hand holds it, it is one gesture.
    connect(m_slider, &QSlider::sliderPressed, &m_desk, [this] { m_desk.setHeld(true); });
    connect(m_slider, &QSlider::sliderReleased, &m_desk, [this] { m_desk.setHeld(false); });
    connect(m_ramp, &QComboBox::activated, this, [this] {
        m_desk.edit([ramp = m_ramp->ramp()](LayerStyle& style) { style.ramp = ramp; });
    });
    connect(m_isInverted, &QCheckBox::toggled, this, [this](bool isOn) {
        m_desk.edit([isOn](LayerStyle& style) { style.isInverted = isOn; });
    });
}

bool AmountEditor::isHeat() const {
    return m_desk.style().kind == StyleKind::Heat;
}

void AmountEditor::takeStyle() {
    const LayerStyle& style = m_desk.style();
    fillFields(*m_field, m_desk.fieldsFor(StyleKind::Proportional), style.field,
               isHeat() ? tr("each row counts one") : QString());
    renameRow(*m_form, *m_field, isHeat() ? tr("Weight") : tr("Number"));
    renameRow(*m_form, *m_size, isHeat() ? tr("Radius") : tr("Largest"));
    showRow(*m_form, *m_ramp, isHeat());
    showRow(*m_form, *m_isInverted, isHeat());
    const QSignalBlocker quiet[] = {QSignalBlocker(m_size), QSignalBlocker(m_slider),
                                    QSignalBlocker(m_isInverted)};
    m_isInverted->setChecked(style.isInverted);
    const double millimetres = isHeat() ? style.radiusMillimetres : style.largestMillimetres;
    m_size->setValue(millimetres);
    m_slider->setValue(static_cast<int>(std::lround(10 * millimetres)));
    m_ramp->setRamp(style.ramp, style.isInverted);
    takeFigures();
}

void AmountEditor::takeFigures() {
    const StyleFigures* figures = m_desk.figures();
    QString text;
    if (isHeat())
        text =
            tr("The radius is measured on the screen: zoom in, and the heat parts. For figures "
               "per km², run the analysis “Kernel density”.");
    else if (figures && !figures->numbers.empty()) {
        text = tr("The largest circle stands for %1; a circle of half its area for half of that.")
                   .arg(shownNumber(m_desk.style().largestValue, ""));
        if (figures->unknown > 0)
            text += QLatin1Char(' ') + tr("%1 rows without a number are not drawn.")
                                           .arg(grouped(static_cast<double>(figures->unknown), 0));
    }
    m_says->setText(text);
    m_says->setVisible(!text.isEmpty());
}

}  // namespace hetu::desktop
