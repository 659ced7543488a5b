#pragma once
#include <QString>
#include <set>
#include <string>
#include <vector>

#include "layers/model/layer_source.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// One question of a briefing and its answer, from what the workspace holds.
struct BriefingPage {
    QString question;  ///< "Where are the blanks?"
    QString answer;    ///< the first sentence of the result; or what is to be done first
    QString details;   ///< the sentences after it
    QString state;     ///< "The data has changed since …"; "" fresh
    std::set<std::string> layers;  ///< what the map shows under it
};

/// Where are we, where are the blanks, what do we propose, what does it bring.
/// Holds    Every layer of a page is one of `layers`.
[[nodiscard]] std::vector<BriefingPage> briefingPages(const std::vector<LayerInfo>& layers,
                                                      const std::vector<StoredResult>& results);

}  // namespace hetu::desktop
