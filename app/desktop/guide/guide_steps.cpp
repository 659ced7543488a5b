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

/// The park and the platform in it: drawn and placed by hand.
std::vector<GuideStep> proposalSteps(bool hasRegister, const RegionFigures* figures) {
    GuideStep park;
    park.title = Guide::tr("The park");
    park.says =
        figures && figures->zones > 0
            ? Guide::tr(
                  "%1 parks and other areas are known here. Is yours missing? Draw it: one "
                  "click for each corner, Enter ends.")
                  .arg(counted(figures->zones))
            : Guide::tr(
                  "Draw the park or block that the platform shall serve: one click for each "
                  "corner, Enter ends.");
    park.command = QStringLiteral("edit.draw-area");
    park.button = Guide::tr("Draw …");
    GuideStep proposal;
    proposal.title = Guide::tr("The proposal");
    proposal.says =
        figures && figures->proposed > 0
            ? Guide::tr(
                  "%1 platforms are proposed here. A click places another one; its form is "
                  "filled in with what lies around.")
                  .arg(counted(figures->proposed))
            : Guide::tr(
                  "A click places the platform; its form is filled in with what lies "
                  "around, and says why.");
    proposal.command = QStringLiteral("edit.place-platform");
    proposal.button = Guide::tr("Place …");
    for (GuideStep* step : {&park, &proposal})
        step->state = hasRegister ? GuideStep::State::ToDo : GuideStep::State::Waits;
    if (hasRegister && figures && figures->proposed > 0)
        park.state = proposal.state = GuideStep::State::Done;
    return {park, proposal};
}

/// What came out in the region, in place of what is said of everything.
void narrow(std::vector<GuideStep>& steps, const RegionFigures& figures) {
    const QString region = QString::fromStdString(figures.region);
    for (GuideStep& step : steps) {
        QString said;
        if (step.command == QStringLiteral("file.import")) {
            if (figures.organisations > 0)
                said =
                    Guide::tr("%1: %2 organisations.").arg(region, counted(figures.organisations));
        } else if (step.analysis == QStringLiteral("coverage") && figures.coverage) {
            said = Guide::tr("Covered in %1: %2.")
                       .arg(region,
                            rateWords(figures.coverage->covered, figures.coverage->organisations));
        } else if (step.analysis == QStringLiteral("blanks") && figures.blanks) {
            said = figures.blanks->count == 0
                       ? Guide::tr("%1: no blanks.").arg(region)
                       : Guide::tr("Blanks in %1: %2, with %3 organisations.")
                             .arg(region, counted(figures.blanks->count),
                                  grouped(figures.blanks->organisations, 0));
        } else if (step.analysis == QStringLiteral("site-selection") && figures.sites) {
            said = figures.sites->count == 0
                       ? Guide::tr("%1: no site was chosen here.").arg(region)
                       : Guide::tr("Sites in %1: %2; organisations newly reached: %3.")
                             .arg(region, counted(figures.sites->count),
                                  grouped(figures.sites->newlyCovered, 0));
        }
        if (said.isEmpty()) continue;
        if (step.state == GuideStep::State::Stale)
            said.prepend(Guide::tr("The data has changed since. "));
        step.says = said;
    }
}

}  // namespace

std::vector<GuideStep> guideSteps(const std::vector<LayerInfo>& layers,
                                  const std::vector<StoredResult>& results,
                                  const RegionFigures* figures,
                                  bool isForCounty) {
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
        if (aside > 0) {
            import.aside = Guide::tr("Look at them");
            import.asideCommand = QStringLiteral("file.kept-aside");
            import.says +=
                QLatin1Char(' ') +
                Guide::tr("%1 rows were kept aside and want to be looked at.").arg(counted(aside));
        }
    }
    steps.push_back(import);
    const bool hasRegister = organisations > 0;
    steps.push_back(stepOf(Guide::tr("Coverage today"), "coverage", hasRegister, results));
    steps.push_back(stepOf(Guide::tr("Blanks"), "blanks", hasRegister, results));
    if (rowsOf(layers, "blanks") > 0) {
        steps.back().aside = Guide::tr("One by one");
        steps.back().asideCommand = QStringLiteral("blanks.look");
    }
    if (isForCounty)
        for (GuideStep& step : proposalSteps(hasRegister, figures))
            steps.push_back(std::move(step));
    else
        steps.push_back(
            stepOf(Guide::tr("Sites of new platforms"), "site-selection", hasRegister, results));
    GuideStep maps;
    maps.title = Guide::tr("Maps for the briefing");
    maps.says = Guide::tr("Write a map as PDF or picture.");
    maps.command = QStringLiteral("file.export-map");
    maps.button = Guide::tr("Export map …");
    maps.state = hasRegister ? GuideStep::State::ToDo : GuideStep::State::Waits;
    steps.push_back(maps);
    if (figures) narrow(steps, *figures);
    return steps;
}

}  // namespace hetu::desktop
