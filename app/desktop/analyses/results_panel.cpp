#include "app/desktop/analyses/results_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/document/result_words.h"
#include "app/desktop/look/theme.h"
#include "app/run/run_analysis.h"

namespace hetu::desktop {

ResultsPanel::ResultsPanel(QWidget* parent)
    : QWidget(parent),
      m_list(new QTreeWidget),
      m_said(new QLabel),
      m_show(new QPushButton(tr("Show on the map"))),
      m_again(new QPushButton(tr("Run again …"))),
      m_copy(new QPushButton(tr("Copy as command line"))) {
    m_list->setObjectName(QStringLiteral("results"));
    m_list->setAccessibleName(tr("Results"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("Result"), tr("Made"), tr("State")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_said->setWordWrap(true);
    m_said->setAlignment(Qt::AlignTop);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_said);

    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_show, m_again, m_copy})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* right = new QVBoxLayout;
    right->addWidget(area, 1);
    right->addLayout(buttons);
    auto* sides = new QHBoxLayout(this);
    sides->setContentsMargins(8, 4, 8, 8);
    sides->addWidget(m_list, 2);
    sides->addLayout(right, 3);

    connect(m_list, &QTreeWidget::currentItemChanged, this, &ResultsPanel::showChosen);
    connect(m_list, &QTreeWidget::itemActivated, m_show, &QPushButton::click);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const StoredResult* result = chosen())
            emit showAsked(QString::fromStdString(result->provenance.analysis));
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (const StoredResult* result = chosen())
            emit runAsked(
                QString::fromStdString(result->provenance.analysis),
                {result->provenance.parameters.begin(), result->provenance.parameters.end()});
    });
    connect(m_copy, &QPushButton::clicked, this, &ResultsPanel::copyCommandLine);
    showChosen();
}

void ResultsPanel::setResults(std::vector<StoredResult> results, const QString& workspace) {
    const StoredResult* before = chosen();
    const std::int64_t kept = before ? before->id : 0;
    m_results = std::move(results);
    m_workspace = workspace;
    std::sort(m_results.begin(), m_results.end(),
              [](const StoredResult& a, const StoredResult& b) { return a.id > b.id; });
    m_list->clear();
    for (const StoredResult& result : m_results) {
        auto* item = new QTreeWidgetItem(
            m_list, {titleOf(result), whenMade(result),
                     result.isStale ? tr("older than its data") : tr("up to date")});
        if (result.isStale) {
            item->setForeground(2, theme().attention);
            item->setToolTip(2, tr("The data has changed since. Run it again to bring it up to "
                                   "date."));
        }
        if (result.id == kept) m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    showChosen();
}

void ResultsPanel::choose(const std::string& analysis) {
    for (std::size_t i = 0; i < m_results.size(); ++i)
        if (m_results[i].provenance.analysis == analysis) {
            m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(i)));
            return;
        }
}

const StoredResult* ResultsPanel::chosen() const {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && static_cast<std::size_t>(row) < m_results.size()
               ? &m_results[static_cast<std::size_t>(row)]
               : nullptr;
}

QString ResultsPanel::said() const {
    return m_said->text();
}

void ResultsPanel::showChosen() {
    const StoredResult* result = chosen();
    for (QPushButton* button : {m_show, m_again, m_copy})
        button->setEnabled(result != nullptr);
    if (!result) {
        m_said->setText(
            tr("Nothing has been analysed yet. Choose an analysis on the left and run "
               "it: its result is kept here."));
        return;
    }
    QStringList lines;
    if (result->isStale)
        lines << tr(
            "The data has changed since this was made. Run it again to bring it up to "
            "date.");
    lines << notesOf(*result);
    const QStringList values = chosenValues(*result);
    if (!values.isEmpty()) lines << tr("Chosen values: %1").arg(values.join(QStringLiteral("; ")));
    if (lines.isEmpty()) lines << tr("Made with the usual values.");
    m_said->setText(lines.join(QLatin1Char('\n')));
}

void ResultsPanel::copyCommandLine() {
    if (const StoredResult* result = chosen())
        QGuiApplication::clipboard()->setText(QString::fromStdString(
            app::commandLine(result->provenance, m_workspace.toStdString())));
}

}  // namespace hetu::desktop
