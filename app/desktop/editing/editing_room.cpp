#include "app/desktop/editing/editing_room.h"

#include <QAction>
#include <algorithm>
#include <memory>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/inspector.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"
#include "layers/geometry/editing.h"
#include "layers/geometry/operations.h"

namespace hetu::desktop {
namespace {

const std::vector<std::string> movable{"zones", "platforms", "organisations"};
const std::vector<std::string> attracting{"regions", "zones", "platforms"};

/// A drawn area as it was judged.
struct Judged {
    std::optional<ShapeProblem> problem;
    std::optional<County> county;
};

/// A row and what its form needs.
struct RowFacts {
    std::optional<OneRow> row;
    std::vector<County> counties;
};

Extent cityOf(const LayerSource& source) {
    const LayerInfo* regions = source.find("regions");
    return regions ? regions->extent : Extent();
}

Text called(const std::string& name, const Text& otherwise) {
    return name.empty() ? otherwise : Text{name, name};
}

CellValue cellOf(const Field& field, const std::string& value) {
    double number = 0;
    if (value.empty()) return std::monostate{};
    if (field.type != FieldType::Text && parseNumber(value, number)) return number;
    return value;
}

void addCounty(RowValues& values, const std::optional<County>& county) {
    if (county) values["county"] = county->code.empty() ? county->name : county->code;
}

}  // namespace

EditingRoom::EditingRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_steps(new StepsPanel),
      m_draw(new DrawTool(this)),
      m_place(new PlaceTool(this)),
      m_move(new MoveTool(this)) {
    PanelSpec panel;
    panel.id = QStringLiteral("history-steps");
    panel.title = tr("Steps");
    panel.icon = QStringLiteral("history");
    panel.place = Place::Bottom;
    panel.content = m_steps;
    m_bench.panels.add(panel);
    makeCommands();

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
    connect(&m_bench.map, &MapView::toolChanged, this, &EditingRoom::takeTool);
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, this, &EditingRoom::takeTool);
    connect(m_draw, &DrawTool::drawn, this, &EditingRoom::keepArea);
    connect(m_place, &PlaceTool::placed, this, &EditingRoom::keepPlatform);
    connect(m_move, &MoveTool::moved, this, &EditingRoom::keepMove);
    connect(m_move, &MoveTool::chosen, this, [this](const std::string& layer, std::int64_t id) {
        m_bench.selection.clear();
        m_bench.selection.select(layer, {id});
        present(layer, id, false);
    });
}

EditingRoom::~EditingRoom() {
    m_bench.map.disconnect(this);
    m_bench.document.disconnect(this);
    if (toolInUse()) m_bench.map.setTool(nullptr);
    if (m_form) {
        // What is being written is kept while there is somebody to keep it.
        m_bench.inspector.clear(m_form);
        delete m_form;
    }
}

void EditingRoom::makeCommands() {
    addTool(QStringLiteral("edit.draw-area"), tr("&Draw an area"), QStringLiteral("draw-area"),
            tr("Draw a park, a block or another area"), m_draw);
    addTool(QStringLiteral("edit.place-platform"), tr("&Place a platform"),
            QStringLiteral("place-platform"), tr("Place a platform by a click on the map"),
            m_place);
    addTool(QStringLiteral("edit.move"), tr("&Change and move"), QStringLiteral("move"),
            tr("Click: change the facts; drag: move areas, platforms and organisations"), m_move);
    CommandSpec remove;
    remove.id = QStringLiteral("edit.delete");
    remove.text = tr("D&elete what is selected");
    remove.icon = QStringLiteral("delete");
    remove.keys = QKeySequence(Qt::Key_Delete);
    remove.menu = QStringLiteral("edit");
    remove.called = [this] { deleteSelected(); };
    m_bench.commands.add(remove);
}

QAction* EditingRoom::addTool(const QString& id,
                              const QString& text,
                              const QString& iconName,
                              const QString& tip,
                              EditTool* tool) {
    CommandSpec spec;
    spec.id = id;
    spec.text = text;
    spec.icon = iconName;
    spec.menu = QStringLiteral("edit");
    spec.isCheckable = true;
    spec.isInToolBar = true;
    spec.beginsGroup = m_toolActions.empty();
    spec.tip = tip;
    spec.called = [this, tool] { setTool(m_bench.map.tool() == tool ? nullptr : tool); };
    QAction* action = m_bench.commands.add(spec);
    connect(tool, &EditTool::leaveAsked, this, [this] { setTool(nullptr); });
    m_toolActions.emplace_back(action, tool);
    return action;
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
    if (tool == m_draw) m_bench.layers.setShown("zones", true);
    if (tool == m_place) m_bench.layers.setShown("platforms", true);
    m_bench.map.setTool(tool);
    if (tool) m_bench.map.setFocus(Qt::OtherFocusReason);
    takeTool();  // the action has checked itself, whatever came of it
}

