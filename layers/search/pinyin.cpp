#include "layers/search/pinyin.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace hetu {
namespace {

/// Readings beside the usual one, as names have them.
constexpr struct {
    const char32_t* characters;
    const char* reading;
} otherReadings[] = {
    {U"重种", "chong"}, {U"行", "hang"},  {U"行", "xing"},  {U"长", "chang"}, {U"长", "zhang"},
    {U"乐", "yue"},     {U"乐", "le"},    {U"厦", "sha"},   {U"厦", "xia"},   {U"都", "du"},
    {U"都", "dou"},     {U"大", "dai"},   {U"大", "da"},    {U"会", "kuai"},  {U"会", "hui"},
    {U"朝", "chao"},    {U"朝", "zhao"},  {U"单", "shan"},  {U"单", "dan"},   {U"石", "dan"},
    {U"涡", "guo"},     {U"六", "lu"},    {U"蚌", "beng"},  {U"蚌", "bang"},  {U"莘", "shen"},
    {U"莘", "xin"},     {U"尉", "yu"},    {U"尉", "wei"},   {U"盖", "ge"},    {U"堡", "pu"},
    {U"堡", "bao"},     {U"堡", "bu"},    {U"浚", "xun"},   {U"浚", "jun"},   {U"泌", "bi"},
    {U"泌", "mi"},      {U"解", "xie"},   {U"解", "jie"},   {U"查", "zha"},   {U"查", "cha"},
    {U"仇", "qiu"},     {U"仇", "chou"},  {U"区", "ou"},    {U"区", "qu"},    {U"朴", "piao"},
    {U"朴", "pu"},      {U"繁", "po"},    {U"缪", "miao"},  {U"缪", "mou"},   {U"藏", "zang"},
    {U"藏", "cang"},    {U"传", "zhuan"}, {U"传", "chuan"}, {U"调", "tiao"},  {U"调", "diao"},
    {U"率", "shuai"},   {U"率", "lv"},    {U"模", "mu"},    {U"模", "mo"},    {U"宿", "xiu"},
    {U"宿", "su"},      {U"弹", "dan"},   {U"弹", "tan"},   {U"校", "jiao"},  {U"校", "xiao"},
    {U"薄", "bo"},      {U"薄", "bao"},   {U"便", "pian"},  {U"便", "bian"},  {U"卜", "bu"},
    {U"畜", "xu"},      {U"畜", "chu"},   {U"盛", "cheng"}, {U"盛", "sheng"}, {U"属", "zhu"},
    {U"提", "di"},      {U"提", "ti"},    {U"省", "xing"},  {U"省", "sheng"}, {U"叶", "xie"},
    {U"叶", "ye"},      {U"粘", "nian"},  {U"粘", "zhan"},  {U"曾", "zeng"},  {U"曾", "ceng"},
    {U"晟", "cheng"},   {U"晟", "sheng"}, {U"贾", "gu"},    {U"贾", "jia"},   {U"翟", "di"},
    {U"翟", "zhai"},    {U"隗", "wei"},   {U"覃", "qin"},   {U"覃", "tan"},   {U"钻", "zuan"},
    {U"車车", "ju"},    {U"车", "che"},   {U"奇", "ji"},    {U"奇", "qi"},    {U"价", "jie"},
    {U"佛", "fo"},      {U"佛", "fu"},    {U"参", "shen"},  {U"参", "can"},   {U"冯", "ping"},
    {U"冯", "feng"},    {U"牟", "mu"},    {U"牟", "mou"},   {U"洞", "tong"},  {U"洞", "dong"},
    {U"邵", "shao"},    {U"阿", "e"},     {U"阿", "a"},     {U"柏", "bo"},    {U"柏", "bai"},
    {U"番", "pan"},     {U"番", "fan"},   {U"亳", "bo"},    {U"郇", "huan"},  {U"郇", "xun"},
    {U"召", "shao"},    {U"召", "zhao"},  {U"逄", "pang"},  {U"臧", "zang"},  {U"纪", "ji"},
    {U"耙", "ba"},      {U"耙", "pa"},    {U"核", "hu"},    {U"核", "he"},    {U"薛", "xue"},
    {U"什", "shi"},     {U"什", "shen"},  {U"地", "di"},    {U"地", "de"},    {U"得", "de"},
    {U"还", "huan"},    {U"还", "hai"},   {U"和", "he"},    {U"降", "xiang"}, {U"降", "jiang"},
    {U"强", "jiang"},   {U"强", "qiang"}, {U"数", "shuo"},  {U"数", "shu"},   {U"绿", "lu"},
    {U"角", "jue"},     {U"角", "jiao"},  {U"露", "lou"},   {U"露", "lu"},    {U"色", "shai"},
    {U"系", "ji"},      {U"系", "xi"},    {U"宁", "ning"},  {U"红", "gong"},  {U"红", "hong"},
    {U"缝", "feng"},    {U"场", "chang"}, {U"塔", "ta"},    {U"台", "tai"},   {U"夏", "xia"},
    {U"扎", "za"},      {U"扎", "zha"},   {U"扒", "pa"},    {U"扒", "ba"},    {U"炮", "bao"},
    {U"炮", "pao"},     {U"给", "ji"},    {U"给", "gei"},   {U"湛", "zhan"},  {U"泊", "po"},
    {U"泊", "bo"},      {U"铅", "yan"},   {U"铅", "qian"},  {U"丽", "li"},    {U"歙", "she"},
    {U"歙", "xi"},      {U"筠", "jun"},   {U"筠", "yun"},   {U"合", "ge"},    {U"合", "he"},
    {U"洗", "xian"},    {U"洗", "xi"},    {U"员", "yun"},   {U"员", "yuan"},  {U"乘", "sheng"},
    {U"乘", "cheng"},   {U"华", "hua"},   {U"熟", "shou"},  {U"熟", "shu"},   {U"期", "ji"},
    {U"期", "qi"},      {U"尾", "yi"},    {U"尾", "wei"},   {U"陶", "yao"},   {U"陶", "tao"},
};

constexpr char32_t firstWithReading = 0x3400, endOfReadings = 0x10000;

bool isHan(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x323AF) || c == 0x3007;
}

