#include "app/desktop/what_if/what_if_panel.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>

#include "app/desktop/base/numbers.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int stepMetres = 100;

QString count(std::size_t number) {
    return grouped(static_cast<double>(number), 0);
}

/// Not told by colour alone.
QString changeWords(std::size_t before, std::size_t after) {
    if (after > before) return QStringLiteral("▲ ") + count(after - before);
    if (after < before) return QStringLiteral("▼ ") + count(before - after);
    return QStringLiteral("–");
}

}  // namespace

WhatIfPanel::WhatIfPanel(QWidget* parent) : QWidget(parent) {
    m_scenario = new QComboBox;
    m_scenario->setAccessibleName(tr("Scenario"));
    m_scenario->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_scenario, &QComboBox::activated, this,
            [this] { emit scenarioChosen(m_scenario->currentData().toString()); });
    auto* chooser = new QHBoxLayout;
    chooser->addWidget(new QLabel(tr("Scenario")), 1);
    chooser->addWidget(makeButton(QStringLiteral("new"), tr("New scenario from today's platforms"),
                                  &WhatIfPanel::newAsked));
    m_duplicate = makeButton(QStringLiteral("copy"), tr("Duplicate this scenario"),
                             &WhatIfPanel::duplicateAsked);
    m_rename = makeButton(QStringLiteral("edit"), tr("Rename this scenario"),
                          &WhatIfPanel::renameAsked);
    m_delete =
        makeButton(QStringLiteral("close"), tr("Delete this scenario"), &WhatIfPanel::deleteAsked);
    for (QToolButton* button : {m_duplicate, m_rename, m_delete})
        chooser->addWidget(button);

    m_compared = new QComboBox;
    m_compared->setObjectName(QStringLiteral("compared"));
    m_compared->setAccessibleName(tr("Compared with"));
    m_compared->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_compared, &QComboBox::activated, this,
            [this] { emit compareChosen(m_compared->currentData().toString()); });
    auto* comparison = new QHBoxLayout;
    comparison->addWidget(new QLabel(tr("Compared with")));
    comparison->addWidget(m_compared, 1);

    m_radius = new QSlider(Qt::Horizontal);
    m_radius->setRange(2, 50);
    m_radius->setAccessibleName(tr("Service radius"));
    m_radiusWords = new QLabel;
    connect(m_radius, &QSlider::valueChanged, this, [this](int steps) {
        m_radiusWords->setText(shownQuantity(steps * stepMetres, "m"));
        emit radiusChanged(steps * stepMetres);
    });
    auto* radius = new QHBoxLayout;
    radius->addWidget(new QLabel(tr("Service radius")));
    radius->addWidget(m_radius, 1);
    radius->addWidget(m_radiusWords);

    m_totals = new QLabel;
    m_totals->setWordWrap(true);
    m_totals->setObjectName(QStringLiteral("whatIfTotals"));
    QFont strong = m_totals->font();
    strong.setBold(true);
    m_totals->setFont(strong);
    m_reached = new QLabel;
    m_reached->setWordWrap(true);

    m_table = new QTableWidget(0, 4);
    m_table->setHorizontalHeaderLabels({tr("County"), tr("Today"), tr("Then"), tr("Change")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* copy = new QAction(tr("Copy the table"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &WhatIfPanel::copyTable);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setAccessibleName(tr("Figures by county"));
    m_table->setToolTip(tr("Organisations that a party organisation or a platform reaches."));

    m_site = new QWidget;
    auto* site = new QHBoxLayout(m_site);
    site->setContentsMargins(0, 0, 0, 0);
    m_siteName = new QLabel;
    m_siteState = new QComboBox;
    m_siteState->setObjectName(QStringLiteral("siteState"));
    m_siteState->setAccessibleName(tr("What is decided about the chosen site"));
    const std::pair<app::SiteState, QString> states[] = {
        {app::SiteState::Candidate, tr("May move when solving")},
        {app::SiteState::Pinned, tr("Decided, stays")},
        {app::SiteState::Forbidden, tr("None may stand here")}};
    for (const auto& [state, text] : states)
        m_siteState->addItem(text, static_cast<int>(state));
    connect(m_siteState, &QComboBox::activated, this, [this] {
        emit stateChosen(static_cast<app::SiteState>(m_siteState->currentData().toInt()));
    });
    site->addWidget(m_siteName, 1);
    site->addWidget(m_siteState);

    m_count = new QSpinBox;
    m_count->setRange(1, 1000);
    m_count->setValue(10);
    m_count->setAccessibleName(tr("At most so many new sites beside the decided ones"));
    m_count->setToolTip(m_count->accessibleName());
    m_quota = new QSpinBox;
    m_quota->setRange(0, 100);
    m_quota->setAccessibleName(
        tr("At least so many in each county, decided ones among them; 0 leaves it to the need"));
    m_quota->setToolTip(m_quota->accessibleName());
    m_solve = new QPushButton(tr("Solve from here"));
    m_solve->setObjectName(QStringLiteral("primary"));
    m_solve->setToolTip(
        tr("Finds the best places for further sites. Decided sites stay, nothing "
           "is put where none may stand. The answer is a new scenario."));
    connect(m_solve, &QPushButton::clicked, this,
            [this] { emit solveAsked(m_count->value(), m_quota->value()); });
    auto* solving = new QHBoxLayout;
    solving->addWidget(new QLabel(tr("New sites")));
    solving->addWidget(m_count);
    solving->addWidget(new QLabel(tr("per county")));
    solving->addWidget(m_quota);
    solving->addStretch(1);

    auto* help =
        new QLabel(tr("Drag a site to move it. Double-click the map to add one, Delete "
                      "takes the chosen one away, P decides it. Every step can be "
                      "undone."));
    help->setWordWrap(true);
    help->setProperty("isQuiet", true);

    auto* all = new QVBoxLayout(this);
    all->addLayout(chooser);
    all->addWidget(m_scenario);
    all->addLayout(comparison);
    all->addLayout(radius);
    all->addWidget(m_totals);
    all->addWidget(m_reached);
    all->addWidget(m_table, 1);
    all->addWidget(m_site);
    all->addLayout(solving);
    all->addWidget(m_solve);
    all->addWidget(help);
    setMinimumWidth(300);
    showSite(nullptr);
    setRadius(1000);
}

QToolButton* WhatIfPanel::makeButton(const QString& name,
                                     const QString& tip,
                                     void (WhatIfPanel::*asked)()) {
    auto* button = new QToolButton;
    button->setIcon(icon(name));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, asked);
    return button;
}

void WhatIfPanel::fill(QComboBox& box,
                       const std::vector<std::pair<std::string, QString>>& all,
                       const std::string& chosen) {
    const QSignalBlocker quiet(&box);
    box.clear();
    box.addItem(tr("Platforms of today"), QString());
    for (const auto& [key, name] : all)
        box.addItem(name, QString::fromStdString(key));
    box.setCurrentIndex(std::max(0, box.findData(QString::fromStdString(chosen))));
}

void WhatIfPanel::setScenarios(const std::vector<std::pair<std::string, QString>>& all,
                               const std::string& current) {
    const QSignalBlocker quiet(m_scenario);
    m_scenario->clear();
    m_scenario->addItem(tr("Platforms of today"), QString());
    for (const auto& [key, name] : all)
        m_scenario->addItem(name, QString::fromStdString(key));
    m_scenario->setCurrentIndex(std::max(0, m_scenario->findData(QString::fromStdString(current))));
    for (QToolButton* button : {m_duplicate, m_rename, m_delete})
        button->setEnabled(!current.empty());
}

void WhatIfPanel::setCompared(const std::vector<std::pair<std::string, QString>>& all,
                              const std::string& compared) {
    fill(*m_compared, all, compared);
    m_table->setHorizontalHeaderLabels(
        {tr("County"), compared.empty() ? tr("Today") : tr("Before"), tr("Then"), tr("Change")});
}

void WhatIfPanel::showSite(const app::ScenarioSite* site) {
    m_site->setVisible(site != nullptr);
    if (!site) return;
    const bool isOfToday = site->state == app::SiteState::Existing;
    m_siteName->setText(QString::fromStdString(site->name));
    m_siteState->setVisible(!isOfToday);
    m_siteState->setCurrentIndex(m_siteState->findData(static_cast<int>(site->state)));
}

void WhatIfPanel::showSolving(bool isSolving) {
    m_solve->setEnabled(!isSolving);
    m_solve->setText(isSolving ? tr("Solving …") : tr("Solve from here"));
}

void WhatIfPanel::copyTable() const {
    QStringList lines;
    for (int row = -1; row < m_table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QTableWidgetItem* item =
                row < 0 ? m_table->horizontalHeaderItem(column) : m_table->item(row, column);
            cells << (item ? item->text() : QString());
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void WhatIfPanel::setRadius(double metres) {
    const QSignalBlocker quiet(m_radius);
    m_radius->setValue(static_cast<int>(std::lround(metres / stepMetres)));
    m_radiusWords->setText(shownQuantity(metres, "m"));
}

void WhatIfPanel::showAnswer(const WhatIfAnswer& answer) {
    m_totals->setText(tr("Newly reached %1, lost %2; blanks %3 → %4")
                          .arg(count(answer.gained.size()), count(answer.lost.size()),
                               count(answer.blanksBefore), count(answer.blanks.size())));
    const bool isOfToday = m_compared->currentIndex() <= 0;
    m_reached->setText((isOfToday ? tr("Reached: %1 of %2 organisations (today %3)")
                                  : tr("Reached: %1 of %2 organisations (before %3)"))
                           .arg(count(answer.after.all.covered()),
                                count(answer.after.all.organisations),
                                count(answer.before.all.covered())));
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < answer.regions.size(); ++i)
        if (answer.regions[i].level == "county") shown.push_back(i);
    m_table->setRowCount(static_cast<int>(shown.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const std::size_t i = shown[static_cast<std::size_t>(row)];
        const std::size_t before = answer.before.regions[i].covered();
        const std::size_t after = answer.after.regions[i].covered();
        const QString texts[] = {QString::fromStdString(answer.regions[i].name), count(before),
                                 count(after), changeWords(before, after)};
        for (int column = 0; column < 4; ++column) {
            if (!m_table->item(row, column)) {
                auto* made = new QTableWidgetItem;
                if (column > 0) made->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                m_table->setItem(row, column, made);
            }
            if (m_table->item(row, column)->text() != texts[column])
                m_table->item(row, column)->setText(texts[column]);
        }
    }
    colour();
}

void WhatIfPanel::colour() {
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QTableWidgetItem* item = m_table->item(row, 3);
        if (!item) continue;
        const QString text = item->text();
        item->setForeground(text.startsWith(QChar(0x25B2))   ? theme().gained
                            : text.startsWith(QChar(0x25BC)) ? theme().attention
                                                             : theme().quietText);
    }
}

void WhatIfPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_table) colour();
    QWidget::changeEvent(event);
}

void WhatIfPanel::showWords(const QString& sentence) {
    m_totals->setText(sentence);
    m_reached->clear();
    m_table->setRowCount(0);
}

}  // namespace hetu::desktop
