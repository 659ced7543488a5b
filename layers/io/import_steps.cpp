#include "layers/io/import_steps.h"

#include <algorithm>
#include <cmath>

#include "layers/geometry/operations.h"

namespace hetu {
namespace {

template <class Visit>
void forEachPoint(Geometry& shape, Visit visit) {
    for (auto& part : shape.parts)
        for (Path& path : part)
            for (Point& p : path)
                visit(p);
}

Text noPosition() {
    return textOf("no position", "没有坐标");
}
Text notANumber() {
    return textOf("a coordinate is not a number", "坐标不是数字");
}
Text zeroZero() {
    return textOf("the position is 0, 0", "坐标为 0, 0");
}
Text tooFar() {
    return textOf("lies too far outside the area of the workspace", "位置远离工作区范围");
}

/// Drawings hold areas as closed lines.
void closeLines(Geometry& shape) {
    for (const auto& part : shape.parts)
        if (part[0].size() < 4 || !(part[0].front() == part[0].back())) return;
    shape.kind = GeometryKind::Polygon;
}

}  // namespace

Result<Survey> surveyed(SourceReader& reader,
                        const PositionColumns& where,
                        const Progress& progress,
                        std::int64_t maxRows) {
    Survey survey;
    survey.columns.resize(reader.table().columns.size());
    std::vector<SourceRow> rows;
    do {
        if (progress.cancelled()) return cancelledError();
        const std::int64_t left = std::min<std::int64_t>(importBatchRows, maxRows - survey.rows);
        if (left <= 0) break;
        HETU_CHECK(reader.read(rows, static_cast<std::size_t>(left)));
        for (const SourceRow& row : rows) {
            for (std::size_t c = 0; c < survey.columns.size(); ++c)
                survey.columns[c].take(row.cells[c]);
            const RawPosition raw = rawPosition(where, row);
            if (!raw.isBlank) survey.sample.take(raw.p);
        }
        survey.rows += static_cast<std::int64_t>(rows.size());
        progress.report(reader.fraction(), "reading");
    } while (!rows.empty());
    return survey;
}

Text reasonForNoPosition(const RawPosition& raw) {
    if (raw.isBlank) return noPosition();
    return raw.p.x == 0 && raw.p.y == 0 ? zeroZero() : notANumber();
}

Mover::Mover(const PositionColumns& where,
             const Placement& placement,
             Transform transform,
             ReachOfCrs reach,
             GeometryKind kind)
    : m_where(where),
      m_swapped(placement.swapped),
      m_isGeographic(placement.source.isGeographic),
      m_shift(placement.shift),
      m_transform(std::move(transform)),
      m_reach(std::move(reach)),
      m_kind(kind) {}

Result<Mover> Mover::make(const PositionColumns& where,
                          const Placement& placement,
                          GeometryKind kind) {
    HETU_TRY(Transform transform, Transform::between(placement.source, placement.target));
    HETU_TRY(ReachOfCrs reach, ReachOfCrs::of(placement.target));
    return Mover(where, placement, std::move(transform), std::move(reach), kind);
}

std::vector<Mover::Moved> Mover::move(std::vector<SourceRow>& rows) {
    std::vector<Moved> all(rows.size());
    std::vector<Point> flat;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        all[i].rejected = take(rows[i], all[i].shape);
        if (all[i].rejected.isEmpty())
            forEachPoint(all[i].shape, [&](Point& p) { flat.push_back(p); });
    }
    for (Point& p : flat)
        p = unshifted(m_shift, p);
    m_transform.apply(flat);
    std::size_t next = 0;
    for (Moved& moved : all) {
        if (!moved.rejected.isEmpty()) continue;
        bool isFinite = true;
        forEachPoint(moved.shape, [&](Point& p) {
            p = flat[next++];
            isFinite = isFinite && std::isfinite(p.x) && std::isfinite(p.y);
        });
        moved.rejected = isFinite ? finish(moved) : tooFar();
    }
    return all;
}

/// The geometry in source coordinates, of the kind the layer wants or one it can be made from.
Text Mover::take(SourceRow& row, Geometry& shape) const {
    const RawPosition raw = rawPosition(m_where, row);
    if (raw.isBlank) return noPosition();
    if (m_where.kind == PositionColumns::Kind::Geometry)
        shape = std::move(row.geometry);
    else
        shape = Geometry::point(raw.p);
    bool isFinite = true, isDegree = true, isZero = true;
    forEachPoint(shape, [&](Point& p) {
        if (m_swapped) std::swap(p.x, p.y);
        isFinite = isFinite && std::isfinite(p.x) && std::isfinite(p.y);
        isDegree = isDegree && std::abs(p.y) <= 90 && std::abs(p.x) <= 360;
        isZero = isZero && p.x == 0 && p.y == 0;
    });
    if (!isFinite) return notANumber();
    if (isZero) return zeroZero();
    if (m_isGeographic && !isDegree)
        return textOf("the position is not on the globe", "经纬度超出范围");
    if (m_kind == GeometryKind::Polygon && shape.kind == GeometryKind::Line) closeLines(shape);
    if (m_kind == GeometryKind::Polygon && shape.kind != GeometryKind::Polygon)
        return shape.kind == GeometryKind::Point ? textOf("is a point, not an area", "是点，不是面")
                                                 : textOf("is a line, not an area", "是线，不是面");
    if (m_kind == GeometryKind::Line && shape.kind != GeometryKind::Line)
        return shape.kind == GeometryKind::Point ? textOf("is a point, not a line", "是点，不是线")
                                                 : textOf("is an area, not a line", "是面，不是线");
    return {};
}

Text Mover::finish(Moved& moved) {
    Geometry& shape = moved.shape;
    if (m_kind == GeometryKind::Polygon) {
        Result<Geometry> valid = makeValid(shape);
        if (!valid.ok()) return textOf("the outline cannot be repaired", "面的边界无法修复");
        if (!(valid.value() == shape)) ++m_repaired;
        shape = std::move(valid).value();
    } else if (m_kind == GeometryKind::Line) {
        std::erase_if(shape.parts, [](const auto& part) { return part[0].size() < 2; });
        if (shape.isEmpty()) return textOf("the line has no length", "线没有长度");
    } else if (shape.kind == GeometryKind::Point) {
        moved.point = shape.parts[0][0][0];
    } else {
        const Result<Point> inside = pointOnSurface(shape);
        if (!inside.ok()) return textOf("the outline cannot be repaired", "面的边界无法修复");
        moved.point = inside.value();
        ++m_toPoints;
    }
    const Point place = m_kind == GeometryKind::Point ? moved.point : shape.parts[0][0][0];
    return m_reach.covers(place) ? Text{} : tooFar();
}

void Mover::describe(ImportReport& report) const {
    if (m_repaired > 0)
        report.notes.push_back(textOf("{} areas had errors in their outline and were repaired.",
                                      "{} 个面的边界有错误，已修复。", m_repaired));
    if (m_toPoints > 0)
        report.notes.push_back(textOf("{} areas or lines were turned into a point on them.",
                                      "{} 个面或线已转为其上的一点。", m_toPoints));
}

}  // namespace hetu
