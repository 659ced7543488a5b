#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "layers/base/progress.h"
#include "layers/base/result.h"

namespace hetu::cli {

/// Exit codes of every command.
enum class Exit { Done = 0, Failed = 1, Usage = 2 };

/// Where a command speaks: words or one JSON document on standard output, progress and errors on
/// standard error. Ctrl-C and SIGTERM stop the running job; a second one ends the program.
class Console {
public:
    Console(bool isJson, Language language);

    [[nodiscard]] bool isJson() const { return m_isJson; }
    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] const std::string& say(const Text& text) const { return text.in(m_language); }

    /// One line on standard output; nothing in JSON mode.
    void line(std::string_view text = {}) const;
    void line(const Text& text) const { line(say(text)); }
    /// Columns aligned by their display width; the first row is the heading.
    void table(const std::vector<std::vector<std::string>>& rows) const;
    /// The one document of JSON mode; nothing otherwise.
    void document(const nlohmann::ordered_json& value) const;

    /// The sentence and its hint on standard error (in JSON mode also as a document).
    Exit fail(const Error& error, Exit code = Exit::Failed) const;

    /// Progress on standard error, at most five lines a second, listening to Ctrl-C.
    [[nodiscard]] Progress progress() const;
    /// Clears the progress line of a terminal.
    void endProgress() const;

private:
    bool m_isJson;
    Language m_language;
    bool m_isTerminal;
};

/// Columns that `text` takes on a terminal: two for CJK characters.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// 1234567.25 -> "1,234,567.25": at most `decimals` digits, none that are zero at the end.
[[nodiscard]] std::string readable(double value, int decimals = 2);

}  // namespace hetu::cli
