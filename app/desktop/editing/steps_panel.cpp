#include "app/desktop/editing/steps_panel.h"

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>

#include "app/desktop/base/language.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

/// The time of today's steps, the day too of older ones.
QString timeWords(const std::string& utc, const QDate& today) {
    const QDateTime at =
        QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate).toLocalTime();
    const bool isToday = at.date() == today;
    return at.toString(isToday ? QStringLiteral("HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

}  // namespace

StepsPanel::StepsPanel(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("steps"));
    setAccessibleName(tr("Steps"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setHeaderLabels({tr("Step"), tr("Time"), tr("State")});
    header()->setStretchLastSection(false);
    header()->setResizeContentsPrecision(0);  // the lines in sight are enough
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    const auto ask = [this](QTreeWidgetItem* item) { emit stateAsked(indexOfTopLevelItem(item)); };
    connect(this, &QTreeWidget::itemClicked, this, ask);
    // Return on a line; a double click has been a click already and asks for the same state.
    connect(this, &QTreeWidget::itemActivated, this, ask);
    rebuild();
}

void StepsPanel::setSteps(const std::vector<HistoryStep>& steps) {
    m_steps = steps;
    // A day's work is thousands of lines: they are made for somebody who looks.
    m_isOld = true;
    if (isVisible()) rebuild();
}

void StepsPanel::showEvent(QShowEvent* event) {
    QTreeWidget::showEvent(event);
    if (m_isOld) rebuild();
}

void StepsPanel::rebuild() {
    m_isOld = false;
    clear();
    const QDate today = QDate::currentDate();
    int standing = 0;
    QList<QTreeWidgetItem*> items{new QTreeWidgetItem({tr("Before the first step"), {}, {}})};
    for (const HistoryStep& step : m_steps) {
        auto* item = new QTreeWidgetItem({words(step.label), timeWords(step.finished, today),
                                          step.isUndone ? tr("taken back") : QString()});
        if (step.isUndone)
            for (int column = 0; column < 3; ++column)
                item->setForeground(column, theme().faintText);
        else
            ++standing;
        items << item;
    }
    QFont bold = font();
    bold.setBold(true);
    items[standing]->setFont(0, bold);
    items[standing]->setText(2, tr("now"));
    addTopLevelItems(items);
    setCurrentItem(items[standing]);
    scrollToItem(items[standing]);
}

void StepsPanel::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) rebuild();
}

}  // namespace hetu::desktop
