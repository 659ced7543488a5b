#include "app/desktop/editing/editing_room.h"

#include <QAction>
#include <algorithm>
#include <memory>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/hand_over.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/rows/row_values.h"

namespace hetu::desktop {
namespace {

const std::vector<std::string> editable{"zones", "platforms", "organisations", "streets",
                                        "buildings"};
const std::vector<std::string> attracting{"regions", "zones", "platforms", "streets", "buildings"};
constexpr int restMilliseconds = 150;

}  // namespace

EditingRoom::EditingRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_steps(new StepsPanel),
      m_keeper(new ShapeKeeper(bench, this)),
      m_forms(new FormDesk(bench, this)),
      m_position(new PositionLine(bench.map)),
      m_draw(new DrawTool(DrawTool::Purpose::Area, this)),
      m_split(new DrawTool(DrawTool::Purpose::Split, this)),
      m_reshape(new DrawTool(DrawTool::Purpose::Reshape, this)),
      m_hole(new DrawTool(DrawTool::Purpose::Hole, this)),
      m_corners(new CornerTool(this)),
      m_merge(new MergeTool(this)),
      m_place(new PlaceTool(PlaceTool::What::Platform, this)),
      m_add(new PlaceTool(PlaceTool::What::Organisation, this)),
      m_move(new MoveTool(this)) {
    PanelSpec panel;
    panel.id = QStringLiteral("history-steps");
    panel.title = tr("Steps");
    panel.icon = QStringLiteral("history");
    panel.place = Place::Bottom;
    panel.content = m_steps;
    m_bench.panels.add(panel);
    makeCommands();
    connectTools();

    Document& document = m_bench.document;
    connect(m_steps, &StepsPanel::stateAsked, this, &EditingRoom::goTo);
    connect(&document, &Document::historyChanged, this,
            [this] { m_steps->setSteps(m_bench.document.history()); });
    connect(&document, &Document::stepped, this, [this](const Text& label, bool isUndone) {
        if (m_goal) return goOn();
        m_bench.messages.showNotice(
            (isUndone ? tr("Taken back: %1") : tr("Done again: %1")).arg(words(label)));
    });
    connect(&document, &Document::failed, this, [this] { m_goal.reset(); });
    connect(&document, &Document::opened, this, &EditingRoom::takeOpened);
    connect(&document, &Document::changed, this, &EditingRoom::takeChanged);
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, this, &EditingRoom::takeTool);
    connect(&m_bench.map, &MapView::toolChanged, this, &EditingRoom::takeTool);
    m_viewRest.setSingleShot(true);
    m_viewRest.setInterval(restMilliseconds);
    connect(&m_viewRest, &QTimer::timeout, this, &EditingRoom::readShapes);
    connect(&m_bench.map, &MapView::frameChanged, this, [this] {
        if (toolInUse()) m_viewRest.start();
    });
}

EditingRoom::~EditingRoom() {
    m_bench.map.disconnect(this);
    m_bench.document.disconnect(this);
    m_bench.selection.disconnect(this);
    if (toolInUse()) m_bench.map.setTool(nullptr);
    delete m_forms;  // while all that it works with is there
}

