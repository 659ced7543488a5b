#pragma once
#include <QString>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "layers/search/place_index.h"

namespace hetu::desktop {

/// Something of the window that has a name: a command, a layer, an analysis.
struct NamedThing {
    enum class Kind { Command, Layer, Analysis };
    Kind kind = Kind::Command;
    std::string id;
    std::string name;
};

/// What the locator searches: rows of the workspace by name and the things of the window.
///
/// Cost     Building as of PlaceIndex: for a job. Finding: milliseconds, for a job too.
/// Threads  Finding, any number at once.
struct FindAnything {
    PlaceIndex places;
    std::vector<NamedThing> things;
    NameIndex names;  ///< of `things`

    /// `before`: what may be taken over. An absent `source`: no workspace is open.
    /// Errors   Io, Cancelled.
    [[nodiscard]] static Result<FindAnything> build(const LayerSource* source,
                                                    std::vector<NamedThing> things,
                                                    const FindAnything& before,
                                                    const Progress& progress);

    struct Found {
        std::vector<NamedThing> things;
        std::vector<PlaceHit> places;
    };
    /// The best `limit` of each layer and of the things together, best first.
    [[nodiscard]] Found find(std::string_view typed, std::size_t limit) const;
};

}  // namespace hetu::desktop
