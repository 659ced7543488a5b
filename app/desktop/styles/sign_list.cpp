#include "app/desktop/styles/sign_list.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <utility>

#include "app/desktop/base/own_keys.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/styles/colour_button.h"

namespace hetu::desktop {
namespace {

constexpr int colourColumn = 0, labelColumn = 1, rowsColumn = 2;
constexpr int boxWidth = 22;

}  // namespace

SignList::SignList(bool hides, const QString& name, QWidget* parent)
    : QTreeWidget(parent), m_hides(hides) {
    setAccessibleName(name);
    setColumnCount(3);
    setHeaderLabels({tr("Colour"), tr("Meaning"), tr("Rows")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setIconSize({28, 16});
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(colourColumn, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(labelColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(rowsColumn, QHeaderView::ResizeToContents);
    header()->setSectionsClickable(false);
    headerItem()->setTextAlignment(rowsColumn, Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (m_isFilling) return;
        const int row = indexOfTopLevelItem(item);
        Sign& sign = m_signs[static_cast<std::size_t>(row)];
        if (column == labelColumn && item->text(labelColumn) != sign.label) {
            sign.label = item->text(labelColumn);
            emit labelTyped(row, sign.label);
        } else if (column == colourColumn && m_hides) {
            const bool isShown = item->checkState(colourColumn) == Qt::Checked;
            if (std::exchange(sign.isShown, isShown) != isShown) emit shownTicked(row, isShown);
        }
    });
}

void SignList::setSigns(const std::vector<Sign>& signs) {
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_signs = signs;
    const int wanted = static_cast<int>(signs.size());
    while (topLevelItemCount() > wanted)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < wanted) {
        auto* item = new QTreeWidgetItem(this);
        Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable;
        if (m_hides) flags |= Qt::ItemIsUserCheckable;
        item->setFlags(flags);
        item->setTextAlignment(rowsColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int row = 0; row < wanted; ++row) {
        const Sign& sign = signs[static_cast<std::size_t>(row)];
        QTreeWidgetItem* item = topLevelItem(row);
        item->setIcon(colourColumn, patchOf(sign.colour));
        item->setData(colourColumn, Qt::AccessibleTextRole,
                      QString::fromStdString(render::toText(sign.colour)));
        if (m_hides) item->setCheckState(colourColumn, sign.isShown ? Qt::Checked : Qt::Unchecked);
        item->setText(labelColumn, sign.label);
        item->setToolTip(labelColumn, sign.tip.isEmpty() ? sign.label : sign.tip);
        item->setToolTip(colourColumn, tr("Press to change the colour"));
        item->setText(rowsColumn, sign.rows);
        item->setForeground(rowsColumn, theme().quietText);
    }
    m_isFilling = wasFilling;
}

int SignList::colourAt(QPoint at) const {
    const QModelIndex index = indexAt(at);
    // Left of the patch is the box.
    if (!index.isValid() || index.column() != colourColumn ||
        (m_hides && at.x() < visualRect(index).left() + boxWidth))
        return -1;
    return index.row();
}

bool SignList::event(QEvent* event) {
    return claimsKey(*event, {Qt::Key_Delete, Qt::Key_F2}) || QTreeWidget::event(event);
}

void SignList::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->button() == Qt::LeftButton ? colourAt(event->pos()) : -1;
    QTreeWidget::mousePressEvent(event);
}

void SignList::mouseReleaseEvent(QMouseEvent* event) {
    QTreeWidget::mouseReleaseEvent(event);
    const int row = std::exchange(m_pressed, -1);
    if (row >= 0 && colourAt(event->pos()) == row) askColour(row);
}

bool SignList::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) {
    if (trigger == EditKeyPressed)
        return QTreeWidget::edit(index.siblingAtColumn(labelColumn), trigger, event);
    return index.column() != labelColumn ? QTreeWidget::edit(index, NoEditTriggers, event)
                                         : QTreeWidget::edit(index, trigger, event);
}

void SignList::askColour(int row) {
    auto* menu = new ColourMenu(
        m_signs[static_cast<std::size_t>(row)].colour,
        [this, row](render::Colour colour) { emit colourChosen(row, colour); }, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(viewport()->mapToGlobal(visualItemRect(topLevelItem(row)).bottomLeft()));
}

void SignList::keyPressEvent(QKeyEvent* event) {
    const int row = currentItem() ? indexOfTopLevelItem(currentItem()) : -1;
    if (row >= 0 && event->key() == Qt::Key_Delete) return emit removeAsked(row);
    if (row >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return askColour(row);
    QTreeWidget::keyPressEvent(event);
}

void fitHeight(SignList& list, int mostLines) {
    const int lines = std::clamp(list.topLevelItemCount(), 1, mostLines);
    const int line = std::max(list.sizeHintForRow(0), 24);
    list.setFixedHeight(list.header()->sizeHint().height() + lines * line + 2 * list.frameWidth() +
                        2);
}

}  // namespace hetu::desktop
