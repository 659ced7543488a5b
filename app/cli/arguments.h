#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layers/base/result.h"

namespace hetu::cli {

/// The command line after the command's name: words, and options with their values.
struct Arguments {
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> options;  ///< name without dashes, in order

    [[nodiscard]] bool has(std::string_view name) const;
    /// The last value given, or `fallback`.
    [[nodiscard]] std::string value(std::string_view name, std::string_view fallback = {}) const;
};

/// `flags` are the options that take no value; every other "--name" takes the next word, or what
/// stands behind '='. "--" ends the options.
/// Errors   InvalidArgument: an option without its value.
[[nodiscard]] Result<Arguments> parseArguments(const std::vector<std::string>& words,
                                               const std::vector<std::string>& flags);

}  // namespace hetu::cli
