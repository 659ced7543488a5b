#include "app/desktop/analyses/parameter_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/desktop/base/language.h"

namespace hetu::desktop {

ParameterForm::ParameterForm(const std::vector<analysis::ParameterSpec>& specs,
                             const std::vector<LayerInfo>& layers,
                             QWidget* parent)
    : QWidget(parent) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 8, 0);
    rows->setSpacing(2);
    for (const analysis::ParameterSpec& spec : specs)
        addRow(spec, layers);
    rows->addStretch(1);
}

void ParameterForm::addRow(const analysis::ParameterSpec& spec,
                           const std::vector<LayerInfo>& layers) {
    auto* rows = static_cast<QVBoxLayout*>(layout());
    ParameterEditor* editor = makeParameterEditor(spec, layers, this);
    m_editors[spec.name] = editor;
    const QString help = words(spec.help);
    editor->setToolTip(help);
    editor->setAccessibleName(words(spec.label));
    // The focus goes to what is inside: that is what a screen reader names.
    for (auto* inner : editor->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (inner->accessibleName().isEmpty()) inner->setAccessibleName(words(spec.label));
    editor->setValue(spec.defaultValue);

    auto* reset = new QToolButton;
    reset->setText(tr("Default"));
    reset->setToolTip(tr("Back to the recommended value"));
    reset->setObjectName(QStringLiteral("reset"));
    reset->setAutoRaise(true);
    QSizePolicy keepsRoom = reset->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);  // nothing may jump when it comes and goes
    reset->setSizePolicy(keepsRoom);
    const auto showWhenChanged = [reset, editor, byDefault = spec.defaultValue] {
        reset->setVisible(editor->value() != byDefault);
    };
    connect(reset, &QToolButton::clicked, editor,
            [editor, byDefault = spec.defaultValue] { editor->setValue(byDefault); });
    connect(editor, &ParameterEditor::changed, reset, showWhenChanged);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 6, 0, 0);
    if (spec.kind == analysis::ParameterSpec::Kind::Flag) {
        head->addWidget(editor, 1);  // the label is part of the check box
    } else {
        auto* label = new QLabel(words(spec.label));
        label->setObjectName(QStringLiteral("fieldLabel"));
        label->setBuddy(editor);
        label->setToolTip(help);
        label->setWordWrap(true);
        head->addWidget(label, 1);
    }
    head->addWidget(reset);
    rows->addLayout(head);
    if (spec.kind != analysis::ParameterSpec::Kind::Flag) rows->addWidget(editor);
    auto* small = new QLabel(help);
    small->setObjectName(QStringLiteral("help"));
    small->setWordWrap(true);
    rows->addWidget(small);
    showWhenChanged();
}

analysis::Values ParameterForm::values() const {
    analysis::Values values;
    for (const auto& [name, editor] : m_editors)
        values[name] = editor->value();
    return values;
}

void ParameterForm::setValues(const analysis::Values& values) {
    for (const auto& [name, text] : values)
        if (ParameterEditor* const found = editor(name)) found->setValue(text);
}

ParameterEditor* ParameterForm::editor(const std::string& name) const {
    const auto at = m_editors.find(name);
    return at == m_editors.end() ? nullptr : at->second;
}

}  // namespace hetu::desktop
