#include "layers/search/name_index.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "layers/search/pinyin.h"

namespace hetu {
namespace {

constexpr char32_t wordBit = 0x80000000;
constexpr std::size_t letters = 38;  ///< nothing, a-z, 0-9, other
constexpr std::size_t bucketCount = letters * letters * letters;
constexpr std::size_t pollRows = 8192;

std::size_t letterOf(char32_t c) {
    if (c >= 'a' && c <= 'z') return 1 + (c - 'a');
    if (c >= '0' && c <= '9') return 27 + (c - '0');
    return 37;
}

/// The letters that a sign can be asked for by: its own, or the first ones of its readings.
struct FirstLetters {
    std::array<std::uint8_t, 4> of{};
    std::size_t count = 0;
    void add(std::size_t letter) {
        for (std::size_t i = 0; i < count; ++i)
            if (of[i] == letter) return;
        if (count < of.size()) of[count++] = static_cast<std::uint8_t>(letter);
    }
};

FirstLetters firstLettersOf(char32_t c) {
    FirstLetters found;
    const auto& readings = readingsOf(c);
    for (const std::string& reading : readings)
        found.add(letterOf(static_cast<unsigned char>(reading[0])));
    if (readings.empty()) found.add(letterOf(c));
    return found;
}

bool isLetter(char32_t c) {
    return c >= 'a' && c <= 'z';
}

/// Tries what was typed against the signs of one name.
class Matcher {
public:
    explicit Matcher(const std::u32string& typed) : m_typed(typed) {
        for (const char32_t c : typed)
            m_letters += isLetter(c) ? static_cast<char>(c) : '\0';
    }

    enum class Fit { None, ByInitials, Spelt };

    /// The best way in which `signs` meet it from their first on.
    Fit fit(std::span<const char32_t> signs) const { return meet(signs, 0, true); }

private:
    Fit meet(std::span<const char32_t> signs, std::size_t at, bool isSpelt) const {
        if (at == m_typed.size()) return isSpelt ? Fit::Spelt : Fit::ByInitials;
        if (signs.empty()) return Fit::None;
        const char32_t sign = signs[0] & ~wordBit;
        const auto rest = signs.subspan(1);
        if (sign == m_typed[at])
            if (const Fit found = meet(rest, at + 1, isSpelt); found != Fit::None) return found;
        if (m_letters[at] == '\0' || sign < 0x80) return Fit::None;
        const std::string_view left = std::string_view(m_letters).substr(at);
        Fit best = Fit::None;
        bool isFirstTried = false, isDoubleTried = false;
        for (const std::string& reading : readingsOf(sign)) {
            if (reading[0] != left[0]) continue;
            if (reading.starts_with(left)) return isSpelt ? Fit::Spelt : Fit::ByInitials;
            if (left.starts_with(reading)) {
                const Fit found = meet(rest, at + reading.size(), isSpelt);
                if (found == Fit::Spelt) return found;
                best = std::max(best, found);
            }
            if (best != Fit::None) continue;
            if (!isFirstTried) best = std::max(best, meet(rest, at + 1, false));
            isFirstTried = true;
            const bool isDouble = left.size() > 1 && left[1] == 'h' && reading.size() > 2 &&
                                  reading[1] == 'h' && !isDoubleTried;
            if (!isDouble) continue;
            isDoubleTried = true;
            best = std::max(best, meet(rest, at + 2, false));
        }
        return best;
    }

