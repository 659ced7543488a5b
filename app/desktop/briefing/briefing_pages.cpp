#include "app/desktop/briefing/briefing_pages.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/document/result_words.h"

namespace hetu::desktop {
namespace {

/// Words of this file, for translation.
struct Briefing {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::Briefing)
};

constexpr std::size_t mostDetails = 2;

}  // namespace

std::vector<BriefingPage> briefingPages(const std::vector<LayerInfo>& layers,
                                        const std::vector<StoredResult>& results) {
    const auto isThere = [&](const std::string& name) {
        return std::ranges::any_of(layers, [&](const LayerInfo& layer) {
            return layer.name == name && layer.rowCount > 0;
        });
    };
    const auto page = [&](const QString& question, const std::string& analysis, qsizetype first,
                          std::vector<std::string> shown) {
        BriefingPage made;
        made.question = question;
        if (const StoredResult* result = newestOf(results, analysis)) {
            const QStringList sentences = notesOf(*result);
            made.answer = sentences.value(std::min(first, sentences.size() - 1));
            made.details = sentences.mid(first + 1, mostDetails).join(QLatin1Char(' '));
            if (result->isStale)
                made.state = Briefing::tr("The data has changed since this was computed.");
        } else {
            made.answer = Briefing::tr("This has not been computed yet.");
        }
        for (std::string& name : shown)
            if (isThere(name)) made.layers.insert(std::move(name));
        return made;
    };
    const std::string register_ = isThere("coverage") ? "coverage" : "organisations";
    return {
        page(Briefing::tr("Where are we?"), "coverage", 0,
             {"regions", "streets", register_, "platforms"}),
        page(Briefing::tr("Where are the blanks?"), "blanks", 0,
             {"regions", "streets", "kernel_density", "blanks", "platforms"}),
        page(Briefing::tr("What do we propose?"), "site-selection", 0,
             {"regions", "streets", "blanks", "sites", "platforms"}),
        page(Briefing::tr("What does it bring?"), "site-selection", 1,
             {"regions", "streets", "service_areas", "uncovered", "sites", "platforms"}),
    };
}

}  // namespace hetu::desktop
