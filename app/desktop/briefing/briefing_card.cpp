#include "app/desktop/briefing/briefing_card.h"

#include <QVBoxLayout>

#include "analysis/core/analysis.h"
#include "app/desktop/base/language.h"

namespace hetu::desktop {
namespace {

/// Against the style sheet of the window only another one helps.
void setSize(QLabel* label, int pixels, bool isBold) {
    label->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: %2")
                             .arg(pixels)
                             .arg(isBold ? QStringLiteral("bold") : QStringLiteral("normal")));
}

}  // namespace

BriefingCard::BriefingCard(QWidget* parent)
    : QWidget(parent),
      m_question(new QLabel),
      m_answer(new QLabel),
      m_details(new QLabel),
      m_state(new QLabel),
      m_number(new QLabel),
      m_hint(new QLabel),
      m_compute(new QPushButton),
      m_figures(new QWidget) {
    setObjectName(QStringLiteral("briefingCard"));
    setSize(m_question, 28, true);
    setSize(m_answer, 20, false);
    setSize(m_details, 15, false);
    setSize(m_state, 14, true);
    setSize(m_hint, 13, false);
    for (QLabel* label : {m_question, m_answer, m_details, m_state})
        label->setWordWrap(true);
    m_details->setObjectName(QStringLiteral("help"));
    m_hint->setObjectName(QStringLiteral("help"));
    m_state->setObjectName(QStringLiteral("attention"));
    const auto button = [](const QString& sign, const QString& tip) {
        auto* made = new QToolButton;
        made->setText(sign);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setMinimumSize(40, 32);
        made->setFocusPolicy(Qt::NoFocus);
        return made;
    };
    m_back = button(tr("↩ City"), tr("Back to the city (Esc or Backspace)"));
    auto* before = button(QStringLiteral("‹"), tr("Page before"));
    auto* next = button(QStringLiteral("›"), tr("Next page"));
    auto* end = button(QStringLiteral("×"), tr("End the briefing"));
    connect(m_back, &QToolButton::clicked, this, &BriefingCard::backAsked);
    connect(before, &QToolButton::clicked, this, [this] { emit turnAsked(-1); });
    connect(next, &QToolButton::clicked, this, [this] { emit turnAsked(1); });
    connect(end, &QToolButton::clicked, this, &BriefingCard::endAsked);
    m_compute->setFocusPolicy(Qt::NoFocus);
    connect(m_compute, &QPushButton::clicked, this, [this] { emit computeAsked(m_missing); });

    m_row = new QHBoxLayout(m_figures);
    m_row->setContentsMargins(0, 2, 0, 2);
    m_row->setSpacing(28);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_question);
    words->addWidget(m_figures);
    for (QLabel* label : {m_answer, m_details, m_state})
        words->addWidget(label);
    auto* offer = new QHBoxLayout;
    offer->addWidget(m_compute);
    offer->addStretch(1);
    words->addLayout(offer);
    auto* turning = new QHBoxLayout;
    for (QWidget* each : std::initializer_list<QWidget*>{m_back, before, m_number, next, end})
        turning->addWidget(each);
    auto* side = new QVBoxLayout;
    side->addLayout(turning);
    side->addWidget(m_hint, 0, Qt::AlignRight);
    side->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 14, 16, 14);
    row->addLayout(words, 1);
    row->addLayout(side);
    // Large figures must not make the window wider than the screen: it would not fill it any more.
    setMinimumWidth(1);
    setInCounty(false);
}

void BriefingCard::setInCounty(bool isInCounty) {
    m_back->setVisible(isInCounty);
}

void BriefingCard::present(const BriefingPage& page, const QString& place, const QString& hint) {
    m_question->setText(page.question);
    // Beside large figures the sentence explains; alone it is what is read.
    setSize(m_answer, page.figures.empty() ? 20 : 16, false);
    m_answer->setText(page.answer);
    m_answer->setVisible(!page.answer.isEmpty());
    m_details->setText(page.details);
    m_details->setVisible(!page.details.isEmpty());
    m_state->setText(page.state);
    m_state->setVisible(!page.state.isEmpty());
    m_number->setText(place);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_missing = page.missing;
    m_compute->setVisible(m_mayCompute && !m_missing.isEmpty());
    for (const analysis::Analysis& entry : analysis::catalogue())
        if (QString::fromStdString(entry.id) == m_missing)
            m_compute->setText(tr("Compute now: %1").arg(words(entry.title)));

    while (QLayoutItem* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_said.clear();
    for (const BriefingFigure& figure : page.figures) {
        auto* box = new QWidget;
        auto* rows = new QVBoxLayout(box);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
        auto* number = new QLabel(figure.number);
        auto* caption = new QLabel(figure.caption);
        setSize(number, 32, true);
        setSize(caption, 14, false);
        caption->setObjectName(QStringLiteral("help"));
        rows->addWidget(number);
        rows->addWidget(caption);
        const QString said = tr("%1 %2").arg(figure.number, figure.caption);
        box->setAccessibleName(said);
        m_said << said;
        m_row->addWidget(box);
    }
    m_row->addStretch(1);
    m_figures->setVisible(!page.figures.empty());
}

}  // namespace hetu::desktop
