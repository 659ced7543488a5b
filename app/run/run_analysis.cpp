#include "app/run/run_analysis.h"

#include <cmath>

namespace hetu::app {

using nlohmann::ordered_json;

namespace {

/// Numbers as JSON numbers: whole ones without a point, and null for what is not finite.
ordered_json numberJson(double value) {
    if (!std::isfinite(value)) return nullptr;
    if (value == std::floor(value) && std::abs(value) <= 9007199254740992.0)
        return static_cast<std::int64_t>(value);
    return value;
}

/// Bytes that are no UTF-8 are replaced, so that it never throws.
std::string dumped(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json notesJson(const std::vector<Text>& notes) {
    ordered_json out = ordered_json::array();
    for (const Text& note : notes)
        out.push_back({{"en", note.en}, {"zh", note.zh}});
    return out;
}

std::string shellQuoted(const std::string& word) {
    const bool isPlain = !word.empty() && word.find_first_not_of(
                                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                              "0123456789-_./:,=") == std::string::npos;
    if (isPlain) return word;
    std::string out = "'";
    for (const char c : word)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

}  // namespace

Status checkSuffix(const std::string& suffix) {
    if (suffix.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
        return Error{ErrorCode::InvalidArgument,
                     textOf("A result cannot be kept as \"{}\".", "结果不能另存为“{}”。", suffix),
                     {"The name may hold small letters, digits and _, such as plan_b.",
                      "名称只能包含小写字母、数字和下划线，例如 plan_b。"}};
    return success();
}

Result<RunOutcome> computeRun(const LayerSource& snapshot,
                              const RunRequest& request,
                              const Progress& progress) {
    HETU_TRY(const analysis::Analysis* const entry, analysis::findAnalysis(request.analysis));
    HETU_CHECK(checkSuffix(request.suffix));
    analysis::Inputs inputs(snapshot, progress);
    HETU_TRY(analysis::Output output, entry->run(inputs, request.parameters, progress));
    RunOutcome outcome{std::move(output), {}, {}};
    outcome.provenance.analysis = entry->id;
    outcome.provenance.version = entry->version;
    for (const auto& [name, value] : analysis::completed(*entry, request.parameters))
        outcome.provenance.parameters[name] = value;
    // What an earlier run of the same analysis left is no input that could make this one stale.
    for (const std::string& name : inputs.used())
        if (const LayerInfo* layer = snapshot.find(name); layer && layer->analysis != entry->id)
            outcome.provenance.inputs[name] = layer->revision;
    outcome.provenance.program = "hetu " HETU_VERSION;
    outcome.provenance.suffix = request.suffix;
    const std::string ending = layerSuffix(request.suffix);
    for (const Layer& layer : outcome.output.layers)
        outcome.layers.emplace_back(layer.name + ending, layer.rowCount());
    for (const Surface& surface : outcome.output.surfaces)
        outcome.layers.emplace_back(surface.name + ending, surface.values.size());
    return outcome;
}

Status storeRun(Workspace& workspace, const RunOutcome& outcome) {
    ResultSet result;
    result.provenance = outcome.provenance;
    result.layers = outcome.output.layers;
    result.surfaces = outcome.output.surfaces;
    result.figuresJson = dumped(figuresJson(outcome.output.figures));
    result.notesJson = dumped(notesJson(outcome.output.notes));
    HETU_TRY(Workspace::Transaction transaction, workspace.begin());
    HETU_CHECK(transaction.addResult(result));
    return transaction.commit();
}

ordered_json figuresJson(const std::vector<analysis::Figure>& figures) {
    ordered_json out = ordered_json::object();
    for (const analysis::Figure& figure : figures) {
        if (const auto* number = std::get_if<double>(&figure.value))
            out[figure.name] = numberJson(*number);
        else
            out[figure.name] = std::get<std::string>(figure.value);
    }
    return out;
}

ordered_json parameterJson(const analysis::ParameterSpec& spec, const std::string& value) {
    using Kind = analysis::ParameterSpec::Kind;
    double number = 0;
    if ((spec.kind == Kind::Number || spec.kind == Kind::Integer) && parseNumber(value, number))
        return numberJson(number);
    return value;
}

ordered_json runJson(const RunOutcome& outcome) {
    const auto entry = analysis::findAnalysis(outcome.provenance.analysis);
    ordered_json parameters = ordered_json::object();
    if (entry.ok())
        for (const analysis::ParameterSpec& spec : entry.value()->parameters)
            if (const auto given = outcome.provenance.parameters.find(spec.name);
                given != outcome.provenance.parameters.end())
                parameters[spec.name] = parameterJson(spec, given->second);
    ordered_json layers = ordered_json::array();
    for (const auto& [name, rows] : outcome.layers)
        layers.push_back({{"name", name}, {"rows", rows}});
    return {{"analysis", outcome.provenance.analysis},
            {"version", outcome.provenance.version},
            {"parameters", parameters},
            {"layers", layers},
            {"figures", figuresJson(outcome.output.figures)},
            {"notes", notesJson(outcome.output.notes)}};
}

std::string commandLine(const Provenance& provenance, const std::string& workspace) {
    std::string line = "hetu run " + shellQuoted(workspace) + " " + provenance.analysis;
    for (const auto& [name, value] : provenance.parameters)
        if (!value.empty()) line += " --" + name + " " + shellQuoted(value);
    if (!provenance.suffix.empty()) line += " --as " + shellQuoted(provenance.suffix);
    return line;
}

}  // namespace hetu::app
