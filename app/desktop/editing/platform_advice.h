#pragma once
#include <QString>
#include <optional>

#include "analysis/core/site_surroundings.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer_source.h"

namespace hetu::desktop {

/// How far a platform is taken to serve where nothing else is said: a walk of 15 minutes, as the
/// analysis of coverage has it.
inline constexpr double usualRadiusMetres = 1000;

/// What lies around a platform that stands or is proposed there. For a job.
[[nodiscard]] Result<analysis::SiteSurroundings> adviceAt(const LayerSource& source,
                                                          Point place,
                                                          const Progress& progress);

/// What the form says above its fields: who lies around, the nearest other platform, and which
/// mode suits, with the reason.
[[nodiscard]] QString wordsOf(const analysis::SiteSurroundings& around);

/// What a platform there may be called; "" where nothing suggests it.
[[nodiscard]] QString nameFor(const analysis::SiteSurroundings& around, const QString& place);

}  // namespace hetu::desktop
