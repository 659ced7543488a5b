#pragma once
#include <string>
#include <vector>

#include "app/cli/arguments.h"
#include "app/cli/console.h"

namespace hetu::cli {

/// One command of the program. The list in commands.cpp is the only registration.
struct Command {
    std::string name;
    std::string usage;  ///< what stands behind "hetu NAME"
    Text help;
    std::size_t fewestWords = 0;
    std::size_t mostWords = 0;
    std::vector<std::string> options;  ///< with a value; {"*"}: any
    std::vector<std::string> flags;    ///< without a value
    Exit (*run)(const Arguments&, const Console&);
};

[[nodiscard]] const std::vector<Command>& commands();

Exit runNew(const Arguments&, const Console&);
Exit runImport(const Arguments&, const Console&);
Exit runNote(const Arguments&, const Console&);
Exit runLayers(const Arguments&, const Console&);
Exit runExport(const Arguments&, const Console&);
Exit runAnalyses(const Arguments&, const Console&);
Exit runRun(const Arguments&, const Console&);
Exit runResults(const Arguments&, const Console&);
Exit runCopy(const Arguments&, const Console&);
Exit runDocs(const Arguments&, const Console&);
Exit runMap(const Arguments&, const Console&);
Exit runProject(const Arguments&, const Console&);
Exit runSample(const Arguments&, const Console&);

}  // namespace hetu::cli
