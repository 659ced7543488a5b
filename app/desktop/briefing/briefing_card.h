#pragma once
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include "app/desktop/briefing/briefing_pages.h"

namespace hetu::desktop {

/// A page of the briefing in large words and digits: what stands above the map.
class BriefingCard : public QWidget {
    Q_OBJECT
public:
    explicit BriefingCard(QWidget* parent = nullptr);

    /// `place`: "2 of 4"; `hint`: what can be done here, small.
    void present(const BriefingPage& page, const QString& place, const QString& hint);
    /// The way back to the city is there.
    void setInCounty(bool isInCounty);
    /// What has not been computed can be computed from here.
    void setMayCompute(bool mayCompute) { m_mayCompute = mayCompute; }

    [[nodiscard]] QString question() const { return m_question->text(); }
    [[nodiscard]] QString answer() const { return m_answer->text(); }
    /// The large figures with their captions, for those who cannot see them and for tests.
    [[nodiscard]] QStringList figures() const { return m_said; }
    [[nodiscard]] QPushButton& computeButton() { return *m_compute; }

signals:
    void turnAsked(int pages);
    void backAsked();
    void endAsked();
    void computeAsked(const QString& analysis);

private:
    QLabel* m_question;
    QLabel* m_answer;
    QLabel* m_details;
    QLabel* m_state;
    QLabel* m_number;
    QLabel* m_hint;
    QToolButton* m_back;
    QPushButton* m_compute;
    QWidget* m_figures;
    QHBoxLayout* m_row;  ///< of the figures
    QStringList m_said;
    QString m_missing;
    bool m_mayCompute = false;
};

}  // namespace hetu::desktop
