#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>
#include <QWidget>

#include "app/desktop/what_if/what_if_work.h"
#include "app/run/scenario.h"

namespace hetu::desktop {

/// Which scenario, how far its sites serve, and what it brings each county.
class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget* parent = nullptr);

    /// Key and name of each; the empty key is that of today's platforms.
    void setScenarios(const std::vector<std::pair<std::string, QString>>& all,
                      const std::string& current);
    /// What the scenario is compared with; the empty key is that of today's platforms.
    void setCompared(const std::vector<std::pair<std::string, QString>>& all,
                     const std::string& compared);
    void setRadius(double metres);  ///< says nothing to anybody
    /// The site that the hand has chosen; nullptr: none.
    void showSite(const app::ScenarioSite* site);
    void showSolving(bool isSolving);
    void showAnswer(const WhatIfAnswer& answer);
    void showWords(const QString& sentence);  ///< instead of figures
    [[nodiscard]] QString totals() const { return m_totals->text(); }
    [[nodiscard]] const QTableWidget& table() const { return *m_table; }

signals:
    void scenarioChosen(const QString& key);
    void newAsked();
    void duplicateAsked();
    void renameAsked();
    void deleteAsked();
    void radiusChanged(double metres);  ///< while the hand moves
    void compareChosen(const QString& key);
    void stateChosen(hetu::app::SiteState state);  ///< of the chosen site
    void solveAsked(int count, int quota);

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* makeButton(const QString& icon, const QString& tip, void (WhatIfPanel::*asked)());
    /// Today's platforms, then `all`.
    static void fill(QComboBox& box,
                     const std::vector<std::pair<std::string, QString>>& all,
                     const std::string& chosen);
    void colour();
    void copyTable() const;

    QComboBox* m_scenario;
    QComboBox* m_compared;
    QWidget* m_site;
    QLabel* m_siteName;
    QComboBox* m_siteState;
    QSpinBox* m_count;
    QSpinBox* m_quota;
    QPushButton* m_solve;
    QToolButton* m_duplicate;
    QToolButton* m_rename;
    QToolButton* m_delete;
    QSlider* m_radius;
    QLabel* m_radiusWords;
    QLabel* m_totals;
    QLabel* m_reached;
    QTableWidget* m_table = nullptr;
};

}  // namespace hetu::desktop
