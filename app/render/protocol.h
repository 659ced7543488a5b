#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/render/map_renderer.h"
#include "layers/base/result.h"

/// What the program and its helper `hetu-qgis` say to each other, over one end each of a
/// socketpair. Both processes compile this file.
///
///     client -> helper                              helper -> client
///     hello(protocol, program)                      hello(protocol, program)
///     draw(request, view, map, memory)              sketched(request, extent)
///                                                   drawn(request, extent, milliseconds)
///     legend(request, layers)                       legend_drawn(request, entries)
///     export_layout(request, layout)                exported(request, file)
///     save_project(request, project)                saved(request, file)
///     cancel(request)                               progress(request, fraction, what)
///                                                   failed(request, error)
///
/// A frame is the length of its body (4 bytes, little endian, 1 .. 64 MiB) and the body: one JSON
/// object in UTF-8 whose "type" is one of the words above.
///
/// Holds    Both sides begin with hello; a different protocol number ends the conversation.
///          Every request ends in exactly one of drawn, legend_drawn, exported, saved, failed.
///          `progress` and `sketched` (the memory holds what is drawn so far) only come before it.
///          A request carries all it needs: a helper knows nothing of the one before it.
///          A newer draw of the same view ends the older one with failed(Cancelled).
///          A legend, and a draw that is `careful`, takes one layer after the other and says
///          progress(request, fraction, layer's id) before it touches it: whoever outlives the
///          helper knows at which layer it ended.
///          Pixels never pass through the socket: `memory` names a file that the client made, of
///          bytesPerRow * height bytes, and that only the client frees.
///          The helper ends when the socket closes, and with its parent.
namespace hetu::render::protocol {

inline constexpr int protocolVersion = 3;
inline constexpr std::size_t maxFrameBytes = std::size_t{64} * 1024 * 1024;

struct Hello {
    int protocol = protocolVersion;
    std::string program;  ///< "hetu 0.1.0", "QGIS 3.22.16"
};

/// Where the helper writes a picture.
struct PixelMemory {
    std::string path;  ///< "/proc/<pid>/fd/<n>" of a memfd
    int bytesPerRow = 0;
};

struct Draw {
    std::int64_t request = 0;
    int view = 0;
    MapRequest map;
    PixelMemory memory;
    bool wantsSketches = false;  ///< to be told what is drawn so far, a few times a second
    bool isCareful = false;      ///< one layer after the other
};
struct DrawLegend {
    std::int64_t request = 0;
    std::vector<DrawnLayer> layers;
};
struct ExportLayout {
    std::int64_t request = 0;
    LayoutRequest layout;
};
struct SaveProject {
    std::int64_t request = 0;
    ProjectRequest project;
};
struct Cancel {
    std::int64_t request = 0;
};

struct Sketched {
    std::int64_t request = 0;
    Extent extent;
};
struct Drawn {
    std::int64_t request = 0;
    Extent extent;
    double milliseconds = 0;
};
struct LegendDrawn {
    std::int64_t request = 0;
    std::vector<LegendEntry> entries;
};
struct Exported {
    std::int64_t request = 0;
    std::string file;
};
struct Saved {
    std::int64_t request = 0;
    std::string file;
};
struct Advanced {
    std::int64_t request = 0;
    double fraction = 0;
    std::string what;
};
struct Failed {
    std::int64_t request = 0;
    Error error;
};

using Message = std::variant<Hello,
                             Draw,
                             DrawLegend,
                             ExportLayout,
                             SaveProject,
                             Cancel,
                             Sketched,
                             Drawn,
                             LegendDrawn,
                             Exported,
                             Saved,
                             Advanced,
                             Failed>;

/// The whole frame, length included. Bytes that are not UTF-8 are replaced by U+FFFD.
/// Errors   InvalidArgument: the body is larger than maxFrameBytes.
[[nodiscard]] Result<std::string> encode(const Message& message);

/// The message in the body of one frame.
/// Errors   InvalidArgument: not JSON, no known type, a member missing, of the wrong type or
///          outside its range. Whatever the bytes are, nothing else happens.
[[nodiscard]] Result<Message> decode(std::string_view body);

/// Cuts a stream of bytes into messages.
class FrameReader {
public:
    void feed(std::string_view bytes) { m_bytes.append(bytes); }
    /// The next whole message; nothing while it is incomplete.
    /// Errors   as decode(), and a length outside 1 .. maxFrameBytes. The stream is lost then.
    [[nodiscard]] Result<std::optional<Message>> next();

private:
    std::string m_bytes;
    std::size_t m_at = 0;
};

/// Standard base64 with padding; the empty optional where the text is not base64.
[[nodiscard]] std::string toBase64(const std::vector<std::uint8_t>& bytes);
[[nodiscard]] std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view text);

}  // namespace hetu::render::protocol
