#include "app/desktop/styles/labels_editor.h"

#include <QFormLayout>
#include <QSignalBlocker>

#include "app/desktop/styles/form_rows.h"

namespace hetu::desktop {

using render::LayerStyle;
using render::StyleKind;
using render::StyleTarget;

LabelsEditor::LabelsEditor(StyleDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_form(new QFormLayout(this)),
      m_field(new QComboBox),
      m_size(pointsBox(tr("Size of the words"), 4, 72)),
      m_colour(new ColourButton(tr("Colour of the words"))),
      m_hasHalo(new QCheckBox(tr("white edge around the words"))),
      m_nearerThan(new ScaleChoice(tr("Words are shown"))),
      m_layerNearerThan(new ScaleChoice(tr("The layer is shown"))) {
    arrangeForm(*m_form);
    m_field->setObjectName(QStringLiteral("labelField"));
    m_field->setAccessibleName(tr("What the words say"));
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->setMinimumContentsLength(6);
    m_size->setObjectName(QStringLiteral("labelSize"));
    m_hasHalo->setObjectName(QStringLiteral("labelHalo"));
    m_nearerThan->setObjectName(QStringLiteral("labelScale"));
    m_layerNearerThan->setObjectName(QStringLiteral("layerScale"));
    m_form->addRow(tr("Words"), m_field);
    m_form->addRow(tr("Size"), m_size);
    m_form->addRow(tr("Colour"), m_colour);
    m_form->addRow(QString(), m_hasHalo);
    m_form->addRow(tr("Words shown"), m_nearerThan);
    m_form->addRow(tr("Layer shown"), m_layerNearerThan);

    const auto edit = [this](auto change) {
        m_desk.edit([change](LayerStyle& style) { change(style.labels); });
    };
    connect(m_field, &QComboBox::activated, this, [this, edit] {
        const std::string chosen = m_field->currentData().toString().toStdString();
        const Field* field = m_desk.layer() ? m_desk.layer()->field(chosen) : nullptr;
        edit([chosen, isNumber = field && field->type != FieldType::Text](auto& labels) {
            labels.field = chosen;
            labels.isNumber = isNumber;
        });
    });
    connect(m_size, &QDoubleSpinBox::valueChanged, this,
            [edit](double size) { edit([size](auto& labels) { labels.sizePoints = size; }); });
    connect(m_colour, &ColourButton::chosen, this, [edit](render::Colour colour) {
        edit([colour](auto& labels) { labels.colour = colour; });
    });
    connect(m_hasHalo, &QCheckBox::toggled, this,
            [edit](bool isOn) { edit([isOn](auto& labels) { labels.hasHalo = isOn; }); });
    connect(m_nearerThan, &ScaleChoice::chosen, this,
            [edit](double scale) { edit([scale](auto& labels) { labels.nearerThan = scale; }); });
    connect(m_layerNearerThan, &ScaleChoice::chosen, this, [this](double scale) {
        m_desk.edit([scale](LayerStyle& style) { style.nearerThan = scale; });
    });
}

void LabelsEditor::takeStyle() {
    const LayerStyle& style = m_desk.style();
    const bool hasRows = m_desk.target() != StyleTarget::Surface;
    const bool hasWords = hasRows && !style.labels.field.empty();
    fillFields(*m_field, m_desk.fieldsFor(StyleKind::Categorised), style.labels.field,
               tr("no words"));
    showRow(*m_form, *m_field, hasRows);
    for (QWidget* field : {static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_colour),
                           static_cast<QWidget*>(m_hasHalo), static_cast<QWidget*>(m_nearerThan)})
        showRow(*m_form, *field, hasWords);
    const QSignalBlocker quiet[] = {QSignalBlocker(m_size), QSignalBlocker(m_hasHalo)};
    m_size->setValue(style.labels.sizePoints);
    m_colour->setColour(style.labels.colour);
    m_hasHalo->setChecked(style.labels.hasHalo);
    m_nearerThan->setNearerThan(style.labels.nearerThan);
    m_layerNearerThan->setNearerThan(style.nearerThan);
}

}  // namespace hetu::desktop
