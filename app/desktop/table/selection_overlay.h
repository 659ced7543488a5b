#pragma once
#include <QImage>
#include <QObject>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/map/map_view.h"
#include "layers/model/layer.h"

namespace hetu::desktop {

/// What is selected, over the map: blue with a white halo; what is related to it weaker: its
/// organisations as rings, areas of results as outlines where their layer is on the map. Reads the
/// shapes in a job, and draws many of them in a job too; goes to rows and flashes them when the
/// Selection is asked to.
class SelectionOverlay : public QObject, public MapOverlay {
    Q_OBJECT
public:
    /// `isOnMap`: whether that layer is.
    SelectionOverlay(const Document& document,
                     Selection& selection,
                     MapView& map,
                     std::function<bool(const std::string&)> isOnMap,
                     QObject* parent = nullptr);
    ~SelectionOverlay() override;

    void paint(QPainter& painter, const MapView& map) override;
    /// The data is another.
    void readAgain();
    /// Rows whose shapes are on the map now.
    [[nodiscard]] std::size_t shownCount() const;
    /// The same of what is related.
    [[nodiscard]] std::size_t relatedCount() const;
    [[nodiscard]] bool isFlashing() const { return m_blinks > 0; }
    [[nodiscard]] bool isReading() const;

signals:
    void failed(const hetu::Error& error);

private:
    using Shapes = std::shared_ptr<const std::vector<Layer>>;
    struct Reading {
        std::string layer;
        Selection::Ids ids;
    };
    static Result<Shapes> read(const std::string& path,
                               const std::vector<Reading>& wanted,
                               const Progress& progress);
    void askPicture();
    void zoom(const std::string& layer, const Selection::Ids& ids);
    void flash(const std::string& layer, const Selection::Ids& ids);
    void blink();

    const Document& m_document;
    Selection& m_selection;
    MapView& m_map;
    std::function<bool(const std::string&)> m_isOnMap;
    Shapes m_shapes, m_related;
    bool m_isMany = false;  ///< drawn in a job
    QImage m_picture;
    MapFrame m_pictureFrame;  ///< what it shows
    Shapes m_flashed;
    int m_blinks = 0;  ///< halves of a blink to come
    QTimer m_blinking;
    QTimer m_rest, m_soon;
    LatestJob m_shapesJob, m_pictureJob, m_zoomJob, m_flashJob;
};

}  // namespace hetu::desktop