/// Letters of one transliteration, twice where it has an ü.
std::vector<std::string> plainReadings(const icu::UnicodeString& marked,
                                       const icu::Normalizer2& decomposing) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString parts = decomposing.normalize(marked, status);
    std::string letters;
    bool hasUmlaut = false;
    for (std::int32_t i = 0; i < parts.length(); ++i) {
        const char16_t c = parts[i];
        if (c >= 'a' && c <= 'z') letters += static_cast<char>(c);
        if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
        if (c == 0x308 && !letters.empty() && letters.back() == 'u') {
            letters.back() = 'v';
            hasUmlaut = true;
        }
        if (c >= 0x3400) return {};  // not transliterated
    }
    if (letters.empty() || letters.size() > 6) return {};
    std::vector<std::string> readings{letters};
    if (hasUmlaut) {
        std::replace(letters.begin(), letters.end(), 'v', 'u');
        readings.push_back(letters);
    }
    return readings;
}

/// The readings of every character, as one of some hundred lists.
class ReadingTable {
public:
    ReadingTable() : m_listOf(endOfReadings, 0), m_lists(1) {
        std::map<std::vector<std::string>, std::uint16_t> known{{{}, 0}};
        const auto keep = [&](char32_t c, const std::vector<std::string>& readings) {
            const auto [at, isNew] =
                known.emplace(readings, static_cast<std::uint16_t>(m_lists.size()));
            if (isNew) m_lists.push_back(readings);
            m_listOf[c] = at->second;
        };
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* decomposing = icu::Normalizer2::getNFDInstance(status);
        const std::unique_ptr<icu::Transliterator> hanLatin(
            icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
        if (U_SUCCESS(status) && hanLatin && decomposing) {
            for (char32_t from = firstWithReading; from < endOfReadings; from += 0x200) {
                icu::UnicodeString line;
                std::vector<char32_t> characters;
                for (char32_t c = from; c < from + 0x200; ++c) {
                    if (!isHan(c) || !u_isdefined(static_cast<UChar32>(c))) continue;
                    characters.push_back(c);
                    line.append(static_cast<UChar32>(c)).append(u'\n');
                }
                if (characters.empty()) continue;
                hanLatin->transliterate(line);
                std::int32_t start = 0;
                for (const char32_t c : characters) {
                    const std::int32_t end = line.indexOf(u'\n', start);
                    if (end < 0) break;
                    keep(c, plainReadings(line.tempSubStringBetween(start, end), *decomposing));
                    start = end + 1;
                }
            }
        }
        keep(0x3007, {"ling"});
        for (const auto& [characters, reading] : otherReadings)
            for (const char32_t* c = characters; *c; ++c) {
                std::vector<std::string> readings = m_lists[m_listOf[*c]];
                if (std::find(readings.begin(), readings.end(), reading) != readings.end())
                    continue;
                readings.emplace_back(reading);
                keep(*c, readings);
            }
        for (const auto& list : m_lists)
            for (const std::string& reading : list) {
                m_whole.insert(reading);
                for (std::size_t n = 1; n <= reading.size(); ++n)
                    m_starts.insert(reading.substr(0, n));
            }
    }

    static const ReadingTable& instance() {
        static const ReadingTable table;
        return table;
    }
    const std::vector<std::string>& of(char32_t c) const {
        return m_lists[c < m_listOf.size() ? m_listOf[c] : 0];
    }
    bool isWhole(std::string_view letters) const { return m_whole.contains(letters); }
    bool isStart(std::string_view letters) const { return m_starts.contains(letters); }

private:
    std::vector<std::uint16_t> m_listOf;
    std::vector<std::vector<std::string>> m_lists;
    std::set<std::string, std::less<>> m_whole, m_starts;
};

/// The next code point of UTF-8; what is not well formed counts as a space.
char32_t nextSign(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    if (more == 0) return U' ';
    char32_t c = first & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (byte(at) & 0xC0) != 0x80) return U' ';
        c = (c << 6) | (byte(at++) & 0x3F);
    }
    return c;
}

