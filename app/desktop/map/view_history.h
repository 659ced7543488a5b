#pragma once
#include <cstddef>
#include <vector>

#include "app/desktop/map/map_frame.h"

namespace hetu::desktop {

/// The views of a map one after the other, for "last view" and "next view".
class ViewHistory {
public:
    /// Keeps `frame` as the newest view; views that were gone back over are forgotten. The view
    /// that is current already is not kept twice.
    void add(const MapFrame& frame);
    /// The current view turned out to be `frame`: it takes its place.
    void amend(const MapFrame& frame);
    [[nodiscard]] bool hasLast() const { return m_current > 0; }
    [[nodiscard]] bool hasNext() const { return m_current + 1 < m_frames.size(); }
    const MapFrame& goLast();  ///< REQUIRES: hasLast()
    const MapFrame& goNext();  ///< REQUIRES: hasNext()

private:
    std::vector<MapFrame> m_frames;
    std::size_t m_current = 0;
};

}  // namespace hetu::desktop
