#include "app/desktop/table/row_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>

namespace hetu::desktop {
namespace {

constexpr int lineHeight = 24;

}  // namespace

RowView::RowView(RowModel& model, Selection& selection, QWidget* parent)
    : QTableView(parent),
      m_model(model),
      m_selection(selection),
      m_header(new FilterHeader(this)),
      m_delegate(new CellDelegate(model, this)),
      m_note(new CellNote(viewport())) {
    setHorizontalHeader(m_header);
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(lineHeight);
    verticalHeader()->setSectionsClickable(true);
    m_header->setDefaultSectionSize(130);
    setAccessibleName(tr("Table of rows"));
    connect(m_header, &QHeaderView::sectionClicked, this, [this](int column) {
        emit columnChosen(column);
        m_model.sortBy(column, QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const int column = m_header->logicalIndexAt(at);
        if (column >= 0) emit menuAsked(column, m_header->mapToGlobal(at));
    });
    connect(verticalHeader(), &QHeaderView::sectionPressed, this, [this](int row) {
        setCurrentIndex(m_model.index(row, std::max(0, currentColumn())));
        choose(row, QApplication::keyboardModifiers());
    });
    connect(verticalHeader(), &QHeaderView::sectionDoubleClicked, this,
            [this](int row) { emit goAsked((*m_model.ids())[static_cast<std::size_t>(row)]); });
    connect(m_delegate, &CellDelegate::refused, this,
            [this](const QWidget* editor, const QString& sentence) {
                m_note->say(editor->geometry(), sentence);
            });
    connect(m_delegate, &CellDelegate::doubted, this,
            [this](const QWidget* editor, const QString& sentence) {
                m_note->say(editor->geometry(), sentence);
            });
    connect(m_delegate, &CellDelegate::givenUp, m_note, &CellNote::end);
    connect(
        m_delegate, &CellDelegate::closed, this,
        [this] {
            // Tab may have opened the next one by now.
            if (state() != EditingState) m_model.hold(false);
        },
        Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_idBefore = currentId();
        m_columnBefore = currentColumn();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &RowView::keepCurrent);
}

std::int64_t RowView::currentId() const {
    const RowModel::Ids& ids = *m_model.ids();
    const int row = currentIndex().row();
    return row < 0 || row >= m_model.rowCount() ? -1 : ids[static_cast<std::size_t>(row)];
}

void RowView::keepCurrent() {
    m_anchor = -1;
    if (m_idBefore < 0) return;
    const RowModel::Ids& ids = *m_model.ids();
    const auto at = std::find(ids.begin(), ids.end(), m_idBefore);
    if (at == ids.end() || m_columnBefore >= m_model.columnCount()) return;
    selectionModel()->setCurrentIndex(
        m_model.index(static_cast<int>(at - ids.begin()), m_columnBefore),
        QItemSelectionModel::NoUpdate);
}

void RowView::write(const QModelIndex& cell) {
    if (!cell.isValid()) return;
    setCurrentIndex(cell);
    scrollTo(cell);
    if (cell.column() == m_coveredColumn) horizontalScrollBar()->setValue(0);
    m_note->end();
    if (!m_whyReadOnly.isEmpty())
        m_note->say(visualRect(cell), m_whyReadOnly);
    else if (cell.flags().testFlag(Qt::ItemIsEditable))
        edit(cell);
}

void RowView::choose(int row, Qt::KeyboardModifiers modifiers) {
    if (row < 0 || row >= m_model.rowCount()) return;
    const RowModel::Ids& ids = *m_model.ids();
    const std::int64_t id = ids[static_cast<std::size_t>(row)];
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    if (modifiers.testFlag(Qt::ShiftModifier) && m_anchor >= 0) {
        const auto [low, high] = std::minmax(m_anchor, row);
        m_selection.select(m_model.layer(), {ids.begin() + low, ids.begin() + high + 1},
                           isControl ? SelectMode::Add : SelectMode::Replace);
        return;  // the other end stays where it is
    }
    m_anchor = row;
    m_selection.select(m_model.layer(), {id}, isControl ? SelectMode::Toggle : SelectMode::Replace);
}

void RowView::selectAll() {
    m_selection.select(m_model.layer(), *m_model.ids());
}

bool RowView::event(QEvent* event) {
    // Here these keys are the table's, whatever the window means by them.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_F2 || key->matches(QKeySequence::Copy) ||
            key->matches(QKeySequence::Paste) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void RowView::mousePressEvent(QMouseEvent* event) {
    m_note->end();
    QTableView::mousePressEvent(event);
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && event->button() == Qt::LeftButton) choose(at.row(), event->modifiers());
}

void RowView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) write(indexAt(event->pos()));
}

void RowView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        emit copyAsked();
        return;
    }
    if (event->matches(QKeySequence::Paste)) {
        emit pasteAsked();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (event->key() == Qt::Key_F2) {
        write(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Escape && m_note->isVisible()) {
        m_note->end();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        emit goAsked(currentId());
        return;
    }
    const int before = currentIndex().row();
    QTableView::keyPressEvent(event);
    if (const int now = currentIndex().row(); now != before && now >= 0) {
        if (m_anchor < 0) m_anchor = before;
        choose(now, event->modifiers() & Qt::ShiftModifier);
    }
}

void RowView::contextMenuEvent(QContextMenuEvent* event) {
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex at = isByKey ? currentIndex() : indexAt(event->pos());
    if (!at.isValid()) return;
    if (!isByKey) setCurrentIndex(at);
    emit menuAsked(at.column(), isByKey ? viewport()->mapToGlobal(visualRect(at).bottomLeft())
                                        : event->globalPos());
}

void RowView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (m_coveredColumn < 0 || !index.isValid()) return;
    if (index.column() == m_coveredColumn) {  // it is in sight as it is
        horizontalScrollBar()->setValue(before);
        return;
    }
    const int hidden = m_coveredWidth - visualRect(index).left();
    if (hidden > 0 && horizontalScrollBar()->value() > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void RowView::scrollContentsBy(int x, int y) {
    QTableView::scrollContentsBy(x, y);
    if (x != 0) m_header->place();
    if (state() != EditingState) m_note->end();
}

void RowView::currentChanged(const QModelIndex& now, const QModelIndex& before) {
    QTableView::currentChanged(now, before);
    if (now.isValid() && now.column() != before.column()) emit columnChosen(now.column());
}

}  // namespace hetu::desktop
