#include "app/render/helper_process.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace hetu::render {
namespace {

constexpr int helperSocket = 3;  // the descriptor at which the helper finds its end

Error helperMissing(const std::string& path) {
    return {ErrorCode::NotFound,
            textOf("The map service {} was not found.", "找不到绘图服务程序 {}。", path),
            {"Install Hetu again, or name the file in HETU_QGIS_HELPER.",
             "请重新安装河图，或用环境变量 HETU_QGIS_HELPER 指定该文件。"}};
}
Error mapServiceError(const char* what) {
    return {ErrorCode::Io,
            textOf("The map service cannot be reached: {}: {}.", "无法使用绘图服务：{}：{}。", what,
                   std::strerror(errno)),
            {}};
}

std::string helperPath() {
    if (const char* named = std::getenv("HETU_QGIS_HELPER"); named != nullptr && *named != '\0')
        return named;
    std::error_code ignored;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    return (self.parent_path() / "hetu-qgis").string();
}

/// The environment of this program with `folder` as the place for temporary files.
std::vector<std::string> environmentWith(const std::string& folder) {
    std::vector<std::string> out{"TMPDIR=" + folder};
    for (char** entry = environ; *entry != nullptr; ++entry)
        if (!std::string_view(*entry).starts_with("TMPDIR=")) out.emplace_back(*entry);
    return out;
}

/// Processes that the system ended for want of memory since it started.
long long memoryKills() {
    std::ifstream counters("/proc/vmstat");
    std::string name;
    for (long long count = 0; counters >> name >> count;)
        if (name == "oom_kill") return count;
    return 0;
}

/// The letter of its state in /proc: 'T' is stopped.
char stateOf(pid_t pid) {
    std::ifstream file("/proc/" + toText(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    const std::size_t nameEnd = line.rfind(')');  // the name may hold anything
    return nameEnd == std::string::npos || nameEnd + 2 >= line.size() ? '?' : line[nameEnd + 2];
}

}  // namespace

bool HelperEnd::isCrash() const {
    switch (signal) {
        case SIGSEGV:
        case SIGABRT:
        case SIGBUS:
        case SIGFPE:
        case SIGILL:
        case SIGSYS:
        case SIGTRAP:
            return true;
        case SIGKILL:
            return ranOutOfMemory;
        default:
            return false;
    }
}

Result<std::shared_ptr<SharedPixels>> SharedPixels::create(int width, int height) {
    auto pixels = std::make_shared<SharedPixels>();
    pixels->m_bytesPerRow = width * 4;
    pixels->m_size =
        static_cast<std::size_t>(pixels->m_bytesPerRow) * static_cast<std::size_t>(height);
    pixels->m_file = memfd_create("hetu-map", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (pixels->m_file < 0) return mapServiceError("memfd_create");
    if (ftruncate(pixels->m_file, static_cast<off_t>(pixels->m_size)) != 0)
        return mapServiceError("ftruncate");
    // A shrunk file would turn reading it into a crash of this program.
    fcntl(pixels->m_file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW);
    void* at = mmap(nullptr, pixels->m_size, PROT_READ, MAP_SHARED, pixels->m_file, 0);
    if (at == MAP_FAILED) return mapServiceError("mmap");
    pixels->m_at = static_cast<const std::uint8_t*>(at);
    return pixels;
}
SharedPixels::~SharedPixels() {
    if (m_at != nullptr) munmap(const_cast<std::uint8_t*>(m_at), m_size);
    if (m_file >= 0) close(m_file);
}

protocol::PixelMemory SharedPixels::name() const {
    return {"/proc/" + toText(getpid()) + "/fd/" + toText(m_file), m_bytesPerRow};
}

Status HelperProcess::start() {
    const std::string path = helperPath();
    if (access(path.c_str(), X_OK) != 0) return helperMissing(path);
    HETU_TRY(PrivateFolder temporary, PrivateFolder::create());
    std::vector<std::string> environment = environmentWith(temporary.path());
    std::vector<char*> environmentPointers;
    for (std::string& entry : environment)
        environmentPointers.push_back(entry.data());
    environmentPointers.push_back(nullptr);
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return mapServiceError("socketpair");
    // posix_spawn keeps the descriptor closed-on-exec when it is copied onto itself.
    if (ends[1] == helperSocket) {
        const int other = fcntl(ends[1], F_DUPFD_CLOEXEC, helperSocket + 1);
        close(ends[1]);
        ends[1] = other;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], helperSocket);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (std::getenv("HETU_QGIS_VERBOSE") == nullptr)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, helperSocket + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    // Ctrl-C in a terminal is for this program, which then ends the helper itself.
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);

    std::string name = "hetu-qgis";
    std::string parent = toText(getpid());
    char* arguments[] = {name.data(), parent.data(), nullptr};
    pid_t pid = -1;
    const int failure = posix_spawn(&pid, path.c_str(), &actions, &attributes, arguments,
                                    environmentPointers.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (failure != 0) {
        close(ends[0]);
        errno = failure;
        return mapServiceError("posix_spawn");
    }
    m_pid = pid;
    m_memoryKills = memoryKills();
    m_temporary = std::move(temporary);
    m_socket = ends[0];
    m_unsent.clear();
    m_reader = {};
    return send(protocol::Hello{protocol::protocolVersion, "hetu " HETU_VERSION});
}

HelperEnd HelperProcess::stop() {
    HelperEnd end;
    if (m_socket >= 0) close(std::exchange(m_socket, -1));
    if (m_pid <= 0) return end;
    end.wasPaused = stateOf(m_pid) == 'T';
    // One that is ending already keeps its own reason.
    kill(m_pid, SIGKILL);
    int status = 0;
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
    end.ranOutOfMemory = memoryKills() > m_memoryKills;
    m_pid = -1;
    m_temporary.reset();
    return end;
}

Status HelperProcess::send(const protocol::Message& message) {
    HETU_TRY(const std::string frame, protocol::encode(message));
    m_unsent += frame;
    return success();
}

bool HelperProcess::exchange() {
    while (!m_unsent.empty()) {
        const ssize_t n = ::send(m_socket, m_unsent.data(), m_unsent.size(), MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
        if (n < 0) return false;
        m_unsent.erase(0, static_cast<std::size_t>(n));
    }
    for (;;) {
        char bytes[65536];
        const ssize_t n = recv(m_socket, bytes, sizeof bytes, 0);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
        if (n == 0) return false;
        m_reader.feed({bytes, static_cast<std::size_t>(n)});
    }
}

}  // namespace hetu::render