void EditingRoom::connectTools() {
    connect(m_draw, &DrawTool::drawn, this,
            [this](const Path& figure) { m_keeper->keepArea(*m_draw, figure); });
    for (DrawTool* tool : {m_split, m_reshape, m_hole}) {
        connect(tool, &DrawTool::drawn, this,
                [this, tool](const Path& figure) { m_keeper->keepFigure(*tool, figure); });
        connect(tool, &DrawTool::sketched, this,
                [this, tool](const Path& figure) { m_keeper->previewFigure(*tool, figure); });
    }
    connect(m_hole, &DrawTool::fillAsked, this,
            [this](const Point& at) { m_keeper->fillHole(*m_hole, at); });
    connect(m_place, &PlaceTool::placed, this,
            [this](const Point& at) { m_keeper->keepPlatform(*m_place, at); });
    connect(m_add, &PlaceTool::placed, this,
            [this](const Point& at) { m_keeper->keepOrganisation(*m_add, at); });
    connect(m_move, &MoveTool::moved, this,
            [this](const std::string& layer, std::int64_t id, const Geometry& to) {
                m_keeper->keepShapes(*m_move, layer, {{id, to}}, {"Moved", "移动"});
            });
    connect(m_move, &MoveTool::chosen, this, &EditingRoom::choose);
    connect(m_corners, &CornerTool::chosen, this, &EditingRoom::choose);
    connect(m_corners, &CornerTool::changed, this,
            [this](const std::string& layer, const CornerTool::Changes& changes) {
                m_keeper->keepShapes(*m_corners, layer, changes, {"Corners changed", "修改角点"});
            });
    connect(m_corners, &CornerTool::refused, this,
            [this](const Error& error) { m_bench.messages.showError(error); });
    connect(m_merge, &MergeTool::toggled, this, [this](const std::string& layer, std::int64_t id) {
        m_bench.selection.select(layer, {id}, SelectMode::Toggle);
    });
    connect(m_merge, &MergeTool::mergeAsked, this, [this] { m_keeper->mergeSelected(*m_merge); });
    connect(&m_bench.selection, &Selection::changed, this, [this] {
        if (m_bench.map.tool() == m_merge) m_keeper->previewMerge(*m_merge);
    });
    connect(m_keeper, &ShapeKeeper::inserted, this,
            [this](const std::string& layer, std::int64_t id) {
                m_bench.selection.clear();
                m_bench.selection.select(layer, {id});
                m_forms->present(layer, id, true);
            });
    connect(m_forms, &FormDesk::platformAsked, this, [this] { setTool(m_place); });
    connect(&m_bench.handOver, &HandOver::platformAsked, this,
            [this](Point at, const QString& place) {
                m_bench.layers.setShown("platforms", true);
                m_keeper->keepPlatform(*m_place, at, place);
            });
    connect(m_forms, &FormDesk::deleteAsked, this,
            [this](const std::string& layer, std::int64_t id) {
                deleteRows({{layer, {id}}});
            });
    for (const auto& [action, tool] : m_toolActions)
        connect(tool, &EditTool::typingAsked, m_position, &PositionLine::begin);
    connect(m_position, &PositionLine::given, this, [this](const Point& at) {
        EditTool* tool = toolInUse();
        if (!tool || !tool->takesTyped()) return;
        if (!m_bench.map.frame().extent().covers(at))
            m_bench.map.showAgain(at, m_bench.map.frame().metresPerPixel,
                                  m_bench.map.frame().rotationDegrees);
        tool->typed(at);
    });
    connect(m_position, &PositionLine::failed, this,
            [this](const Error& error) { m_bench.messages.showError(error); });
}

void EditingRoom::makeCommands() {
    addTool(QStringLiteral("edit.draw-area"), tr("&Draw an area"), QStringLiteral("draw-area"),
            tr("Draw a park, a block or another area"), m_draw);
    addTool(QStringLiteral("edit.place-platform"), tr("&Place a platform"),
            QStringLiteral("place-platform"), tr("Place a platform by a click on the map"),
            m_place);
    addTool(QStringLiteral("edit.add-organisation"), tr("Add an &organisation"),
            QStringLiteral("add-organisation"), tr("Add an organisation by a click on the map"),
            m_add, false);
    addTool(QStringLiteral("edit.move"), tr("&Change and move"), QStringLiteral("move"),
            tr("Click: change the facts; drag: move areas, platforms and organisations"), m_move);
    addTool(QStringLiteral("edit.corners"), tr("Change &corners"), QStringLiteral("corners"),
            tr("Drag, add and take away corners of an area"), m_corners);
    addTool(QStringLiteral("edit.reshape"), tr("&Redraw a border"), QStringLiteral("reshape"),
            tr("Draw a part of an area's border anew"), m_reshape, false);
    addTool(QStringLiteral("edit.split"), tr("&Split an area"), QStringLiteral("split"),
            tr("Cut an area in two by a line"), m_split, false);
    addTool(QStringLiteral("edit.merge"), tr("&Join areas"), QStringLiteral("merge"),
            tr("Make one area of several that touch"), m_merge, false);
    addTool(QStringLiteral("edit.hole"), tr("Cut or fill a &hole"), QStringLiteral("hole"),
            tr("Leave a piece inside an area out, or take it in again"), m_hole, false);
    CommandSpec facts;
    facts.id = QStringLiteral("edit.facts");
    facts.text = tr("Change the &facts of what is selected");
    facts.icon = QStringLiteral("edit");
    facts.keys = QKeySequence(Qt::Key_F2);
    facts.menu = QStringLiteral("edit");
    facts.beginsGroup = true;
    facts.called = [this] { editSelected(); };
    m_bench.commands.add(facts);
    CommandSpec remove;
    remove.id = QStringLiteral("edit.delete");
    remove.text = tr("D&elete what is selected");
    remove.icon = QStringLiteral("delete");
    remove.keys = QKeySequence(Qt::Key_Delete);
    remove.menu = QStringLiteral("edit");
    remove.called = [this] { deleteSelected(); };
    m_bench.commands.add(remove);
}

