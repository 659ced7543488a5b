#include "app/desktop/document/result_words.h"

#include <QDateTime>
#include <QLocale>

#include <nlohmann/json.hpp>

#include "analysis/core/analysis.h"
#include "app/desktop/base/language.h"

namespace hetu::desktop {
namespace {

const analysis::Analysis* entryOf(const std::string& id) {
    for (const analysis::Analysis& entry : analysis::catalogue())
        if (entry.id == id) return &entry;
    return nullptr;
}

}  // namespace

const StoredResult* newestOf(const std::vector<StoredResult>& results,
                             const std::string& analysis) {
    const StoredResult* newest = nullptr;
    for (const StoredResult& result : results)
        if (result.provenance.analysis == analysis && result.provenance.suffix.empty() &&
            (!newest || result.id > newest->id))
            newest = &result;
    return newest;
}

QStringList notesOf(const StoredResult& result) {
    QStringList lines;
    const auto notes = nlohmann::json::parse(result.notesJson, nullptr, false);
    if (!notes.is_array()) return lines;
    for (const auto& note : notes)
        if (note.is_object())
            lines << words({note.value("en", std::string()), note.value("zh", std::string())});
    return lines;
}

QString titleOf(const StoredResult& result) {
    const analysis::Analysis* entry = entryOf(result.provenance.analysis);
    QString title =
        entry ? words(entry->title) : QString::fromStdString(result.provenance.analysis);
    if (!result.provenance.suffix.empty())
        title += QStringLiteral(" (%1)").arg(QString::fromStdString(result.provenance.suffix));
    return title;
}

QString whenMade(const StoredResult& result) {
    QDateTime finished =
        QDateTime::fromString(QString::fromStdString(result.provenance.finished), Qt::ISODate);
    return QLocale().toString(finished.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm"));
}

QStringList chosenValues(const StoredResult& result) {
    QStringList lines;
    const analysis::Analysis* entry = entryOf(result.provenance.analysis);
    if (!entry) return lines;
    const analysis::Values defaults = analysis::completed(*entry, {});
    for (const analysis::ParameterSpec& spec : entry->parameters) {
        const auto given = result.provenance.parameters.find(spec.name);
        const auto usual = defaults.find(spec.name);
        if (given == result.provenance.parameters.end() ||
            (usual != defaults.end() && usual->second == given->second))
            continue;
        lines << QStringLiteral("%1: %2 %3")
                     .arg(words(spec.label), QString::fromStdString(given->second),
                          spec.unit == "1" ? QString() : QString::fromStdString(spec.unit))
                     .trimmed();
    }
    return lines;
}

}  // namespace hetu::desktop
