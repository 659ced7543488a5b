#include "app/desktop/editing/shape_keeper.h"

#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/editing/platform_advice.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/map/measure_tool.h"
#include "app/desktop/rows/row_values.h"
#include "layers/geometry/editing.h"
#include "layers/geometry/operations.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

/// A new shape as it was judged.
struct Judged {
    std::optional<ShapeProblem> problem;
    std::optional<County> county;
    std::optional<analysis::SiteSurroundings> around;  ///< of a platform
};
/// Areas and what they are together.
struct Merged {
    Geometry shape;
    std::int64_t largest = 0;  ///< keeps its facts
};

FigureUse useOf(DrawTool::Purpose purpose) {
    return purpose == DrawTool::Purpose::Split     ? FigureUse::Split
           : purpose == DrawTool::Purpose::Reshape ? FigureUse::Reshape
                                                   : FigureUse::CutHole;
}

Extent cityOf(const LayerSource& source) {
    const LayerInfo* regions = source.find("regions");
    return regions ? regions->extent : Extent();
}

Error errorOf(const ShapeProblem& problem, const Text& hint) {
    return {ErrorCode::Geometry, problem.reason, hint};
}

const Text drawAnew{"Take corners back with Backspace and draw them anew.",
                    "请按退格键撤回有问题的角点，重新绘制。"};
const Text asItWas{"It stays as it was.", "未作改动。"};

void addCounty(RowValues& values, const std::optional<County>& county) {
    if (county) values["county"] = county->code.empty() ? county->name : county->code;
}

/// The areas of that layer around a figure.
Result<std::shared_ptr<const EditShapes>> areasAround(const std::string& path,
                                                      const std::string& layer,
                                                      const Path& figure,
                                                      const Progress& progress) {
    Extent box;
    for (const Point p : figure)
        box.include(p);
    return EditShapes::readWithin(path, {layer}, box, std::numeric_limits<std::size_t>::max(),
                                  progress);
}

Result<Merged> mergedOf(const std::string& path,
                        const std::string& layer,
                        const std::vector<std::int64_t>& ids,
                        const Progress& progress) {
    HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
    HETU_TRY(const Layer rows, query.shapes(ids, progress));
    Merged merged;
    HETU_TRY(merged.shape, merge(rows.shapes));
    double most = -1;
    for (std::size_t i = 0; i < rows.shapes.size(); ++i)
        if (const double metres = area(rows.shapes[i]); metres > most) {
            most = metres;
            merged.largest = static_cast<std::int64_t>(rows.table.columns().front().numbers[i]);
        }
    return merged;
}

}  // namespace

ShapeKeeper::ShapeKeeper(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench) {}

void ShapeKeeper::forget() {
    ++m_opened;
    ++m_previewed;
    if (m_preview) m_preview->stop();
}

std::string ShapeKeeper::areaLayer() const {
    const bool isBuilding =
        m_bench.selection.ids("zones").empty() && !m_bench.selection.ids("buildings").empty();
    return isBuilding ? "buildings" : "zones";
}

void ShapeKeeper::say(EditTool& tool, const Error& error, std::optional<Point> place) {
    tool.refuse(place);
    m_bench.messages.showError(error);
}

void ShapeKeeper::accept(EditTool& tool) {
    if (auto* draw = qobject_cast<DrawTool*>(&tool)) draw->accept();
}

void ShapeKeeper::keepArea(DrawTool& tool, const Path& corners) {
    Path ring = corners;
    ring.push_back(ring.front());
    const Geometry area = Geometry::polygon(std::move(ring));
    inBackground<Judged>(
        this,
        [read = m_bench.document.reader(), area](const Progress&) -> Result<Judged> {
            HETU_TRY(const auto source, read());
            Judged judged;
            judged.problem = problemOf(area, cityOf(*source));
            if (judged.problem) return judged;
            HETU_TRY(const Point inside, pointOnSurface(area));
            HETU_TRY(judged.county, countyAt(*source, inside));
            return judged;
        },
        [this, &tool, area, opened = m_opened](Result<Judged> judged) {
            if (opened != m_opened) return;
            if (!judged.ok()) return say(tool, judged.error());
            if (judged.value().problem)
                return say(tool, errorOf(*judged.value().problem, drawAnew),
                           judged.value().problem->place);
            RowValues values{{"kind", std::string("park")}};
            addCounty(values, judged.value().county);
            insert(tool, "zones", {"Area drawn", "绘制片区"}, std::move(values), area);
        });
}

