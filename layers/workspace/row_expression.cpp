#include <algorithm>
#include <array>
#include <optional>

#include "layers/workspace/condition_words.h"
#include "layers/workspace/database.h"
#include "layers/workspace/row_condition.h"

namespace hetu::database {
namespace {

/// Reads one expression from left to right and writes it again as SQL.
class Translator {
public:
    Translator(const CodeLists& codes,
               std::string_view layer,
               const std::vector<Field>& fields,
               std::string_view written,
               std::size_t* wrongAt)
        : m_codes(codes), m_layer(layer), m_fields(fields), m_text(written), m_wrongAt(wrongAt) {}

    Result<SqlCondition> translate() {
        while (skipSpaces()) {
            HETU_CHECK(takeOne());
        }
        if (m_wantsText) return wrong(m_at, "", {"a text is missing here", "这里缺少文字"});
        if (m_depth > 0) return wrong(m_at, "", {"a closing parenthesis is missing", "缺少右括号"});
        return std::move(m_out);
    }

private:
    bool skipSpaces() {
        static constexpr std::array<std::string_view, 7> spaces{" ",  "\t",     "\r",    "\n",
                                                                "\v", "\u3000", "\u00a0"};
        const auto isSpace = [&](std::string_view s) { return m_text.substr(m_at).starts_with(s); };
        for (;;) {
            const auto found = std::find_if(spaces.begin(), spaces.end(), isSpace);
            if (found == spaces.end()) return m_at < m_text.size();
            m_at += found->size();
        }
    }

    [[nodiscard]] Error wrong(std::size_t at, std::string_view what, const Text& why) const {
        const std::size_t place = characters(m_text.substr(0, at)) + 1;
        if (m_wrongAt) *m_wrongAt = place - 1;
        Error error{ErrorCode::InvalidArgument, {}, {}};
        if (what.empty())
            error.message = {fillIn("At character {}: {}.", {toText(place), why.en}),
                             fillIn("第 {} 个字符处：{}。", {toText(place), why.zh})};
        else
            error.message = {
                fillIn("At character {}, \"{}\": {}.", {toText(place), std::string(what), why.en}),
                fillIn("第 {} 个字符处“{}”：{}。", {toText(place), std::string(what), why.zh})};
        return error;
    }

    [[nodiscard]] Error unknownWord(std::size_t at, std::string_view word) const {
        Error error = wrong(
            at, word,
            {"no column, value or function has this name", "没有叫这个名字的字段、选项或函数"});
        struct Near {
            std::size_t steps;
            std::string en, zh;
        };
        std::vector<Near> near;
        const std::string sought = lowered(word);
        for (const Field& field : m_fields) {
            std::size_t steps = distanceOf(sought, lowered(field.name));
            for (const std::string& label : {field.label.en, field.label.zh})
                if (!label.empty()) steps = std::min(steps, distanceOf(sought, lowered(label)));
            near.push_back(
                {steps, field.name, field.label.zh.empty() ? field.name : field.label.zh});
        }
        std::stable_sort(near.begin(), near.end(),
                         [](const Near& a, const Near& b) { return a.steps < b.steps; });
        if (near.size() > 8) near.resize(8);
        std::vector<std::string> en, zh;
        for (const Near& one : near) {
            en.push_back(one.en);
            zh.push_back(one.zh);
        }
        error.hint = textOf("Write text in quotes. Columns with names like it: ",
                            "文字请加引号。名称相近的字段：");
        error.hint.en += joined(en, ", ") + ".";
        error.hint.zh += joined(zh, "、") + "。";
        return error;
    }

    void put(std::size_t from, std::string_view sql) {
        if (!m_out.sql.empty()) m_out.sql += ' ';
        m_out.places.emplace_back(m_out.sql.size(), characters(m_text.substr(0, from)));
        m_out.sql += sql;
        m_last = sql;
    }

    void putField(std::size_t from, const std::string& name) {
        put(from, quoted(name));
        m_codeField = m_codes.of(m_layer, name).empty() ? std::string() : name;
    }

