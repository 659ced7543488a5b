#include "app/desktop/rows/field_editor.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/rows/row_values.h"
#include "layers/base/text.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

/// What may be chosen for that field; empty: it is written.
std::vector<CodeLabel> choicesOf(const std::string& layer,
                                 const Field& field,
                                 const CodeLists& codes) {
    if (isYesOrNo(field.name)) return {{"1", {"yes", "是"}}, {"0", {"no", "否"}}};
    return codes.of(layer, field.name);
}

/// What may be written, where that is not plain from the name.
QString rangeOf(const std::string& layer, const Field& field) {
    if (field.name == "as_of") return FieldEditor::tr("A date: 2026, 2026-09 or 2026-09-30");
    if (field.type == FieldType::Text || !findRegisterLayer(layer)) return {};
    if (field.name == "year") return FieldEditor::tr("A year from 1949 to 2100");
    if (field.name == "revenue") return FieldEditor::tr("A number, below 0 for a loss");
    return field.type == FieldType::Integer ? FieldEditor::tr("A whole number, 0 or more")
                                            : FieldEditor::tr("A number, 0 or more");
}

/// Divisions of industries stand below their section.
QString indentOf(const Field& field, const CodeLabel& choice) {
    return field.name == "industry" && choice.code.size() > 1 ? QStringLiteral("    ") : QString();
}

}  // namespace

FieldEditor::FieldEditor(std::string layer, Field field, const CodeLists& codes)
    : m_layer(std::move(layer)), m_field(std::move(field)), m_widget(nullptr) {
    const std::vector<CodeLabel> choices = choicesOf(m_layer, m_field, codes);
    if (choices.empty()) {
        auto* edit = new QLineEdit;
        m_widget = edit;
        edit->setPlaceholderText(tr("not known"));
        edit->setToolTip(rangeOf(m_layer, m_field));
        connect(edit, &QLineEdit::returnPressed, this, [this] { emit written(true); });
        connect(edit, &QLineEdit::editingFinished, this, [this] { emit written(false); });
        connect(edit, &QLineEdit::textEdited, this, [this] { emit typed(); });
    } else {
        auto* box = new QComboBox;
        m_widget = box;
        box->setMinimumContentsLength(6);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->addItem(tr("not known"), QString());
        for (const CodeLabel& choice : choices)
            box->addItem(indentOf(m_field, choice) + words(choice.label),
                         QString::fromStdString(choice.code));
        box->setFocusPolicy(Qt::StrongFocus);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            if (m_isShowing) return;
            emit typed();
            emit written(true);
        });
    }
    m_widget->installEventFilter(this);
    m_widget->setObjectName(QString::fromStdString(m_field.name));
    m_widget->setAccessibleName(label());
    setParent(m_widget);
}

QString FieldEditor::label() const {
    const QString said =
        m_field.label.isEmpty() ? QString::fromStdString(m_field.name) : words(m_field.label);
    const QString unit = m_field.unit == "10,000 CNY" ? tr("10,000 yuan") : shownUnit(m_field.unit);
    return unit.isEmpty() ? said : tr("%1 (%2)").arg(said, unit);
}

std::string FieldEditor::value() const {
    if (const auto* box = qobject_cast<const QComboBox*>(m_widget))
        return box->currentData().toString().toStdString();
    return trimmed(static_cast<const QLineEdit*>(m_widget)->text().toStdString());
}

void FieldEditor::show(const std::string& value) {
    m_isShowing = true;
    const QString text = QString::fromStdString(value);
    if (auto* box = qobject_cast<QComboBox*>(m_widget)) {
        if (box->findData(text) < 0) box->addItem(text, text);  // an import knew other words
        box->setCurrentIndex(box->findData(text));
    } else if (auto* edit = static_cast<QLineEdit*>(m_widget); edit->text() != text) {
        edit->setText(text);
        edit->setCursorPosition(0);  // of a long name its beginning is seen
    }
    m_isShowing = false;
}

QString FieldEditor::wordsOf(const std::string& value) const {
    if (value.empty()) return tr("not known");
    const QString text = QString::fromStdString(value);
    if (const auto* box = qobject_cast<const QComboBox*>(m_widget))
        if (const int at = box->findData(text); at >= 0) return box->itemText(at).trimmed();
    return text;
}

std::optional<ValueProblem> FieldEditor::problem() const {
    return problemOfWritten(m_layer, m_field, value());
}

bool FieldEditor::eventFilter(QObject*, QEvent* event) {
    // Scrolling the form must not change its values.
    if (event->type() == QEvent::Wheel && !m_widget->hasFocus()) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        emit revertAsked();
        return true;
    }
    return false;
}

}  // namespace hetu::desktop
