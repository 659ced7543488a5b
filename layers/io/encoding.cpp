#include "layers/io/encoding.h"

#include <algorithm>
#include <array>

#include <iconv.h>

#include "layers/base/text.h"

namespace hetu {
namespace {

const iconv_t noConverter = reinterpret_cast<iconv_t>(-1);  // NOLINT: that is how iconv says it

/// Bytes at the end of `text` that are the beginning of a longer character.
std::size_t openTail(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<std::uint8_t>(text[text.size() - back]);
        if ((byte & 0xC0) == 0x80) continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

}  // namespace

void Utf8Check::take(std::string_view bytes) {
    if (!m_good) return;
    if (m_rest.empty() && std::all_of(bytes.begin(), bytes.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return;
    m_ascii = false;
    std::string joinedBytes = m_rest;
    joinedBytes += bytes;
    const std::size_t tail = openTail(joinedBytes);
    const std::string_view whole(joinedBytes.data(), joinedBytes.size() - tail);
    m_good = isUtf8(whole);
    m_rest = joinedBytes.substr(whole.size());
}

struct TextDecoder::Impl {
    iconv_t converter = noConverter;
    bool isUtf8 = true;
    ~Impl() {
        if (converter != noConverter) iconv_close(converter);
    }
};

TextDecoder::TextDecoder(const std::string& encoding) : m_impl(std::make_unique<Impl>()) {
    if (encoding == "UTF-8") return;
    m_impl->converter = iconv_open("UTF-8", encoding.c_str());
    m_impl->isUtf8 = m_impl->converter == noConverter;
}
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;
TextDecoder::~TextDecoder() = default;

std::string TextDecoder::decode(std::string_view bytes) const {
    const bool isAscii = std::all_of(bytes.begin(), bytes.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (isAscii || (m_impl->isUtf8 && isUtf8(bytes))) return std::string(bytes);
    std::string out;
    if (m_impl->isUtf8) {
        for (std::size_t i = 0; i < bytes.size();) {  // keep the good characters
            std::size_t length = 1;
            while (length <= 4 && i + length <= bytes.size() && !isUtf8(bytes.substr(i, length)))
                ++length;
            if (length <= 4 && i + length <= bytes.size()) {
                out += bytes.substr(i, length);
                i += length;
            } else {
                if (!out.ends_with("\uFFFD")) out += "\uFFFD";
                ++i;
            }
        }
        return out;
    }
    iconv(m_impl->converter, nullptr, nullptr, nullptr, nullptr);
    std::string input(bytes);
    char* from = input.data();
    std::size_t left = input.size();
    std::array<char, 1024> buffer{};
    while (left > 0) {
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t done = iconv(m_impl->converter, &from, &left, &to, &room);
        out.append(buffer.data(), buffer.size() - room);
        if (done == static_cast<std::size_t>(-1) && room > 16) {  // not for want of room
            if (!out.ends_with("\uFFFD")) out += "\uFFFD";
            ++from;
            --left;
        }
    }
    return out;
}

std::string encodingOfCpg(std::string_view cpg) {
    std::string word;
    for (const char c : lowered(cpg))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) word += c;
    if (word.starts_with("ansi") && word.size() > 4) word.erase(0, 4);
    if (word.starts_with("cp") && word.size() > 2) word.erase(0, 2);
    if (word == "utf8" || word == "65001") return "UTF-8";
    if (word == "gbk" || word == "gb2312" || word == "936" || word == "gb18030" ||
        word == "54936" || word == "ms936" || word == "windows936")
        return "GB18030";
    if (word == "big5" || word == "950") return "BIG5";
    if (word == "iso88591" || word == "88591") return "ISO-8859-1";
    if (word == "1252" || word == "windows1252") return "WINDOWS-1252";
    return {};
}

std::string encodingOfDbfLanguage(std::uint8_t language) {
    switch (language) {
        case 0x4D:
        case 0x7A:
            return "GB18030";
        case 0x4F:
        case 0x78:
            return "BIG5";
        default:
            return {};  // 0x57 ("ANSI") and the western ones are often wrong: test the text
    }
}

}  // namespace hetu