/// 0 nothing to compare, 1 letter, 2 digit, 3 another sign
int classOf(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') ? 1 : (c >= '0' && c <= '9') ? 2 : 0;
    return 3;
}

}  // namespace

const std::vector<std::string>& readingsOf(char32_t character) {
    return ReadingTable::instance().of(character);
}
bool isReading(std::string_view letters) {
    return ReadingTable::instance().isWhole(letters);
}
bool isStartOfReading(std::string_view letters) {
    return ReadingTable::instance().isStart(letters);
}

std::u32string comparable(std::string_view text, std::vector<bool>* isWordStart) {
    std::u32string signs;
    if (isWordStart) isWordStart->clear();
    int before = 0;
    const auto add = [&](char32_t c) {
        const int kind = classOf(c);
        if (kind == 0) {
            before = 0;
            return;
        }
        if (isWordStart) isWordStart->push_back(kind != before);
        signs += c;
        before = kind;
    };
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = nextSign(text, at);
        if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + 0x21;
        if (c >= 'A' && c <= 'Z') c = c - 'A' + 'a';
        if (c < 0x80 || isHan(c)) {
            add(c);
            continue;
        }
        if (c >= 0x300 && c < 0x370) continue;  // a mark on the letter before it
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* decomposing = icu::Normalizer2::getNFKDInstance(status);
        icu::UnicodeString parts;
        if (U_FAILURE(status) || !decomposing->getDecomposition(static_cast<UChar32>(c), parts)) {
            const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
            add(u_isalnum(static_cast<UChar32>(lower)) ? lower : U' ');
            continue;
        }
        for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            const UChar32 part = u_tolower(parts.char32At(i));
            if (part >= 0x300 && part < 0x370) continue;
            add(part < 0x80 || u_isalnum(part) ? static_cast<char32_t>(part) : U' ');
        }
    }
    return signs;
}

}  // namespace hetu
