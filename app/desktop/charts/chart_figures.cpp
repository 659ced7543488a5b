#include "app/desktop/charts/chart_figures.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

constexpr int scatterColumns = 120, scatterRows = 72;

Extent boxOf(const Column& x, const Column& y) {
    Extent box;
    for (std::size_t row = 0; row < x.size(); ++row)
        if (std::isfinite(x.numbers[row]) && std::isfinite(y.numbers[row]))
            box.include(Point{x.numbers[row], y.numbers[row]});
    if (box.isEmpty()) return {0, 0, 1, 1};
    const std::vector<double> across = analysis::roundLimits(box.minX, box.maxX, 8);
    const std::vector<double> upwards = analysis::roundLimits(box.minY, box.maxY, 6);
    return {across.front(), upwards.front(), across.back(), upwards.back()};
}

Status readHistogram(ChartFigures& chart, const Progress& progress) {
    HETU_TRY(chart.histogram, analysis::histogram(chart.x.numbers, 0, progress));
    for (std::size_t row = 0; row < chart.ids.size(); ++row)
        chart.part[row] = chart.histogram.binOf(chart.x.numbers[row]);
    return success();
}

Status readScatter(ChartFigures& chart, const Progress& progress) {
    const Extent box = boxOf(chart.x, chart.y);
    HETU_TRY(chart.cells, analysis::scatterCells(chart.x.numbers, chart.y.numbers, box,
                                                 scatterColumns, scatterRows, progress));
    HETU_TRY(chart.correlation, analysis::correlation(chart.x.numbers, chart.y.numbers, progress));
    for (std::size_t row = 0; row < chart.ids.size(); ++row)
        chart.part[row] = chart.cells.cellOf(chart.x.numbers[row], chart.y.numbers[row]);
    return success();
}

Status readRanking(ChartFigures& chart, const Progress& progress) {
    const bool sums = !chart.wish.y.empty();
    HETU_TRY(chart.groups,
             analysis::ranking(chart.x, sums ? &chart.y : nullptr,
                               sums ? analysis::RankingFigure::Sum : analysis::RankingFigure::Rows,
                               progress));
    std::unordered_map<std::string, int> byText;
    std::unordered_map<double, int> byNumber;
    int unknown = -1;
    for (std::size_t group = 0; group < chart.groups.size(); ++group) {
        const int number = static_cast<int>(group);
        if (chart.groups[group].value.empty())
            unknown = number;
        else if (chart.x.isText())
            byText[chart.groups[group].value] = number;
        else
            byNumber[chart.groups[group].number] = number;
    }
    for (std::size_t row = 0; row < chart.ids.size(); ++row)
        chart.part[row] = chart.x.isMissing(row) ? unknown
                          : chart.x.isText()     ? byText.at(chart.x.texts[row])
                                                 : byNumber.at(chart.x.numbers[row]);
    return success();
}

}  // namespace

std::size_t ChartFigures::partCount() const {
    switch (wish.kind) {
        case ChartWish::Kind::Histogram:
            return histogram.counts.size();
        case ChartWish::Kind::Scatter:
            return cells.counts.size();
        case ChartWish::Kind::Ranking:
            return groups.size();
    }
    return 0;
}

Result<ChartPointer> readChart(const ChartWish& wish, const Progress& progress) {
    HETU_TRY(const RowQuery query, RowQuery::open(wish.path, wish.layer));
    std::vector<std::string> fields{wish.x};
    if (!wish.y.empty() && wish.y != wish.x) fields.push_back(wish.y);
    RowFilter filter;
    filter.layerCondition = wish.layerCondition;
    filter.region = wish.region;
    HETU_TRY(RowColumns rows, query.columns(fields, filter, progress));
    auto chart = std::make_shared<ChartFigures>();
    chart->wish = wish;
    HETU_TRY(chart->codes, CodeLists::read(wish.path));
    chart->ids = std::move(rows.ids);
    chart->x = *rows.table.find(wish.x);
    if (!wish.y.empty()) chart->y = *rows.table.find(wish.y);
    chart->part.assign(chart->ids.size(), -1);
    const bool needsNumber = wish.kind != ChartWish::Kind::Ranking;
    if ((needsNumber && chart->x.isText()) || (!wish.y.empty() && chart->y.isText()))
        return Error{ErrorCode::InvalidArgument,
                     {"This chart needs a column of numbers.", "此图表需要数字列。"},
                     {}};
    switch (wish.kind) {
        case ChartWish::Kind::Histogram:
            HETU_CHECK(readHistogram(*chart, progress));
            break;
        case ChartWish::Kind::Scatter:
            HETU_CHECK(readScatter(*chart, progress));
            break;
        case ChartWish::Kind::Ranking:
            HETU_CHECK(readRanking(*chart, progress));
            break;
    }
    return ChartPointer(std::move(chart));
}

std::vector<std::size_t> selectedByPart(const ChartFigures& chart, const Selection::Ids& selected) {
    std::vector<std::size_t> counts(chart.partCount(), 0);
    std::size_t row = 0;
    for (const std::int64_t id : selected) {
        while (row < chart.ids.size() && chart.ids[row] < id)
            ++row;
        if (row < chart.ids.size() && chart.ids[row] == id && chart.part[row] >= 0)
            ++counts[static_cast<std::size_t>(chart.part[row])];
    }
    return counts;
}

Selection::Ids idsOfParts(const ChartFigures& chart, int first, int last) {
    Selection::Ids ids;
    for (std::size_t row = 0; row < chart.ids.size(); ++row)
        if (chart.part[row] >= std::max(first, 0) && chart.part[row] <= last)
            ids.push_back(chart.ids[row]);
    return ids;
}

Selection::Ids idsInBox(const ChartFigures& chart, const Extent& box) {
    Selection::Ids ids;
    for (std::size_t row = 0; row < chart.ids.size(); ++row) {
        const double x = chart.x.numbers[row], y = chart.y.numbers[row];
        if (x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY)
            ids.push_back(chart.ids[row]);
    }
    return ids;
}

}  // namespace hetu::desktop
