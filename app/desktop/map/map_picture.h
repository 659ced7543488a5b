#pragma once
#include <QImage>
#include <QObject>
#include <QPainter>
#include <QRectF>
#include <string>
#include <vector>

#include "app/desktop/map/map_frame.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// One picture from the renderer: asked for, waited for, kept, and painted where it lies by now,
/// moved, scaled and turned, until the next one is there.
///
/// Holds
///   Only the picture that was asked for last is ever shown; older ones are dropped.
///   While it is drawn, what is there of it lies over the one before.
///   A failure leaves the old picture in place.
///   A callback that arrives after the object's death does nothing.
class MapPicture : public QObject {
    Q_OBJECT
public:
    /// `renderer` outlives it. Pictures of one renderer have different `view` numbers.
    MapPicture(render::MapRenderer& renderer, int view, QObject* parent);

    /// What to draw, bottom to top, in the CRS that `crs` names. Asks for nothing yet.
    void setContent(std::vector<render::DrawnLayer> layers, const std::string& crs);
    [[nodiscard]] bool hasContent() const { return !m_layers.empty(); }
    [[nodiscard]] const std::vector<render::DrawnLayer>& layers() const { return m_layers; }
    /// False: what is drawn so far is not shown, for a picture that one sees through.
    void setSketched(bool isSketched) { m_isSketched = isSketched; }

    /// Asks for the picture of `frame` on a screen of `density` device pixels a pixel, with signs
    /// and words larger by `magnification`.
    void ask(const MapFrame& frame, double density, double magnification = 1);
    /// Takes the picture away; what is on its way is dropped.
    void clear();

    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    [[nodiscard]] bool isNull() const { return m_picture.isNull(); }
    /// The box around the picture in pixels of the window that shows `frame`; null: no picture.
    [[nodiscard]] QRectF rectIn(const MapFrame& frame) const;
    void paint(QPainter& painter, const MapFrame& frame) const;

signals:
    void changed();  ///< there is something new to paint
    void arrived();  ///< the picture asked for last is there
    void failed(const hetu::Error& error);

private:
    struct Shot {
        QImage image;
        MapFrame frame;  ///< what it shows
        [[nodiscard]] bool isNull() const { return image.isNull(); }
    };
    [[nodiscard]] static Shot shotOf(const render::MapImage& image,
                                     double density,
                                     double rotationDegrees);
    static void paintShot(QPainter& painter, const Shot& shot, const MapFrame& frame);
    void take(const Result<render::MapImage>& result, double density, double rotationDegrees);

    render::MapRenderer& m_renderer;
    int m_view;
    std::vector<render::DrawnLayer> m_layers;
    std::string m_crs;
    Shot m_picture;
    Shot m_sketch;              ///< of the picture that is being drawn
    std::uint64_t m_asked = 0;  ///< number of the newest request
    bool m_isWaiting = false;
    bool m_isSketched = true;
};

}  // namespace hetu::desktop
