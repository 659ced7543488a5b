#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "app/desktop/styles/ramp_box.h"
#include "app/desktop/styles/sign_list.h"
#include "app/desktop/styles/style_desk.h"

namespace hetu::desktop {

/// A colour for each value of a column, the most frequent first, and one for all others.
class CategoriesEditor : public QWidget {
    Q_OBJECT
public:
    explicit CategoriesEditor(StyleDesk& desk, QWidget* parent = nullptr);
    void takeStyle();
    void takeFigures();

private:
    void showSigns();
    void remove(int row);

    StyleDesk& m_desk;
    QComboBox* m_field;
    RampBox* m_ramp;
    SignList* m_signs;
    QPushButton* m_addAll;
    QPushButton* m_remove;
    QLabel* m_says;
};

}  // namespace hetu::desktop
