#pragma once
#include <QMenu>
#include <QObject>
#include <QTimer>
#include <string>

#include "app/desktop/document/document.h"
#include "app/desktop/table/kept_column.h"
#include "app/desktop/table/row_model.h"
#include "app/desktop/table/row_view.h"
#include "app/desktop/table/table_columns.h"

namespace hetu::desktop {

/// How the columns stand: which are seen, in which order and how wide, by what rows are sorted;
/// kept with the workspace for each layer. And the menu of a heading.
class ColumnDesk : public QObject {
    Q_OBJECT
public:
    ColumnDesk(Document& document, RowModel& model, RowView& view, QObject* parent = nullptr);
    ~ColumnDesk() override;

    /// The model has another layer now: its columns as they were left.
    void load();
    void hide(int column);
    void show(int column);
    void showAll();
    void keepFirst(bool isKept);
    [[nodiscard]] KeptColumn& kept() const { return *m_kept; }
    /// Fills the menu of that heading; the actions have object names ("hide", "filter" ...).
    void fill(QMenu& menu, int column);

signals:
    void statisticsAsked(int column);
    void filterAsked(int column, const QString& text);
    void copyAsked(int column);
    void chartAsked(int column);
    void noticed(const QString& sentence);

private:
    [[nodiscard]] TableColumns now() const;
    void keepSoon();
    void keep();

    Document& m_document;
    RowModel& m_model;
    RowView& m_view;
    KeptColumn* m_kept;
    bool m_isFirstKept = true;
    bool m_isLoading = false;
    std::string m_due;    ///< how they stand, where that is not kept yet
    std::string m_layer;  ///< whose columns stand here
    QString m_path;       ///< of its workspace
    QTimer m_rest;
};

}  // namespace hetu::desktop
