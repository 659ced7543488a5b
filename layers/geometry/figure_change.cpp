#include "layers/geometry/figure_change.h"

#include <algorithm>
#include <tuple>

#include "layers/geometry/editing.h"
#include "layers/geometry/operations.h"

namespace hetu {
namespace {

Result<std::vector<Geometry>> piecesOf(const Geometry& polygon, FigureUse use, const Path& figure) {
    if (use == FigureUse::Split) return split(polygon, figure);
    HETU_TRY(Geometry changed,
             use == FigureUse::Reshape ? reshape(polygon, figure) : cutHole(polygon, figure));
    return std::vector<Geometry>{std::move(changed)};
}

Error changesNone(FigureUse use) {
    if (use == FigureUse::Split)
        return {ErrorCode::InvalidArgument,
                {"The line does not cross an area from edge to edge.", "画的线没有横穿任何片区。"},
                {"Begin and end outside the area.", "请从片区外面画到另一侧外面。"}};
    if (use == FigureUse::Reshape)
        return {ErrorCode::InvalidArgument,
                {"The line does not cross the border of an area twice.",
                 "画的线没有与片区边界相交两次。"},
                {"Begin and end across the border that is to change.",
                 "请让线的起点和终点都越过要修改的边界。"}};
    return {ErrorCode::InvalidArgument,
            {"The hole does not lie inside an area.", "挖空部分不在任何片区的内部。"},
            {"Draw it wholly inside one area.", "请完全画在一个片区的内部。"}};
}

/// Where the hole stands that covers the place: part and ring.
std::optional<std::pair<std::size_t, std::size_t>> findHole(const Geometry& polygon, Point place) {
    if (polygon.kind != GeometryKind::Polygon) return std::nullopt;
    for (std::size_t part = 0; part < polygon.parts.size(); ++part)
        for (std::size_t ring = 1; ring < polygon.parts[part].size(); ++ring)
            if (distance(Geometry::polygon(polygon.parts[part][ring]), place) == 0)
                return std::pair{part, ring};
    return std::nullopt;
}

}  // namespace

Result<FigureChange> changeByFigure(std::span<const Geometry> areas,
                                    std::span<const std::size_t> preferred,
                                    FigureUse use,
                                    const Path& figure) {
    Extent box;
    for (const Point p : figure)
        box.include(p);
    std::optional<FigureChange> best;
    std::tuple<bool, double, std::size_t> bestRank;
    std::vector<Error> errors, preferredErrors;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].kind != GeometryKind::Polygon || !areas[i].extent().overlaps(box)) continue;
        const bool isOther = std::find(preferred.begin(), preferred.end(), i) == preferred.end();
        const std::tuple rank{isOther, area(areas[i]), i};
        if (best && rank >= bestRank) continue;
        auto pieces = piecesOf(areas[i], use, figure);
        if (pieces.ok()) {
            best = FigureChange{i, std::move(pieces).value()};
            bestRank = rank;
        } else {
            (isOther ? errors : preferredErrors).push_back(pieces.error());
        }
    }
    if (best) return *std::move(best);
    if (preferredErrors.size() == 1) return preferredErrors.front();
    if (preferredErrors.empty() && errors.size() == 1) return errors.front();
    return changesNone(use);
}

std::optional<Geometry> holeAt(const Geometry& polygon, Point place) {
    const auto found = findHole(polygon, place);
    if (!found) return std::nullopt;
    return Geometry::polygon(polygon.parts[found->first][found->second]);
}

Result<Geometry> withoutHole(const Geometry& polygon, Point place) {
    const auto found = findHole(polygon, place);
    if (!found)
        return Error{ErrorCode::InvalidArgument, {"There is no hole here.", "这里没有空洞。"}, {}};
    Geometry out = polygon;
    auto& rings = out.parts[found->first];
    rings.erase(rings.begin() + static_cast<std::ptrdiff_t>(found->second));
    return out;
}

}  // namespace hetu
