#pragma once
#include <QPointer>
#include <QStyledItemDelegate>

#include "app/desktop/table/row_model.h"

class QComboBox;

namespace hetu::desktop {

class FieldEditor;

/// Writes in cells of the register with the editors of the forms: a list of words where the field
/// has codes, else a line. Enter and Tab keep what is written; Escape gives it up.
///
/// Holds    written() comes once for every value that differs from the one before and is not
///          refused. A refused one stays in its editor, with the sentence that says why; left by a
///          click elsewhere it is given up, and the sentence stays for a moment.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(RowModel& model, QObject* parent = nullptr);

    QWidget* createEditor(QWidget* parent,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor,
                      QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;

signals:
    void written(int row, int column, const std::string& value, const QString& shown);
    void refused(QWidget* editor, const QString& sentence);  ///< beside the editor
    void doubted(QWidget* editor, const QString& sentence);  ///< kept all the same
    void givenUp();                                          ///< Escape
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool finish(QWidget* editor, EndEditHint hint);

    RowModel& m_model;
};

}  // namespace hetu::desktop
