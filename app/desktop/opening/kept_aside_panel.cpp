#include "app/desktop/opening/kept_aside_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/base/own_keys.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int shownCells = 4;  // of a row, to recognise it by

QTableWidget* makeTable(const QStringList& headings) {
    auto* table = new QTableWidget;
    table->setColumnCount(static_cast<int>(headings.size()));
    table->setHorizontalHeaderLabels(headings);
    table->verticalHeader()->hide();
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QTableWidgetItem* fixedItem(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(item->flags() & ~Qt::ItemIsEditable);
    item->setToolTip(text);
    return item;
}

}  // namespace

KeptAsidePanel::KeptAsidePanel(QWidget* parent)
    : QWidget(parent),
      m_rows(
          makeTable({tr("File"), tr("Row"), tr("Why it was kept aside"), tr("What stands in it")})),
      m_cells(makeTable({tr("Column"), tr("What stands there")})),
      m_says(new QLabel),
      m_import(new QPushButton(tr("Import the corrected rows"))),
      m_settle(new QPushButton(tr("Take off the list"))),
      m_export(new QPushButton(tr("Export …"))),
      m_copy(new QPushButton(tr("Copy"))) {
    setObjectName(QStringLiteral("panel"));
    m_rows->setAccessibleName(tr("Rows kept aside"));
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_cells->setAccessibleName(tr("What stands in the row"));
    m_cells->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_cells->installEventFilter(this);
    m_says->setObjectName(QStringLiteral("help"));
    m_says->setWordWrap(true);
    m_import->setToolTip(
        tr("As their file was imported. What still cannot be used comes back to this list."));
    m_settle->setToolTip(tr("The chosen rows will not be used. Undo brings them back."));
    m_export->setToolTip(tr("As a table with the reasons, to be corrected and imported again."));
    m_copy->setToolTip(tr("The chosen rows with their reasons, for a spreadsheet or a message."));
    auto* left = new QVBoxLayout;
    left->addWidget(m_rows, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(m_cells, 1);
    auto* tables = new QHBoxLayout;
    tables->addLayout(left, 3);
    tables->addLayout(right, 2);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_says, 1);
    for (QPushButton* button : {m_copy, m_export, m_settle, m_import})
        foot->addWidget(button);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(8, 4, 8, 4);
    all->setSpacing(4);
    all->addLayout(tables, 1);
    all->addLayout(foot);
    connect(m_rows, &QTableWidget::itemSelectionChanged, this, [this] {
        if (m_isFilling) return;
        showCells();
        showButtons();
    });
    connect(m_cells, &QTableWidget::cellChanged, this, &KeptAsidePanel::takeCell);
    connect(m_import, &QPushButton::clicked, this, &KeptAsidePanel::importAsked);
    connect(m_settle, &QPushButton::clicked, this, &KeptAsidePanel::settleAsked);
    connect(m_export, &QPushButton::clicked, this, &KeptAsidePanel::exportAsked);
    connect(m_copy, &QPushButton::clicked, this, &KeptAsidePanel::copyAsked);
    showButtons();
}

int KeptAsidePanel::current() const {
    return m_rows->selectedItems().isEmpty() ? -1 : m_rows->currentRow();
}

void KeptAsidePanel::present(KeptAsideRows rows) {
    // The list is read again at every change: what was corrected and not imported yet stays.
    std::map<std::int64_t, decltype(KeptAside::cells)> corrected;
    for (std::size_t i = 0; i < m_isCorrected.size(); ++i)
        if (m_isCorrected[i]) corrected[m_kept.rows[i].id] = m_kept.rows[i].cells;
    m_kept = std::move(rows);
    m_isCorrected.assign(m_kept.rows.size(), false);
    for (std::size_t i = 0; i < m_kept.rows.size(); ++i)
        if (const auto at = corrected.find(m_kept.rows[i].id); at != corrected.end()) {
            m_kept.rows[i].cells = at->second;
            m_isCorrected[i] = true;
        }
    m_isFilling = true;
    m_rows->setRowCount(0);
    m_rows->setRowCount(static_cast<int>(m_kept.rows.size()));
    for (std::size_t i = 0; i < m_kept.rows.size(); ++i) {
        const KeptAside& row = m_kept.rows[i];
        QStringList cells;
        for (const auto& [heading, cell] : row.cells)
            if (!cell.empty() && cells.size() < shownCells) cells << QString::fromStdString(cell);
        const int line = static_cast<int>(i);
        m_rows->setItem(line, 0, fixedItem(QString::fromStdString(row.file)));
        m_rows->setItem(line, 1, fixedItem(grouped(static_cast<double>(row.row), 0)));
        m_rows->setItem(line, 2, fixedItem(words(row.reason)));
        if (m_isCorrected[i]) showCorrected(line);
        m_rows->setItem(line, 3, fixedItem(cells.join(QStringLiteral("  ·  "))));
    }
    for (int column = 0; column < 3; ++column) {
        constexpr int widest = 260;
        m_rows->resizeColumnToContents(column);
        m_rows->setColumnWidth(column, std::min(m_rows->columnWidth(column) + 8, widest));
    }
    m_isFilling = false;
    if (!m_kept.rows.empty()) m_rows->selectRow(0);
    showCells();
    showButtons();
}

