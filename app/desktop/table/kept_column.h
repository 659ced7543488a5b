#pragma once
#include <QTableView>
#include <vector>

#include "app/desktop/table/filter_header.h"
#include "app/desktop/table/row_model.h"
#include "app/desktop/table/row_view.h"

namespace hetu::desktop {

/// The first column of a RowView, over it while the rest is scrolled sideways, so that rows keep
/// their names. What is done here is done there.
class KeptColumn : public QTableView {
    Q_OBJECT
public:
    KeptColumn(RowModel& model, RowView& view);
    void setFields(const std::vector<Field>& fields);
    void setOn(bool isOn);
    /// Where it belongs now, if it is needed.
    void place();
    [[nodiscard]] FilterHeader& header() const { return *m_header; }
    /// The column it shows; -1: none.
    [[nodiscard]] int column() const { return m_column; }

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent*) override {}
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    RowModel& m_model;
    RowView& m_view;
    FilterHeader* m_header;
    bool m_isOn = false;
    int m_column = -1;
};

}  // namespace hetu::desktop
