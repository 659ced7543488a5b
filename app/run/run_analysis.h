#pragma once
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/core/analysis.h"
#include "layers/workspace/workspace.h"

/// The one way in which a front end runs an analysis: compute on a snapshot in any thread, store in
/// the workspace's own thread, with provenance that is enough to run it again.
namespace hetu::app {

struct RunRequest {
    std::string analysis;         ///< id of the catalogue
    analysis::Values parameters;  ///< those that differ from their defaults
    std::string suffix = {};      ///< keeps this result apart from other runs; "" replaces the last
};

struct RunOutcome {
    analysis::Output output;
    Provenance provenance;
    /// Layers, tables and surfaces as they are named in the workspace, with their rows (cells).
    std::vector<std::pair<std::string, std::size_t>> layers;
};

/// Errors   InvalidArgument: a result cannot be kept under that name.
[[nodiscard]] Status checkSuffix(const std::string& suffix);

/// Errors   NotFound, InvalidArgument: the request; else what the analysis says.
[[nodiscard]] Result<RunOutcome> computeRun(const LayerSource& snapshot,
                                            const RunRequest& request,
                                            const Progress& progress);
[[nodiscard]] Status storeRun(Workspace& workspace, const RunOutcome& outcome);

/// {"mass": 8669, "status": "optimal", ...} in the order of the analysis.
[[nodiscard]] nlohmann::ordered_json figuresJson(const std::vector<analysis::Figure>& figures);
/// A parameter's text as JSON: numbers as numbers, words as words.
[[nodiscard]] nlohmann::ordered_json parameterJson(const analysis::ParameterSpec& spec,
                                                   const std::string& value);
/// The whole run as the command line prints it: analysis, parameters, layers, figures, notes.
[[nodiscard]] nlohmann::ordered_json runJson(const RunOutcome& outcome);

/// "hetu run WS.hetu blanks --minimum 10 --radius 1000": how the run is repeated by hand.
[[nodiscard]] std::string commandLine(const Provenance& provenance, const std::string& workspace);

}  // namespace hetu::app