void EditingRoom::addTool(const QString& id,
                          const QString& text,
                          const QString& iconName,
                          const QString& tip,
                          EditTool* tool,
                          bool isInToolBar) {
    CommandSpec spec;
    spec.id = id;
    spec.text = text;
    spec.icon = iconName;
    spec.menu = QStringLiteral("edit");
    spec.isCheckable = true;
    spec.isInToolBar = isInToolBar;
    spec.beginsGroup = m_toolActions.empty();
    spec.tip = tip;
    spec.called = [this, tool] { setTool(m_bench.map.tool() == tool ? nullptr : tool); };
    QAction* action = m_bench.commands.add(spec);
    connect(tool, &EditTool::leaveAsked, this, [this] { setTool(nullptr); });
    m_toolActions.emplace_back(action, tool);
}

EditTool* EditingRoom::toolInUse() const {
    for (const auto& [action, tool] : m_toolActions)
        if (m_bench.map.tool() == tool) return tool;
    return nullptr;
}

void EditingRoom::setTool(EditTool* tool) {
    const auto& layers = m_bench.document.layers();
    const bool hasMap = std::any_of(layers.begin(), layers.end(),
                                    [](const LayerInfo& layer) { return !layer.extent.isEmpty(); });
    if (tool && !hasMap) {
        m_bench.messages.showNotice(
            tr("The map is still empty: import the register or the districts first."));
        tool = nullptr;
    }
    // What is drawn must be seen.
    if (qobject_cast<DrawTool*>(tool) || tool == m_merge)
        m_bench.layers.setShown(m_keeper->areaLayer(), true);
    if (tool == m_place) m_bench.layers.setShown("platforms", true);
    if (tool == m_add) m_bench.layers.setShown("organisations", true);
    m_bench.map.setTool(tool);
    if (tool) m_bench.map.setFocus(Qt::OtherFocusReason);
    takeTool();  // the action has checked itself, whatever came of it
    if (tool == m_merge) m_keeper->previewMerge(*m_merge);
    if (tool == m_corners)
        for (const std::string layer : {"zones", "buildings", "streets"})
            if (const auto& ids = m_bench.selection.ids(layer); ids.size() == 1)
                return m_corners->choose(layer, ids.front());
}

void EditingRoom::takeTool() {
    std::vector<std::string> seen;
    for (const std::string& layer : editable)
        if (m_bench.layers.isShown(layer)) seen.push_back(layer);
    for (const auto& [action, tool] : m_toolActions) {
        action->setChecked(m_bench.map.tool() == tool);
        const bool isForAreas = qobject_cast<DrawTool*>(tool) || tool == m_merge;
        tool->setLayers(isForAreas ? std::vector{m_keeper->areaLayer()} : seen);
    }
    if (!toolInUse()) m_position->hide();
    readShapes();
}

void EditingRoom::choose(const std::string& layer, std::int64_t id) {
    m_bench.selection.clear();
    m_bench.selection.select(layer, {id});
    m_forms->present(layer, id, false);
}

void EditingRoom::editSelected() {
    for (const std::string& layer : editable) {
        const auto& ids = m_bench.selection.ids(layer);
        if (ids.empty()) continue;
        if (ids.size() == 1) return m_forms->present(layer, ids.front(), true);
        return m_forms->presentMany(layer, ids);
    }
    m_bench.messages.showNotice(
        tr("Nothing is selected. Click on an area, a platform or an organisation first."));
}

void EditingRoom::takeOpened() {
    m_goal.reset();
    m_keeper->forget();
    m_forms->forget();
    ++m_asked;
    if (toolInUse()) m_bench.map.setTool(nullptr);
    takeShapes(nullptr);
    m_shapesOf.clear();
}

void EditingRoom::takeChanged() {
    readShapes();
    m_forms->refresh();
}

std::vector<std::string> EditingRoom::layersWanted() const {
    const EditTool* tool = toolInUse();
    std::vector<std::string> wanted;
    if (!tool || !m_bench.document.isOpen()) return wanted;
    for (const std::string& layer : tool == m_move ? editable : attracting)
        if (m_bench.document.layer(layer) && m_bench.layers.isShown(layer)) wanted.push_back(layer);
    return wanted;
}

