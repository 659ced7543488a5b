#pragma once
#include <QDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace hetu::desktop {

class Commands;

/// Every command with its keys, to be looked up and changed. Who would lose keys is named before
/// they are taken.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    KeysDialog(Commands& commands, QWidget* parent);

    [[nodiscard]] QTreeWidget& list() { return *m_list; }
    [[nodiscard]] QKeySequenceEdit& keys() { return *m_keys; }
    [[nodiscard]] QPushButton& take() { return *m_take; }
    [[nodiscard]] QString warning() const { return m_warning->text(); }

private:
    void fill();
    void filter();
    void showCurrent();
    void showConflict();
    [[nodiscard]] QString current() const;
    /// The command that has these keys now, other than the current one; "" none.
    [[nodiscard]] QString ownerOf(const QKeySequence& keys) const;

    Commands& m_commands;
    QLineEdit* m_filter;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_keys;
    QLabel* m_warning;
    QPushButton* m_take;
    QPushButton* m_default;
};

}  // namespace hetu::desktop