void ShapeKeeper::keepPlatform(PlaceTool& tool, Point at, const QString& place) {
    keepPoint(tool, "platforms", at, {"Platform placed", "新增区域平台"}, place);
}

void ShapeKeeper::keepOrganisation(PlaceTool& tool, Point at) {
    keepPoint(tool, "organisations", at, {"Organisation added", "新增组织"});
}

void ShapeKeeper::keepPoint(PlaceTool& tool,
                            const std::string& layer,
                            Point at,
                            const Text& label,
                            const QString& place) {
    inBackground<Judged>(
        this,
        [read = m_bench.document.reader(), at,
         isPlatform = layer == "platforms"](const Progress& progress) -> Result<Judged> {
            HETU_TRY(const auto source, read());
            Judged judged;
            judged.problem = problemOf(Geometry::point(at), cityOf(*source));
            HETU_TRY(judged.county, countyAt(*source, at));
            if (isPlatform && !judged.problem) {
                HETU_TRY(judged.around, adviceAt(*source, at, progress));
            }
            return judged;
        },
        [this, &tool, layer, at, label, place, opened = m_opened](Result<Judged> judged) {
            if (opened != m_opened) return;
            if (!judged.ok()) return say(tool, judged.error());
            if (judged.value().problem) return say(tool, errorOf(*judged.value().problem, {}), at);
            RowValues values;
            if (const auto& around = judged.value().around) {
                values["status"] = std::string("planned");
                values["mode"] = std::string(analysis::codeOf(around->mode));
                if (const QString name = nameFor(*around, place); !name.isEmpty())
                    values["name"] = name.toStdString();
            }
            if (layer == "organisations") values["kind"] = std::string("enterprise");
            addCounty(values, judged.value().county);
            insert(tool, layer, label, std::move(values), Geometry::point(at));
        });
}

void ShapeKeeper::insert(EditTool& tool,
                         const std::string& layer,
                         const Text& label,
                         RowValues values,
                         Geometry geometry) {
    auto id = std::make_shared<std::int64_t>(0);
    m_bench.document.change(
        label,
        [layer, values = std::move(values), geometry,
         id](Workspace::Transaction& transaction) -> Status {
            HETU_TRY(*id, transaction.insertRow(layer, values, geometry));
            return success();
        },
        [self = QPointer<ShapeKeeper>(this), tool = QPointer<EditTool>(&tool), layer, geometry,
         id](const Status& status) {
            if (!self || !tool) return;
            if (!status.ok()) return self->say(*tool, status.error());
            self->accept(*tool);
            emit self->inserted(layer, *id);
            if (geometry.kind == GeometryKind::Polygon) self->warnOfOverlap(layer, *id, geometry);
        });
}

void ShapeKeeper::keepShapes(EditTool& tool,
                             const std::string& layer,
                             CornerTool::Changes changes,
                             const Text& what) {
    using Problem = std::optional<ShapeProblem>;
    inBackground<Problem>(
        this,
        [read = m_bench.document.reader(), changes](const Progress&) -> Result<Problem> {
            HETU_TRY(const auto source, read());
            for (const auto& [id, shape] : changes)
                if (auto problem = problemOf(shape, cityOf(*source))) return problem;
            return Problem();
        },
        [this, &tool, layer, changes, what, opened = m_opened](Result<Problem> problem) {
            if (opened != m_opened) return;
            if (!problem.ok()) return say(tool, problem.error());
            if (problem.value())
                return say(tool, errorOf(*problem.value(), asItWas), problem.value()->place);
            const LayerInfo* info = m_bench.document.layer(layer);
            if (!info) return;
            setShapes(tool, layer, changes,
                      {what.en + ": " + info->title.en, what.zh + "：" + info->title.zh});
        });
}

