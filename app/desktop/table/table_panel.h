#pragma once
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/table/cell_writer.h"
#include "app/desktop/table/column_desk.h"
#include "app/desktop/table/row_model.h"
#include "app/desktop/table/row_view.h"

namespace hetu::desktop {

/// The table of a layer: which layer, a condition in words, the rows, and how many they are. In the
/// cells of the register can be written.
///
/// Nothing is read while it is not seen.
class TablePanel : public QWidget {
    Q_OBJECT
public:
    TablePanel(Document& document, Selection& selection, QWidget* parent = nullptr);

    [[nodiscard]] RowModel& model() { return *m_model; }
    [[nodiscard]] RowView& view() { return *m_view; }
    [[nodiscard]] ColumnDesk& columns() { return *m_columns; }
    [[nodiscard]] CellWriter& writer() { return *m_writer; }
    /// "" while there is none.
    [[nodiscard]] std::string layer() const;
    void chooseLayer(const std::string& layer);
    /// The layers are not what they were; `isAnother`: of another workspace.
    void takeDocument(bool isAnother);
    void takeSelection(const std::string& layer);
    /// The filter of the layer is perhaps another.
    void takeFilter();
    void copy();
    void copyColumn(int column);
    /// The clipboard into the selected rows from the current column on, or from the current cell
    /// downwards.
    void paste();
    /// That condition in the line, and its rows.
    void showCondition(const QString& condition);
    void goToSelected();
    void selectShown();
    void clearFilters();

    [[nodiscard]] QLineEdit& condition() { return *m_condition; }
    [[nodiscard]] QCheckBox& onlySelected() { return *m_onlySelected; }
    [[nodiscard]] QComboBox& layerBox() { return *m_layers; }
    [[nodiscard]] QString status() const { return m_status->text(); }
    [[nodiscard]] QString errorText() const { return m_error->text(); }
    [[nodiscard]] QString figures() const { return m_figures->text(); }

signals:
    void failed(const hetu::Error& error);
    void noticed(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QToolButton* button(const QString& icon, const QString& text);
    void wire();
    void load();
    void askRows();
    void showStatus();
    void showFigures(int column);
    void followSelection();
    void write(int row, int column, const std::string& value, const QString& shown);
    [[nodiscard]] QString whyReadOnly() const;
    [[nodiscard]] Selection::Ids marked() const;
    void copyRows(Selection::Ids selected, std::vector<int> columns);
    [[nodiscard]] std::vector<int> shownColumns() const;

    Document& m_document;
    Selection& m_selection;
    QComboBox* m_layers;
    QLineEdit* m_condition;
    QLabel* m_error;
    QCheckBox* m_onlySelected;
    QToolButton* m_go;
    QToolButton* m_copy;
    QToolButton* m_select;
    QToolButton* m_clear;
    RowModel* m_model;
    RowView* m_view;
    ColumnDesk* m_columns;
    CellWriter* m_writer;
    QLabel* m_status;
    QLabel* m_figures;
    QTimer m_rest;
    LatestJob m_figuresJob, m_followJob, m_copyJob;
    std::int64_t m_revision = -1;
    int m_figureColumn = -1;
};

}  // namespace hetu::desktop
