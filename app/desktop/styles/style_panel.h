#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QWidget>

#include "app/desktop/styles/style_desk.h"

class QMenu;
class QVBoxLayout;

namespace hetu::desktop {

class AmountEditor;
class CategoriesEditor;
class ClassesEditor;
class LabelsEditor;
class SymbolEditor;

/// How the chosen layer is drawn, and what can be changed about it.
class StylePanel : public QWidget {
    Q_OBJECT
public:
    explicit StylePanel(StyleDesk& desk, QWidget* parent = nullptr);

    /// The button for what else there is to do with a style.
    [[nodiscard]] QToolButton& moreButton() { return *m_more; }
    /// Where keys go when the panel is asked for.
    void takeFocus();

signals:
    void layersAsked();  ///< none is chosen, and people want to see which there are

private:
    void takeStyle();
    void takeFigures();
    void fillKinds();
    void addSection(QVBoxLayout& rows, QLabel*& heading, const QString& title, QWidget* content);

    StyleDesk& m_desk;
    QStackedWidget* m_pages;
    QLabel* m_title;
    QComboBox* m_kind;
    QToolButton* m_more;
    QLabel* m_note;     ///< on how the layer is drawn
    QLabel* m_problem;  ///< what is missing
    QLabel* m_symbolHeading = nullptr;
    QLabel* m_labelsHeading = nullptr;
    ClassesEditor* m_classes;
    CategoriesEditor* m_categories;
    AmountEditor* m_amount;
    SymbolEditor* m_symbol;
    LabelsEditor* m_labels;
};

}  // namespace hetu::desktop