void EditingRoom::takeTool() {
    for (const auto& [action, tool] : m_toolActions)
        action->setChecked(m_bench.map.tool() == tool);
    std::vector<std::string> seen;
    for (const std::string& layer : movable)
        if (m_bench.layers.isShown(layer)) seen.push_back(layer);
    m_move->setLayers(std::move(seen));
    readShapes();
}

void EditingRoom::takeOpened() {
    ++m_opened;
    m_goal.reset();
    m_form = nullptr;  // the window has put it away
    m_shapesOf.clear();
    if (toolInUse()) m_bench.map.setTool(nullptr);
    m_draw->setSnapping(nullptr);
    m_place->setSnapping(nullptr);
    m_move->setSnapping(nullptr);
    m_move->setShapes(nullptr);
}

void EditingRoom::takeChanged() {
    readShapes();
    refreshForm();
}

void EditingRoom::readShapes() {
    EditTool* tool = toolInUse();
    if (!tool || m_isReading || !m_bench.document.isOpen()) return;
    const std::vector<std::string>& layers = tool == m_move ? movable : attracting;
    std::string now;
    for (const std::string& name : layers)
        if (const LayerInfo* info = m_bench.document.layer(name))
            now += name + ' ' + toText(info->revision) + ' ';
    if (now == m_shapesOf) return;
    m_isReading = true;
    using Shapes = std::shared_ptr<const EditShapes>;
    run<Shapes>(
        [read = m_bench.document.reader(), layers](const Progress& progress) -> Result<Shapes> {
            HETU_TRY(const auto source, read());
            return EditShapes::read(*source, layers, progress);
        },
        [this, now, isForMoving = tool == m_move, opened = m_opened](Result<Shapes> shapes) {
            m_isReading = false;
            if (opened != m_opened) return readShapes();
            m_shapesOf = now;
            if (!shapes.ok()) return m_bench.messages.showError(shapes.error());
            m_draw->setSnapping(isForMoving ? nullptr : shapes.value());
            m_place->setSnapping(isForMoving ? nullptr : shapes.value());
            m_move->setSnapping(isForMoving ? shapes.value() : nullptr);
            m_move->setShapes(isForMoving ? shapes.value() : nullptr);
            readShapes();  // another tool, or the next change, may have come meanwhile
        });
}

void EditingRoom::keepArea(const Geometry& area) {
    run<Judged>(
        [read = m_bench.document.reader(), area](const Progress&) -> Result<Judged> {
            HETU_TRY(const auto source, read());
            Judged judged;
            judged.problem = problemOf(area, cityOf(*source));
            if (judged.problem) return judged;
            HETU_TRY(const Point inside, pointOnSurface(area));
            HETU_TRY(judged.county, countyAt(*source, inside));
            return judged;
        },
        [this, area, opened = m_opened](Result<Judged> judged) {
            if (opened != m_opened) return;
            if (!judged.ok() || judged.value().problem) {
                m_draw->refuse(judged.ok() ? judged.value().problem->place : std::nullopt);
                m_bench.messages.showError(
                    judged.ok() ? Error{ErrorCode::Geometry,
                                        judged.value().problem->reason,
                                        {"Take corners back with Backspace and draw them anew.",
                                         "请按退格键撤回有问题的角点，重新绘制。"}}
                                : judged.error());
                return;
            }
            RowValues values{{"kind", std::string("park")}};
            addCounty(values, judged.value().county);
            insert("zones", {"Area drawn", "绘制片区"}, std::move(values), area);
        });
}

void EditingRoom::keepPlatform(Point at) {
    run<Judged>(
        [read = m_bench.document.reader(), at](const Progress&) -> Result<Judged> {
            HETU_TRY(const auto source, read());
            Judged judged;
            judged.problem = problemOf(Geometry::point(at), cityOf(*source));
            HETU_TRY(judged.county, countyAt(*source, at));
            return judged;
        },
        [this, at, opened = m_opened](Result<Judged> judged) {
            if (opened != m_opened) return;
            if (!judged.ok()) return m_bench.messages.showError(judged.error());
            if (judged.value().problem)
                return m_bench.messages.showError(
                    {ErrorCode::Geometry, judged.value().problem->reason, {}});
            RowValues values{{"status", std::string("planned")}};
            addCounty(values, judged.value().county);
            insert("platforms", {"Platform placed", "新增区域平台"}, std::move(values),
                   Geometry::point(at));
        });
}

void EditingRoom::insert(const std::string& layer,
                         const Text& label,
                         RowValues values,
                         Geometry geometry) {
    auto id = std::make_shared<std::int64_t>(0);
    m_bench.document.change(
        label,
        [layer, values = std::move(values), geometry = std::move(geometry),
         id](Workspace::Transaction& transaction) -> Status {
            HETU_TRY(*id, transaction.insertRow(layer, values, geometry));
            return success();
        },
        [self = QPointer<EditingRoom>(this), layer, id](const Status& status) {
            if (!self) return;
            if (!status.ok()) {
                self->m_draw->refuse(std::nullopt);
                return self->m_bench.messages.showError(status.error());
            }
            if (layer == "zones") self->m_draw->accept();
            self->m_bench.selection.clear();
            self->m_bench.selection.select(layer, {*id});
            self->present(layer, *id, true);
        });
}

