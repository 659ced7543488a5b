#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/crs/crs.h"
#include "layers/io/import.h"
#include "layers/io/import_positions.h"
#include "layers/io/import_rows.h"
#include "layers/io/read_file.h"
#include "layers/model/geometry.h"

// What importFile() and previewImport() have in common behind import.h and preview.h.
namespace hetu {

inline constexpr std::size_t importBatchRows = 2048;

/// The first pass: what the columns hold, and where the rows lie.
struct Survey {
    std::vector<ColumnSurvey> columns;
    PositionSample sample;
    std::int64_t rows = 0;
};
/// Reads on from where `reader` is, at most `maxRows` rows.
[[nodiscard]] Result<Survey> surveyed(
    SourceReader& reader,
    const PositionColumns& where,
    const Progress& progress,
    std::int64_t maxRows = std::numeric_limits<std::int64_t>::max());

/// Why a row whose positions are of no use is rejected.
[[nodiscard]] Text reasonForNoPosition(const RawPosition& raw);

/// Positions on their way from the source to the workspace.
class Mover {
public:
    Mover(const PositionColumns& where,
          const Placement& placement,
          Transform transform,
          ReachOfCrs reach,
          GeometryKind kind);
    /// Errors   Crs: there is no way from the source's CRS to the workspace's.
    [[nodiscard]] static Result<Mover> make(const PositionColumns& where,
                                            const Placement& placement,
                                            GeometryKind kind);

    struct Moved {
        Text rejected;  ///< empty: the row is good
        Geometry shape;
        Point point = {};
    };
    /// One for each row; takes the geometries out of `rows`.
    [[nodiscard]] std::vector<Moved> move(std::vector<SourceRow>& rows);

    void describe(ImportReport& report) const;

private:
    [[nodiscard]] Text take(SourceRow& row, Geometry& shape) const;
    [[nodiscard]] Text finish(Moved& moved);

    PositionColumns m_where;
    bool m_swapped, m_isGeographic;
    OnlineShift m_shift;
    Transform m_transform;
    ReachOfCrs m_reach;
    GeometryKind m_kind;
    std::int64_t m_repaired = 0, m_toPoints = 0;
};

}  // namespace hetu
