#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "analysis/core/chart_figures.h"
#include "app/desktop/document/selection.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/table.h"
#include "layers/workspace/code_lists.h"

namespace hetu::desktop {

/// What a chart shall show of a layer.
struct ChartWish {
    enum class Kind { Histogram, Scatter, Ranking };
    Kind kind = Kind::Histogram;
    std::string path;  ///< of the workspace
    std::string layer;
    std::string x;       ///< the column; of a ranking what its bars have in common
    std::string y = {};  ///< Scatter: the column upwards; Ranking: what is summed, "" rows
    std::string layerCondition = {};  ///< the filter of the layer, see RowFilter
    std::string region = {};  ///< "": everywhere
};

/// A chart: its rows, and what is drawn of them. The parts are bins, cells or bars, by kind.
struct ChartFigures {
    ChartWish wish;
    CodeLists codes;                ///< of the workspace
    std::vector<std::int64_t> ids;  ///< ascending
    Column x, y;                    ///< beside `ids`; y is empty where there is none
    analysis::Histogram histogram = {};
    analysis::ScatterCells cells = {};
    analysis::Correlation correlation = {};
    std::vector<analysis::RankedGroup> groups = {};
    std::vector<int> part = {};  ///< of each row, -1: none

    [[nodiscard]] std::size_t partCount() const;
};

using ChartPointer = std::shared_ptr<const ChartFigures>;

/// For a job.
/// Errors   those of RowQuery; InvalidArgument: texts where numbers are needed; Cancelled.
/// Holds    Every row with a value is in exactly one part, which counts it.
[[nodiscard]] Result<ChartPointer> readChart(const ChartWish& wish, const Progress& progress);

/// How many of `selected` (ascending) lie in each part. For a job.
[[nodiscard]] std::vector<std::size_t> selectedByPart(const ChartFigures& chart,
                                                      const Selection::Ids& selected);
/// The rows of the parts `first` to `last`. For a job.
[[nodiscard]] Selection::Ids idsOfParts(const ChartFigures& chart, int first, int last);
/// The rows whose values lie in `box`, borders too. For a job.
[[nodiscard]] Selection::Ids idsInBox(const ChartFigures& chart, const Extent& box);

}  // namespace hetu::desktop
