#include "app/desktop/map/view_history.h"

namespace hetu::desktop {

void ViewHistory::add(const MapFrame& frame) {
    constexpr std::size_t mostFrames = 100;
    if (!m_frames.empty()) {
        const MapFrame& current = m_frames[m_current];
        // A window that was resized shows the same view.
        if (current.centre == frame.centre && current.metresPerPixel == frame.metresPerPixel)
            return;
        m_frames.resize(m_current + 1);
    }
    if (m_frames.size() == mostFrames) m_frames.erase(m_frames.begin());
    m_frames.push_back(frame);
    m_current = m_frames.size() - 1;
}

void ViewHistory::amend(const MapFrame& frame) {
    if (m_frames.empty())
        add(frame);
    else
        m_frames[m_current] = frame;
}

const MapFrame& ViewHistory::goLast() {
    return m_frames[--m_current];
}

const MapFrame& ViewHistory::goNext() {
    return m_frames[++m_current];
}

}  // namespace hetu::desktop
