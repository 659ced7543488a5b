#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/geometry/snapping.h"
#include "layers/model/layer_source.h"

namespace hetu {

/// The shapes that a hand can take hold of on the map, ready for "what is here" and "what is near".
/// Never changes once it is made; read by any thread.
class EditShapes {
public:
    struct Row {
        std::string layer;
        std::int64_t id = 0;
        std::string name;
    };

    /// The rows of the named layers that have a position; layers that are not there are left out.
    /// Errors   those of LayerSource::read. Cancelled.
    /// Cost     O(corners log corners).
    [[nodiscard]] static Result<std::shared_ptr<const EditShapes>> read(
        const LayerSource& source,
        const std::vector<std::string>& layers,
        const Progress& progress = {});

    /// The same of those rows of a workspace file whose box touches `box`, by the spatial index. A
    /// layer with more than `mostRows` of them is left out and named by leftOut(): so many cannot
    /// be told apart on a screen anyway. `conditions`: the filters of layers, see RowFilter; what
    /// they hide is not there to be taken hold of.
    /// Errors   those of RowQuery. Cancelled.
    /// Cost     As read(), of what is in the box; of a layer that is left out a look at the index.
    /// Threads  Any; waits for the disk, so never the window's.
    /// Holds    Where nothing is left out, at() and snapping() answer for places within `box` as
    ///          those of read() do.
    [[nodiscard]] static Result<std::shared_ptr<const EditShapes>> readWithin(
        const std::string& workspacePath,
        const std::vector<std::string>& layers,
        const Extent& box,
        std::size_t mostRows,
        const Progress& progress = {},
        const std::map<std::string, std::string>& conditions = {});

    [[nodiscard]] const std::vector<std::string>& leftOut() const { return m_leftOut; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] const std::vector<Geometry>& shapes() const { return m_shapes; }  ///< as rows()
    [[nodiscard]] const SnapIndex& snapping() const { return m_snapping; }
    /// Everything the shapes cover.
    [[nodiscard]] const Extent& extent() const { return m_extent; }

    [[nodiscard]] std::optional<std::size_t> find(const std::string& layer, std::int64_t id) const;
    /// The shape that a click at `at` means among those of `layers` (empty: all): a point or a line
    /// within the tolerance before an area, the nearest first; of areas that cover the place, or
    /// whose border is within the tolerance, the smallest. Equal ones by their order in rows().
    [[nodiscard]] std::optional<std::size_t> at(Point place,
                                                double toleranceMetres,
                                                const std::vector<std::string>& layers = {}) const;

private:
    void add(Row row, Geometry shape);

    std::vector<Row> m_rows;
    std::vector<Geometry> m_shapes;
    std::vector<Extent> m_boxes;
    std::vector<double> m_areas;
    std::vector<std::string> m_leftOut;
    SnapIndex m_snapping;
    Extent m_extent;
};

}  // namespace hetu