void ShapeKeeper::setShapes(EditTool& tool,
                            const std::string& layer,
                            const CornerTool::Changes& changes,
                            const Text& label) {
    m_bench.document.change(
        label,
        [layer, changes](Workspace::Transaction& transaction) -> Status {
            for (const auto& [id, shape] : changes)
                HETU_CHECK(transaction.setGeometry(layer, id, shape));
            return success();
        },
        [self = QPointer<ShapeKeeper>(this), tool = QPointer<EditTool>(&tool), layer,
         changes](const Status& status) {
            if (!self || !tool) return;
            if (!status.ok()) return self->say(*tool, status.error());
            self->accept(*tool);
            const auto& [id, shape] = changes.front();
            if (shape.kind == GeometryKind::Polygon) self->warnOfOverlap(layer, id, shape);
        });
}

std::function<Result<std::pair<EditShapes::Row, std::vector<Geometry>>>(const Progress&)>
ShapeKeeper::figureWork(const DrawTool& tool, const Path& figure) const {
    const std::string layer = areaLayer();
    return
        [path = m_bench.document.path().toStdString(), layer, figure,
         ids = m_bench.selection.ids(layer), use = useOf(tool.purpose())](
            const Progress& progress) -> Result<std::pair<EditShapes::Row, std::vector<Geometry>>> {
            HETU_TRY(const auto areas, areasAround(path, layer, figure, progress));
            std::vector<std::size_t> preferred;
            for (std::size_t i = 0; i < areas->rows().size(); ++i)
                if (std::binary_search(ids.begin(), ids.end(), areas->rows()[i].id))
                    preferred.push_back(i);
            HETU_TRY(FigureChange change, changeByFigure(areas->shapes(), preferred, use, figure));
            return std::pair{areas->rows()[change.shape], std::move(change.pieces)};
        };
}

void ShapeKeeper::previewFigure(DrawTool& tool, const Path& figure) {
    // One at a time: the newest figure is asked for when the one before is done.
    const int asked = ++m_previewed;
    if (m_preview) m_preview->stop();
    if (figure.size() < (tool.purpose() == DrawTool::Purpose::Hole ? 3U : 2U)) return;
    using Change = std::pair<EditShapes::Row, std::vector<Geometry>>;
    m_preview = inBackground<Change>(
        this, figureWork(tool, figure), [this, &tool, asked](Result<Change> change) {
            if (asked != m_previewed) return;
            tool.setPreview(change.ok() ? std::move(change.value().second)
                                        : std::vector<Geometry>());
        });
}

void ShapeKeeper::keepFigure(DrawTool& tool, const Path& figure) {
    ++m_previewed;
    using Change = std::pair<EditShapes::Row, std::vector<Geometry>>;
    inBackground<Change>(
        this, figureWork(tool, figure),
        [this, &tool, layer = areaLayer(), opened = m_opened](Result<Change> change) {
            if (opened != m_opened) return;
            if (!change.ok()) return say(tool, change.error());
            auto& [row, pieces] = change.value();
            const Text name = called(row.name, {"without a name", "未命名"});
            m_bench.selection.clear();
            m_bench.selection.select(layer, {row.id});
            if (tool.purpose() == DrawTool::Purpose::Split)
                return split(tool, layer, row, std::move(pieces));
            const bool isHole = tool.purpose() == DrawTool::Purpose::Hole;
            setShapes(tool, layer, {{row.id, pieces.front()}},
                      isHole ? stepLabel("Hole cut: {}", "挖空：{}", name)
                             : stepLabel("Border changed: {}", "修改边界：{}", name));
        });
}

