#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hetu {

/// Tells whether bytes that come in pieces are well-formed UTF-8.
class Utf8Check {
public:
    void take(std::string_view bytes);
    /// True if everything taken is UTF-8 (a character cut at the very end counts as good).
    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] bool isAscii() const { return m_ascii; }

private:
    std::string m_rest;  ///< the beginning of a character that the last piece cut
    bool m_good = true;
    bool m_ascii = true;
};

/// Turns text of a known encoding into UTF-8; bytes that are no character become U+FFFD.
class TextDecoder {
public:
    /// `encoding`: "UTF-8", "GB18030", "BIG5", ... as iconv names it; UTF-8 is
    /// taken where iconv does not know the name.
    explicit TextDecoder(const std::string& encoding);
    TextDecoder(TextDecoder&&) noexcept;
    TextDecoder& operator=(TextDecoder&&) noexcept;
    ~TextDecoder();

    [[nodiscard]] std::string decode(std::string_view bytes) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The name iconv knows for what a .cpg file says ("65001", "GBK", "936", "ANSI 936", "utf8");
/// "" if it is none of the encodings that occur.
[[nodiscard]] std::string encodingOfCpg(std::string_view cpg);
/// The same for the language byte of a .dbf file (offset 29); "" for 0 and for unknown ones.
[[nodiscard]] std::string encodingOfDbfLanguage(std::uint8_t language);

}  // namespace hetu
