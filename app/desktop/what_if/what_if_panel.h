#pragma once
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QTableWidget>
#include <QToolButton>
#include <QWidget>

#include "app/desktop/what_if/what_if_work.h"

namespace hetu::desktop {

/// Which scenario, how far its sites serve, and what it brings each county.
class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget* parent = nullptr);

    /// Key and name of each; the empty key is that of today's platforms.
    void setScenarios(const std::vector<std::pair<std::string, QString>>& all,
                      const std::string& current);
    void setRadius(double metres);  ///< says nothing to anybody
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

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* makeButton(const QString& icon, const QString& tip, void (WhatIfPanel::*asked)());
    void colour();

    QComboBox* m_scenario;
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
