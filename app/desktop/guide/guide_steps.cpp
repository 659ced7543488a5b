#include "app/desktop/guide/guide_steps.h"

#include <QCoreApplication>
#include <algorithm>

#include "analysis/core/analysis.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/result_words.h"

namespace hetu::desktop {
namespace {

/// Words of this file, for translation.
struct Guide {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::Guide)
};

std::size_t rowsOf(const std::vector<LayerInfo>& layers, std::string_view name) {
    const auto at = std::find_if(layers.begin(), layers.end(),
                                 [&](const LayerInfo& layer) { return layer.name == name; });
    return at == layers.end() ? 0 : at->rowCount;
}

QString counted(std::size_t number) {
    return grouped(static_cast<double>(number), 0);
}

/// A step that runs an analysis.
GuideStep stepOf(const QString& title,
                 const std::string& analysis,
                 bool canRun,
                 const std::vector<StoredResult>& results) {
    GuideStep step;
    step.title = title;
    step.analysis = QString::fromStdString(analysis);
    const StoredResult* result = newestOf(results, analysis);
    if (!result) {
        step.state = canRun ? GuideStep::State::ToDo : GuideStep::State::Waits;
        step.button = Guide::tr("Compute");
        for (const analysis::Analysis& entry : analysis::catalogue())
            if (entry.id == analysis) step.says = words(entry.summary);
    } else {
        step.says = notesOf(*result).value(0);
        step.state = result->isStale ? GuideStep::State::Stale : GuideStep::State::Done;
        step.button = result->isStale ? Guide::tr("Compute again") : Guide::tr("Show");
        if (result->isStale) step.says.prepend(Guide::tr("The data has changed since. "));
    }
    return step;
}

}  // namespace

std::vector<GuideStep> guideSteps(const std::vector<LayerInfo>& layers,
                                  const std::vector<StoredResult>& results) {
    const std::size_t organisations = rowsOf(layers, "organisations");
    const std::size_t aside = rowsOf(layers, "rejected_rows");
    std::vector<GuideStep> steps;
    GuideStep import;
    import.title = Guide::tr("Import the register");
    import.command = QStringLiteral("file.import");
    import.button = Guide::tr("Import …");
    if (organisations == 0) {
        import.says = Guide::tr(
            "Bring in the list of organisations, then parks, streets and "
            "platforms.");
    } else {
        import.state = aside > 0 ? GuideStep::State::NeedsYou : GuideStep::State::Done;
        import.says = Guide::tr("%1 organisations.").arg(counted(organisations));
        if (aside > 0)
            import.says +=
                QLatin1Char(' ') +
                Guide::tr("%1 rows were kept aside and want to be looked at.").arg(counted(aside));
    }
    steps.push_back(import);
    const bool hasRegister = organisations > 0;
    steps.push_back(stepOf(Guide::tr("Coverage today"), "coverage", hasRegister, results));
    steps.push_back(stepOf(Guide::tr("Blanks"), "blanks", hasRegister, results));
    steps.push_back(
        stepOf(Guide::tr("Sites of new platforms"), "site-selection", hasRegister, results));
    GuideStep maps;
    maps.title = Guide::tr("Maps for the briefing");
    maps.says = Guide::tr("Write a map as PDF or picture.");
    maps.command = QStringLiteral("file.export-map");
    maps.button = Guide::tr("Export map …");
    maps.state = hasRegister ? GuideStep::State::ToDo : GuideStep::State::Waits;
    steps.push_back(maps);
    return steps;
}

}  // namespace hetu::desktop
