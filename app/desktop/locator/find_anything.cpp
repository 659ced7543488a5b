#include "app/desktop/locator/find_anything.h"

#include <utility>

namespace hetu::desktop {

Result<FindAnything> FindAnything::build(const LayerSource* source,
                                         std::vector<NamedThing> things,
                                         const FindAnything& before,
                                         const Progress& progress) {
    FindAnything all;
    all.things = std::move(things);
    std::vector<std::string> names;
    for (const NamedThing& thing : all.things)
        names.push_back(thing.name);
    HETU_TRY(all.names, NameIndex::build(names, progress));
    if (source) {
        HETU_TRY(all.places, PlaceIndex::build(*source, before.places, progress));
    }
    return all;
}

FindAnything::Found FindAnything::find(std::string_view typed, std::size_t limit) const {
    Found found;
    for (const NameIndex::Hit& hit : names.find(typed, limit))
        found.things.push_back(things[hit.name]);
    found.places = places.find(typed, limit);
    return found;
}

}  // namespace hetu::desktop
