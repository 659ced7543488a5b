#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/core/schema.h"
#include "layers/base/progress.h"
#include "layers/model/layer_source.h"

namespace hetu::analysis {

/// What an analysis reads: layers of one consistent snapshot. Remembers which were read, so that
/// the provenance of the result names them.
class Inputs {
public:
    /// Whoever asks `progress` to stop does not wait for a large layer to be read first.
    explicit Inputs(const LayerSource& source, Progress progress = {})
        : m_source(&source), m_progress(std::move(progress)) {}

    [[nodiscard]] const std::vector<LayerInfo>& layers() const { return m_source->layers(); }
    [[nodiscard]] const LayerInfo* find(std::string_view layer) const {
        return m_source->find(layer);
    }
    [[nodiscard]] Result<Layer> read(std::string_view layer,
                                     const std::vector<std::string>& fields) {
        m_used.insert(std::string(layer));
        return m_source->read(layer, fields, m_progress);
    }
    /// The rows of `layer` with those of `fields` that it has; no rows if there is no such layer.
    [[nodiscard]] Result<Layer> readKnown(std::string_view layer,
                                          const std::vector<std::string>& fields) {
        const LayerInfo* info = find(layer);
        if (!info) return Layer{};
        std::vector<std::string> known;
        for (const std::string& field : fields)
            if (field == "id" || info->field(field)) known.push_back(field);
        return read(layer, known);
    }
    /// Rows of what an earlier run of the same analysis left, so that names may stay the same.
    /// Not remembered: a result does not go stale by its own renewal.
    [[nodiscard]] Result<Layer> readEarlier(std::string_view layer,
                                            const std::vector<std::string>& fields) const {
        return m_source->read(layer, fields, m_progress);
    }
    /// Names of the layers read so far, sorted.
    [[nodiscard]] const std::set<std::string>& used() const { return m_used; }

private:
    const LayerSource* m_source;
    Progress m_progress;
    std::set<std::string> m_used;
};

/// One key figure of a result: a number with its unit, or a word.
struct Figure {
    std::string name;  ///< snake_case, fixed for ever
    Text label;
    std::variant<double, std::string> value;
    std::string unit = {};  ///< "m", "1/km2", "%"; empty for counts and words
    Text words = {};        ///< what people read instead of a code: "optimal" is "proven best"
};

/// What an analysis hands back: layers (tables among them), surfaces, key figures, and sentences
/// that a person should read beside them.
struct Output {
    std::vector<Layer> layers;
    std::vector<Surface> surfaces;
    std::vector<Figure> figures;
    std::vector<Text> notes;
};

/// One entry of the catalogue: all a front end may know about an analysis.
struct Analysis {
    std::string id;   ///< "kernel-density"; fixed for ever
    int version = 1;  ///< raised whenever equal inputs may give other results
    Text title;
    Text summary;                         ///< one sentence
    std::vector<std::string> references;  ///< papers, standards; at least one
    std::vector<ParameterSpec> parameters;
    std::function<Result<Output>(Inputs&, const Values&, const Progress&)> run;
};

/// Wraps a typed `run(inputs, P, progress)` and its Schema<P>; parsing happens in one place.
template <class P, class Run>
Analysis makeAnalysis(Analysis about, Schema<P> schema, Run run) {
    about.parameters = schema.specs();
    about.run = [schema = std::move(schema), run](Inputs& inputs, const Values& values,
                                                  const Progress& progress) -> Result<Output> {
        HETU_TRY(const P p, schema.parse(values));
        return run(inputs, p, progress);
    };
    return about;
}

/// Every analysis of this build, in the order of the job. Generated from analysis/CMakeLists.txt.
[[nodiscard]] const std::vector<Analysis>& catalogue();

/// The analysis of that id.
/// Errors   NotFound, with the ids there are.
[[nodiscard]] Result<const Analysis*> findAnalysis(std::string_view id);

/// `given` with every parameter that it leaves out set to its default.
[[nodiscard]] Values completed(const Analysis& analysis, const Values& given);

}  // namespace hetu::analysis
