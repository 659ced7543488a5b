#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace hetu {

/// Tags of one OpenStreetMap object, those that Hetu asks for and no others.
class OsmTags {
public:
    void set(std::string key, std::string value) {
        m_tags.emplace_back(std::move(key), std::move(value));
    }
    /// The value, or "" where the object does not have the tag.
    [[nodiscard]] std::string_view operator[](std::string_view key) const {
        for (const auto& [name, value] : m_tags)
            if (name == key) return value;
        return {};
    }

private:
    std::vector<std::pair<std::string, std::string>> m_tags;
};

/// The tags read from a file. Contacts are not among them.
[[nodiscard]] const std::vector<std::string>& osmKeys();

/// name, else name:zh, else name:en.
[[nodiscard]] std::string osmName(const OsmTags& tags);

/// What an object means as an organisation.
struct OsmOrganisation {
    std::string tag;            ///< "office=it"; empty: it is none
    std::string kind;           ///< "enterprise", "social"; "" for public bodies
    std::string industry;       ///< section of GB/T 4754-2017 in words
    bool isPublicBody = false;  ///< an authority: its kind is left open
};
[[nodiscard]] OsmOrganisation osmOrganisation(const OsmTags& tags);

}  // namespace hetu