void KeptAsidePanel::showCells() {
    m_isFilling = true;
    m_cells->setRowCount(0);
    if (const int at = current(); at >= 0) {
        const auto& cells = m_kept.rows[static_cast<std::size_t>(at)].cells;
        m_cells->setRowCount(static_cast<int>(cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_cells->setItem(static_cast<int>(i), 0,
                             fixedItem(QString::fromStdString(cells[i].first)));
            m_cells->setItem(static_cast<int>(i), 1,
                             new QTableWidgetItem(QString::fromStdString(cells[i].second)));
        }
        m_cells->resizeColumnToContents(0);
        m_cells->setColumnWidth(0, std::min(m_cells->columnWidth(0) + 8, 180));
    }
    m_isFilling = false;
}

void KeptAsidePanel::takeCell(int line, int column) {
    const int at = current();
    if (m_isFilling || at < 0 || column != 1) return;
    KeptAside& row = m_kept.rows[static_cast<std::size_t>(at)];
    std::string& cell = row.cells[static_cast<std::size_t>(line)].second;
    const std::string now = m_cells->item(line, column)->text().trimmed().toStdString();
    if (now == cell) return;
    cell = now;
    m_isCorrected[static_cast<std::size_t>(at)] = true;
    showCorrected(at);
    showButtons();
}

void KeptAsidePanel::showCorrected(int line) {
    QTableWidgetItem& reason = *m_rows->item(line, 2);
    QFont bold = reason.font();
    bold.setBold(true);
    reason.setText(tr("corrected"));
    reason.setFont(bold);
}

bool KeptAsidePanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_cells && claimsKey(*event, {Qt::Key_Delete, Qt::Key_F2})) return true;
    return QWidget::eventFilter(watched, event);
}

void KeptAsidePanel::showButtons() {
    const auto corrected = std::ranges::count(m_isCorrected, true);
    m_import->setEnabled(corrected > 0);
    for (QPushButton* button : {m_copy, m_export, m_settle})
        button->setEnabled(!m_kept.rows.empty());
    const auto count = [](std::size_t n) { return grouped(static_cast<double>(n), 0); };
    if (m_kept.rows.empty())
        m_says->setText(tr("Every row that was read is in use: nothing waits here."));
    else if (corrected > 0)
        m_says->setText(tr("%1 corrected, not imported yet.").arg(corrected));
    else if (m_kept.count > m_kept.rows.size())
        m_says->setText(tr("The first %1 of %2 rows. Correct what stands on the right, then import "
                           "them again.")
                            .arg(count(m_kept.rows.size()), count(m_kept.count)));
    else
        m_says->setText(tr("%1 rows. Correct what stands on the right, then import them again.")
                            .arg(count(m_kept.count)));
}

std::vector<KeptAside> KeptAsidePanel::corrected() const {
    std::vector<KeptAside> rows;
    for (std::size_t i = 0; i < m_kept.rows.size(); ++i)
        if (m_isCorrected[i] && (rows.empty() || rows.front().import == m_kept.rows[i].import))
            rows.push_back(m_kept.rows[i]);
    return rows;
}

std::vector<KeptAside> KeptAsidePanel::chosen() const {
    std::vector<KeptAside> rows;
    for (std::size_t i = 0; i < m_kept.rows.size(); ++i)
        if (m_rows->item(static_cast<int>(i), 0)->isSelected()) rows.push_back(m_kept.rows[i]);
    return rows.empty() ? m_kept.rows : rows;
}

}  // namespace hetu::desktop
