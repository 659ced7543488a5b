#pragma once
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {

/// Selects the rows that fulfil a condition: fields and their values to choose from, how many rows
/// fulfil it while it is written, and where it is wrong. Stays open beside the map. What was used
/// is kept with the workspace, the newest first.
class ExpressionDialog : public QDialog {
    Q_OBJECT
public:
    ExpressionDialog(Document& document, Selection& selection, QWidget* parent);

    /// Another layer; what is written stays if it is of the same one.
    void setLayer(const std::string& layer);
    [[nodiscard]] const std::string& layer() const { return m_layer; }
    /// Only rows of that region count and are selected; "": all.
    void setRegion(const std::string& region);
    [[nodiscard]] QPlainTextEdit& text() const { return *m_text; }
    [[nodiscard]] QListWidget& fields() const { return *m_fields; }
    [[nodiscard]] QListWidget& values() const { return *m_values; }
    [[nodiscard]] QComboBox& recent() const { return *m_recent; }
    [[nodiscard]] QPushButton* button(SelectMode mode) const;
    /// How many rows fulfil it, or what is wrong.
    [[nodiscard]] QString says() const { return m_says->text(); }
    /// The character that is marked as wrong; -1: none.
    [[nodiscard]] int wrongCharacter() const { return m_wrongAt; }
    [[nodiscard]] bool isBusy() const {
        return m_rest.isActive() || m_counting.isRunning() || m_listing.isRunning() ||
               m_selecting.isRunning();
    }

    static constexpr const char* itemKind = "condition";

signals:
    void failed(const hetu::Error& error);
    void tableAsked(const QString& condition);  ///< the table shall show these rows only

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeWidgets();
    void listFields();
    void listValues();
    void listRecent();
    void insert(const QString& word);
    void check();
    void mark(int character);
    void select(SelectMode mode);
    void remember(const std::string& expression);
    [[nodiscard]] std::string expression() const;
    [[nodiscard]] RowFilter filter() const;
    [[nodiscard]] const Field* currentField() const;

    Document& m_document;
    Selection& m_selection;
    std::string m_layer;
    std::string m_region;
    QString m_path;
    QLabel* m_title;
    QPlainTextEdit* m_text;
    QLineEdit* m_search;
    QListWidget* m_fields;
    QListWidget* m_values;
    QComboBox* m_recent;
    QLabel* m_says;
    std::vector<QPushButton*> m_buttons;  ///< by SelectMode, nullptr for modes without one
    QTimer m_rest;
    int m_wrongAt = -1;
    LatestJob m_counting{this}, m_listing{this}, m_selecting{this};
};

}  // namespace hetu::desktop
