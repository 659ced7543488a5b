#pragma once
#include <QAbstractButton>
#include <QWidget>
#include <vector>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/guide/guide_steps.h"

namespace hetu::desktop {

/// One figure of how the city stands.
struct KeyFigure {
    QString value;    ///< "68.2 %"; "–" where it has not been computed
    QString caption;  ///< what it counts, of how many: "covered: 5,912 of 8,669"
    bool isStale = false;
    QString command = {};  ///< what a click does: a command, or
    GuideStep step = {};   ///< the step of the guide that it belongs to
};

/// How many organisations there are, how many of them something reaches, how many blanks; none
/// without a register.
/// With `region` its figures.
[[nodiscard]] std::vector<KeyFigure> keyFigures(const std::vector<LayerInfo>& layers,
                                                const std::vector<StoredResult>& results,
                                                const RegionFigures* region = nullptr);

/// The three figures in the upper left corner of the map. A click on one shows what is behind it,
/// or computes it where that has not been done. They step back where the map is too small, and
/// where it is alone (the briefing says them itself).
class KeyFigures : public QWidget {
    Q_OBJECT
public:
    explicit KeyFigures(const Workbench& bench);

    void setWanted(bool isWanted);
    /// Those of `region`; nullptr: of everything.
    void showFigures(const RegionFigures* region);
    [[nodiscard]] const std::vector<KeyFigure>& figures() const { return m_figures; }
    [[nodiscard]] std::vector<QAbstractButton*> buttons() const { return m_buttons; }

signals:
    void stepAsked(const hetu::desktop::GuideStep& step);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();

    Workbench m_bench;
    std::vector<KeyFigure> m_figures;
    std::vector<QAbstractButton*> m_buttons;
    bool m_isWanted = true;
};

}  // namespace hetu::desktop
