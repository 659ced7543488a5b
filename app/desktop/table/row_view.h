#pragma once
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <vector>

#include "app/desktop/document/selection.h"
#include "app/desktop/table/row_model.h"

namespace hetu::desktop {

/// Headings with a line under each in which the column is filtered.
class FilterHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit FilterHeader(QWidget* parent = nullptr);
    /// Empty lines for the columns that there are now.
    void setFields(const std::vector<Field>& fields);
    [[nodiscard]] std::vector<ColumnFilter> filters() const;
    [[nodiscard]] QLineEdit* line(int column) const;
    void clear();
    [[nodiscard]] QSize sizeHint() const override;
    void place();

signals:
    void filtersChanged();  ///< once the hand rests, or Enter

protected:
    void updateGeometries() override;

private:
    std::vector<Field> m_fields;
    std::vector<QLineEdit*> m_lines;
    QTimer m_rest;
};

/// The rows. What is selected is the window's Selection, which a table of a million rows can share;
/// the view's own is not used. Click, Ctrl, Shift, Ctrl+A and Shift+arrows as everywhere.
class RowView : public QTableView {
    Q_OBJECT
public:
    RowView(RowModel& model, Selection& selection, QWidget* parent = nullptr);
    [[nodiscard]] FilterHeader& header() const { return *m_header; }
    void selectAll() override;
    [[nodiscard]] int currentColumn() const { return currentIndex().column(); }

signals:
    void copyAsked();
    void goAsked(std::int64_t id);  ///< double click or Enter
    void columnChosen(int column);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int x, int y) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;

private:
    void choose(int row, Qt::KeyboardModifiers modifiers);
    RowModel& m_model;
    Selection& m_selection;
    FilterHeader* m_header;
    int m_anchor = -1;
};

}  // namespace hetu::desktop
