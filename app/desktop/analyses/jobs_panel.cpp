#include "app/desktop/analyses/jobs_panel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/desktop/base/language.h"
#include "app/desktop/frame/work.h"

namespace hetu::desktop {
namespace {

constexpr int idRole = Qt::UserRole;

QString stateOf(const Work::Entry& entry) {
    switch (entry.state) {
        case Work::State::Running:
            return JobsPanel::tr("%1 %").arg(static_cast<int>(entry.fraction * 100));
        case Work::State::Done:
            return JobsPanel::tr("done");
        case Work::State::Stopped:
            return JobsPanel::tr("stopped");
        case Work::State::Failed:
            return JobsPanel::tr("failed");
    }
    return {};
}

QString durationOf(const Work::Entry& entry) {
    const QDateTime end = entry.ended.isValid() ? entry.ended : QDateTime::currentDateTime();
    const double seconds = static_cast<double>(entry.begun.msecsTo(end)) / 1000;
    return JobsPanel::tr("%1 s").arg(seconds, 0, 'f', 1);
}

}  // namespace

JobsPanel::JobsPanel(Work& work, QWidget* parent)
    : QWidget(parent), m_work(work), m_list(new QTreeWidget), m_stop(new QPushButton(tr("Stop"))) {
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("Job"), tr("Begun"), tr("Took"), tr("State"), tr("Details")});
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 8);
    rows->addWidget(m_list, 1);
    rows->addWidget(m_stop, 0, Qt::AlignLeft);
    connect(&m_work, &Work::changed, this, &JobsPanel::rebuild);
    connect(&m_work, &Work::reported, this, &JobsPanel::refresh);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &JobsPanel::refresh);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        const QTreeWidgetItem* item = m_list->currentItem();
        if (!item) return;
        const Work::Entry* entry = m_work.find(item->data(0, idRole).toLongLong());
        if (entry && entry->stop) entry->stop();
    });
    rebuild();
}

void JobsPanel::rebuild() {
    const QTreeWidgetItem* before = m_list->currentItem();
    const qint64 kept = before ? before->data(0, idRole).toLongLong() : 0;
    m_list->clear();
    for (const Work::Entry& entry : m_work.entries()) {
        auto* item = new QTreeWidgetItem(
            m_list, {entry.title, entry.begun.toString(QStringLiteral("HH:mm:ss"))});
        item->setData(0, idRole, static_cast<qint64>(entry.id));
        if (entry.id == kept) m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem()) m_list->setCurrentItem(m_list->topLevelItem(0));
    refresh();
}

void JobsPanel::refresh() {
    const std::vector<Work::Entry>& entries = m_work.entries();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const Work::Entry& entry = entries[static_cast<std::size_t>(i)];
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        item->setText(2, durationOf(entry));
        item->setText(3, stateOf(entry));
        // The steps of a job are named in English alone.
        const bool isNamed =
            entry.state != Work::State::Running || installedLanguage() == Language::English;
        item->setText(4, isNamed ? entry.words : QString());
    }
    const QTreeWidgetItem* item = m_list->currentItem();
    const Work::Entry* entry =
        item ? m_work.find(item->data(0, idRole).toLongLong()) : m_work.running();
    m_stop->setEnabled(entry && entry->state == Work::State::Running && entry->stop);
}

}  // namespace hetu::desktop
