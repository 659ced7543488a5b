#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer_source.h"
#include "layers/search/name_index.h"

namespace hetu {

/// Something in the workspace that has a name.
struct PlaceHit {
    std::string layer;
    std::int64_t id = 0;
    std::string name;
    Extent extent;  ///< where it lies; a point has no size
    NameRank rank = NameRank::Anywhere;
};

/// Finds rows of a workspace by their name (name_index.h): regions, zones, platforms, streets,
/// organisations and results whose rows have names. Rows of one street count once, with the
/// extent of all of them.
///
/// Cost     Building 1,000,000 organisations: some seconds, for a job. A layer whose revision is
///          that of `before` is taken from there.
/// Threads  Finding, any number at once.
class PlaceIndex {
public:
    /// Errors   Io, Cancelled.
    [[nodiscard]] static Result<PlaceIndex> build(const LayerSource& source,
                                                  const PlaceIndex& before,
                                                  const Progress& progress = {});
    /// The best `limit` of each layer, layers in the order in which people look for them.
    [[nodiscard]] std::vector<PlaceHit> find(std::string_view typed, std::size_t limit) const;
    [[nodiscard]] std::size_t nameCount() const;

private:
    struct Names {
        std::string layer;
        std::int64_t revision = 0;
        std::vector<std::string> names;
        std::vector<std::int64_t> ids;
        std::vector<Extent> extents;
        NameIndex index;
    };
    [[nodiscard]] static Result<std::shared_ptr<const Names>> namesOf(const LayerSource& source,
                                                                      const LayerInfo& info,
                                                                      const Progress& progress);
    std::vector<std::shared_ptr<const Names>> m_layers;
};

}  // namespace hetu
