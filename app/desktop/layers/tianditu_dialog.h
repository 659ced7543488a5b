#pragma once
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace hetu::desktop {

/// Asks for the user's own key of 天地图 and says what going on line means.
class TiandituDialog : public QDialog {
    Q_OBJECT
public:
    explicit TiandituDialog(const QString& present, QWidget* parent = nullptr);

    /// What stands there, without spaces; "" takes the key away.
    [[nodiscard]] QString key() const;

private:
    void judge();

    QLineEdit* m_field;
    QLabel* m_wrong;
    QPushButton* m_take;
};

}  // namespace hetu::desktop