void ShapeKeeper::split(DrawTool& tool,
                        const std::string& layer,
                        const EditShapes::Row& row,
                        std::vector<Geometry> pieces) {
    using Facts = std::optional<OneRow>;
    inBackground<Facts>(
        this,
        [path = m_bench.document.path().toStdString(), layer, id = row.id](const Progress&) {
            return readRow(path, layer, id);
        },
        [this, &tool, layer, row, pieces, opened = m_opened](Result<Facts> facts) {
            if (opened != m_opened) return;
            if (!facts.ok()) return say(tool, facts.error());
            if (!facts.value()) return accept(tool);  // it has gone meanwhile
            auto second = std::make_shared<std::int64_t>(0);
            const Text name = called(row.name, {"without a name", "未命名"});
            m_bench.document.change(
                stepLabel("Split: {}", "分割：{}", name),
                [layer, id = row.id, name = row.name, pieces, second,
                 values = valuesOf(*facts.value())](Workspace::Transaction& transaction) -> Status {
                    HETU_CHECK(transaction.setGeometry(layer, id, pieces.front()));
                    for (std::size_t i = 1; i < pieces.size(); ++i) {
                        RowValues own = values;
                        if (!name.empty()) own["name"] = name + " (" + std::to_string(i + 1) + ")";
                        HETU_TRY(const auto made, transaction.insertRow(layer, own, pieces[i]));
                        if (i == 1) *second = made;
                    }
                    return success();
                },
                [self = QPointer<ShapeKeeper>(this), tool = QPointer<DrawTool>(&tool), layer,
                 second](const Status& status) {
                    if (!self || !tool) return;
                    if (!status.ok()) return self->say(*tool, status.error());
                    tool->accept();
                    self->m_bench.messages.showNotice(
                        tr("Both parts have the same facts. Give the second one its name."));
                    emit self->inserted(layer, *second);
                });
        });
}

void ShapeKeeper::fillHole(DrawTool& tool, Point at) {
    using Change = std::pair<EditShapes::Row, Geometry>;
    inBackground<Change>(
        this,
        [path = m_bench.document.path().toStdString(), layer = areaLayer(),
         at](const Progress& progress) -> Result<Change> {
            HETU_TRY(const auto areas, areasAround(path, layer, {at}, progress));
            for (std::size_t i = 0; i < areas->rows().size(); ++i)
                if (holeAt(areas->shapes()[i], at)) {
                    HETU_TRY(Geometry filled, withoutHole(areas->shapes()[i], at));
                    return Change{areas->rows()[i], std::move(filled)};
                }
            return Error{
                ErrorCode::InvalidArgument, {"There is no hole here.", "这里没有空洞。"}, {}};
        },
        [this, &tool, layer = areaLayer(), opened = m_opened](Result<Change> change) {
            if (opened != m_opened) return;
            if (!change.ok()) return say(tool, change.error());
            const auto& [row, shape] = change.value();
            setShapes(tool, layer, {{row.id, shape}},
                      stepLabel("Hole filled: {}", "填充空洞：{}",
                                called(row.name, {"without a name", "未命名"})));
        });
}

void ShapeKeeper::previewMerge(MergeTool& tool) {
    const std::string layer = areaLayer();
    const auto ids = m_bench.selection.ids(layer);
    const int asked = ++m_previewed;
    if (m_preview) m_preview->stop();
    if (ids.size() < 2) return tool.setPreview(std::nullopt, ids.size());
    m_preview = inBackground<Merged>(
        this,
        [path = m_bench.document.path().toStdString(), layer, ids](const Progress& progress) {
            return mergedOf(path, layer, ids, progress);
        },
        [this, &tool, asked, count = ids.size()](Result<Merged> merged) {
            if (asked != m_previewed) return;
            tool.setPreview(
                merged.ok() ? std::optional(std::move(merged.value().shape)) : std::nullopt, count);
        });
}

