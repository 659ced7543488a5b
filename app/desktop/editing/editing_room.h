#pragma once
#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/base/job.h"
#include "app/desktop/editing/edit_tools.h"
#include "app/desktop/editing/row_form.h"
#include "app/desktop/editing/steps_panel.h"
#include "app/desktop/frame/workbench.h"
#include "layers/model/layer_source.h"

class QAction;

namespace hetu::desktop {

/// Changing the register by hand: tools that draw, place, move and delete, the form of one row, and
/// the list of steps. Every change is one step, committed at once.
class EditingRoom : public QObject {
    Q_OBJECT
public:
    explicit EditingRoom(const Workbench& bench, QObject* parent = nullptr);
    ~EditingRoom() override;

    [[nodiscard]] StepsPanel& steps() { return *m_steps; }
    [[nodiscard]] DrawTool& drawTool() { return *m_draw; }
    [[nodiscard]] MoveTool& moveTool() { return *m_move; }
    /// The form in the inspector, or nullptr.
    [[nodiscard]] RowForm* form() const { return m_form; }

private:
    void makeCommands();
    QAction* addTool(const QString& id,
                     const QString& text,
                     const QString& iconName,
                     const QString& tip,
                     EditTool* tool);
    [[nodiscard]] EditTool* toolInUse() const;
    void setTool(EditTool* tool);
    void takeTool();
    void takeOpened();
    void takeChanged();

    void readShapes();
    void keepArea(const Geometry& area);
    void keepPlatform(Point at);
    void keepMove(const std::string& layer, std::int64_t id, const Geometry& to);
    void insert(const std::string& layer, const Text& label, RowValues values, Geometry geometry);
    void deleteSelected();
    void deleteRows(std::map<std::string, std::vector<std::int64_t>> rows);

    void present(const std::string& layer, std::int64_t id, bool isNew);
    void takeRow(const std::string& layer,
                 const std::optional<OneRow>& row,
                 const std::vector<County>& counties,
                 bool isNew);
    void refreshForm();
    void save(const RowForm& form, const Field& field, const std::string& value);

    void goTo(int standing);
    void goOn();

    /// `work` in a thread of its own, its outcome to `done`; the job deletes itself.
    template <class T>
    void run(std::function<Result<T>(const Progress&)> work, std::function<void(Result<T>)> done) {
        Job* job = startJob<T>(std::move(work), std::move(done), this);
        connect(job, &Job::finished, job, &QObject::deleteLater);
    }

    Workbench m_bench;
    StepsPanel* m_steps;
    DrawTool* m_draw;
    PlaceTool* m_place;
    MoveTool* m_move;
    std::vector<std::pair<QAction*, EditTool*>> m_toolActions;
    QPointer<RowForm> m_form;
    int m_asked = 0;            ///< the newest question for a row
    int m_opened = 0;           ///< which workspace: what another one answers is dropped
    std::string m_shapesOf;     ///< the layers and revisions that the tool in use has
    bool m_isReading = false;   ///< shapes are on their way
    std::optional<int> m_goal;  ///< how many steps shall stand
};

}  // namespace hetu::desktop
