#pragma once
#include <QTreeWidget>
#include <optional>
#include <vector>

#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// Every step that was taken, oldest first, those taken back in grey below. A click on one asks for
/// the state after it; the first line is the state before all of them.
class StepsPanel : public QTreeWidget {
    Q_OBJECT
public:
    explicit StepsPanel(QWidget* parent = nullptr);
    void setSteps(const std::vector<HistoryStep>& steps);

signals:
    /// How many steps shall stand.
    void stateAsked(int standing);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void rebuild();
    std::vector<HistoryStep> m_steps;
    bool m_isOld = false;  ///< the lines are those of earlier steps
};

}  // namespace hetu::desktop
