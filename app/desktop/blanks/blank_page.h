#pragma once
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>

#include "app/desktop/blanks/blank_facts.h"

namespace hetu::desktop {

/// A blank in the inspector: who is there and how many, why nothing reaches them, where it lies,
/// the list of its organisations, and what can be done next. The arrow keys go to the next and the
/// one before by rank.
class BlankPage : public QWidget {
    Q_OBJECT
public:
    /// `at` of `count` in the order of their rank, from 0.
    BlankPage(const BlankFacts& blank, int at, int count, QWidget* parent = nullptr);

    [[nodiscard]] QString sentence() const { return m_sentence->text(); }
    [[nodiscard]] QTableWidget& list() { return *m_list; }

signals:
    void turnAsked(int blanks);
    void siteAsked();
    void platformAsked();
    void rowsAsked();
    void organisationChosen(std::int64_t row);  ///< of the list, to be shown on the map

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool turn(int key);
    QLabel* m_sentence;
    QTableWidget* m_list;
};

}  // namespace hetu::desktop
