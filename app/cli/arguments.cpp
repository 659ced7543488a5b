#include "app/cli/arguments.h"

#include <algorithm>

namespace hetu::cli {

bool Arguments::has(std::string_view name) const {
    return std::any_of(options.begin(), options.end(),
                       [&](const auto& option) { return option.first == name; });
}

std::string Arguments::value(std::string_view name, std::string_view fallback) const {
    const auto found = std::find_if(options.rbegin(), options.rend(),
                                    [&](const auto& option) { return option.first == name; });
    return found == options.rend() ? std::string(fallback) : found->second;
}

Result<Arguments> parseArguments(const std::vector<std::string>& words,
                                 const std::vector<std::string>& flags) {
    Arguments out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            out.words.insert(out.words.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                             words.end());
            break;
        }
        if (word.size() < 3 || !word.starts_with("--")) {
            out.words.push_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        if (std::find(flags.begin(), flags.end(), name) != flags.end()) {
            out.options.emplace_back(name, "");
        } else if (equals != std::string::npos) {
            out.options.emplace_back(name, word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            out.options.emplace_back(name, words[++i]);
        } else {
            return Error{ErrorCode::InvalidArgument,
                         textOf("The option --{} needs a value.", "选项 --{} 缺少取值。", name),
                         {}};
        }
    }
    return out;
}

}  // namespace hetu::cli
