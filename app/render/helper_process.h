#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <sys/types.h>

#include "app/render/protocol.h"
#include "layers/base/private_folder.h"
#include "layers/base/result.h"

namespace hetu::render {

/// The memory of one picture: made and freed here, filled by the helper.
class SharedPixels {
public:
    /// REQUIRES: both at least 1, and few enough for `int` bytes per row. Errors   Io.
    [[nodiscard]] static Result<std::shared_ptr<SharedPixels>> create(int width, int height);
    SharedPixels() = default;
    SharedPixels(const SharedPixels&) = delete;
    SharedPixels& operator=(const SharedPixels&) = delete;
    ~SharedPixels();

    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return {m_at, m_size}; }
    /// How another process of this user opens it.
    [[nodiscard]] protocol::PixelMemory name() const;

private:
    int m_file = -1;
    int m_bytesPerRow = 0;
    std::size_t m_size = 0;
    const std::uint8_t* m_at = nullptr;
};

/// How a helper ended.
struct HelperEnd {
    int signal = 0;               ///< that ended it; 0: it left by itself
    bool wasPaused = false;       ///< somebody had stopped it (SIGSTOP)
    bool ranOutOfMemory = false;  ///< the system ended a process for want of memory meanwhile
    /// What the helper did was the reason: nobody else ends a process with such a signal.
    [[nodiscard]] bool isCrash() const;
};

/// A helper process and the socket to it. For one thread.
///
/// The program is $HETU_QGIS_HELPER, else `hetu-qgis` beside the running program. What it prints is
/// dropped unless HETU_QGIS_VERBOSE is set.
class HelperProcess {
public:
    HelperProcess() = default;
    HelperProcess(const HelperProcess&) = delete;
    HelperProcess& operator=(const HelperProcess&) = delete;
    ~HelperProcess() { stop(); }

    [[nodiscard]] bool isRunning() const { return m_pid > 0; }
    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] bool wantsToWrite() const { return !m_unsent.empty(); }

    /// Errors   NotFound: no such program. Io: the system refuses.
    [[nodiscard]] Status start();
    /// Ends the process at once: it holds nothing that could be lost.
    HelperEnd stop();
    [[nodiscard]] Status send(const protocol::Message& message);
    /// Writes and reads what the socket can take and give. False: the helper is gone.
    [[nodiscard]] bool exchange();
    [[nodiscard]] Result<std::optional<protocol::Message>> next() { return m_reader.next(); }

private:
    pid_t m_pid = -1;
    int m_socket = -1;
    long long m_memoryKills = 0;  ///< of the whole machine, when it was started
    std::string m_unsent;
    protocol::FrameReader m_reader;
    /// QGIS leaves temporary files behind; they go with the process, however it ends.
    std::optional<PrivateFolder> m_temporary;
};

}  // namespace hetu::render
