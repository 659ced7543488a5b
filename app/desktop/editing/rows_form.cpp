#include "app/desktop/editing/rows_form.h"

#include <QGridLayout>
#include <QShortcut>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"

namespace hetu::desktop {

RowsForm::RowsForm(std::string layer,
                   std::vector<std::int64_t> ids,
                   const std::vector<Field>& fields,
                   const CodeLists& codes,
                   QWidget* parent)
    : QWidget(parent), m_layer(std::move(layer)), m_ids(std::move(ids)), m_save(new QPushButton) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 8, 8);
    grid->setColumnMinimumWidth(0, 84);
    grid->setColumnStretch(1, 1);
    auto* about = new QLabel(tr("Tick what all %1 shall have; the rest stays as it is in each.")
                                 .arg(grouped(double(m_ids.size()), 0)));
    about->setWordWrap(true);
    grid->addWidget(about, 0, 0, 1, 2);
    grid->addWidget(m_save, 1, 0, 1, 2);
    for (const Field& field : fields)
        addLine(field, codes);
    grid->setRowStretch(grid->rowCount(), 1);
    connect(m_save, &QPushButton::clicked, this, &RowsForm::save);
    for (const auto& keys :
         {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &RowsForm::save);
    }
    showState();
}

void RowsForm::addLine(const Field& field, const CodeLists& codes) {
    auto* grid = static_cast<QGridLayout*>(layout());
    auto* editor = new FieldEditor(m_layer, field, codes);
    const Line line{editor, new QCheckBox(editor->label()), new QLabel};
    line.tick->setObjectName(QStringLiteral("tick.") + QString::fromStdString(field.name));
    line.sentence->setObjectName(QStringLiteral("attention"));
    line.sentence->setWordWrap(true);
    line.sentence->hide();
    const int row = grid->rowCount();
    grid->addWidget(line.tick, row, 0, 1, 2);
    grid->addWidget(editor->widget(), row + 1, 0, 1, 2);
    grid->addWidget(line.sentence, row + 2, 0, 1, 2);
    connect(editor, &FieldEditor::typed, this, [this, tick = line.tick] {
        tick->setChecked(true);
        showState();
    });
    connect(editor, &FieldEditor::written, this, &RowsForm::showState);
    connect(editor, &FieldEditor::revertAsked, this, [this, editor, tick = line.tick] {
        editor->show({});
        tick->setChecked(false);
        showState();
    });
    connect(line.tick, &QCheckBox::toggled, this, &RowsForm::showState);
    m_lines.push_back(line);
}

void RowsForm::showState() {
    int ticked = 0;
    bool isRefused = false;
    for (const Line& line : m_lines) {
        const auto problem = line.tick->isChecked() ? line.editor->problem() : std::nullopt;
        line.sentence->setText(problem ? words(problem->sentence) : QString());
        line.sentence->setVisible(problem.has_value());
        ticked += line.tick->isChecked();
        isRefused = isRefused || (problem && problem->isRefused);
    }
    m_save->setEnabled(ticked > 0 && !isRefused);
    m_save->setText(tr("Write into all %1 (Ctrl+Enter)").arg(grouped(double(m_ids.size()), 0)));
}

void RowsForm::save() {
    showState();
    if (!m_save->isEnabled()) return;
    Values values;
    for (const Line& line : m_lines)
        if (line.tick->isChecked()) values.emplace_back(line.editor->field(), line.editor->value());
    emit saveAsked(values);
}

void RowsForm::accept() {
    for (const Line& line : m_lines)
        line.tick->setChecked(false);
    showState();
}

const RowsForm::Line* RowsForm::find(const std::string& field) const {
    for (const Line& line : m_lines)
        if (line.editor->field().name == field) return &line;
    return nullptr;
}

QWidget* RowsForm::editor(const std::string& field) const {
    const Line* line = find(field);
    return line ? line->editor->widget() : nullptr;
}

QCheckBox* RowsForm::tick(const std::string& field) const {
    const Line* line = find(field);
    return line ? line->tick : nullptr;
}

QString RowsForm::sentence(const std::string& field) const {
    const Line* line = find(field);
    return line ? line->sentence->text() : QString();
}

}  // namespace hetu::desktop
