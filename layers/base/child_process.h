#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu {

/// The absolute path of a program: `name` itself if it is an absolute path of an executable file,
/// else the first match in PATH; "" if there is none. Entries of PATH that are not absolute are
/// passed over, so the current folder never decides what runs.
[[nodiscard]] std::string findProgram(std::string_view name);

struct ChildOptions {
    std::string workingFolder;                ///< REQUIRES: an existing folder; also its HOME
    double timeLimitSeconds = 0;              ///< 0: none
    std::size_t outputLimitBytes = 1U << 20;  ///< of the output, the last so many bytes are kept
    /// Called about every 0.05 s while the child runs, with the seconds since its start.
    std::function<void(double seconds)> whileRunning = {};
};

struct ChildOutcome {
    enum class End {
        Exited,    ///< by itself; `code` is its exit code
        Killed,    ///< by a signal that was not ours; `code` is the signal
        TimedOut,  ///< by us at the time limit
    };
    End end = End::Exited;
    int code = 0;
    std::string output;        ///< what it wrote to its standard output and error, in that order
    bool outputIsCut = false;  ///< true if more than the limit came and the beginning is lost
    double seconds = 0;        ///< wall clock
};

/// Runs a program and waits for its end. No shell: every argument reaches it as it is. Its
/// environment is clean (LC_ALL=C, PATH, HOME and TMPDIR in the working folder), its input empty,
/// and it inherits no open file. It leads a process group of its own, which is killed as a whole
/// at cancel, at the time limit and when it ends; it is killed too if this thread or program dies.
///
/// Errors   NotFound: no such program. Io: it could not be started. Cancelled: `progress` was
///          told to stop; noticed within 0.1 s, and the child is gone when this returns.
[[nodiscard]] Result<ChildOutcome> runProgram(const std::string& program,
                                              const std::vector<std::string>& arguments,
                                              const ChildOptions& options,
                                              const Progress& progress);

}  // namespace hetu
