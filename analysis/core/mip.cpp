#include "analysis/core/mip.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <optional>
#include <string_view>

#include "layers/base/child_process.h"
#include "layers/base/private_folder.h"

namespace hetu::analysis {
namespace {

constexpr double checkTolerance = 1e-6;
/// The solver looks at its clock between steps only; a step of a large model can take longer.
constexpr double graceSeconds = 5;

Error invalidModel(std::string en, std::string zh) {
    return {ErrorCode::InvalidArgument, {std::move(en), std::move(zh)}, {}};
}

Status checkModel(const MipModel& model, std::span<const double> startValues) {
    for (const MipModel::Column& column : model.columns)
        if (!std::isfinite(column.objective) || std::isnan(column.lower) ||
            std::isnan(column.upper))
            return invalidModel("A column of the model has a number that is not finite.",
                                "模型中有一列的数值不是有限数。");
    for (const MipModel::Row& row : model.rows) {
        if (std::isnan(row.lower) || std::isnan(row.upper))
            return invalidModel("A row of the model has a bound that is not a number.",
                                "模型中有一行的界限不是数。");
        for (const MipModel::Term& term : row.terms)
            if (term.column >= model.columns.size() || !std::isfinite(term.coefficient))
                return invalidModel("A row of the model names no column or has no finite number.",
                                    "模型中有一行引用的列不存在，或系数不是有限数。");
    }
    if (!startValues.empty() && startValues.size() != model.columns.size())
        return invalidModel("The start values do not fit the model.", "初始解与模型不符。");
    return success();
}

/// True for the common column kind that needs no line in BOUNDS: [0, infinity), continuous.
bool hasDefaultBounds(const MipModel::Column& column) {
    return column.lower == 0 && column.upper == unbounded && !column.isInteger;
}

/// "c12": the name of a column or row in the files.
std::string named(char kind, std::size_t number) {
    std::string name(1, kind);
    name += toText(number);
    return name;
}

/// Free MPS, always as a minimisation (the format has no standard word for the other).
std::string asMps(const MipModel& model) {
    const double sign = model.maximise ? -1 : 1;
    std::vector<std::vector<std::pair<std::size_t, double>>> byColumn(model.columns.size());
    std::string out = "NAME hetu FREE\nROWS\n N cost\n";
    std::string rightHandSides, ranges;
    for (std::size_t r = 0; r < model.rows.size(); ++r) {
        const MipModel::Row& row = model.rows[r];
        const std::string name = named('r', r);
        const bool hasLower = std::isfinite(row.lower), hasUpper = std::isfinite(row.upper);
        const bool isEquality = hasLower && hasUpper && row.lower == row.upper;
        const char kind = isEquality ? 'E' : hasUpper ? 'L' : hasLower ? 'G' : 'N';
        out += std::string(" ") + kind + " " + name + "\n";
        if (kind != 'N')
            rightHandSides +=
                " rhs " + name + " " + toText(hasUpper ? row.upper : row.lower) + "\n";
        if (hasLower && hasUpper && !isEquality)
            ranges += " rng " + name + " " + toText(row.upper - row.lower) + "\n";
        for (const MipModel::Term& term : row.terms)
            if (term.coefficient != 0) byColumn[term.column].emplace_back(r, term.coefficient);
    }
    out += "COLUMNS\n";
    bool inIntegers = false;
    std::size_t markers = 0;
    const auto mark = [&](bool begin) {
        out += " m" + toText(markers++) + (begin ? " 'MARKER' 'INTORG'\n" : " 'MARKER' 'INTEND'\n");
        inIntegers = begin;
    };
    std::string bounds;
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        const MipModel::Column& column = model.columns[c];
        if (column.isInteger != inIntegers) mark(column.isInteger);
        const std::string name = named('c', c);
        // A zero is written too: a column must be named once to exist.
        out += " " + name + " cost " + toText(sign * column.objective) + "\n";
        for (const auto& [r, coefficient] : byColumn[c])
            out += " " + name + " " + named('r', r) + " " + toText(coefficient) + "\n";
        if (hasDefaultBounds(column)) continue;
        const bool hasLower = std::isfinite(column.lower), hasUpper = std::isfinite(column.upper);
        if (!hasLower && !hasUpper) {
            bounds += " FR bnd " + name + "\n";
            continue;
        }
        // The lower bound first: readers take an upper bound below 0 for a free lower one.
        bounds += hasLower ? " LO bnd " + name + " " + toText(column.lower) + "\n"
                           : " MI bnd " + name + "\n";
        bounds += hasUpper ? " UP bnd " + name + " " + toText(column.upper) + "\n"
                           : " PL bnd " + name + "\n";
    }
    if (inIntegers) mark(false);
    out += "RHS\n" + rightHandSides;
    if (!ranges.empty()) out += "RANGES\n" + ranges;
    if (!bounds.empty()) out += "BOUNDS\n" + bounds;
    out += "ENDATA\n";
    return out;
}

std::string asStart(const MipModel& model, std::span<const double> values) {
    std::string out = "Stopped on time - objective value 0\n";
    for (std::size_t c = 0; c < values.size(); ++c)
        if (model.columns[c].isInteger)
            out += toText(c) + " " + named('c', c) + " " + toText(std::round(values[c])) + " 0\n";
    return out;
}

Status writeText(const std::string& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (out) return success();
    return Error{ErrorCode::Io,
                 textOf("The file {} could not be written.", "无法写入文件 {}。", path),
                 {"Free some disk space.", "请清理磁盘空间。"}};
}

std::vector<std::string> wordsOf(const std::string& line) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while ((at = line.find_first_not_of(" \t\r", at)) != std::string::npos) {
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

/// What the solution file says: its first line, and the values of the columns it names.
struct SolutionFile {
    std::string headline;
    std::vector<double> values;
};

std::optional<SolutionFile> readSolution(const std::string& path, const MipModel& model) {
    std::ifstream in(path, std::ios::binary);
    SolutionFile out;
    if (!std::getline(in, out.headline)) return std::nullopt;
    out.values.assign(model.columns.size(), 0);
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> words = wordsOf(line);
        if (!words.empty() && words.front() == "**") words.erase(words.begin());
        if (words.size() < 3 || !words[1].starts_with("c")) return std::nullopt;
        long long column = 0;
        double value = 0;
        if (!parseInteger(std::string_view(words[1]).substr(1), column) ||
            !parseNumber(words[2], value) || column < 0 ||
            column >= static_cast<long long>(model.columns.size()))
            return std::nullopt;
        const auto c = static_cast<std::size_t>(column);
        if (model.columns[c].isInteger) value = std::round(value);
        // Printed digits may lie a hair outside of the bounds.
        out.values[c] = std::clamp(value, model.columns[c].lower, model.columns[c].upper);
    }
    return out;
}

std::optional<double> numberAfter(const std::string& line, std::string_view words) {
    const std::size_t at = line.rfind(words);
    if (at == std::string::npos) return std::nullopt;
    const std::vector<std::string> rest = wordsOf(line.substr(at + words.size()));
    double value = 0;
    if (rest.empty() || !parseNumber(rest.front(), value)) return std::nullopt;
    return value;
}

/// The best proven bound (of the minimisation) that the log tells, or -infinity.
double boundInLog(const std::string& log) {
    // What the log rounds away: figures have at least 6 digits, the summary 3 decimals.
    const auto lowered = [](double value) {
        return value - std::max(5e-4, 5e-6 * std::abs(value));
    };
    double bound = -unbounded;
    for (std::size_t at = 0; at < log.size();) {
        const std::size_t end = std::min(log.find('\n', at), log.size());
        const std::string line = log.substr(at, end - at);
        at = end + 1;
        std::optional<double> told;
        if (line.starts_with("Lower bound:"))
            told = numberAfter(line, "Lower bound:");
        else if (line.starts_with("Continuous objective value is"))
            told = numberAfter(line, "Continuous objective value is");
        else if (line.starts_with("Cbc0010I") || line.starts_with("Cbc0011I") ||
                 line.starts_with("Cbc0005I"))
            told = numberAfter(line, "best possible");
        if (told && std::abs(*told) < 1e40) bound = std::max(bound, lowered(*told));
    }
    return bound;
}

/// What one run of the solver told.
struct Answer {
    std::string headline;        ///< first line of its solution file; empty if there is none
    std::vector<double> values;  ///< empty without a headline
    std::string log;
};

/// Runs cbc on `model`. Version 2.10.8 aborts on some small models when it translates start values
/// into its reduced model ("Illegal index in ClpModel::getColumnName"); it then gets a second
/// chance without them, and a last one without reductions.
Result<Answer> askCbc(const std::string& program,
                      const MipModel& model,
                      double timeLimitSeconds,
                      std::span<const double> startValues,
                      const Progress& progress) {
    HETU_TRY(const PrivateFolder folder, PrivateFolder::create());
    HETU_CHECK(writeText(folder.path() + "/model.mps", asMps(model)));
    std::vector<std::vector<std::string>> attempts{{}, {"-preprocess", "off"}};
    if (!startValues.empty()) {
        HETU_CHECK(writeText(folder.path() + "/start.txt", asStart(model, startValues)));
        attempts.insert(attempts.begin(), {"-mipStart", "start.txt"});
    }
    int code = 0;
    double spentSeconds = 0;
    for (const std::vector<std::string>& attempt : attempts) {
        const double leftSeconds = std::max(0.001, timeLimitSeconds - spentSeconds);
        std::vector<std::string> arguments{"model.mps", "-timeMode",         "elapsed",
                                           "-sec",      toText(leftSeconds), "-ratioGap",
                                           "0",         "-allowableGap",     "0"};
        arguments.insert(arguments.end(), attempt.begin(), attempt.end());
        arguments.insert(arguments.end(), {"-solve", "-solution", "solution.txt"});
        ChildOptions options;
        options.workingFolder = folder.path();
        options.timeLimitSeconds = leftSeconds + graceSeconds;
        options.whileRunning = [&](double seconds) {
            progress.report(std::min(1.0, (spentSeconds + seconds) / timeLimitSeconds), "solving");
        };
        HETU_TRY(ChildOutcome outcome, runProgram(program, arguments, options, progress));
        spentSeconds += outcome.seconds;
        if (outcome.end == ChildOutcome::End::TimedOut)
            return Answer{{}, {}, std::move(outcome.output)};
        code = outcome.code;
        if (outcome.end != ChildOutcome::End::Exited || outcome.code != 0) continue;
        if (auto file = readSolution(folder.path() + "/solution.txt", model))
            return Answer{std::move(file->headline), std::move(file->values),
                          std::move(outcome.output)};
    }
    return Error{ErrorCode::Internal,
                 textOf("The solver cbc broke off (exit code {}).",
                        "求解程序 cbc 异常中止（退出码 {}）。", code),
                 {}};
}

}  // namespace

