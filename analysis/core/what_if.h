#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analysis/core/analysis.h"
#include "analysis/core/blank_areas.h"
#include "analysis/core/organisations.h"
#include "analysis/core/reach.h"

namespace hetu::analysis {

/// An assessment unit of the register.
struct WhatIfRegion {
    double id = 0;
    std::string name;
    std::string code;
    std::string level;  ///< "county", "township"

    friend bool operator==(const WhatIfRegion&, const WhatIfRegion&) = default;
};

/// Who is reached if platforms stood at the places asked about.
struct WhatIfFigures {
    ReachTotals all;
    std::vector<ReachTotals> regions;  ///< beside WhatIf::regions
    /// Organisations, as positions in WhatIf::organisations, ascending, that are reached now and
    /// were not in the base state, and the other way round.
    std::vector<std::uint32_t> gained;
    std::vector<std::uint32_t> lost;
};

/// Answers, while a hand drags a platform: who is reached, who is won and lost, where blanks are.
///
/// Organisations with a party organisation are reached wherever platforms stand; of the others it
/// is kept by how many sites each is reached. A site that comes, goes or moves changes only what
/// lies within the radius of its old and its new place; a new radius counts all anew. Blanks
/// follow the same way: clusters by LiveClusters, and only the areas whose organisations changed
/// are divided again.
///
/// Input    organisations, regions, platforms as the analyses `coverage` and `blanks` read them.
/// Threads  One object, one caller at a time; it uses several threads itself.
/// Cost     evaluate: O(organisations within the radius of the sites that changed + all / 100);
///          with another radius O(all). blanks: O(areas that changed), the first time as
///          findBlanks.
/// Holds    For the built platforms and the same parameters figures are those of `coverage`, and
///          blanks those of `blanks`, exactly. After any sequence of sites and radii, stopped or
///          not, the answers are those of a new object.
class WhatIf {
public:
    /// The base state is that of the built platforms with `radiusMetres`.
    /// Errors   those of readOrganisations and Inputs::readKnown; InvalidArgument: the radius.
    ///          Cancelled.
    [[nodiscard]] static Result<WhatIf> read(Inputs& inputs,
                                             double radiusMetres,
                                             const Progress& progress);
    WhatIf(WhatIf&&) noexcept;
    WhatIf& operator=(WhatIf&&) noexcept;
    ~WhatIf();

    [[nodiscard]] const Organisations& organisations() const;
    [[nodiscard]] const std::vector<WhatIfRegion>& regions() const;
    /// Those that serve today, in the order of readPlatforms.
    [[nodiscard]] const Platforms& platforms() const;

    /// `sites`: where platforms serve; sites at one place count once each.
    /// Errors   InvalidArgument: the radius is not above 0, or a site has no position. Cancelled.
    [[nodiscard]] Result<WhatIfFigures> evaluate(std::span<const Point> sites,
                                                 double radiusMetres,
                                                 const Progress& progress);
    /// What `evaluate` was asked last becomes the state that gained and lost are told against.
    void takeAsBase();

    /// The blanks of what `evaluate` was asked last, with its radius; organisations as positions
    /// in `organisations`.
    /// Errors   InvalidArgument: minimum below 2, distance not above 0. Cancelled.
    [[nodiscard]] Result<Blanks> blanks(int minimum,
                                        double distanceMetres,
                                        const Progress& progress);

private:
    struct Impl;
    explicit WhatIf(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hetu::analysis
