#include "app/desktop/briefing/briefing_pages.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/base/numbers.h"
#include "app/desktop/document/result_words.h"

namespace hetu::desktop {
namespace {

/// Words of this file, for translation.
struct Briefing {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::Briefing)
};

constexpr std::size_t mostDetails = 2;

QString counted(std::size_t number) {
    return saidNumber(static_cast<double>(number));
}

std::vector<BriefingFigure> standing(const RegionFigures& of) {
    std::vector<BriefingFigure> figures{{counted(of.organisations), Briefing::tr("organisations")}};
    if (of.employees > 0) figures.push_back({saidNumber(of.employees), Briefing::tr("employees")});
    if (of.coverage && of.coverage->organisations > 0) {
        const RegionFigures::Coverage& c = *of.coverage;
        figures.push_back({Briefing::tr("%1 %").arg(grouped(100 * c.covered / c.organisations, 1)),
                           Briefing::tr("covered: %1 of %2")
                               .arg(grouped(c.covered, 0), grouped(c.organisations, 0))});
    }
    figures.push_back({counted(of.platforms), Briefing::tr("platforms at work")});
    return figures;
}

std::vector<BriefingFigure> blanks(const RegionFigures& of) {
    if (!of.blanks) return {};
    return {{counted(of.blanks->count), Briefing::tr("blanks")},
            {saidNumber(of.blanks->organisations), Briefing::tr("organisations in them")},
            {saidNumber(of.blanks->employees), Briefing::tr("employees in them")}};
}

std::vector<BriefingFigure> sites(const RegionFigures& of) {
    if (!of.sites) return {};
    return {{counted(of.sites->count), Briefing::tr("proposed sites")},
            {saidNumber(of.sites->newlyCovered), Briefing::tr("organisations newly reached")}};
}

/// Of these layers the ones that are there and have rows.
std::set<std::string> present(const std::vector<LayerInfo>& layers,
                              std::initializer_list<const char*> wanted) {
    std::set<std::string> names;
    for (const LayerInfo& layer : layers)
        if (layer.rowCount > 0 && std::ranges::find(wanted, layer.name) != wanted.end())
            names.insert(layer.name);
    return names;
}

/// Coverage shows who is covered; without it the register does.
const char* whoOf(const std::vector<LayerInfo>& layers) {
    return present(layers, {"coverage"}).empty() ? "organisations" : "coverage";
}

QString ageOf(const StoredResult& result) {
    return result.isStale ? Briefing::tr("The data has changed since this was computed.")
                          : QString();
}

}  // namespace

std::vector<BriefingPage> briefingPages(const std::vector<LayerInfo>& layers,
                                        const std::vector<StoredResult>& results,
                                        const RegionFigures* figures) {
    const bool isWhole = !figures || figures->region.empty();
    const auto page = [&](const QString& question, const std::string& analysis, qsizetype first,
                          std::vector<BriefingFigure> shown, std::set<std::string> names) {
        BriefingPage made;
        made.question =
            isWhole ? question
                    : Briefing::tr("%1: %2").arg(QString::fromStdString(figures->region), question);
        made.layers = std::move(names);
        if (const StoredResult* result = newestOf(results, analysis)) {
            made.figures = std::move(shown);
            made.state = ageOf(*result);
            // What a result says is said of everything.
            const QStringList sentences = notesOf(*result);
            if (isWhole) {
                made.answer = sentences.value(std::min(first, sentences.size() - 1));
                made.details = sentences.mid(first + 1, mostDetails).join(QLatin1Char(' '));
            }
        } else {
            made.answer = Briefing::tr("This has not been computed yet.");
            made.missing = QString::fromStdString(analysis);
        }
        return made;
    };
    using Figures = std::vector<BriefingFigure>;
    return {
        page(Briefing::tr("Where are we?"), "coverage", 0, figures ? standing(*figures) : Figures(),
             present(layers, {"regions", "streets", whoOf(layers), "platforms"})),
        page(Briefing::tr("Where are the blanks?"), "blanks", 0,
             figures ? blanks(*figures) : Figures(),
             present(layers, {"regions", "streets", "kernel_density", "blanks", "platforms"})),
        page(Briefing::tr("What do we propose?"), "site-selection", 0,
             figures ? sites(*figures) : Figures(),
             present(layers, {"regions", "streets", "blanks", "sites", "platforms"})),
        page(Briefing::tr("What does it bring?"), "site-selection", 1,
             figures ? sites(*figures) : Figures(),
             present(layers,
                     {"regions", "streets", "service_areas", "uncovered", "sites", "platforms"})),
    };
}

BriefingPage countyPage(const QString& county,
                        const std::vector<LayerInfo>& layers,
                        const std::vector<StoredResult>& results,
                        const RegionFigures* figures) {
    BriefingPage page;
    page.question = county;
    page.layers = present(layers, {"regions", "streets", whoOf(layers), "blanks", "sites",
                                   "service_areas", "platforms"});
    for (const char* analysis : {"coverage", "blanks", "site-selection"}) {
        const StoredResult* result = newestOf(results, analysis);
        if (result && page.state.isEmpty()) page.state = ageOf(*result);
        if (!result && page.missing.isEmpty()) page.missing = QString::fromLatin1(analysis);
    }
    if (!figures) {
        page.answer = Briefing::tr("Counting …");
        return page;
    }
    page.figures = standing(*figures);
    QStringList sentences;
    if (figures->blanks)
        sentences << (figures->blanks->count == 0
                          ? Briefing::tr("There is no blank.")
                          : Briefing::tr("%1 blanks with %2 organisations and %3 employees; the "
                                         "largest: %4.")
                                .arg(counted(figures->blanks->count),
                                     saidNumber(figures->blanks->organisations),
                                     saidNumber(figures->blanks->employees),
                                     QString::fromStdString(figures->blanks->largest)));
    else
        sentences << Briefing::tr("Blanks have not been computed yet.");
    if (figures->sites)
        sentences << (figures->sites->count == 0
                          ? Briefing::tr("No site is proposed here.")
                          : Briefing::tr("%1 proposed sites newly reach %2 organisations; the "
                                         "first: %3.")
                                .arg(counted(figures->sites->count),
                                     saidNumber(figures->sites->newlyCovered),
                                     QString::fromStdString(figures->sites->names.front())));
    else
        sentences << Briefing::tr("Sites have not been computed yet.");
    if (!figures->coverage) sentences << Briefing::tr("Coverage has not been computed yet.");
    page.answer = sentences.join(QLatin1Char('\n'));
    return page;
}

}  // namespace hetu::desktop
