#include "app/desktop/blanks/blank_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t mostListed = 200;  // the table shows all of them
constexpr int rowRole = Qt::UserRole;

QLabel* wrapped(const QString& text, const char* look = "") {
    auto* label = new QLabel(text);
    label->setObjectName(QString::fromLatin1(look));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

BlankPage::BlankPage(const BlankFacts& blank, int at, int count, QWidget* parent)
    : QWidget(parent), m_sentence(wrapped(sentenceOf(blank))), m_list(new QTableWidget) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Blank %1 of %2").arg(at + 1).arg(count));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 8, 8);
    rows->setSpacing(8);

    auto* head = new QHBoxLayout;
    auto* place = new QLabel(tr("Blank %1 of %2").arg(at + 1).arg(count));
    place->setObjectName(QStringLiteral("summary"));
    head->addWidget(place, 1);
    const auto turnButton = [&](const QString& sign, const QString& tip, int by, bool isThere) {
        auto* made = new QToolButton;
        made->setText(sign);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setEnabled(isThere);
        connect(made, &QToolButton::clicked, this, [this, by] { emit turnAsked(by); });
        head->addWidget(made);
    };
    turnButton(QStringLiteral("‹"), tr("The blank before (arrow left or up)"), -1, at > 0);
    turnButton(QStringLiteral("›"), tr("The next blank (arrow right or down)"), 1, at + 1 < count);
    rows->addLayout(head);

    m_sentence->setStyleSheet(QStringLiteral("font-size: 16px; font-weight: bold"));
    rows->addWidget(m_sentence);
    QStringList where;
    if (!blank.region.empty()) where << QString::fromStdString(blank.region);
    // The name says the park or the street where it lies.
    where << (blank.zone.empty() ? QString::fromStdString(blank.name)
                                 : QString::fromStdString(blank.zone));
    // A blank is called after its region where nothing else names it: once is enough.
    if (where.size() == 2 && where.back().startsWith(where.front())) where.removeFirst();
    rows->addWidget(
        wrapped(tr("Where: %1 (%2 km²)")
                    .arg(where.join(QStringLiteral(" · ")), grouped(blank.squareKilometres, 2))));
    rows->addWidget(wrapped(tr("Why: %1").arg(words(blank.reason))));
    if (!blank.platform.empty())
        rows->addWidget(
            wrapped(tr("Nearest platform: %1").arg(QString::fromStdString(blank.platform))));

    const auto button = [&](const QString& text, const QString& tip, auto asked, bool isMain) {
        auto* made = new QPushButton(text);
        if (isMain) made->setObjectName(QStringLiteral("primary"));
        made->setToolTip(tip);
        connect(made, &QPushButton::clicked, this, asked);
        rows->addWidget(made);
    };
    button(tr("Propose a platform here"),
           tr("Puts a planned platform into the middle of the blank and opens its form."),
           &BlankPage::platformAsked, true);
    button(tr("Try a site here"),
           tr("Adds a site to the scenario of the panel Sites: what it would reach is counted "
              "there."),
           &BlankPage::siteAsked, false);
    button(tr("See the list in the table"),
           tr("Shows its organisations in the table, to sort, copy and export."),
           &BlankPage::rowsAsked, false);

    m_list->setColumnCount(2);
    m_list->setHorizontalHeaderLabels({tr("Organisation"), tr("Employees")});
    m_list->setAccessibleName(tr("Organisations of the blank"));
    m_list->verticalHeader()->hide();
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTabKeyNavigation(false);
    m_list->setWordWrap(false);
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setMinimumHeight(160);
    const std::size_t listed = std::min(blank.list.size(), mostListed);
    m_list->setRowCount(static_cast<int>(listed));
    for (std::size_t i = 0; i < listed; ++i) {
        const BlankFacts::Organisation& one = blank.list[i];
        auto* name = new QTableWidgetItem(QString::fromStdString(one.name));
        name->setData(rowRole, static_cast<qlonglong>(one.row));
        name->setToolTip(name->text());
        auto* employees = new QTableWidgetItem(
            std::isfinite(one.employees) ? grouped(one.employees, 0) : QStringLiteral("–"));
        employees->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_list->setItem(static_cast<int>(i), 0, name);
        m_list->setItem(static_cast<int>(i), 1, employees);
    }
    rows->addWidget(m_list, 1);
    if (blank.list.size() > listed)
        rows->addWidget(
            wrapped(tr("The %1 largest of %2; the table shows all.")
                        .arg(grouped(double(listed), 0), grouped(double(blank.list.size()), 0)),
                    "help"));
    connect(m_list, &QTableWidget::cellActivated, this, [this](int row, int) {
        emit organisationChosen(m_list->item(row, 0)->data(rowRole).toLongLong());
    });
    m_list->installEventFilter(this);
}

bool BlankPage::turn(int key) {
    const bool isBack = key == Qt::Key_Left || key == Qt::Key_Up;
    if (!isBack && key != Qt::Key_Right && key != Qt::Key_Down) return false;
    emit turnAsked(isBack ? -1 : 1);
    return true;
}

void BlankPage::keyPressEvent(QKeyEvent* event) {
    if (!turn(event->key())) QWidget::keyPressEvent(event);
}

bool BlankPage::eventFilter(QObject* watched, QEvent* event) {
    // In the list the arrows up and down belong to the list.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) return turn(key);
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace hetu::desktop