double objectiveOf(const MipModel& model, std::span<const double> values) {
    double sum = 0;
    for (std::size_t c = 0; c < model.columns.size(); ++c)
        sum += model.columns[c].objective * values[c];
    return sum;
}

bool satisfies(const MipModel& model, std::span<const double> values, double tolerance) {
    if (values.size() != model.columns.size()) return false;
    for (std::size_t c = 0; c < values.size(); ++c) {
        const MipModel::Column& column = model.columns[c];
        const double slack = tolerance * std::max(1.0, std::abs(values[c]));
        if (!(values[c] >= column.lower - slack && values[c] <= column.upper + slack)) return false;
        if (column.isInteger && std::abs(values[c] - std::round(values[c])) > slack) return false;
    }
    for (const MipModel::Row& row : model.rows) {
        double sum = 0, size = 1;
        for (const MipModel::Term& term : row.terms) {
            const double part = term.coefficient * values[term.column];
            sum += part;
            size = std::max(size, std::abs(part));
        }
        const double slack = tolerance * size;
        if (!(sum >= row.lower - slack && sum <= row.upper + slack)) return false;
    }
    return true;
}

Result<MipSolution> solveWithCbc(const MipModel& model,
                                 double timeLimitSeconds,
                                 std::span<const double> startValues,
                                 const Progress& progress) {
    const auto start = std::chrono::steady_clock::now();
    HETU_CHECK(checkModel(model, startValues));
    if (progress.cancelled()) return cancelledError();
    const std::string program = findProgram("cbc");
    if (program.empty())
        return Error{ErrorCode::Unsupported,
                     {"The solver program cbc is not installed.", "未安装求解程序 cbc。"},
                     {"Install the package coinor-cbc.", "请安装软件包 coinor-cbc。"}};

    const double sign = model.maximise ? -1 : 1;
    MipSolution solution;
    const auto adopt = [&](std::vector<double> values) {
        if (!satisfies(model, values, checkTolerance)) return false;
        const double objective = objectiveOf(model, values);
        if (!solution.values.empty() && sign * objective >= sign * solution.objective) return true;
        solution.values = std::move(values);
        solution.objective = objective;
        return true;
    };
    if (!startValues.empty() && !adopt(std::vector<double>(startValues.begin(), startValues.end())))
        return invalidModel("The start values break the model.", "初始解不满足模型。");

    HETU_TRY(const Answer answer, askCbc(program, model, timeLimitSeconds, startValues, progress));
    const bool isInfeasible = answer.headline.starts_with("Infeasible") ||
                              answer.headline.starts_with("Integer infeasible");
    const bool hasValues = !answer.headline.empty() && !isInfeasible &&
                           !answer.headline.starts_with("Unbounded") &&
                           answer.headline.find("no integer solution") == std::string::npos;
    if (hasValues && !adopt(answer.values))
        return Error{ErrorCode::Internal,
                     {"The solver cbc gave values that break the model.",
                      "求解程序 cbc 给出的结果不满足模型。"},
                     {}};
    if (isInfeasible && !startValues.empty())  // which were checked: the model has a solution
        return Error{ErrorCode::Internal,
                     {"The solver cbc calls a solvable model infeasible.",
                      "求解程序 cbc 误将可解的模型判为无解。"},
                     {}};
    // A proof that what we know to be better does not exist is none.
    const bool isContradicted =
        hasValues &&
        sign * solution.objective < sign * objectiveOf(model, answer.values) -
                                        1e-6 * std::max(1.0, std::abs(solution.objective));
    solution.bound = isContradicted ? -sign * unbounded : sign * boundInLog(answer.log);
    if (isInfeasible) {
        solution.status = MipStatus::Infeasible;
    } else if (answer.headline.starts_with("Optimal") && !isContradicted &&
               answer.log.find("within gap tolerance") == std::string::npos) {
        solution.status = MipStatus::Optimal;
        solution.bound = solution.objective;
    } else if (!solution.values.empty()) {
        solution.status = MipStatus::Feasible;
        // The log rounds; what was found bounds from the other side.
        if (sign * solution.bound > sign * solution.objective) solution.bound = solution.objective;
    }
    solution.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return solution;
}

}  // namespace hetu::analysis
