#include "app/desktop/document/region_figures.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/core/columns.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

/// Words of this file, for translation.
struct Figures {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::Figures)
};

double sumOf(const Table& table, const char* field) {
    const Column* column = table.find(field);
    double sum = 0;
    for (std::size_t row = 0; column && row < column->size(); ++row)
        if (std::isfinite(column->numbers[row])) sum += column->numbers[row];
    return sum;
}

/// The rows of one layer in the region; nothing if the layer or one of the fields is not there.
class Reading {
public:
    Reading(const std::string& path,
            const LayerSource& source,
            std::string region,
            const Progress& progress)
        : m_path(path), m_source(source), m_progress(progress) {
        m_filter.region = std::move(region);
    }
    [[nodiscard]] Result<std::optional<RowColumns>> of(const std::string& layer,
                                                       const std::vector<std::string>& fields) {
        const LayerInfo* info = m_source.find(layer);
        if (!info || !std::ranges::all_of(fields, [&](const std::string& name) {
                return info->field(name) != nullptr;
            }))
            return std::optional<RowColumns>();
        HETU_TRY(const RowQuery query, RowQuery::open(m_path, layer));
        HETU_TRY(RowColumns rows, query.columns(fields, m_filter, m_progress));
        return std::optional(std::move(rows));
    }

private:
    const std::string& m_path;
    const LayerSource& m_source;
    const Progress& m_progress;
    RowFilter m_filter;
};

/// The rows in the order of their rank.
std::vector<std::size_t> byRank(const Table& table) {
    const auto& ranks = table.find("rank")->numbers;
    std::vector<std::size_t> rows(ranks.size());
    std::iota(rows.begin(), rows.end(), 0);
    std::ranges::stable_sort(rows, {}, [&](std::size_t row) { return ranks[row]; });
    return rows;
}

}  // namespace

Result<RegionFigures> readRegionFigures(const std::string& path,
                                        const LayerSource& source,
                                        const std::string& region,
                                        const Progress& progress) {
    RegionFigures figures;
    figures.region = region;
    Reading reading(path, source, region, progress);
    HETU_TRY(const auto organisations, reading.of("organisations", {"employees", "members"}));
    if (organisations) {
        figures.organisations = organisations->ids.size();
        figures.employees = sumOf(organisations->table, "employees");
        figures.members = sumOf(organisations->table, "members");
    }
    HETU_TRY(const auto platforms, reading.of("platforms", {"status"}));
    if (platforms)
        for (const std::string& status : platforms->table.find("status")->texts) {
            if (status.empty() || status == "built") ++figures.platforms;
            if (status == "planned" || status == "candidate") ++figures.proposed;
        }
    HETU_TRY(const auto zones, reading.of("zones", {"name"}));
    if (zones) figures.zones = zones->ids.size();
    HETU_TRY(const auto coverage, reading.of("coverage", {"reached_by"}));
    if (coverage) {
        RegionFigures::Coverage made;
        for (const std::string& by : coverage->table.find("reached_by")->texts) {
            ++made.organisations;
            if (by == "own" || by == "joint") ++made.byOrganisation;
            if (by == "platform") ++made.byPlatform;
        }
        made.covered = made.byOrganisation + made.byPlatform;
        figures.coverage = made;
    }
    HETU_TRY(const auto blanks,
             reading.of("blanks", {"rank", "name", "organisations", "employees"}));
    if (blanks) {
        RegionFigures::Blanks made;
        made.count = blanks->ids.size();
        made.organisations = sumOf(blanks->table, "organisations");
        made.employees = sumOf(blanks->table, "employees");
        if (made.count > 0)
            made.largest =
                analysis::textAt(blanks->table.find("name"), byRank(blanks->table).front());
        figures.blanks = made;
    }
    HETU_TRY(const auto sites, reading.of("sites", {"rank", "name", "gain_organisations"}));
    if (sites) {
        RegionFigures::Sites made;
        made.count = sites->ids.size();
        made.newlyCovered = sumOf(sites->table, "gain_organisations");
        for (const std::size_t row : byRank(sites->table))
            made.names.push_back(analysis::textAt(sites->table.find("name"), row));
        figures.sites = made;
    }
    return figures;
}

QString rateWords(double part, double whole) {
    if (!(whole > 0)) return QStringLiteral("–");
    return Figures::tr("%1 % (%2 of %3)")
        .arg(grouped(100 * part / whole, 1), grouped(part, 0), grouped(whole, 0));
}

QString saidNumber(double value) {
    constexpr double tenThousand = 10'000;
    if (installedLanguage() == Language::Chinese && std::abs(value) >= 10 * tenThousand)
        return Figures::tr("%1 ten thousand").arg(grouped(value / tenThousand, 1));
    return grouped(value, 0);
}

}  // namespace hetu::desktop
