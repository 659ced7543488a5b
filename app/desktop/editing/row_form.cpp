#include "app/desktop/editing/row_form.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/map/measure_tool.h"
#include "layers/base/text.h"
#include "layers/geometry/editing.h"
#include "layers/geometry/operations.h"

namespace hetu::desktop {

RowForm::RowForm(std::string layer, const OneRow& row, const CodeLists& codes, QWidget* parent)
    : QWidget(parent),
      m_layer(std::move(layer)),
      m_id(row.id),
      m_size(new QLabel),
      m_advice(new QLabel),
      m_revert(new QPushButton(tr("As it was"))) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 8, 8);
    grid->setColumnMinimumWidth(0, 84);
    grid->setColumnStretch(1, 1);
    m_size->setObjectName(QStringLiteral("summary"));
    m_size->setWordWrap(true);
    grid->addWidget(m_size, 0, 0, 1, 2);
    addButtons();
    m_advice->setObjectName(QStringLiteral("advice"));
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::PlainText);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_advice->hide();
    grid->addWidget(m_advice, grid->rowCount(), 0, 1, 2);
    for (std::size_t i = 0; i < row.fields.size(); ++i)
        addLine(row.fields[i], row.values[i], codes);
    grid->setRowStretch(grid->rowCount(), 1);
    for (const auto& keys :
         {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &RowForm::finish);
    }
    take(row);
}

RowForm::~RowForm() {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        leave(i, false);
    for (const Line& line : m_lines)
        line.editor->disconnect(this);  // hiding it would ask once more
}

void RowForm::addButtons() {
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    const auto add = [&](QPushButton* button, auto asked) {
        button->setObjectName(QStringLiteral("link"));
        connect(button, &QPushButton::clicked, this, asked);
        row->addWidget(button);
    };
    add(new QPushButton(tr("Go there")), [this] { emit zoomAsked(); });
    if (m_layer == "zones")
        add(new QPushButton(tr("Place a platform")), [this] { emit platformAsked(); });
    add(new QPushButton(tr("Delete")), [this] { emit deleteAsked(); });
    m_revert->setToolTip(tr("Every field as it was when this form was opened"));
    add(m_revert, [this] {
        Values values;
        for (Line& line : m_lines) {
            line.isOvertaken = false;
            line.editor->show(line.atFirst);
            if (line.value != line.atFirst) values.emplace_back(line.editor->field(), line.atFirst);
            line.value = line.atFirst;
            sayState(line);
        }
        showRevert();
        if (!values.empty()) emit revertAsked(values);
    });
    row->addStretch(1);
    static_cast<QGridLayout*>(layout())->addLayout(row, 1, 0, 1, 2);
}

void RowForm::setAdvice(const QString& said) {
    m_advice->setText(said);
    m_advice->setVisible(!said.isEmpty());
}

void RowForm::addLine(const Field& field, const std::string& value, const CodeLists& codes) {
    auto* grid = static_cast<QGridLayout*>(layout());
    const std::size_t index = m_lines.size();
    auto* editor = new FieldEditor(m_layer, field, codes);
    const Line line{editor, value, value, false, new QLabel};
    line.sentence->setObjectName(QStringLiteral("attention"));
    line.sentence->setWordWrap(true);
    line.sentence->hide();
    auto* caption = new QLabel(editor->label());
    caption->setWordWrap(true);
    caption->setMaximumWidth(120);
    caption->setBuddy(editor->widget());
    const int row = grid->rowCount();
    grid->addWidget(caption, row, 0);
    grid->addWidget(editor->widget(), row, 1);
    grid->addWidget(line.sentence, row + 1, 0, 1, 2);
    editor->show(value);
    connect(editor, &FieldEditor::written, this,
            [this, index](bool isMeant) { leave(index, isMeant); });
    connect(editor, &FieldEditor::typed, this, &RowForm::showRevert);
    connect(editor, &FieldEditor::revertAsked, this, [this, index] {
        Line& left = m_lines[index];
        left.isOvertaken = false;
        left.editor->show(left.value);
        sayState(left);
    });
    m_lines.push_back(line);
}

std::string RowForm::name() const {
    for (const Line& line : m_lines)
        if (line.editor->field().name == "name") return line.value;
    return {};
}

void RowForm::sayState(const Line& line) {
    const auto problem = line.editor->problem();
    QString said = problem ? words(problem->sentence) : QString();
    if (line.isOvertaken)
        said = tr("Changed elsewhere meanwhile: %1. Return keeps what you wrote, Esc takes the "
                  "other.")
                   .arg(line.editor->wordsOf(line.value));
    line.sentence->setText(said);
    line.sentence->setVisible(!said.isEmpty());
}

void RowForm::showRevert() {
    const bool isOther = std::any_of(m_lines.begin(), m_lines.end(), [](const Line& line) {
        return line.editor->value() != trimmed(line.atFirst);
    });
    m_revert->setEnabled(isOther);
    m_revert->setVisible(isOther);
}

void RowForm::take(const OneRow& row) {
    const GeometryKind kind = row.geometry.kind;
    const bool hasSize = kind == GeometryKind::Polygon || kind == GeometryKind::Line;
    m_size->setVisible(hasSize);
    if (kind == GeometryKind::Polygon)
        m_size->setText(tr("Area %1").arg(areaWords(area(row.geometry))));
    else if (hasSize)
        m_size->setText(tr("Length %1").arg(lengthWords(lengthMetres(row.geometry))));
    for (Line& line : m_lines) {
        const std::string value = row.value(line.editor->field().name);
        const bool isUntouched = line.editor->value() == trimmed(line.value);
        const bool isChanged = value != line.value;
        line.value = value;
        if (isUntouched) line.editor->show(value);
        if (line.editor->value() == trimmed(value))
            line.isOvertaken = false;
        else if (isChanged)
            line.isOvertaken = true;
        sayState(line);
    }
    showRevert();
}

void RowForm::leave(std::size_t index, bool isMeant) {
    Line& line = m_lines[index];
    const std::string value = line.editor->value();
    if (isMeant || value == trimmed(line.value)) line.isOvertaken = false;
    sayState(line);
    const auto problem = line.editor->problem();
    if (value == trimmed(line.value) || line.isOvertaken || (problem && problem->isRefused)) return;
    line.value = value;
    showRevert();
    emit saveAsked(line.editor->field(), value);
}

void RowForm::finish() {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        leave(i, m_lines[i].editor->widget()->hasFocus());
    emit finished();
}

QWidget* RowForm::editor(const std::string& field) const {
    for (const Line& line : m_lines)
        if (line.editor->field().name == field) return line.editor->widget();
    return nullptr;
}

QString RowForm::sentence(const std::string& field) const {
    for (const Line& line : m_lines)
        if (line.editor->field().name == field) return line.sentence->text();
    return {};
}

void RowForm::beginWriting() {
    if (m_lines.empty()) return;
    QWidget* first = m_lines.front().editor->widget();
    first->setFocus(Qt::OtherFocusReason);
    if (auto* edit = qobject_cast<QLineEdit*>(first)) edit->selectAll();
}

}  // namespace hetu::desktop
