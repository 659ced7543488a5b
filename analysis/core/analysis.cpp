#include "analysis/core/analysis.h"

namespace hetu::analysis {

Result<const Analysis*> findAnalysis(std::string_view id) {
    std::vector<std::string> ids;
    for (const Analysis& analysis : catalogue()) {
        if (analysis.id == id) return &analysis;
        ids.push_back(analysis.id);
    }
    return Error{ErrorCode::NotFound,
                 textOf("There is no analysis named \"{}\".", "没有名为“{}”的分析。", id),
                 textOf("The analyses are: {}.", "可用分析：{}。", joined(ids, ", "))};
}

Values completed(const Analysis& analysis, const Values& given) {
    Values values = given;
    for (const ParameterSpec& spec : analysis.parameters)
        values.try_emplace(spec.name, spec.defaultValue);
    return values;
}

}  // namespace hetu::analysis
