#pragma once
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::analysis {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

/// A mixed-integer linear problem: the values x that maximise (or minimise) c x within the bounds
/// of every column and row. Plain data; no solver is known here.
struct MipModel {
    struct Column {
        double objective = 0;
        double lower = 0;
        double upper = unbounded;
        bool isInteger = false;
    };
    struct Term {
        std::size_t column = 0;
        double coefficient = 0;
    };
    struct Row {
        double lower = -unbounded;
        double upper = unbounded;
        std::vector<Term> terms = {};  ///< REQUIRES: no column twice
    };
    bool maximise = true;
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
};

enum class MipStatus {
    Optimal,     ///< proven: no better values exist
    Feasible,    ///< stopped before the proof; `values` are the best so far
    Infeasible,  ///< proven: no values satisfy the model
    Unknown,     ///< stopped before any values were found
};

struct MipSolution {
    MipStatus status = MipStatus::Unknown;
    double objective = 0;  ///< of `values`, in our own arithmetic; 0 if there are none
    /// No values can be better than this (equal to `objective` when Optimal); +-infinity when
    /// nothing is known.
    double bound = 0;
    std::vector<double> values = {};  ///< one per column, integers whole; empty if there are none
    double seconds = 0;               ///< wall clock, writing and reading included
};

/// Solves `model` to proven optimality (both gaps 0) by COIN-OR CBC as a child process.
///
/// Input    `startValues`: empty, or one value per column that satisfies the model; the solver
///          starts from it and the answer is never worse.
/// Output   values that were checked against every row and bound (to 1e-6 of the row's size).
/// Errors   Unsupported: no program cbc (package coinor-cbc). Cancelled. Io: the disk is full.
///          InvalidArgument: a number is not finite, a term names no column. Internal: the
///          solver broke off or gave values that break the model.
/// Holds    Deterministic: one thread, equal models give equal answers, unless the time limit
///          stops it. Precision is the solver's: 1e-6 on integrality, 1e-7 on rows.
/// Cost     Exponential in the worst case; `progress` hears of it every 0.05 s.
[[nodiscard]] Result<MipSolution> solveWithCbc(const MipModel& model,
                                               double timeLimitSeconds,
                                               std::span<const double> startValues,
                                               const Progress& progress);

/// The objective of `values`; and whether they satisfy every bound, row and integrality of
/// `model` to `tolerance` times the size of the row.
[[nodiscard]] double objectiveOf(const MipModel& model, std::span<const double> values);
[[nodiscard]] bool satisfies(const MipModel& model,
                             std::span<const double> values,
                             double tolerance);

}  // namespace hetu::analysis
