#include <algorithm>
#include <clocale>
#include <cstdlib>

#include "app/cli/commands.h"
#include "layers/base/guarded.h"

namespace hetu::cli {
namespace {

Language systemLanguage() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return std::string_view(value).starts_with("zh") ? Language::Chinese
                                                             : Language::English;
    return Language::English;
}

std::string usageOf(const Command& command) {
    return "hetu " + command.name + (command.usage.empty() ? "" : " " + command.usage);
}

nlohmann::ordered_json helpJson(const Command& command, const Console& console) {
    return {
        {"name", command.name}, {"usage", usageOf(command)}, {"help", console.say(command.help)}};
}

void printHelp(const Console& console) {
    console.line(
        Text{"Hetu: where organisations cluster, which of them nothing reaches, where a "
             "platform should stand.",
             "河图：组织在哪里集聚，哪些尚未覆盖，平台建在何处。"});
    console.line();
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Command& command : commands()) {
        console.line("  " + usageOf(command));
        console.line("      " + console.say(command.help));
        all.push_back(helpJson(command, console));
    }
    console.document({{"program", "hetu"}, {"version", HETU_VERSION}, {"commands", all}});
    console.line();
    console.line(
        Text{"Every command takes --json (one document on standard output) and --lang zh|en.",
             "所有命令均支持 --json（标准输出为一个 JSON 文档）和 --lang zh|en。"});
}

Exit usageError(const Console& console, const Command* command, Text message) {
    const std::string usage = command ? usageOf(*command) : "hetu --help";
    return console.fail(
        {ErrorCode::InvalidArgument, std::move(message), textOf("Usage: {}", "用法：{}", usage)},
        Exit::Usage);
}

Exit runCommandLine(std::vector<std::string> words) {
    // --json and --lang may stand anywhere, so that errors follow them too.
    bool isJson = false;
    Language language = systemLanguage();
    std::string unknownLanguage;
    for (auto word = words.begin(); word != words.end();) {
        if (*word == "--") break;
        if (*word == "--json") {
            isJson = true;
            word = words.erase(word);
        } else if (word->starts_with("--lang=") ||
                   (*word == "--lang" && word + 1 != words.end() && !word[1].starts_with("--"))) {
            const bool isOneWord = *word != "--lang";
            const std::string wanted = isOneWord ? word->substr(7) : word[1];
            if (wanted == "zh" || wanted == "en")
                language = wanted == "zh" ? Language::Chinese : Language::English;
            else
                unknownLanguage = "\"" + wanted + "\"";
            word = words.erase(word, word + (isOneWord ? 1 : 2));
        } else {
            ++word;
        }
    }
    const Console console(isJson, language);
    if (!unknownLanguage.empty())
        return usageError(console, nullptr,
                          textOf("--lang is zh or en, not {}.",
                                 "--lang 只能是 zh 或 en，而不是 {}。", unknownLanguage));
    if (words.empty() && isJson)
        return usageError(console, nullptr, {"Say which command.", "请指定命令。"});
    if (words.empty() || words.front() == "--help" || words.front() == "help") {
        printHelp(console);
        return words.empty() ? Exit::Usage : Exit::Done;
    }
    if (words.front() == "--version") {
        console.line("hetu " HETU_VERSION);
        console.document({{"program", "hetu"}, {"version", HETU_VERSION}});
        return Exit::Done;
    }
    const auto command = std::find_if(commands().begin(), commands().end(),
                                      [&](const Command& c) { return c.name == words.front(); });
    if (command == commands().end())
        return usageError(console, nullptr,
                          textOf("There is no command \"{}\".", "没有命令“{}”。", words.front()));
    words.erase(words.begin());
    if (std::find(words.begin(), words.end(), "--help") != words.end()) {
        console.line(usageOf(*command));
        console.line("    " + console.say(command->help));
        console.document(helpJson(*command, console));
        return Exit::Done;
    }
    const auto arguments = parseArguments(words, command->flags);
    if (!arguments.ok()) return usageError(console, &*command, arguments.error().message);
    for (const auto& [name, value] : arguments.value().options) {
        const auto known = [&](const std::vector<std::string>& names) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        if (!known(command->options) && !known(command->flags) &&
            command->options != std::vector<std::string>{"*"})
            return usageError(console, &*command,
                              textOf("\"hetu {}\" knows no option --{}.",
                                     "“hetu {}”没有选项 --{}。", command->name, name));
    }
    const std::size_t given = arguments.value().words.size();
    if (given < command->fewestWords || given > command->mostWords)
        return usageError(
            console, &*command,
            given < command->fewestWords
                ? textOf("\"hetu {}\" needs more than it was given.", "“hetu {}”缺少必要的参数。",
                         command->name)
                : textOf("\"hetu {}\" does not know what to do with \"{}\".",
                         "“hetu {}”无法理解“{}”。", command->name, arguments.value().words.back()));
    const auto code =
        guarded([&]() -> Result<Exit> { return command->run(arguments.value(), console); });
    if (!code.ok()) return console.fail(code.error());
    console.endProgress();
    return code.value();
}

}  // namespace
}  // namespace hetu::cli

int main(int argc, char** argv) {
    // Numbers in files and JSON never depend on the locale: the program stays in "C".
    std::setlocale(LC_ALL, "C");
    return static_cast<int>(hetu::cli::runCommandLine({argv + 1, argv + argc}));
}
