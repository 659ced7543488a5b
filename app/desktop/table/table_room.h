#pragma once
#include <QObject>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/table/expression_dialog.h"
#include "app/desktop/table/select_rectangle_tool.h"
#include "app/desktop/table/select_shape_tools.h"
#include "app/desktop/table/selection_overlay.h"
#include "app/desktop/table/table_panel.h"

class QAction;

namespace hetu::desktop {

/// The table of rows, what is selected on the map, and the tool that selects there.
class TableRoom : public QObject {
    Q_OBJECT
public:
    explicit TableRoom(const Workbench& bench, QObject* parent = nullptr);
    ~TableRoom() override;

    [[nodiscard]] TablePanel& panel() { return *m_panel; }
    /// Opens it, for the layer of the table.
    ExpressionDialog& showExpression();
    [[nodiscard]] SelectionOverlay& overlay() { return m_overlay; }

private:
    void addCommands();
    void goToSelected();
    /// Rows of the layer that its filter and the region let be seen.
    [[nodiscard]] RowFilter seenOf(const std::string& layer) const;
    void invert();
    void selectWithin(const Geometry& area, SelectMode mode);

    Workbench m_bench;
    TablePanel* m_panel;
    SelectionOverlay m_overlay;
    ExpressionDialog* m_expression;
    SelectRectangleTool m_rectangle;
    SelectPolygonTool m_polygon;
    SelectRadiusTool m_radius;
    LatestJob m_withinJob;
};

}  // namespace hetu::desktop
