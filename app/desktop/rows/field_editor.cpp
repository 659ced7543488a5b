#include "app/desktop/rows/field_editor.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/base/text.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

/// What may be chosen for that field; empty: it is written.
std::vector<CodeLabel> choicesOf(const std::string& layer,
                                 const Field& field,
                                 const std::vector<County>& counties) {
    if (isYesOrNo(field.name)) return {{"1", {"yes", "是"}}, {"0", {"no", "否"}}};
    if (field.name == "county") {
        std::vector<CodeLabel> choices;
        for (const County& county : counties)
            choices.push_back({county.code.empty() ? county.name : county.code,
                               {county.name.empty() ? county.code : county.name, {}}});
        return choices;
    }
    return codesOf(layer, field.name);
}

}  // namespace

FieldEditor::FieldEditor(std::string layer, Field field, const std::vector<County>& counties)
    : m_layer(std::move(layer)), m_field(std::move(field)), m_widget(nullptr) {
    const std::vector<CodeLabel> choices = choicesOf(m_layer, m_field, counties);
    if (choices.empty()) {
        auto* edit = new QLineEdit;
        m_widget = edit;
        edit->setPlaceholderText(tr("not known"));
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
            box->addItem(words(choice.label), QString::fromStdString(choice.code));
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
        if (const int at = box->findData(text); at >= 0) return box->itemText(at);
    return text;
}

std::optional<ValueProblem> FieldEditor::problem() const {
    const std::string now = value();
    if (auto found = problemOfValue(m_layer, m_field.name, now)) return found;
    double number = 0;
    if (m_field.type != FieldType::Text && !now.empty() && !parseNumber(now, number))
        return ValueProblem{textOf("\"{}\" is no number.", "“{}”不是数字。", now), true};
    return std::nullopt;
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
