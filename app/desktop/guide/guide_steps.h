#pragma once
#include <QString>
#include <vector>

#include "app/desktop/document/region_figures.h"
#include "layers/model/layer_source.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// One step of the job and how it stands.
struct GuideStep {
    enum class State {
        ToDo,      ///< nothing has been done yet
        Waits,     ///< an earlier step comes first
        Done,      ///< done, and nothing has changed since
        Stale,     ///< done, but the data has changed since
        NeedsYou,  ///< done, and something in it wants to be looked at
    };
    QString title;     ///< "Blanks"
    QString says;      ///< what it will do, or what came out, in a sentence
    QString analysis;  ///< what is run for it; "" for a command
    QString command;   ///< what its button does where nothing is run
    QString button;    ///< "Compute", "Map", "Import …"
    QString aside;     ///< a second button, beside it, for what waits; "" none
    QString asideCommand;
    State state = State::ToDo;
};

/// The steps of the job, in their order, as the workspace stands. With `figures` what came out is
/// said of their region. For a county that proposes, the park and the proposal take the place of
/// the choice of sites over the whole city.
[[nodiscard]] std::vector<GuideStep> guideSteps(const std::vector<LayerInfo>& layers,
                                                const std::vector<StoredResult>& results,
                                                const RegionFigures* figures = nullptr,
                                                bool isForCounty = false);

}  // namespace hetu::desktop
