#pragma once
#include <QString>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "layers/model/table.h"
#include "layers/quality/register_checks.h"
#include "layers/workspace/code_lists.h"

namespace hetu::desktop {

/// The widget in which one field of a register layer is written: a list of words where the field
/// has codes, else a line. Says when a value was given, and what is wrong with it.
class FieldEditor : public QObject {
    Q_OBJECT
public:
    /// The widget is the caller's to lay out; this object lives as long as it does.
    FieldEditor(std::string layer, Field field, const CodeLists& codes);

    [[nodiscard]] const Field& field() const { return m_field; }
    [[nodiscard]] QWidget* widget() const { return m_widget; }
    /// What people read before it: "Revenue (10,000 yuan)".
    [[nodiscard]] QString label() const;
    /// What is written now; "": not known.
    [[nodiscard]] std::string value() const;
    /// Shows a value without saying written().
    void show(const std::string& value);
    /// A value that an import knew and the list does not is shown as it is.
    [[nodiscard]] std::optional<ValueProblem> problem() const;
    /// The value as people read it.
    [[nodiscard]] QString wordsOf(const std::string& value) const;

signals:
    /// The field was left, or another word chosen from its list. `isMeant`: by Return or a choice,
    /// not just by going on.
    void written(bool isMeant);
    void typed();        ///< a letter came or went
    void revertAsked();  ///< Escape

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::string m_layer;
    Field m_field;
    QWidget* m_widget;
    bool m_isShowing = false;
};

}  // namespace hetu::desktop
