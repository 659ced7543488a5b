#include "app/desktop/table/table_room.h"

#include <QAction>
#include <QMainWindow>
#include <algorithm>
#include <iterator>

#include "app/desktop/document/layer_filters.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/hand_over.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/layer_panel.h"
#include "layers/workspace/pick_rows.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {

TableRoom::TableRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_panel(new TablePanel(bench.document, bench.selection)),
      m_overlay(
          bench.document,
          bench.selection,
          bench.map,
          [&layers = bench.layers](const std::string& layer) { return layers.isShown(layer); }),
      m_expression(new ExpressionDialog(bench.document, bench.selection, &bench.window)),
      m_withinJob(this) {
    PanelSpec spec;
    spec.id = QStringLiteral("table");
    spec.title = tr("Table");
    spec.icon = QStringLiteral("table");
    spec.place = Place::Bottom;
    spec.content = m_panel;
    m_bench.panels.add(spec);
    addCommands();
    connect(&m_bench.layers, &LayerPanel::tableAsked, this, [this](const std::string& layer) {
        m_bench.panels.show(QStringLiteral("table"));
        m_panel->chooseLayer(layer);
    });
    connect(&m_bench.document, &Document::opened, this, [this] { m_panel->takeDocument(true); });
    connect(&m_bench.document, &Document::changed, this, [this] {
        m_panel->takeDocument(false);
        m_overlay.readAgain();
    });
    connect(&m_bench.document, &Document::itemsChanged, this, [this](const QString& kind) {
        if (kind == QStringLiteral("layer")) m_panel->takeFilter();
    });
    connect(&m_bench.region, &RegionFilter::changed, this, [this] {
        m_panel->model().setRegion(m_bench.region.name());
        m_expression->setRegion(m_bench.region.name());
    });
    connect(&m_bench.handOver, &HandOver::rowsAsked, this,
            [this](const QString& layer, const std::vector<std::int64_t>& ids) {
                m_bench.panels.show(QStringLiteral("table"));
                m_panel->chooseLayer(layer.toStdString());
                m_panel->onlySelected().setChecked(false);
                m_bench.selection.select(layer.toStdString(), ids);
                m_panel->onlySelected().setChecked(!ids.empty());
            });
    connect(&m_bench.selection, &Selection::changed, this,
            [this](const QString& layer) { m_panel->takeSelection(layer.toStdString()); });
    connect(&m_bench.selection, &Selection::relatedChanged, this,
            [this](const QString& layer) { m_panel->takeSelection(layer.toStdString()); });
    connect(m_expression, &ExpressionDialog::tableAsked, this, [this](const QString& condition) {
        m_bench.panels.show(QStringLiteral("table"));
        m_panel->chooseLayer(m_expression->layer());
        m_panel->showCondition(condition);
    });
    connect(m_panel, &TablePanel::failed, &m_bench.messages, &MessageBar::showError);
    connect(m_panel, &TablePanel::noticed, &m_bench.messages, &MessageBar::showNotice);
    connect(&m_overlay, &SelectionOverlay::failed, &m_bench.messages, &MessageBar::showError);
}

TableRoom::~TableRoom() {
    if (qobject_cast<SelectAreaTool*>(m_bench.map.tool())) m_bench.map.setTool(nullptr);
    // The panel belongs to its dock and may live longer; what it says goes nowhere then.
    disconnect(m_panel, nullptr, this, nullptr);
}

