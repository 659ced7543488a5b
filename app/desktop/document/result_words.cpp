#include "app/desktop/document/result_words.h"

#include <nlohmann/json.hpp>

#include "app/desktop/base/language.h"

namespace hetu::desktop {

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

}  // namespace hetu::desktop
