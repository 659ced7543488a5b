#include "app/cli/console.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <stop_token>
#include <thread>

#include <unistd.h>

namespace hetu::cli {
namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[1], &byte, 1);
}

/// The stop that Ctrl-C requests. A handler may only write a byte; a thread does the rest.
std::stop_source& stopOnSignal() {
    static std::stop_source source;
    static const bool isListening = [] {
        if (::pipe(signalPipe) != 0) return false;
        std::thread([] {
            char byte = 0;
            if (::read(signalPipe[0], &byte, 1) == 1) source.request_stop();
            if (::read(signalPipe[0], &byte, 1) == 1) ::_exit(static_cast<int>(Exit::Failed));
        }).detach();
        struct sigaction action = {};
        action.sa_handler = onSignal;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(SIGINT, &action, nullptr);
        ::sigaction(SIGTERM, &action, nullptr);
        return true;
    }();
    static_cast<void>(isListening);
    return source;
}

}  // namespace

Console::Console(bool isJson, Language language)
    : m_isJson(isJson), m_language(language), m_isTerminal(::isatty(STDERR_FILENO) != 0) {
    stopOnSignal();
}

void Console::line(std::string_view text) const {
    if (!m_isJson) std::fprintf(stdout, "%.*s\n", static_cast<int>(text.size()), text.data());
}

void Console::table(const std::vector<std::vector<std::string>>& rows) const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i >= widths.size()) widths.push_back(0);
            widths[i] = std::max(widths[i], displayWidth(row[i]));
        }
    for (const auto& row : rows) {
        std::string text;
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += row[i];
            if (i + 1 < row.size()) text.append(widths[i] - displayWidth(row[i]) + 2, ' ');
        }
        line(text);
    }
}

void Console::document(const nlohmann::ordered_json& value) const {
    if (!m_isJson) return;
    const std::string text =
        value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::fprintf(stdout, "%s\n", text.c_str());
}

Exit Console::fail(const Error& error, Exit code) const {
    static constexpr std::array words{"invalid-argument", "not-found", "io",          "crs",
                                      "geometry",         "cancelled", "unsupported", "internal"};
    endProgress();
    std::fprintf(stderr, "hetu: %s\n", say(error.message).c_str());
    if (!error.hint.isEmpty()) std::fprintf(stderr, "      %s\n", say(error.hint).c_str());
    document({{"error",
               {{"code", words.at(static_cast<std::size_t>(error.code))},
                {"message", say(error.message)},
                {"hint", say(error.hint)}}}});
    return code;
}

Progress Console::progress() const {
    using Clock = std::chrono::steady_clock;
    const auto last = std::make_shared<Clock::time_point>();
    const bool isTerminal = m_isTerminal, isChinese = m_language == Language::Chinese;
    return {stopOnSignal().get_token(),
            [last, isTerminal, isChinese](double fraction, std::string_view what) {
                const auto now = Clock::now();
                if (now - *last < std::chrono::milliseconds(200)) return;
                *last = now;
                // Most jobs name their steps in English only; a Chinese reader is spared those.
                const bool isAscii =
                    std::all_of(what.begin(), what.end(), [](char c) { return (c & 0x80) == 0; });
                if (isChinese && isAscii) what = {};
                std::fprintf(stderr, isTerminal ? "\r\033[K%3d %%  %.*s" : "%3d %%  %.*s\n",
                             static_cast<int>(100 * std::clamp(fraction, 0.0, 1.0)),
                             static_cast<int>(what.size()), what.data());
                std::fflush(stderr);
            }};
}

void Console::endProgress() const {
    if (m_isTerminal) std::fputs("\r\033[K", stderr);
}

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        if ((byte & 0xC0) == 0x80) continue;  // inside a character
        width += byte >= 0xE2 ? 2 : 1;        // close enough: wide from U+2000 on
    }
    return width;
}

std::string readable(double value, int decimals) {
    if (!std::isfinite(value)) return "-";
    std::string text = toGrouped(value, decimals);
    if (text.find('.') != std::string::npos) {
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.') text.pop_back();
    }
    return text;
}

}  // namespace hetu::cli
