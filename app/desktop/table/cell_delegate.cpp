#include "app/desktop/table/cell_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/rows/field_editor.h"
#include "layers/base/text.h"

namespace hetu::desktop {
namespace {

constexpr int leastListWidth = 220;
constexpr int mostLines = 14;  // of a list that is open

FieldEditor* writerOf(const QWidget* editor) {
    return editor->findChild<FieldEditor*>(QString(), Qt::FindDirectChildrenOnly);
}

}  // namespace

CellDelegate::CellDelegate(RowModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

QWidget* CellDelegate::createEditor(QWidget* parent,
                                    const QStyleOptionViewItem&,
                                    const QModelIndex& index) const {
    auto* self = const_cast<CellDelegate*>(this);
    const Field& field = m_model.fields()[static_cast<std::size_t>(index.column())];
    QWidget* editor = (new FieldEditor(m_model.layer(), field, *m_model.codes()))->widget();
    editor->setParent(parent);
    editor->setAutoFillBackground(true);
    editor->setProperty("inCell", true);  // as low as a row
    m_model.hold(true);
    if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setMaxVisibleItems(mostLines);
        box->view()->installEventFilter(self);
        connect(box, &QComboBox::activated, self, [self, box] { self->finish(box, NoHint); });
        QTimer::singleShot(0, box, [box] {
            if (box->hasFocus()) box->showPopup();
        });
    }
    return editor;
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    // The view asks again when the data changes: what is being written stays.
    if (editor->property("isFilled").toBool()) return;
    editor->setProperty("isFilled", true);
    const std::string value = index.data(Qt::EditRole).toString().toStdString();
    writerOf(editor)->show(value);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) line->selectAll();
}

void CellDelegate::setModelData(QWidget* editor,
                                QAbstractItemModel*,
                                const QModelIndex& index) const {
    const FieldEditor& writer = *writerOf(editor);
    const std::string value = writer.value();
    if (value == trimmed(index.data(Qt::EditRole).toString().toStdString())) return;
    auto* self = const_cast<CellDelegate*>(this);
    const auto problem = writer.problem();
    if (problem && problem->isRefused) {
        emit self->refused(editor, words(problem->sentence));
        return;
    }
    if (problem) emit self->doubted(editor, words(problem->sentence));
    emit self->written(index.row(), index.column(), value,
                       value.empty() ? QString() : writer.wordsOf(value));
}

void CellDelegate::updateEditorGeometry(QWidget* editor,
                                        const QStyleOptionViewItem& option,
                                        const QModelIndex&) const {
    QRect place = option.rect;
    if (qobject_cast<QComboBox*>(editor)) place.setWidth(std::max(place.width(), leastListWidth));
    editor->setGeometry(place);
}

void CellDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const {
    QStyledItemDelegate::destroyEditor(editor, index);
    auto* self = const_cast<CellDelegate*>(this);
    emit self->closed();
}

bool CellDelegate::finish(QWidget* editor, EndEditHint hint) {
    const auto problem = writerOf(editor)->problem();
    if (problem && problem->isRefused) {
        emit refused(editor, words(problem->sentence));
        return true;
    }
    emit commitData(editor);
    emit closeEditor(editor, hint);
    return true;
}

bool CellDelegate::eventFilter(QObject* watched, QEvent* event) {
    auto* widget = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::KeyPress && widget) {
        const auto* list = qobject_cast<QAbstractItemView*>(widget);
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isTab = key == Qt::Key_Tab || key == Qt::Key_Backtab;
        const EndEditHint hint = key == Qt::Key_Tab       ? EditNextItem
                                 : key == Qt::Key_Backtab ? EditPreviousItem
                                                          : NoHint;
        if (list) {  // the open list of a box: Tab takes what is marked and goes on
            auto* box = qobject_cast<QComboBox*>(list->parentWidget()->parentWidget());
            if (!isTab || !box) return false;
            const QSignalBlocker quiet(box);
            box->setCurrentIndex(list->currentIndex().row());
            box->hidePopup();
            return finish(box, hint);
        }
        if (isTab || key == Qt::Key_Return || key == Qt::Key_Enter) return finish(widget, hint);
        if (key == Qt::Key_Escape) {
            emit givenUp();
            emit closeEditor(widget, RevertModelCache);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

}  // namespace hetu::desktop
