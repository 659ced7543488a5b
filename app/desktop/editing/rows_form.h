#pragma once
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/rows/field_editor.h"

namespace hetu::desktop {

/// The same facts for many rows at once. Only fields that are ticked are written; writing into one
/// ticks it. One step, with the button or Ctrl+Enter.
///
/// Holds   saveAsked() names exactly the ticked fields, and does not come while one of them is
///         refused or none is ticked.
class RowsForm : public QWidget {
    Q_OBJECT
public:
    using Values = std::vector<std::pair<Field, std::string>>;

    RowsForm(std::string layer,
             std::vector<std::int64_t> ids,
             const std::vector<Field>& fields,
             const CodeLists& codes,
             QWidget* parent = nullptr);

    [[nodiscard]] const std::string& layer() const { return m_layer; }
    [[nodiscard]] const std::vector<std::int64_t>& ids() const { return m_ids; }
    [[nodiscard]] QWidget* editor(const std::string& field) const;
    [[nodiscard]] QCheckBox* tick(const std::string& field) const;
    [[nodiscard]] QString sentence(const std::string& field) const;
    [[nodiscard]] QPushButton& saveButton() const { return *m_save; }
    /// What was ticked is written: nothing is ticked any more.
    void accept();

signals:
    void saveAsked(const hetu::desktop::RowsForm::Values& values);

private:
    struct Line {
        FieldEditor* editor = nullptr;
        QCheckBox* tick = nullptr;
        QLabel* sentence = nullptr;
    };
    void addLine(const Field& field, const CodeLists& codes);
    void save();
    void showState();
    [[nodiscard]] const Line* find(const std::string& field) const;

    std::string m_layer;
    std::vector<std::int64_t> m_ids;
    QPushButton* m_save;
    std::vector<Line> m_lines;
};

}  // namespace hetu::desktop
