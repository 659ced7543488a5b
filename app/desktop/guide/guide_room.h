#pragma once
#include <QScrollArea>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/guide/guide_steps.h"
#include "app/desktop/guide/key_figures.h"

namespace hetu::desktop {

/// The steps of the job, one under the other, each with its state and its one button.
class GuidePanel : public QScrollArea {
    Q_OBJECT
public:
    explicit GuidePanel(QWidget* parent = nullptr);
    void setSteps(std::vector<GuideStep> steps);

signals:
    void stepAsked(const hetu::desktop::GuideStep& step);
    void commandAsked(const QString& id);

private:
    [[nodiscard]] QWidget* cardOf(int number, const GuideStep& step, bool isNext);
};

/// The guide: brings its panel and the key figures on the map up to date with the workspace, and
/// does what their buttons say.
class GuideRoom : public QObject {
    Q_OBJECT
public:
    explicit GuideRoom(const Workbench& bench, QObject* parent = nullptr);
    ~GuideRoom() override;

private:
    void take(const GuideStep& step);
    void read();
    void show();
    [[nodiscard]] bool isForCounty() const;
    Workbench m_bench;
    GuidePanel* m_panel;
    KeyFigures* m_keyFigures;
    std::optional<RegionFigures> m_figures;  ///< of the region that is chosen
    LatestJob m_reading{this};
};

}  // namespace hetu::desktop
