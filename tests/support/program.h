#pragma once
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace hetu::test {

inline std::string readFile(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

struct Ran {
    int exitCode = -1;  ///< -1: ended by a signal
    std::string out;
    std::string err;

    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

/// Runs one of the project's programs, or any other, as a person would: a process of its own.
class Program {
public:
    explicit Program(std::vector<std::string> words) {
        if (words.front().find('/') == std::string::npos)
            if (const std::string own = std::string(HETU_PROGRAM_DIR "/") + words.front();
                ::access(own.c_str(), X_OK) == 0)
                words.front() = own;
        m_pid = ::fork();
        if (m_pid != 0) return;
        const auto redirect = [](const std::string& path, int to) {
            const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            ::dup2(handle, to);
        };
        redirect(m_folder.file("out"), STDOUT_FILENO);
        redirect(m_folder.file("err"), STDERR_FILENO);
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        ::execvp(arguments.front(), arguments.data());
        ::_exit(127);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() {
        if (!m_isReaped) {
            signal(SIGKILL);
            static_cast<void>(finish());
        }
    }

    void signal(int number) const { ::kill(m_pid, number); }
    Ran finish() {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_isReaped = true;
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readFile(m_folder.file("out")),
                readFile(m_folder.file("err"))};
    }

private:
    TemporaryFolder m_folder;
    pid_t m_pid = -1;
    bool m_isReaped = false;
};

inline Ran run(std::vector<std::string> words) {
    return Program(std::move(words)).finish();
}

/// hetu with --json, in English.
inline Ran hetu(std::vector<std::string> words) {
    words.insert(words.begin(), "hetu");
    words.insert(words.end(), {"--json", "--lang", "en"});
    return run(std::move(words));
}

}  // namespace hetu::test