    [[nodiscard]] static bool isComparison(std::string_view sql) {
        return sql == "=" || sql == "<>" || sql == "<" || sql == ">" || sql == "<=" ||
               sql == ">=" || sql == "IS" || sql == "LIKE" || sql == "GLOB" || sql == "IN";
    }

    /// A text compared with a field of codes may be the label of one.
    [[nodiscard]] std::optional<std::string> codeOf(std::string_view word) const {
        if (m_codeField.empty()) return std::nullopt;
        std::string code = m_codes.codeOf(m_layer, m_codeField, word);
        return code.empty() ? std::nullopt : std::optional(std::move(code));
    }

    void putText(std::size_t from, std::string_view text) {
        if (m_wantsText) {
            m_wantsText = false;
            put(from, likeText(text));
        } else {
            putCompared(from, text);
        }
    }

    /// Behind a comparison: rows may hold the words themselves, too, imported as text or before
    /// there was a list.
    void putCompared(std::size_t from, std::string_view text) {
        const auto code = codeOf(text);
        if (!code || *code == text) return put(from, sqlText(text));
        const std::string both = sqlText(*code) + ", " + sqlText(text);
        if (m_last == "=" || m_last == "<>") {
            m_out.sql.replace(m_out.sql.size() - m_last.size(), m_last.size(),
                              m_last == "=" ? "IN" : "NOT IN");
            put(from, "(" + both + ")");
        } else {
            put(from, m_isInList ? both : sqlText(*code));
        }
    }

    [[nodiscard]] const Field* fieldOf(std::string_view word) const {
        const std::string sought = lowered(word);
        for (const Field& field : m_fields)
            if (lowered(field.name) == sought) return &field;
        for (const Field& field : m_fields)
            if (!word.empty() &&
                (lowered(field.label.zh) == sought || lowered(field.label.en) == sought))
                return &field;
        return nullptr;
    }

    /// Writes `word` if it has a meaning as a whole.
    bool putWord(std::size_t from, std::string_view word) {
        const std::string lower = lowered(word);
        if (const Field* field = fieldOf(word)) {
            putField(from, field->name);
            return true;
        }
        if (lower == "id") {
            putField(from, "id");
            return true;
        }
        if (const auto at = keywords().find(lower); at != keywords().end()) {
            put(from, at->second);
            return true;
        }
        if (meansContains(word)) {
            put(from, "LIKE");
            m_wantsText = true;
            return true;
        }
        if (codeOf(word)) {
            putCompared(from, word);
            return true;
        }
        return false;
    }

    /// True if `word` can be a part of a run that is written without spaces.
    [[nodiscard]] bool isKnown(std::string_view word) const {
        if (fieldOf(word) || keywords().contains(lowered(word)) || meansContains(word)) return true;
        if (word.find_first_not_of("0123456789") == std::string_view::npos) return true;
        return std::any_of(m_fields.begin(), m_fields.end(), [&](const Field& field) {
            const std::vector<CodeLabel>& codes = m_codes.of(m_layer, field.name);
            return std::any_of(codes.begin(), codes.end(),
                               [&](const CodeLabel& code) { return code.label.zh == word; });
        });
    }

    /// Chinese has no spaces: "从业人数大于50且党员数" falls into known words, the longest first.
    /// The lengths of the words; none if that is not possible.
    [[nodiscard]] std::vector<std::size_t> segments(std::string_view run) const {
        std::vector<std::size_t> starts;
        for (std::size_t at = 0; at < run.size(); at += characterAt(run, at).bytes)
            starts.push_back(at);
        starts.push_back(run.size());
        constexpr std::size_t none = 0, longestRun = 100;
        if (starts.size() > longestRun) return {};
        std::vector<std::size_t> length(run.size() + 1, none);  // of the word that begins there
        for (std::size_t i = starts.size() - 1; i-- > 0;) {
            for (std::size_t j = starts.size(); --j > i && length[starts[i]] == none;) {
                const std::string_view word = run.substr(starts[i], starts[j] - starts[i]);
                const bool restIsKnown = starts[j] == run.size() || length[starts[j]] != none;
                if ((restIsKnown || meansContains(word)) && isKnown(word))
                    length[starts[i]] = word.size();
            }
        }
        std::vector<std::size_t> lengths;
        for (std::size_t at = 0; at < run.size(); at += lengths.back()) {
            if (length[at] == none &&
                (lengths.empty() ||
                 !meansContains(run.substr(at - lengths.back(), lengths.back()))))
                return {};
            lengths.push_back(length[at] == none ? run.size() - at : length[at]);
        }
        return lengths;
    }

