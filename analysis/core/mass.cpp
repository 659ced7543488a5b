#include "analysis/core/mass.h"

#include <cmath>

namespace hetu::analysis {

Result<std::vector<std::int64_t>> massesOf(std::span<const double> weights, std::size_t count) {
    std::vector<std::int64_t> masses;
    if (weights.empty()) return masses;
    if (weights.size() != count)
        return Error{ErrorCode::InvalidArgument,
                     textOf("There are {} weights for {} points.",
                            "{} 个权重对应 {} 个点，数目不符。", weights.size(), count),
                     {}};
    masses.reserve(count);
    double sum = 0;
    for (const double weight : weights) {
        if (!(weight >= 0) || !std::isfinite(weight))
            return Error{ErrorCode::InvalidArgument,
                         textOf("A weight must be a number of at least 0, not {}.",
                                "权重必须是不小于 0 的数，而不是 {}。", weight),
                         {}};
        sum += weight;
        if (sum > 9e12)
            return Error{ErrorCode::InvalidArgument,
                         {"The weights are too large together: more than 9,000,000,000,000.",
                          "权重合计过大，超过 9 万亿。"},
                         {"Check the weights, or give them in a larger unit.",
                          "请检查权重，或改用更大的单位。"}};
        masses.push_back(std::llround(weight * static_cast<double>(massUnit)));
    }
    return masses;
}

}  // namespace hetu::analysis
