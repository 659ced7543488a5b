#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/base/job.h"
#include "app/desktop/editing/corner_tool.h"
#include "app/desktop/editing/draw_tool.h"
#include "app/desktop/editing/edit_tools.h"
#include "app/desktop/editing/form_desk.h"
#include "app/desktop/editing/position_line.h"
#include "app/desktop/editing/shape_keeper.h"
#include "app/desktop/editing/steps_panel.h"
#include "app/desktop/frame/workbench.h"

class QAction;

namespace hetu::desktop {

/// Changing the register by hand: tools that draw, place, move, reshape and delete, the forms of
/// rows, and the list of steps. Every change is one step, committed at once.
///
/// Tools know what the map shows, not the register: what lies in the view is read in the
/// background when the view rests, and of a layer with more than mostShapes in sight nothing.
class EditingRoom : public QObject {
    Q_OBJECT
public:
    explicit EditingRoom(const Workbench& bench, QObject* parent = nullptr);
    ~EditingRoom() override;

    static constexpr std::size_t mostShapes = 20'000;  ///< of a layer in the view

    [[nodiscard]] StepsPanel& steps() { return *m_steps; }
    /// True while what lies in the view is on its way to the tools.
    [[nodiscard]] bool isReading() const { return m_reading != nullptr; }
    [[nodiscard]] DrawTool& drawTool() { return *m_draw; }
    [[nodiscard]] DrawTool& splitTool() { return *m_split; }
    [[nodiscard]] DrawTool& reshapeTool() { return *m_reshape; }
    [[nodiscard]] DrawTool& holeTool() { return *m_hole; }
    [[nodiscard]] CornerTool& cornerTool() { return *m_corners; }
    [[nodiscard]] MergeTool& mergeTool() { return *m_merge; }
    [[nodiscard]] MoveTool& moveTool() { return *m_move; }
    [[nodiscard]] PositionLine& positionLine() { return *m_position; }
    /// The form in the inspector, or nullptr.
    [[nodiscard]] RowForm* form() const { return m_forms->form(); }
    [[nodiscard]] RowsForm* manyForm() const { return m_forms->manyForm(); }

private:
    void makeCommands();
    void connectTools();
    void addTool(const QString& id,
                 const QString& text,
                 const QString& iconName,
                 const QString& tip,
                 EditTool* tool,
                 bool isInToolBar = true);
    [[nodiscard]] EditTool* toolInUse() const;
    void setTool(EditTool* tool);
    void takeTool();
    void takeOpened();
    void takeChanged();
    void choose(const std::string& layer, std::int64_t id);
    void editSelected();

    /// What there is to be read for the tool in use; empty: nothing.
    [[nodiscard]] std::vector<std::string> layersWanted() const;
    void readShapes();
    void takeShapes(std::shared_ptr<const EditShapes> shapes);
    void deleteSelected();
    void deleteRows(std::map<std::string, std::vector<std::int64_t>> rows);
    void takeBack(std::int64_t step);

    void goTo(int standing);
    void goOn();

    Workbench m_bench;
    StepsPanel* m_steps;
    ShapeKeeper* m_keeper;
    FormDesk* m_forms;
    PositionLine* m_position;
    DrawTool* m_draw;
    DrawTool* m_split;
    DrawTool* m_reshape;
    DrawTool* m_hole;
    CornerTool* m_corners;
    MergeTool* m_merge;
    PlaceTool* m_place;
    PlaceTool* m_add;
    MoveTool* m_move;
    std::vector<std::pair<QAction*, EditTool*>> m_toolActions;

    QTimer m_viewRest;          ///< runs out when the view has rested
    QPointer<Job> m_reading;    ///< shapes on their way
    int m_asked = 0;            ///< the newest reading
    std::string m_shapesOf;     ///< the layers and revisions that the tools have
    Extent m_shapesIn;          ///< the box they were read for
    bool m_isLeftOut = false;   ///< a closer view would show more of them
    std::optional<int> m_goal;  ///< how many steps shall stand
};

}  // namespace hetu::desktop