    Status putRun(std::size_t from, std::string_view run) {
        const std::vector<std::size_t> lengths = segments(run);
        if (lengths.empty()) return unknownWord(from, run);
        for (const std::size_t length : lengths) {
            const std::string_view word = run.substr(0, length);
            if (m_wantsText)
                putText(from, word);
            else if (word.find_first_not_of("0123456789") == std::string_view::npos)
                put(from, word);
            else if (!putWord(from, word))
                return unknownWord(from, word);
            from += length;
            run.remove_prefix(length);
        }
        return success();
    }

    Status takeWord() {
        const std::size_t from = m_at;
        while (m_at < m_text.size()) {
            const Character next = characterAt(m_text, m_at);
            if (!next.isOfWord) break;
            m_at += next.bytes;
        }
        const std::string_view word = m_text.substr(from, m_at - from);
        std::size_t behind = m_at;
        while (behind < m_text.size() && m_text[behind] == ' ')
            ++behind;
        const bool isCalled =
            m_text.substr(behind).starts_with("(") || m_text.substr(behind).starts_with("（");
        if (isCalled) {
            const std::string lower = lowered(word);
            const auto& pure = pureFunctions();
            if (std::binary_search(pure.begin(), pure.end(), std::string_view(lower))) {
                put(from, lower);
                return success();
            }
        }
        if (m_wantsText && !fieldOf(word)) {
            putText(from, word);
            return success();
        }
        if (putWord(from, word)) return success();
        if (isCalled && segments(word).empty())
            return Error{
                ErrorCode::InvalidArgument,
                wrong(from, word, {"this function cannot be used here", "这里不能使用这个函数"})
                    .message,
                {"Functions are: " + joined(functionNames(), ", ") + ".",
                 "可用的函数：" + joined(functionNames(), "、") + "。"}};
        return putRun(from, word);
    }

    [[nodiscard]] static std::vector<std::string> functionNames() {
        return {pureFunctions().begin(), pureFunctions().end()};
    }

    Status takeNumber() {
        const std::size_t from = m_at;
        while (m_at < m_text.size() &&
               ((m_text[m_at] >= '0' && m_text[m_at] <= '9') || m_text[m_at] == '.'))
            ++m_at;
        if (m_at < m_text.size() && (m_text[m_at] == 'e' || m_text[m_at] == 'E')) {
            std::size_t digits = m_at + 1;
            if (digits < m_text.size() && (m_text[digits] == '+' || m_text[digits] == '-'))
                ++digits;
            if (digits < m_text.size() && m_text[digits] >= '0' && m_text[digits] <= '9') {
                m_at = digits;
                while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
                    ++m_at;
            }
        }
        const std::string_view number = m_text.substr(from, m_at - from);
        double value = 0;
        if (!parseNumber(number, value))
            return wrong(from, number, {"this is no number", "这不是数字"});
        // SQLite would drop the zero of the division "01".
        if (number.front() == '0' && isComparison(m_last) && codeOf(number))
            putCompared(from, number);
        else
            put(from, number);
        return success();
    }

    /// Text between `open` and `close`; a doubled ASCII quote stands for itself.
    Result<std::string> takeQuoted(std::string_view open, std::string_view close) {
        const std::size_t from = m_at;
        m_at += open.size();
        std::string out;
        for (;;) {
            if (m_at >= m_text.size())
                return wrong(from, open, {"the closing quote is missing", "缺少后引号"});
            if (m_text.substr(m_at).starts_with(close)) {
                m_at += close.size();
                if (open != close || !m_text.substr(m_at).starts_with(close)) return out;
                out += close;
                m_at += close.size();
                continue;
            }
            out += m_text[m_at++];
        }
    }

