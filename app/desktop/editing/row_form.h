#pragma once
#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <utility>
#include <vector>

#include "app/desktop/rows/field_editor.h"
#include "layers/workspace/one_row.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {

/// The facts of one row, each to be changed: codes are chosen from their list, everything may be
/// "not known". A value is kept when its field is left, or with Ctrl+Enter; one that is refused
/// stays in the field, with the sentence that says why, and is not kept. Esc gives a field back the
/// value that is kept; "As it was" all fields those they had when the form was opened.
///
/// Holds   saveAsked(field, value) comes once for every value that differs from the one before and
///         is not refused, also for the field that is being written when the form goes away.
///         A value that was changed elsewhere while it was being written here is not overwritten
///         by leaving the field: the form says what it is now, and Return or Ctrl+Enter in the
///         field decides for what was written.
class RowForm : public QWidget {
    Q_OBJECT
public:
    using Values = std::vector<std::pair<Field, std::string>>;

    RowForm(std::string layer,
            const OneRow& row,
            const CodeLists& codes,
            QWidget* parent = nullptr);
    ~RowForm() override;

    [[nodiscard]] const std::string& layer() const { return m_layer; }
    [[nodiscard]] std::int64_t id() const { return m_id; }
    /// What people call the row, "" while it has no name.
    [[nodiscard]] std::string name() const;
    /// The row as it is now; it may have changed elsewhere. What is just being written stays.
    void take(const OneRow& row);
    /// The widget of one field, or nullptr.
    [[nodiscard]] QWidget* editor(const std::string& field) const;
    /// The sentence beside it, "" if all is well.
    [[nodiscard]] QString sentence(const std::string& field) const;
    /// What is said above the fields of what follows from where the row lies; "" nothing.
    void setAdvice(const QString& words);
    [[nodiscard]] QString advice() const { return m_advice->text(); }
    [[nodiscard]] QPushButton& revertButton() const { return *m_revert; }
    /// The first field, for a row that was just made; what stands there is overwritten by typing.
    void beginWriting();
    /// Keeps what is being written, as Ctrl+Enter does.
    void finish();

signals:
    /// "": not known.
    void saveAsked(const hetu::Field& field, const std::string& value);
    void revertAsked(const hetu::desktop::RowForm::Values& values);
    void finished();  ///< Ctrl+Enter
    void zoomAsked();
    void platformAsked();
    void deleteAsked();

private:
    struct Line {
        FieldEditor* editor = nullptr;
        std::string value;         ///< as it is kept
        std::string atFirst;       ///< when the form was opened
        bool isOvertaken = false;  ///< changed elsewhere while it was being written here
        QLabel* sentence = nullptr;
    };
    void addLine(const Field& field, const std::string& value, const CodeLists& codes);
    void addButtons();
    void leave(std::size_t index, bool isMeant);
    void sayState(const Line& line);
    void showRevert();

    std::string m_layer;
    std::int64_t m_id;
    QLabel* m_size;
    QLabel* m_advice;
    QPushButton* m_revert;
    std::vector<Line> m_lines;
};

}  // namespace hetu::desktop
