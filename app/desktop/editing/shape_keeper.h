#pragma once
#include <QObject>
#include <QPointer>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/base/job.h"
#include "app/desktop/editing/corner_tool.h"
#include "app/desktop/editing/draw_tool.h"
#include "app/desktop/editing/edit_tools.h"
#include "app/desktop/frame/workbench.h"
#include "layers/geometry/figure_change.h"
#include "layers/workspace/area_overlaps.h"
#include "layers/workspace/one_row.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// Judges what the tools have drawn, and keeps what can be used: each as one step. What cannot is
/// refused in words, the place shown by the tool, and nothing is changed. An area that overlaps
/// another one is kept, with a message that offers to cut the overlap away.
class ShapeKeeper : public QObject {
    Q_OBJECT
public:
    ShapeKeeper(const Workbench& bench, QObject* parent);

    /// Another workspace: what is on its way for the one before is dropped.
    void forget();
    /// The areas that figures and clicks change: those of the layer in which something is
    /// selected, else the zones.
    [[nodiscard]] std::string areaLayer() const;

    void keepArea(DrawTool& tool, const Path& corners);
    /// A planned platform, with what its surroundings suggest filled in; `place`: what is known of
    /// where it is.
    void keepPlatform(PlaceTool& tool, Point at, const QString& place = {});
    void keepOrganisation(PlaceTool& tool, Point at);
    /// Existing rows of a layer take these shapes. `what`: {"Moved", "移动"}.
    void keepShapes(EditTool& tool,
                    const std::string& layer,
                    CornerTool::Changes changes,
                    const Text& what);
    /// Splits, reshapes or cuts a hole into the area that the figure means.
    void keepFigure(DrawTool& tool, const Path& figure);
    void previewFigure(DrawTool& tool, const Path& figure);
    void fillHole(DrawTool& tool, Point at);
    void previewMerge(MergeTool& tool);
    void mergeSelected(MergeTool& tool);

signals:
    /// A row was made, by hand or as the second piece of one that was split.
    void inserted(const std::string& layer, std::int64_t id);

private:
    void keepPoint(PlaceTool& tool,
                   const std::string& layer,
                   Point at,
                   const Text& label,
                   const QString& place = {});
    void insert(EditTool& tool,
                const std::string& layer,
                const Text& label,
                RowValues values,
                Geometry geometry);
    void setShapes(EditTool& tool,
                   const std::string& layer,
                   const CornerTool::Changes& changes,
                   const Text& label);
    void split(DrawTool& tool,
               const std::string& layer,
               const EditShapes::Row& row,
               std::vector<Geometry> pieces);
    void say(EditTool& tool, const Error& error, std::optional<Point> place = {});
    void accept(EditTool& tool);
    void warnOfOverlap(const std::string& layer, std::int64_t id, const Geometry& area);
    void cutAway(const std::string& layer,
                 std::int64_t id,
                 const std::vector<std::int64_t>& neighbours);
    [[nodiscard]] std::function<
        Result<std::pair<EditShapes::Row, std::vector<Geometry>>>(const Progress&)>
    figureWork(const DrawTool& tool, const Path& figure) const;

    Workbench m_bench;
    int m_opened = 0;     ///< which workspace
    int m_previewed = 0;  ///< the newest preview
    QPointer<Job> m_preview;
};

}  // namespace hetu::desktop