    Status takeOne() {
        const std::size_t from = m_at;
        const std::string_view rest = m_text.substr(m_at);
        static constexpr std::array<Sign, 3> textQuotes{{{"'", "'"}, {"‘", "’"}, {"“", "”"}}};
        for (const auto& [open, close] : textQuotes) {
            if (!rest.starts_with(open)) continue;
            HETU_TRY(const std::string text, takeQuoted(open, close));
            putText(from, text);
            return success();
        }
        for (const auto& [open, close] : {Sign{"\"", "\""}, Sign{"[", "]"}, Sign{"`", "`"}}) {
            if (!rest.starts_with(open)) continue;
            const std::string before = m_last;
            HETU_TRY(const std::string name, takeQuoted(open, close));
            const Field* field = fieldOf(name);
            if (field || lowered(name) == "id")
                putField(from, field ? field->name : "id");
            else if (open == "\"" &&
                     (m_wantsText || isComparison(before) || before == "(" || before == ","))
                putText(from, name);  // most people write texts so
            else
                return unknownWord(from, name);
            return success();
        }
        if ((rest[0] >= '0' && rest[0] <= '9') || rest[0] == '.') return takeNumber();
        for (const auto& [sign, sql] : signs()) {
            if (!rest.starts_with(sign)) continue;
            if (sql == "(") m_isInList = m_last == "IN";
            if (sql == ")") m_isInList = false;
            if (sql == "(") ++m_depth;
            if (sql == ")" && --m_depth < 0)
                return wrong(from, sign, {"there is no parenthesis to close", "多了一个右括号"});
            put(from, sql);
            m_at += sign.size();
            return success();
        }
        const Character next = characterAt(m_text, m_at);
        if (!next.isOfWord)
            return wrong(from, rest.substr(0, next.bytes),
                         {"this sign has no meaning here", "这个符号在这里没有意义"});
        return takeWord();
    }

    const CodeLists& m_codes;
    std::string_view m_layer;
    const std::vector<Field>& m_fields;
    std::string_view m_text;
    std::size_t* m_wrongAt;  ///< nullptr: nobody asks
    std::size_t m_at = 0;
    SqlCondition m_out;
    std::string m_last;        ///< what was written last
    std::string m_codeField;   ///< the field of codes that texts are compared with
    bool m_wantsText = false;  ///< behind "contains"
    bool m_isInList = false;   ///< between the parentheses behind IN
    int m_depth = 0;
};

}  // namespace

Result<SqlCondition> expressionOf(const CodeLists& codes,
                                  std::string_view layer,
                                  const std::vector<Field>& fields,
                                  std::string_view written,
                                  std::size_t* wrongAt) {
    constexpr std::size_t longest = 10'000;
    if (written.size() > longest || !isUtf8(written))
        return Error{ErrorCode::InvalidArgument, {"The condition is too long.", "条件太长。"}, {}};
    return Translator(codes, layer, fields, written, wrongAt).translate();
}

Error expressionError(const SqlCondition& condition,
                      std::string_view written,
                      std::string_view message,
                      long long offset,
                      std::size_t* wrongAt) {
    std::size_t place = characters(written);
    for (const auto& [byte, character] : condition.places)
        if (offset >= 0 && byte <= static_cast<std::size_t>(offset)) place = character;
    if (wrongAt) *wrongAt = place;
    Text why{"this cannot be read: " + std::string(message), "写法有误：" + std::string(message)};
    if (message.find("syntax error") != std::string_view::npos)
        why = {"something is missing or too much here", "这里多了或少了内容"};
    else if (message.find("incomplete") != std::string_view::npos)
        why = {"the condition is not finished", "条件没有写完"};
    else if (message.find("number of arguments") != std::string_view::npos)
        why = {"a function has too many or too few values in its parentheses",
               "函数括号内的数值个数不对"};
    return {ErrorCode::InvalidArgument,
            {fillIn("At character {}: {}.", {toText(place + 1), why.en}),
             fillIn("第 {} 个字符处：{}。", {toText(place + 1), why.zh})},
            {"For example: employees > 50 and has_org = 0",
             "例如：从业人数 > 50 且 是否建立党组织 = 0"}};
}

}  // namespace hetu::database