void ShapeKeeper::mergeSelected(MergeTool& tool) {
    const std::string layer = areaLayer();
    const auto ids = m_bench.selection.ids(layer);
    ++m_previewed;
    inBackground<Merged>(
        this,
        [path = m_bench.document.path().toStdString(), layer, ids](const Progress& progress) {
            return mergedOf(path, layer, ids, progress);
        },
        [this, &tool, layer, ids, opened = m_opened](Result<Merged> merged) {
            if (opened != m_opened) return;
            if (!merged.ok()) return say(tool, merged.error());
            std::vector<std::int64_t> others;
            for (const std::int64_t id : ids)
                if (id != merged.value().largest) others.push_back(id);
            m_bench.document.change(
                textOf("Made one of {}", "{} 个片区合并为一个", ids.size()),
                [layer, others,
                 merged = merged.value()](Workspace::Transaction& transaction) -> Status {
                    HETU_CHECK(transaction.setGeometry(layer, merged.largest, merged.shape));
                    return transaction.deleteRows(layer, others);
                },
                [self = QPointer<ShapeKeeper>(this), tool = QPointer<MergeTool>(&tool), layer,
                 kept = merged.value().largest](const Status& status) {
                    if (!self || !tool) return;
                    if (!status.ok()) return self->say(*tool, status.error());
                    tool->setPreview(std::nullopt, 0);
                    self->m_bench.messages.showNotice(
                        tr("The facts of the largest one are kept for all."));
                    emit self->inserted(layer, kept);
                });
        });
}

void ShapeKeeper::warnOfOverlap(const std::string& layer, std::int64_t id, const Geometry& area) {
    using Overlaps = std::vector<AreaOverlap>;
    inBackground<Overlaps>(
        this,
        [path = m_bench.document.path().toStdString(), layer, id, area](const Progress& progress) {
            return overlapsOf(path, layer, area, {id}, 1, progress);
        },
        [this, layer, id, opened = m_opened](Result<Overlaps> overlaps) {
            if (opened != m_opened || !overlaps.ok() || overlaps.value().empty()) return;
            std::vector<std::int64_t> neighbours;
            for (const AreaOverlap& each : overlaps.value())
                neighbours.push_back(each.id);
            const AreaOverlap& most = overlaps.value().front();
            const QString name = most.name.empty() ? tr("an area without a name")
                                                   : QString::fromStdString(most.name);
            const QString size = areaWords(most.squareMetres);
            const QString said = neighbours.size() == 1
                                     ? tr("It overlaps “%1” by %2.").arg(name, size)
                                     : tr("It overlaps %1 areas, most of all “%2” by %3.")
                                           .arg(grouped(double(neighbours.size()), 0), name, size);
            m_bench.messages.showChoice(
                said, tr("Cut the overlap away"),
                [self = QPointer<ShapeKeeper>(this), layer, id, neighbours, opened] {
                    if (self && opened == self->m_opened) self->cutAway(layer, id, neighbours);
                });
        });
}

void ShapeKeeper::cutAway(const std::string& layer,
                          std::int64_t id,
                          const std::vector<std::int64_t>& neighbours) {
    inBackground<Geometry>(
        this,
        [path = m_bench.document.path().toStdString(), layer, id,
         neighbours](const Progress& progress) -> Result<Geometry> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            HETU_TRY(const Layer own, query.shapes(std::vector{id}, progress));
            HETU_TRY(const Layer others, query.shapes(neighbours, progress));
            if (own.shapes.empty())
                return Error{
                    ErrorCode::NotFound, {"The area is no longer there.", "该片区已不存在。"}, {}};
            return withoutOverlap(own.shapes.front(), others.shapes);
        },
        [this, layer, id, opened = m_opened](Result<Geometry> rest) {
            if (opened != m_opened) return;
            if (!rest.ok()) return m_bench.messages.showError(rest.error());
            m_bench.document.change(
                {"Overlap cut away", "裁去重叠部分"},
                [layer, id, shape = std::move(rest.value())](Workspace::Transaction& transaction) {
                    return transaction.setGeometry(layer, id, shape);
                });
        });
}

}  // namespace hetu::desktop
