#pragma once
#include <memory>
#include <string>
#include <vector>

#include "analysis/core/analysis.h"

namespace hetu::analysis {

/// Tells where a position lies in words: region, zone, nearest named street.
class Places {
public:
    /// Reads regions, zones and, unless the names of streets are not asked for, named streets;
    /// each may be empty.
    [[nodiscard]] static Result<Places> read(Inputs& inputs, bool withStreets = true);
    Places(Places&&) noexcept;
    Places& operator=(Places&&) noexcept;
    ~Places();

    /// Name of the smallest county-level region that covers `p` (where no region is of county
    /// level: of any region); "" outside of all.
    [[nodiscard]] std::string region(Point p) const;
    /// Name of the smallest zone that covers `p`, or "".
    [[nodiscard]] std::string zone(Point p) const;
    /// Name of the nearest named street within `reachMetres`, or "".
    [[nodiscard]] std::string street(Point p, double reachMetres = 500) const;
    /// "洛龙区 · 开元大道": region, then zone or else street; "" if nothing is known.
    [[nodiscard]] std::string name(Point p) const;

private:
    struct Impl;
    explicit Places(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hetu::analysis
