#include "app/desktop/editing/row_form.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <optional>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/editing/edit_tools.h"
#include "app/desktop/map/measure_tool.h"
#include "layers/geometry/operations.h"
#include "layers/quality/register_checks.h"

namespace hetu::desktop {
namespace {

/// Scrolling the form must not change its values.
class WheelGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

QString labelOfField(const Field& field) {
    const QString label =
        field.label.isEmpty() ? QString::fromStdString(field.name) : words(field.label);
    const QString unit =
        field.unit == "10,000 CNY" ? RowForm::tr("10,000 yuan") : shownUnit(field.unit);
    return unit.isEmpty() ? label : RowForm::tr("%1 (%2)").arg(label, unit);
}

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

std::optional<ValueProblem> problemOf(const std::string& layer,
                                      const Field& field,
                                      const std::string& value) {
    if (auto problem = problemOfValue(layer, field.name, value)) return problem;
    double number = 0;
    if (field.type != FieldType::Text && !trimmed(value).empty() &&
        !parseNumber(trimmed(value), number))
        return ValueProblem{textOf("\"{}\" is no number.", "“{}”不是数字。", value), true};
    return std::nullopt;
}

}  // namespace

RowForm::RowForm(std::string layer,
                 const OneRow& row,
                 const std::vector<County>& counties,
                 QWidget* parent)
    : QWidget(parent), m_layer(std::move(layer)), m_id(row.id), m_size(new QLabel) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 8, 8);
    grid->setColumnMinimumWidth(0, 84);
    grid->setColumnStretch(1, 1);
    m_size->setObjectName(QStringLiteral("summary"));
    grid->addWidget(m_size, 0, 0, 1, 2);
    addButtons();
    for (std::size_t i = 0; i < row.fields.size(); ++i)
        addLine(row.fields[i], row.values[i], counties);
    grid->setRowStretch(grid->rowCount(), 1);
    take(row);
}

RowForm::~RowForm() {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        leave(i);
    for (const Line& line : m_lines)
        line.editor->disconnect(this);  // hiding it would ask once more
}

void RowForm::addButtons() {
    auto* row = new QHBoxLayout;
    const auto add = [&](const QString& text, auto asked) {
        auto* button = new QPushButton(text);
        button->setObjectName(QStringLiteral("link"));
        connect(button, &QPushButton::clicked, this, asked);
        row->addWidget(button);
    };
    add(tr("Go there"), [this] { emit zoomAsked(); });
    if (m_layer == "zones") add(tr("Place a platform"), [this] { emit platformAsked(); });
    add(tr("Delete"), [this] { emit deleteAsked(); });
    row->addStretch(1);
    static_cast<QGridLayout*>(layout())->addLayout(row, 1, 0, 1, 2);
}

void RowForm::addLine(const Field& field,
                      const std::string& value,
                      const std::vector<County>& counties) {
    auto* grid = static_cast<QGridLayout*>(layout());
    const std::size_t index = m_lines.size();
    Line line{field, value, nullptr, new QLabel};
    const QString label = labelOfField(field);
    const std::vector<CodeLabel> choices = choicesOf(m_layer, field, counties);
    if (choices.empty()) {
        auto* edit = new QLineEdit;
        edit->setPlaceholderText(tr("not known"));
        connect(edit, &QLineEdit::editingFinished, this, [this, index] { leave(index); });
        line.editor = edit;
    } else {
        auto* box = new QComboBox;
        box->setMinimumContentsLength(6);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->addItem(tr("not known"), QString());
        for (const CodeLabel& choice : choices)
            box->addItem(words(choice.label), QString::fromStdString(choice.code));
        box->setFocusPolicy(Qt::StrongFocus);
        box->installEventFilter(new WheelGuard(box));
        connect(box, &QComboBox::currentIndexChanged, this, [this, index] { leave(index); });
        line.editor = box;
    }
    line.editor->setObjectName(QString::fromStdString(field.name));
    line.editor->setAccessibleName(label);
    line.sentence->setObjectName(QStringLiteral("attention"));
    line.sentence->setWordWrap(true);
    line.sentence->hide();
    auto* caption = new QLabel(label);
    caption->setWordWrap(true);
    caption->setMaximumWidth(120);
    caption->setBuddy(line.editor);
    const int row = grid->rowCount();
    grid->addWidget(caption, row, 0);
    grid->addWidget(line.editor, row, 1);
    grid->addWidget(line.sentence, row + 1, 0, 1, 2);
    m_lines.push_back(line);
    show(m_lines.back(), value);
}

std::string RowForm::name() const {
    for (const Line& line : m_lines)
        if (line.field.name == "name") return line.value;
    return {};
}

std::string RowForm::shown(const Line& line) {
    if (const auto* box = qobject_cast<const QComboBox*>(line.editor))
        return box->currentData().toString().toStdString();
    return trimmed(static_cast<const QLineEdit*>(line.editor)->text().toStdString());
}

void RowForm::show(Line& line, const std::string& value) {
    line.value = value;  // first: what follows is no change by hand
    const QString text = QString::fromStdString(value);
    if (auto* box = qobject_cast<QComboBox*>(line.editor)) {
        if (box->findData(text) < 0) box->addItem(text, text);  // an import knew other words
        box->setCurrentIndex(box->findData(text));
    } else {
        auto* edit = static_cast<QLineEdit*>(line.editor);
        if (edit->text() == text) return;  // nor does the cursor move
        edit->setText(text);
        edit->setCursorPosition(0);  // of a long name its beginning is seen
    }
}

void RowForm::take(const OneRow& row) {
    const bool isArea = row.geometry.kind == GeometryKind::Polygon;
    m_size->setVisible(isArea);
    if (isArea) m_size->setText(tr("Area %1").arg(areaWords(area(row.geometry))));
    for (Line& line : m_lines) {
        const bool isUntouched = shown(line) == trimmed(line.value);
        const std::string value = row.value(line.field.name);
        if (isUntouched) {
            show(line, value);
            const auto problem = problemOf(m_layer, line.field, value);
            line.sentence->setText(problem ? words(problem->sentence) : QString());
            line.sentence->setVisible(problem.has_value());
        } else {
            line.value = value;
        }
    }
}

void RowForm::leave(std::size_t index) {
    Line& line = m_lines[index];
    const std::string value = shown(line);
    const auto problem = problemOf(m_layer, line.field, value);
    line.sentence->setText(problem ? words(problem->sentence) : QString());
    line.sentence->setVisible(problem.has_value());
    if (value == trimmed(line.value) || (problem && problem->isRefused)) return;
    line.value = value;
    emit saveAsked(line.field, value);
}

QWidget* RowForm::editor(const std::string& field) const {
    for (const Line& line : m_lines)
        if (line.field.name == field) return line.editor;
    return nullptr;
}

QString RowForm::sentence(const std::string& field) const {
    for (const Line& line : m_lines)
        if (line.field.name == field) return line.sentence->text();
    return {};
}

void RowForm::beginWriting() {
    if (!m_lines.empty()) m_lines.front().editor->setFocus(Qt::OtherFocusReason);
}

}  // namespace hetu::desktop