void TableRoom::addCommands() {
    const struct {
        const char* id;
        QString text;
        const char* icon;
        QString tip;
        SelectAreaTool* tool;
    } shapes[] = {
        {"select.rectangle", tr("Select by &rectangle"), "select-rectangle",
         tr("Drag a rectangle over the rows of the layer shown in the table. "
            "Shift adds, Ctrl takes away."),
         &m_rectangle},
        {"select.polygon", tr("Select by &figure"), "select-polygon",
         tr("Click the corners, end with a double click or Enter. Shift adds, Ctrl takes away."),
         &m_polygon},
        {"select.radius", tr("Select by &distance"), "select-radius",
         tr("Press at a place and drag as far as it shall reach. Shift adds, Ctrl takes away."),
         &m_radius}};
    for (const auto& shape : shapes) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(shape.id);
        spec.text = shape.text;
        spec.icon = QString::fromLatin1(shape.icon);
        spec.menu = QStringLiteral("select");
        spec.isCheckable = true;
        spec.isInToolBar = spec.beginsGroup = shape.tool == &m_rectangle;
        spec.tip = shape.tip;
        QAction* made = m_bench.commands.add(spec);
        connect(shape.tool, &SelectAreaTool::areaDrawn, this, &TableRoom::selectWithin);
        connect(made, &QAction::triggered, this, [this, tool = shape.tool](bool isOn) {
            m_bench.map.setTool(isOn ? tool : nullptr);
        });
        connect(&m_bench.map, &MapView::toolChanged, this,
                [this, made, tool = shape.tool] { made->setChecked(m_bench.map.tool() == tool); });
    }

    const auto add = [this](const char* id, const QString& text, const QKeySequence& keys,
                            std::function<void()> called) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.keys = keys;
        spec.menu = QStringLiteral("select");
        spec.called = std::move(called);
        m_bench.commands.add(spec);
    };
    add("select.expression", tr("Select by a &condition …"), QKeySequence(Qt::CTRL | Qt::Key_F3),
        [this] { showExpression(); });
    add("select.shown", tr("Select &all rows of the table"), {},
        [this] { m_panel->selectShown(); });
    add("select.invert", tr("Select the &others instead"), {}, [this] { invert(); });
    add("select.none", tr("Select &nothing"),
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_A),
        [this] { m_bench.selection.clear(); });
    add("select.zoom", tr("&Go to what is selected"), QKeySequence(Qt::CTRL | Qt::Key_J),
        [this] { goToSelected(); });
}

ExpressionDialog& TableRoom::showExpression() {
    // A table that was never seen has its layers all the same.
    m_expression->setLayer(m_panel->layer());
    m_expression->show();
    m_expression->raise();
    m_expression->activateWindow();
    m_expression->text().setFocus();
    return *m_expression;
}

void TableRoom::goToSelected() {
    Selection& selection = m_bench.selection;
    const std::vector<std::string> layers = selection.layers();
    if (layers.empty()) {
        m_bench.messages.showNotice(
            tr("Nothing is selected. Select rows in the table or on the map first."));
        return;
    }
    // What the table shows comes first: that is what the user looks at.
    const std::string& layer =
        selection.ids(m_panel->layer()).empty() ? layers.front() : m_panel->layer();
    selection.zoomTo(layer, selection.ids(layer));
}

RowFilter TableRoom::seenOf(const std::string& layer) const {
    RowFilter seen;
    seen.layerCondition = layerCondition(m_bench.document, layer);
    seen.region = m_bench.region.name();
    return seen;
}

void TableRoom::invert() {
    const std::string layer = m_panel->layer();
    if (layer.empty()) return;
    m_withinJob.start<Selection::Ids>(
        [path = m_bench.document.path().toStdString(), layer, chosen = m_bench.selection.ids(layer),
         seen = seenOf(layer)](const Progress& progress) -> Result<Selection::Ids> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            HETU_TRY(Selection::Ids all, query.ids(seen, {}, progress));
            std::ranges::sort(all);
            Selection::Ids others;
            std::ranges::set_difference(all, chosen, std::back_inserter(others));
            return others;
        },
        [this, layer](Result<Selection::Ids> others) {
            if (others.ok())
                m_bench.selection.select(layer, std::move(others).value());
            else
                m_bench.messages.showError(others.error());
        });
}

void TableRoom::selectWithin(const Geometry& area, SelectMode mode) {
    const std::string layer = m_panel->layer();
    if (layer.empty()) return;
    m_withinJob.start<Selection::Ids>(
        [path = m_bench.document.path().toStdString(), layer, area,
         seen = seenOf(layer)](const Progress& progress) -> Result<Selection::Ids> {
            RowFilter filter = seen;
            HETU_TRY(filter.among, idsWithin(path, layer, area, progress, seen.layerCondition));
            if (seen.region.empty()) return *filter.among;
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            return query.ids(filter, {}, progress);
        },
        [this, layer, mode](Result<Selection::Ids> found) {
            if (found.ok())
                m_bench.selection.select(layer, std::move(found).value(), mode);
            else
                m_bench.messages.showError(found.error());
        });
}

}  // namespace hetu::desktop
