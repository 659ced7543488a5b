#pragma once
#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <vector>

#include "layers/workspace/row_query.h"

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
    [[nodiscard]] QString filterText(int column) const { return line(column)->text(); }
    /// Writes into that line and asks for the rows at once.
    void filter(int column, const QString& text);
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

}  // namespace hetu::desktop
