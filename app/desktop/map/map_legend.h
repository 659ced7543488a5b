#pragma once
#include <QAbstractButton>
#include <QImage>
#include <QWidget>
#include <vector>

#include "app/desktop/frame/workbench.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// One line of a legend.
struct LegendRow {
    QImage sign;
    QString text;
    bool isHeading = false;  ///< of a layer with several signs
    bool isIndented = false;
    friend bool operator==(const LegendRow&, const LegendRow&) = default;
};

/// The lines for `layers` (topmost first), with the signs of `entries`. A layer without an entry
/// has a line without a sign.
[[nodiscard]] std::vector<LegendRow> legendRows(const std::vector<render::DrawnLayer>& layers,
                                                const std::vector<render::LegendEntry>& entries);
/// How much room `rows` take, and how they look: on the screen and in pictures of the map.
[[nodiscard]] QSize legendSize(const std::vector<LegendRow>& rows, const QFont& font, int widest);
void paintLegend(QPainter& painter, const std::vector<LegendRow>& rows, const QRect& box);

/// What of the layers shown lies in sight: as they lie on each other, but the ground of the map
/// last; in a comparison, of both sides.
[[nodiscard]] std::vector<LegendRow> rowsInSight(const Workbench& bench);

/// The legend in the lower left corner of the map: what of the layers shown lies in sight. A click
/// on its heading, or Enter there, folds it. What has no room is counted in its last line.
class MapLegend : public QWidget {
    Q_OBJECT
public:
    explicit MapLegend(const Workbench& bench);

    void setFolded(bool isFolded);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    /// All that is in sight, whether folded or not.
    [[nodiscard]] const std::vector<LegendRow>& rows() const { return m_rows; }
    [[nodiscard]] QAbstractButton& heading() { return *m_heading; }
    /// At most `most` (>= 2) of the rows, the last of which counts those left out; none of a
    /// layer's heading without what it is about.
    [[nodiscard]] static std::vector<LegendRow> cut(std::vector<LegendRow> rows, std::size_t most);

signals:
    void folded(bool isFolded);  ///< by hand

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void takeLayers();
    void arrange();
    [[nodiscard]] std::vector<LegendRow> fitting() const;

    Workbench m_bench;
    QAbstractButton* m_heading;
    std::vector<LegendRow> m_rows;
    bool m_isFolded = false;
};

}  // namespace hetu::desktop
