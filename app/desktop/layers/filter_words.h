#pragma once
#include <QString>
#include <utility>
#include <vector>

#include "app/render/layer_filter.h"
#include "layers/model/layer_source.h"

namespace hetu::desktop {

/// What can be asked of a column, with its words: texts are looked into, numbers compared.
[[nodiscard]] std::vector<std::pair<render::Comparison, QString>> comparisonsFor(
    const Field& field);

/// Whether the comparison needs a value.
[[nodiscard]] bool needsValue(render::Comparison comparison);

/// The value as people read it: the label of a code, yes and no.
[[nodiscard]] QString shownValue(const std::string& layer,
                                 const Field& field,
                                 const std::string& value);

/// "Employees > 50 and Mode is own": the whole filter in words.
[[nodiscard]] QString wordsOf(const LayerInfo& layer, const render::LayerFilter& filter);

}  // namespace hetu::desktop
