#include "app/qgis_helper/server.h"

#include <QCoreApplication>
#include <cerrno>

#include <qgis.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/qgis_helper/legend.h"
#include "app/qgis_helper/project.h"
#include "app/qgis_helper/sheet.h"

namespace hetu::helper {
namespace {

using namespace render::protocol;

Message failedOver(std::int64_t request, const QStringList& warnings) {
    const std::string text = fromQt(warnings.join("; "));
    return Failed{request, {ErrorCode::InvalidArgument, {text, text}, {}}};
}

std::int64_t requestOf(const Message& message) {
    return std::visit(
        [](const auto& m) -> std::int64_t {
            if constexpr (requires { m.request; })
                return m.request;
            else
                return 0;
        },
        message);
}

}  // namespace

Server::Server(int socket, QObject* parent)
    : QObject(parent),
      m_socket(socket),
      m_readable(socket, QSocketNotifier::Read),
      m_drawing(m_layers, [this](const Message& message) { answer(message); }) {
    connect(&m_readable, &QSocketNotifier::activated, this, [this] { read(); });
    connect(&m_pulse, &QTimer::timeout, this, [this] { m_drawing.showSignsOfLife(); });
    m_pulse.start(1000);
    connect(&m_sketches, &QTimer::timeout, this, [this] { m_drawing.sketch(); });
    m_sketches.start(250);
    answer(Hello{protocolVersion, "QGIS " + fromQt(Qgis::version())});
}

void Server::read() {
    char bytes[65536];
    const ssize_t n = recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
    if (n <= 0) return QCoreApplication::quit();
    m_reader.feed({bytes, static_cast<std::size_t>(n)});
    for (;;) {
        const auto message = m_reader.next();
        if (!message) return QCoreApplication::exit(2);
        if (!message.value()) return;
        handle(*message.value());
    }
}

void Server::answer(const Message& message) {
    static const bool isStrict = qEnvironmentVariableIsSet("HETU_QGIS_STRICT");
    const QStringList warnings = takeWarnings();
    const bool isResult =
        std::holds_alternative<Drawn>(message) || std::holds_alternative<LegendDrawn>(message) ||
        std::holds_alternative<Exported>(message) || std::holds_alternative<Saved>(message);
    const auto frame = encode(isStrict && isResult && !warnings.isEmpty()
                                  ? failedOver(requestOf(message), warnings)
                                  : message);
    if (!frame) return answer(Failed{requestOf(message), frame.error()});
    const std::string& bytes = frame.value();
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t n = send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return QCoreApplication::quit();
        sent += static_cast<std::size_t>(n);
    }
}

void Server::handle(const Message& message) {
    if (const auto* hello = std::get_if<Hello>(&message)) {
        // The client has our number too and explains the mismatch; nothing more is understood.
        if (hello->protocol != protocolVersion) QCoreApplication::exit(3);
    } else if (const auto* draw = std::get_if<Draw>(&message)) {
        m_drawing.begin(*draw);
    } else if (const auto* cancel = std::get_if<Cancel>(&message)) {
        m_drawing.cancel(cancel->request);
    } else if (const auto* legend = std::get_if<DrawLegend>(&message)) {
        auto entries = drawLegend(m_layers, legend->layers, [&](const std::string& layer) {
            answer(Advanced{legend->request, 0, layer});
        });
        if (entries)
            answer(LegendDrawn{legend->request, std::move(entries).value()});
        else
            answer(Failed{legend->request, entries.error()});
    } else if (const auto* sheet = std::get_if<ExportLayout>(&message)) {
        const auto file =
            exportSheet(m_layers, sheet->layout, [&](double fraction, const std::string& what) {
                answer(Advanced{sheet->request, fraction, what});
            });
        if (file)
            answer(Exported{sheet->request, file.value()});
        else
            answer(Failed{sheet->request, file.error()});
    } else if (const auto* project = std::get_if<SaveProject>(&message)) {
        const auto file = saveProject(project->project);
        if (file)
            answer(Saved{project->request, file.value()});
        else
            answer(Failed{project->request, file.error()});
    }
}

}  // namespace hetu::helper