void EditingRoom::readShapes() {
    const std::vector<std::string> wanted = layersWanted();
    if (!toolInUse() || !m_bench.document.isOpen()) return;
    std::string now;
    for (const std::string& name : wanted)
        now += name + ' ' + toText(m_bench.document.layer(name)->revision) + ' ' +
               layerCondition(m_bench.document, name) + ' ';
    const Extent view = m_bench.map.frame().extent();
    const bool isSeen =
        m_shapesIn.covers({view.minX, view.minY}) && m_shapesIn.covers({view.maxX, view.maxY});
    const bool isCloser = m_isLeftOut && view.width() < m_shapesIn.width() / 3;
    if (now == m_shapesOf && isSeen && !isCloser) return;
    if (m_reading) m_reading->stop();
    m_shapesOf = now;
    m_shapesIn = view.grown(std::max(view.width(), view.height()) / 4);
    m_isLeftOut = false;
    using Shapes = std::shared_ptr<const EditShapes>;
    m_reading = inBackground<Shapes>(
        this,
        [path = m_bench.document.path().toStdString(), wanted, box = m_shapesIn,
         conditions = layerConditions(m_bench.document)](const Progress& progress) {
            return EditShapes::readWithin(path, wanted, box, mostShapes, progress, conditions);
        },
        [this, asked = ++m_asked](Result<Shapes> shapes) {
            if (asked != m_asked) return;  // the view or the data is another by now
            if (shapes.ok()) {
                m_isLeftOut = !shapes.value()->leftOut().empty();
                takeShapes(shapes.value());
            } else {
                m_bench.messages.showError(shapes.error());
            }
        });
}

void EditingRoom::takeShapes(std::shared_ptr<const EditShapes> shapes) {
    if (!shapes) m_shapesIn = {};
    for (const auto& [action, tool] : m_toolActions)
        tool->setShapes(shapes);
}

void EditingRoom::deleteSelected() {
    std::map<std::string, std::vector<std::int64_t>> rows;
    for (const std::string& layer : editable)
        if (const auto& ids = m_bench.selection.ids(layer); !ids.empty()) rows[layer] = ids;
    if (rows.empty())
        return m_bench.messages.showNotice(
            tr("Nothing is selected. Click on an area, a platform or an organisation first."));
    deleteRows(std::move(rows));
}

void EditingRoom::deleteRows(std::map<std::string, std::vector<std::int64_t>> rows) {
    std::size_t count = 0;
    for (const auto& [layer, ids] : rows)
        count += ids.size();
    m_bench.document.change(
        textOf("Deleted: {}", "删除 {} 条", count),
        [rows](Workspace::Transaction& transaction) -> Status {
            for (const auto& [layer, ids] : rows)
                HETU_CHECK(transaction.deleteRows(layer, ids));
            return success();
        },
        [self = QPointer<EditingRoom>(this), rows, count](const Status& status) {
            if (!self) return;
            if (!status.ok()) return self->m_bench.messages.showError(status.error());
            for (const auto& [layer, ids] : rows)
                self->m_bench.selection.select(layer, ids, SelectMode::Remove);
            const HistoryStep* step = self->m_bench.document.nextUndo();
            self->m_bench.messages.showChoice(tr("%1 deleted.").arg(grouped(double(count), 0)),
                                              tr("Bring back"), [self, id = step ? step->id : 0] {
                                                  if (self) self->takeBack(id);
                                              });
        });
}

void EditingRoom::takeBack(std::int64_t step) {
    const HistoryStep* next = m_bench.document.nextUndo();
    if (next && next->id == step) return m_bench.document.undo();
    m_bench.panels.show(QStringLiteral("history-steps"));
    m_bench.messages.showNotice(
        tr("Other steps have come since: choose in the list how far to go back."));
}

void EditingRoom::goTo(int standing) {
    const bool isUnderWay = m_goal && m_bench.document.isBusy();
    m_goal = standing;
    if (!isUnderWay) goOn();
}

void EditingRoom::goOn() {
    const auto& steps = m_bench.document.history();
    const auto standing = std::count_if(steps.begin(), steps.end(),
                                        [](const HistoryStep& step) { return !step.isUndone; });
    if (standing > *m_goal)
        m_bench.document.undo();
    else if (standing < *m_goal)
        m_bench.document.redo();
    else
        m_goal.reset();
}

}  // namespace hetu::desktop