void EditingRoom::keepMove(const std::string& layer, std::int64_t id, const Geometry& to) {
    using Problem = std::optional<ShapeProblem>;
    run<Problem>(
        [read = m_bench.document.reader(), to](const Progress&) -> Result<Problem> {
            HETU_TRY(const auto source, read());
            return problemOf(to, cityOf(*source));
        },
        [this, layer, id, to, opened = m_opened](Result<Problem> problem) {
            if (opened != m_opened) return;
            if (!problem.ok()) return m_bench.messages.showError(problem.error());
            if (problem.value())
                return m_bench.messages.showError({ErrorCode::Geometry,
                                                   problem.value()->reason,
                                                   {"It stays where it was.", "位置未改动。"}});
            const LayerInfo* info = m_bench.document.layer(layer);
            if (!info) return;
            m_bench.document.change({"Moved: " + info->title.en, "移动：" + info->title.zh},
                                    [layer, id, to](Workspace::Transaction& transaction) {
                                        return transaction.setGeometry(layer, id, to);
                                    });
        });
}

void EditingRoom::deleteSelected() {
    std::map<std::string, std::vector<std::int64_t>> rows;
    for (const std::string& layer : movable)
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
            self->m_bench.messages.showNotice(
                tr("%1 deleted. “Undo” brings it back.").arg(grouped(double(count), 0)));
        });
}

void EditingRoom::present(const std::string& layer, std::int64_t id, bool isNew) {
    run<RowFacts>(
        [read = m_bench.document.reader(), path = m_bench.document.path().toStdString(), layer,
         id](const Progress&) -> Result<RowFacts> {
            RowFacts facts;
            HETU_TRY(facts.row, readRow(path, layer, id));
            HETU_TRY(const auto source, read());
            HETU_TRY(facts.counties, counties(*source));
            return facts;
        },
        [this, layer, isNew, asked = ++m_asked](Result<RowFacts> facts) {
            if (asked != m_asked) return;  // another row was asked for meanwhile
            if (!facts.ok()) return m_bench.messages.showError(facts.error());
            takeRow(layer, facts.value().row, facts.value().counties, isNew);
        });
}

void EditingRoom::takeRow(const std::string& layer,
                          const std::optional<OneRow>& row,
                          const std::vector<County>& allCounties,
                          bool isNew) {
    if (!row) return;
    m_form = new RowForm(layer, *row, allCounties);
    RowForm* form = m_form;
    connect(
        form, &RowForm::saveAsked, this,
        [this, form](const Field& field, const std::string& value) { save(*form, field, value); });
    const Extent extent = row->geometry.extent();
    connect(form, &RowForm::zoomAsked, this,
            [this, extent] { m_bench.map.showExtent(extent.grown(200)); });
    connect(form, &RowForm::platformAsked, this, [this] { setTool(m_place); });
    connect(form, &RowForm::deleteAsked, this, [this, layer, id = row->id] {
        deleteRows({{layer, {id}}});
    });
    m_bench.inspector.present(layer == "zones"       ? tr("Area")
                              : layer == "platforms" ? tr("Platform")
                                                     : tr("Organisation"),
                              form);
    if (isNew) form->beginWriting();
}

void EditingRoom::refreshForm() {
    if (!m_form) return;
    run<std::optional<OneRow>>(
        [path = m_bench.document.path().toStdString(), layer = m_form->layer(),
         id = m_form->id()](const Progress&) { return readRow(path, layer, id); },
        [this, form = m_form, opened = m_opened](Result<std::optional<OneRow>> row) {
            if (!form || opened != m_opened || m_bench.document.isBusy()) return;
            if (!row.ok()) return m_bench.messages.showError(row.error());
            if (row.value())
                form->take(*row.value());
            else
                m_bench.inspector.clear(form);
        });
}

void EditingRoom::save(const RowForm& form, const Field& field, const std::string& value) {
    const Text label = field.label.isEmpty() ? Text{field.name, field.name} : field.label;
    const LayerInfo* info = m_bench.document.layer(form.layer());
    const Text name = called(form.name(), info ? info->title : Text{});
    m_bench.document.change(
        {fillIn("{} changed: {}", {label.en, name.in(Language::English)}),
         fillIn("修改{}：{}", {label.zh, name.in(Language::Chinese)})},
        [layer = form.layer(), id = form.id(),
         values =
             RowValues{{field.name, cellOf(field, value)}}](Workspace::Transaction& transaction) {
            return transaction.updateRow(layer, id, values);
        },
        [self = QPointer<EditingRoom>(this)](const Status& status) {
            if (!self || status.ok()) return;
            self->m_bench.messages.showError(status.error());
            self->refreshForm();
        });
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
