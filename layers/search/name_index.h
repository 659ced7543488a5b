#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu {

/// How a name was found; the better the smaller.
enum class NameRank : std::uint8_t {
    Start,      ///< the name begins so, as written or spelt out: "洛阳科", "luoyangke"
    WordStart,  ///< a word within it begins so: what follows a sign, a digit or Latin letters
    Initials,   ///< the name or a word begins so by first letters: "lykj"
    Anywhere,
};

/// Finds names, Chinese ones also by how they are read: by characters, by pinyin, by its first
/// letters, and by any mixture ("洛yang", "lykeji").
///
/// A sign of a name is met by: itself; if it is Chinese, one of its readings (pinyin.h), or the
/// first letter of one, or its zh, ch, sh; and where what was typed ends, the beginning of a
/// reading. A name is found if consecutive signs of it meet all that was typed, one after the
/// other. Case, width, spaces, tone marks and punctuation never count; tone digits ("luo4yang2")
/// are left out where nothing is found with them.
///
/// Order    By rank, then the shorter name, then the name (by its signs), then its place in the
///          list.
/// Cost     Building: 1,000,000 names of 12 signs in about a second, 150 MB. Finding: some
///          milliseconds, 0.1 s where every name has it but hardly one begins so (有限公司). Memory
///          is the index alone: the names stay with the caller.
/// Threads  Finding, any number at once.
/// Holds    Equals trying every name from every sign on (tests/layers/search).
class NameIndex {
public:
    NameIndex() = default;

    struct Hit {
        std::uint32_t name = 0;  ///< place in the list the index was built from
        NameRank rank = NameRank::Anywhere;
        bool operator==(const Hit&) const = default;
    };

    /// `names` in UTF-8, fewer than 2^32.  Errors   Cancelled.
    [[nodiscard]] static Result<NameIndex> build(std::span<const std::string> names,
                                                 const Progress& progress = {});
    /// The best `limit` names; none for what holds no letter, digit or character.
    [[nodiscard]] std::vector<Hit> find(std::string_view typed, std::size_t limit) const;

    [[nodiscard]] std::size_t size() const { return m_name.size(); }

private:
    [[nodiscard]] std::vector<Hit> findSigns(const std::u32string& typed, std::size_t limit) const;
    [[nodiscard]] std::vector<bool> candidates(const std::u32string& typed) const;

    // Names in order of length and signs; all signs in one row, the highest bit marks a word.
    std::vector<std::uint32_t> m_name;   ///< place in the caller's list
    std::vector<std::uint32_t> m_start;  ///< of each name in m_signs, and the end
    std::vector<char32_t> m_signs;
    // For every three consecutive first letters, the names that have them.
    std::vector<std::uint32_t> m_bucket, m_inBucket;
};

}  // namespace hetu
