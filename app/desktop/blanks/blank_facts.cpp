#include "app/desktop/blanks/blank_facts.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/core/columns.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/geometry/operations.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

/// Words of this file, for translation.
struct Blank {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::Blank)
};

using analysis::numberAt;
using analysis::textAt;

Status addOrganisations(const LayerSource& source,
                        std::vector<BlankFacts>& blanks,
                        const Progress& progress) {
    if (!source.find("blank_organisations")) return success();
    HETU_TRY(const Layer layer, source.read("blank_organisations",
                                            {"org_id", "blank_id", "name", "employees"}, progress));
    std::map<std::string, BlankFacts*> byId;
    for (BlankFacts& blank : blanks)
        byId[blank.id] = &blank;
    for (std::size_t row = 0; row < layer.rowCount(); ++row)
        if (const auto at = byId.find(textAt(layer.table.find("blank_id"), row)); at != byId.end())
            at->second->list.push_back(
                {static_cast<std::int64_t>(numberAt(layer.table.find("org_id"), row)),
                 textAt(layer.table.find("name"), row),
                 numberAt(layer.table.find("employees"), row)});
    for (BlankFacts& blank : blanks)
        std::ranges::stable_sort(blank.list, [](const auto& a, const auto& b) {
            // Those of which nothing is known come last.
            return std::isnan(b.employees) ? !std::isnan(a.employees) : a.employees > b.employees;
        });
    return success();
}

}  // namespace

Result<std::vector<BlankFacts>> readBlanks(const std::string& path,
                                           const LayerSource& source,
                                           const std::string& region,
                                           const Progress& progress) {
    std::vector<BlankFacts> blanks;
    if (!source.find("blanks")) return blanks;
    HETU_TRY(const RowQuery query, RowQuery::open(path, "blanks"));
    RowFilter filter;
    filter.region = region;
    HETU_TRY(const auto ids, query.ids(filter, {{"rank", false}}, progress));
    HETU_TRY(const Table table, query.page(ids, progress));
    HETU_TRY(const Layer shapes, query.shapes(ids, progress));
    for (std::size_t row = 0; row < std::min(ids.size(), shapes.shapes.size()); ++row) {
        const auto text = [&](const char* field) { return textAt(table.find(field), row); };
        const auto number = [&](const char* field) { return numberAt(table.find(field), row); };
        BlankFacts blank;
        blank.row = ids[row];
        blank.id = text("blank_id");
        blank.rank = static_cast<int>(number("rank"));
        blank.name = text("name");
        blank.region = text("region");
        blank.zone = text("zone");
        blank.organisations = number("organisations");
        blank.employees = number("employees");
        blank.members = number("members");
        blank.unknown = number("unknown");
        blank.platform = text("platform");
        blank.platformMetres = number("platform_distance");
        blank.squareKilometres = number("area_km2");
        blank.reason = {text("reason_en"), text("reason")};
        blank.shape = shapes.shapes[row];
        const auto middle = pointOnSurface(blank.shape);
        blank.middle = middle.ok() ? middle.value() : blank.shape.extent().centre();
        blanks.push_back(std::move(blank));
    }
    HETU_CHECK(addOrganisations(source, blanks, progress));
    return blanks;
}

QString sentenceOf(const BlankFacts& blank) {
    QStringList who{Blank::tr("%1 organisations").arg(grouped(blank.organisations, 0))};
    if (blank.employees > 0) who << Blank::tr("%1 employees").arg(grouped(blank.employees, 0));
    if (blank.members > 0) who << Blank::tr("%1 party members").arg(grouped(blank.members, 0));
    const QString all = who.join(Blank::tr(", "));
    if (!std::isfinite(blank.platformMetres))
        return Blank::tr("%1; no party organisation covers them, and no platform is at work yet.")
            .arg(all);
    const double metres = blank.platformMetres;
    const QString away = metres < 1000 ? Blank::tr("%1 m").arg(grouped(metres, 0))
                                       : Blank::tr("%1 km").arg(grouped(metres / 1000, 1));
    return Blank::tr("%1; no party organisation covers them, the nearest platform is %2 away.")
        .arg(all, away);
}

}  // namespace hetu::desktop
