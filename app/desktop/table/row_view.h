#pragma once
#include <QTableView>

#include "app/desktop/document/selection.h"
#include "app/desktop/table/cell_delegate.h"
#include "app/desktop/table/cell_note.h"
#include "app/desktop/table/filter_header.h"
#include "app/desktop/table/row_model.h"

namespace hetu::desktop {

/// The rows. What is selected is the window's Selection, which a table of a million rows can share;
/// the view's own is not used. Click, Ctrl, Shift, Ctrl+A and Shift+arrows as everywhere. A double
/// click or F2 writes in a cell, a double click on the number of a row or Enter goes to it.
///
/// Holds    The current cell stays with its row when rows come, go or move.
class RowView : public QTableView {
    Q_OBJECT
public:
    RowView(RowModel& model, Selection& selection, QWidget* parent = nullptr);
    [[nodiscard]] FilterHeader& header() const { return *m_header; }
    [[nodiscard]] CellDelegate& delegate() const { return *m_delegate; }
    void selectAll() override;
    [[nodiscard]] int currentColumn() const { return currentIndex().column(); }
    /// The id of the row of the current cell; -1: none.
    [[nodiscard]] std::int64_t currentId() const;
    /// Why nothing can be written in these rows; "" if it can.
    void setReadOnly(const QString& why) { m_whyReadOnly = why; }
    /// Opens the editor of that cell, or says why there is none.
    void write(const QModelIndex& cell);
    /// Beside the cell of the last question: what was refused, or why nothing is written here.
    [[nodiscard]] QString noteText() const { return m_note->text(); }
    /// That column (-1: none) stays in sight over the others, so wide.
    void setCovered(int column, int pixels) {
        m_coveredColumn = column;
        m_coveredWidth = pixels;
    }
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    /// As a click on that row does.
    void choose(int row, Qt::KeyboardModifiers modifiers);

signals:
    void copyAsked();
    void pasteAsked();
    void goAsked(std::int64_t id);  ///< double click on its number, or Enter
    void columnChosen(int column);
    void menuAsked(int column, const QPoint& globalPosition);  ///< of its heading

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void scrollContentsBy(int x, int y) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;

private:
    void keepCurrent();

    RowModel& m_model;
    Selection& m_selection;
    FilterHeader* m_header;
    CellDelegate* m_delegate;
    CellNote* m_note;
    QString m_whyReadOnly;
    int m_anchor = -1;
    int m_coveredColumn = -1;
    int m_coveredWidth = 0;
    std::int64_t m_idBefore = -1;  ///< of the current cell, while rows are made anew
    int m_columnBefore = -1;
};

}  // namespace hetu::desktop