    const std::u32string& m_typed;
    std::string m_letters;  ///< '\0' for what is no letter
};

/// Where the part of the query that one sign meets can end, other than at the end of it all.
std::vector<std::size_t> ends(const std::u32string& typed, std::size_t at) {
    std::vector<std::size_t> found{at + 1};
    std::string part;
    for (std::size_t to = at; to < typed.size() && isLetter(typed[to]) && part.size() < 6; ++to) {
        part += static_cast<char>(typed[to]);
        const bool isDouble = part == "zh" || part == "ch" || part == "sh";
        if (part.size() > 1 && (isDouble || isReading(part))) found.push_back(to + 1);
    }
    return found;
}

bool canBeLast(const std::u32string& typed, std::size_t at) {
    std::string part;
    for (std::size_t to = at; to < typed.size(); ++to) {
        if (!isLetter(typed[to])) return typed.size() - at == 1;
        part += static_cast<char>(typed[to]);
    }
    return part.size() == 1 || isStartOfReading(part);
}

}  // namespace

Result<NameIndex> NameIndex::build(std::span<const std::string> names, const Progress& progress) {
    const std::size_t count = names.size();
    std::vector<char32_t> signs;
    std::vector<std::uint32_t> start(count + 1, 0);
    std::vector<bool> words;
    for (std::size_t i = 0; i < count; ++i) {
        if (i % pollRows == 0) {
            if (progress.cancelled()) return cancelledError();
            progress.report(0.3 * static_cast<double>(i) / static_cast<double>(count));
        }
        const std::u32string plain = comparable(names[i], &words);
        for (std::size_t k = 0; k < plain.size(); ++k)
            signs.push_back(plain[k] | (words[k] ? wordBit : 0));
        start[i + 1] = static_cast<std::uint32_t>(signs.size());
    }

    // By length, then signs, then place: the first three signs decide nearly always.
    struct Key {
        std::uint64_t head;
        std::uint32_t length, name;
    };
    std::vector<Key> order(count);
    for (std::size_t i = 0; i < count; ++i) {
        Key& key = order[i];
        key.name = static_cast<std::uint32_t>(i);
        key.length = start[i + 1] - start[i];
        key.head = 0;
        for (std::size_t k = 0; k < 3; ++k)
            key.head = (key.head << 21) |
                       (k < key.length ? (signs[start[i] + k] & ~wordBit) & 0x1FFFFF : 0);
    }
    if (progress.cancelled()) return cancelledError();
    const auto isBefore = [&](const Key& a, const Key& b) {
        if (a.length != b.length) return a.length < b.length;
        if (a.head != b.head) return a.head < b.head;
        const char32_t *x = signs.data() + start[a.name], *y = signs.data() + start[b.name];
        for (std::uint32_t k = 3; k < a.length; ++k)
            if ((x[k] & ~wordBit) != (y[k] & ~wordBit))
                return (x[k] & ~wordBit) < (y[k] & ~wordBit);
        return a.name < b.name;
    };
    // In pieces, so that a stop is heard between them.
    constexpr std::size_t piece = 65536;
    for (std::size_t from = 0; from < count; from += piece) {
        if (progress.cancelled()) return cancelledError();
        std::sort(order.begin() + static_cast<std::ptrdiff_t>(from),
                  order.begin() + static_cast<std::ptrdiff_t>(std::min(count, from + piece)),
                  isBefore);
    }
    for (std::size_t width = piece; width < count; width *= 2)
        for (std::size_t from = 0; from + width < count; from += 2 * width) {
            if (progress.cancelled()) return cancelledError();
            std::inplace_merge(
                order.begin() + static_cast<std::ptrdiff_t>(from),
                order.begin() + static_cast<std::ptrdiff_t>(from + width),
                order.begin() + static_cast<std::ptrdiff_t>(std::min(count, from + 2 * width)),
                isBefore);
        }

    NameIndex index;
    index.m_name.reserve(count);
    index.m_start.reserve(count + 1);
    index.m_signs.reserve(signs.size());
    index.m_start.push_back(0);
    for (const Key& key : order) {
        index.m_name.push_back(key.name);
        index.m_signs.insert(index.m_signs.end(), signs.begin() + start[key.name],
                             signs.begin() + start[key.name + 1]);
        index.m_start.push_back(static_cast<std::uint32_t>(index.m_signs.size()));
    }
    std::vector<char32_t>().swap(signs);

    // Twice over all signs: how many stand in each bucket, then which.
    const auto forEachEntry = [&](double from, double to, auto&& visit) -> bool {
        constexpr std::uint8_t nothing = 0;
        std::vector<FirstLetters> first;
        std::vector<FirstLetters> known;  // by sign
        for (std::uint32_t n = 0; n < count; ++n) {
            if (n % pollRows == 0) {
                if (progress.cancelled()) return false;
                progress.report(from + (to - from) * n / static_cast<double>(count));
            }
            first.clear();
            for (std::uint32_t k = index.m_start[n]; k < index.m_start[n + 1]; ++k) {
                const char32_t sign = index.m_signs[k] & ~wordBit;
                if (sign >= known.size()) known.resize(std::max<std::size_t>(sign + 1, 0xA000));
                if (known[sign].count == 0) known[sign] = firstLettersOf(sign);
                first.push_back(known[sign]);
            }
            FirstLetters none;
            none.add(nothing);
            for (std::size_t k = 0; k < first.size(); ++k) {
                const FirstLetters& second = k + 1 < first.size() ? first[k + 1] : none;
                const FirstLetters& third = k + 2 < first.size() ? first[k + 2] : none;
                for (std::size_t a = 0; a < first[k].count; ++a)
                    for (std::size_t b = 0; b < second.count; ++b)
                        for (std::size_t c = 0; c < third.count; ++c)
                            visit((first[k].of[a] * letters + second.of[b]) * letters + third.of[c],
                                  n);
            }
        }
        return true;
    };
    index.m_bucket.assign(bucketCount + 1, 0);
    if (!forEachEntry(0.5, 0.7, [&](std::size_t b, std::uint32_t) { ++index.m_bucket[b + 1]; }))
        return cancelledError();
    std::partial_sum(index.m_bucket.begin(), index.m_bucket.end(), index.m_bucket.begin());
    index.m_inBucket.resize(index.m_bucket.back());
    std::vector<std::uint32_t> next(index.m_bucket.begin(), index.m_bucket.end() - 1);
    if (!forEachEntry(0.7, 1.0,
                      [&](std::size_t b, std::uint32_t n) { index.m_inBucket[next[b]++] = n; }))
        return cancelledError();
    return index;
}

std::vector<bool> NameIndex::candidates(const std::u32string& typed) const {
    std::vector<bool> isCandidate(m_name.size());
    std::vector<bool> isTaken(bucketCount);
    const auto takeRange = [&](std::size_t from, std::size_t to) {
        for (std::size_t b = from; b < to; ++b) {
            if (isTaken[b]) continue;
            isTaken[b] = true;
            for (std::uint32_t k = m_bucket[b]; k < m_bucket[b + 1]; ++k)
                isCandidate[m_inBucket[k]] = true;
        }
    };
    const auto letterAt = [&](std::size_t at) {
        // Of a character with several readings any one will do: its names are under each.
        return static_cast<std::size_t>(firstLettersOf(typed[at]).of[0]);
    };
    const std::size_t a = letterAt(0), end = typed.size();
    if (canBeLast(typed, 0)) takeRange(a * letters * letters, (a + 1) * letters * letters);
    for (const std::size_t second : ends(typed, 0)) {
        if (second >= end) continue;
        const std::size_t ab = a * letters + letterAt(second);
        if (canBeLast(typed, second)) takeRange(ab * letters, (ab + 1) * letters);
        for (const std::size_t third : ends(typed, second)) {
            if (third >= end) continue;
            const std::size_t abc = ab * letters + letterAt(third);
            takeRange(abc, abc + 1);
        }
    }
    return isCandidate;
}

std::vector<NameIndex::Hit> NameIndex::findSigns(const std::u32string& typed,
                                                 std::size_t limit) const {
    std::vector<Hit> best;
    if (typed.empty() || m_name.empty() || limit == 0) return best;
    const Matcher matcher(typed);
    const std::vector<bool> isCandidate = candidates(typed);
    constexpr std::size_t ranks = 4;
    std::array<std::vector<Hit>, ranks> byRank;
    for (std::size_t n = 0; n < m_name.size() && byRank[0].size() < limit; ++n) {
        if (!isCandidate[n]) continue;
        auto rank = ranks;
        const std::span<const char32_t> name(m_signs.data() + m_start[n],
                                             m_start[n + 1] - m_start[n]);
        for (std::size_t k = 0; k < name.size() && rank > 0; ++k) {
            const bool isWord = k == 0 || (name[k] & wordBit) != 0;
            if (!isWord && rank <= static_cast<std::size_t>(NameRank::Anywhere)) continue;
            const Matcher::Fit fit = matcher.fit(name.subspan(k));
            if (fit == Matcher::Fit::None) continue;
            const NameRank found = !isWord                           ? NameRank::Anywhere
                                   : fit == Matcher::Fit::ByInitials ? NameRank::Initials
                                   : k == 0                          ? NameRank::Start
                                                                     : NameRank::WordStart;
            rank = std::min(rank, static_cast<std::size_t>(found));
        }
        if (rank < ranks && byRank[rank].size() < limit)
            byRank[rank].push_back({m_name[n], static_cast<NameRank>(rank)});
    }
    for (const auto& hits : byRank)
        for (const Hit& hit : hits)
            if (best.size() < limit) best.push_back(hit);
    return best;
}

std::vector<NameIndex::Hit> NameIndex::find(std::string_view typed, std::size_t limit) const {
    const std::u32string signs = comparable(typed);
    std::vector<Hit> found = findSigns(signs, limit);
    if (!found.empty()) return found;
    std::u32string toneless;
    for (const char32_t c : signs)
        if (!(c >= '1' && c <= '5' && !toneless.empty() && isLetter(toneless.back())))
            toneless += c;
    return toneless == signs ? found : findSigns(toneless, limit);
}

}  // namespace hetu
