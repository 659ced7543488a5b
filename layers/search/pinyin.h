#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace hetu {

/// How one Chinese character is read, in plain lower-case letters without tones, the usual reading
/// first: 洛 {"luo"}, 重 {"zhong", "chong"}, 女 {"nv", "nu"} (ü is typed as v or u). Empty for
/// every character that is not Chinese.
///
/// Source   ICU's transliteration Han-Latin gives the usual reading; the readings that names of
///          places, firms and people use beside it come from a list of our own.
///          Characters beyond the basic plane have none.
/// Cost     The first call makes the table for all characters (some 0.3 s); later ones are a
///          look-up. Threads  Any.
[[nodiscard]] const std::vector<std::string>& readingsOf(char32_t character);

/// True for a whole reading ("luo") and for the beginning of one ("lu", "l").
[[nodiscard]] bool isReading(std::string_view letters);
[[nodiscard]] bool isStartOfReading(std::string_view letters);

/// `text` as it is compared: letters and digits in half width and lower case, Chinese characters
/// as they are, accents and tone marks away ("Lǚ" -> "lu"), everything else left out.
/// `isWordStart`, if asked for, says of each sign whether something left out stood before it, or
/// a change between Chinese, letters and digits.
[[nodiscard]] std::u32string comparable(std::string_view text,
                                        std::vector<bool>* isWordStart = nullptr);

}  // namespace hetu
