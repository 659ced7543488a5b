#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "analysis/core/analysis.h"
#include "analysis/core/organisations.h"
#include "analysis/core/places.h"
#include "analysis/site_selection/site_selection.h"

/// What the analysis says of a solution: layers, figures and sentences.
namespace hetu::site_selection {

enum class DemandKind { All, Uncovered };

struct Parameters : Options {
    std::string weight = "count";
    std::string candidates = "zones,blanks";
    bool existing = true;
    std::string forbidden;
    DemandKind demand = DemandKind::Uncovered;
    std::vector<Point> pinned, serving, barred;
};

/// Where a candidate comes from; parallel to Problem::candidates.
struct Origin {
    std::string layer;
    double id = 0;
    std::string name;
};

/// Everything that the result layers are written from.
struct Report {
    const Parameters& p;
    const Problem& problem;
    const Solution& solution;
    const std::vector<Origin>& origins;           ///< of the candidates
    const std::vector<std::string>& regionNames;  ///< of the quota
    const analysis::Organisations& organisations;
    const std::vector<std::size_t>& demandRow;  ///< demand point -> its organisation
    const analysis::Places& places;

    [[nodiscard]] std::string nameOf(std::size_t candidate) const {
        const std::string& name = origins[candidate].name;
        return name.empty() ? places.name(problem.candidates[candidate].position) : name;
    }
};

[[nodiscard]] Layer sitesLayer(const Report& report);
[[nodiscard]] Layer serviceAreasLayer(const Report& report);
[[nodiscard]] Layer candidatesLayer(const Report& report);
/// Errors   those of Inputs::readKnown.
[[nodiscard]] Result<Layer> uncoveredLayer(const Report& report, analysis::Inputs& inputs);
[[nodiscard]] std::vector<analysis::Figure> figuresOf(const Report& report);
/// `unknown`: how many of the demand are uncovered because the register does not say.
[[nodiscard]] std::vector<Text> notesOf(const Report& report, std::size_t unknown);

}  // namespace hetu::site_selection
