#include "app/desktop/analyses/outcome_view.h"

#include <QHBoxLayout>
#include <QLabel>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"

namespace hetu::desktop {
namespace {

QString wordOf(const analysis::Figure& figure) {
    if (!figure.words.isEmpty()) return words(figure.words);
    if (const double* number = std::get_if<double>(&figure.value))
        return shownQuantity(*number, figure.unit);
    return QString::fromStdString(std::get<std::string>(figure.value));
}

}  // namespace

OutcomeView::OutcomeView(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    clear();
}

void OutcomeView::clear() {
    restart();
    setVisible(false);  // the form may have the room
}

void OutcomeView::restart() {
    auto* page = new QWidget;
    m_lines = new QVBoxLayout(page);
    m_lines->setContentsMargins(0, 4, 8, 4);
    m_lines->setSpacing(4);
    m_lines->addStretch(1);
    setWidget(page);  // deletes the one before
    m_plainText.clear();
}

QWidget* OutcomeView::addLine(const QString& text, const char* look) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(QLatin1String(look));
    label->setWordWrap(true);
    label->setIndent(0);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lines->insertWidget(m_lines->count() - 1, label);
    m_plainText += text + QLatin1Char('\n');
    return label;
}

void OutcomeView::addFigure(const analysis::Figure& figure) {
    const bool isNumber = std::holds_alternative<double>(figure.value);
    const QString value = wordOf(figure);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* name = new QLabel(words(figure.label));
    name->setWordWrap(true);
    auto* said = new QLabel(value);
    said->setObjectName(QStringLiteral("figure"));
    said->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    said->setWordWrap(!isNumber);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(name, 1);
    line->addWidget(said, isNumber ? 0 : 1);
    m_lines->insertWidget(m_lines->count() - 1, row);
    m_plainText += name->text() + QStringLiteral(": ") + value + QLatin1Char('\n');
}

void OutcomeView::showOutput(const QString& title, const analysis::Output& output) {
    restart();
    setVisible(true);
    addLine(title, "outcomeTitle");
    for (const analysis::Figure& figure : output.figures)
        addFigure(figure);
    for (const Text& note : output.notes)
        addLine(words(note), "note");
}

void OutcomeView::showError(const Error& error) {
    restart();
    setVisible(true);
    const bool isStopped = error.code == ErrorCode::Cancelled;
    addLine(words(error.message), isStopped ? "note" : "errorText");
    if (!error.hint.isEmpty()) addLine(words(error.hint), "note");
    addLine(tr("The workspace was not changed."), "help");
}

}  // namespace hetu::desktop
