#pragma once
#include <QString>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/document/region_figures.h"
#include "layers/model/layer_source.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// A figure in large digits, and what it counts.
struct BriefingFigure {
    QString number;   ///< "61.2 %"
    QString caption;  ///< "covered: 5,306 of 8,669 organisations"
};

/// One question of a briefing and its answer, from what the workspace holds.
struct BriefingPage {
    QString question;  ///< "Where are the blanks?"
    std::vector<BriefingFigure> figures;
    QString answer;                ///< the first sentence of the result; or what is to be done
    QString details;               ///< the sentences after it
    QString state;                 ///< "The data has changed since …"; "" fresh
    std::set<std::string> layers;  ///< what the map shows under it
    QString missing;               ///< the analysis that has not been run; "" none
};

/// Where are we, where are the blanks, what do we propose, what does it bring. `figures`: of the
/// region that everything is narrowed to, or of everything; nullptr: not counted yet.
/// Holds    Every layer of a page is one of `layers`.
[[nodiscard]] std::vector<BriefingPage> briefingPages(const std::vector<LayerInfo>& layers,
                                                      const std::vector<StoredResult>& results,
                                                      const RegionFigures* figures = nullptr);

/// All of it for one county on one page. `figures` as above.
[[nodiscard]] BriefingPage countyPage(const QString& county,
                                      const std::vector<LayerInfo>& layers,
                                      const std::vector<StoredResult>& results,
                                      const RegionFigures* figures);

}  // namespace hetu::desktop
