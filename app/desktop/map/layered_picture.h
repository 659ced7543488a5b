#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/map/map_picture.h"

namespace hetu::desktop {

/// The renderer's picture of the map in two halves where the window draws a layer itself: what lies
/// below that layer, and, to be seen through, what lies above it with the names of all.
///
/// Holds
///   Every layer that is not the window's own is in one half, or its signs in the lower one and its
///   names in the upper one.
///   Without a layer of the window's own there is one picture.
///   arrived() and failed(): once for what was asked for last, when neither half is waited for.
class LayeredPicture : public QObject {
    Q_OBJECT
public:
    /// Asks the renderer under the numbers `view` and `view` + upperView.
    LayeredPicture(render::MapRenderer& renderer, int view, QObject* parent);
    static constexpr int upperView = 1000;

    /// What to draw, bottom to top, without `own`; those of `raised` lie above them in any case.
    void setContent(const std::vector<render::DrawnLayer>& layers,
                    const std::set<std::string>& own,
                    const std::set<std::string>& raised,
                    const std::string& crs);
    [[nodiscard]] bool hasContent() const { return m_lower.hasContent() || m_upper.hasContent(); }

    void ask(const MapFrame& frame, double density, double magnification = 1);
    void clear();
    /// The box around the lower half in pixels of the window that shows `frame`.
    [[nodiscard]] QRectF rectIn(const MapFrame& frame) const { return m_lower.rectIn(frame); }
    void paintLower(QPainter& painter, const MapFrame& frame) const;
    void paintUpper(QPainter& painter, const MapFrame& frame) const;

signals:
    void changed();
    void arrived();
    void failed(const hetu::Error& error);

private:
    void take(const std::optional<Error>& error);

    MapPicture m_lower, m_upper;
    std::optional<Error> m_failure;  ///< of a half of what was asked for last
};

}  // namespace hetu::desktop
