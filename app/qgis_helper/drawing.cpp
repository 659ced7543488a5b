#include "app/qgis_helper/drawing.h"

#include <QElapsedTimer>
#include <cstring>

#include <fcntl.h>
#include <qgscoordinatereferencesystem.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hetu::helper {
namespace {

using render::protocol::Failed;
using render::protocol::PixelMemory;

/// Writes `image` into the client's memory, which must be what the protocol says it is.
Status deliver(const QImage& image, const PixelMemory& memory) {
    const Error unusable{
        ErrorCode::Io, {"The picture could not be handed over.", "图片无法传回。"}, {}};
    // Whatever else has that number by now must not be written to.
    char target[64] = {};
    const ssize_t length = readlink(memory.path.c_str(), target, sizeof target - 1);
    if (length < 0 || !QByteArray(target).startsWith("/memfd:hetu-map")) return unusable;
    const int file = open(memory.path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return unusable;
    const std::size_t size =
        static_cast<std::size_t>(memory.bytesPerRow) * static_cast<std::size_t>(image.height());
    struct stat facts {};
    void* at = MAP_FAILED;
    if (fstat(file, &facts) == 0 && static_cast<std::size_t>(facts.st_size) >= size)
        at = mmap(nullptr, size, PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (at == MAP_FAILED) return unusable;
    for (int row = 0; row < image.height(); ++row)
        std::memcpy(static_cast<char*>(at) + static_cast<std::ptrdiff_t>(row) * memory.bytesPerRow,
                    image.constScanLine(row), static_cast<std::size_t>(image.width()) * 4);
    munmap(at, size);
    return success();
}

Extent shownBy(const QgsMapRendererJob& job) {
    const QgsRectangle shown = job.mapSettings().visibleExtent();
    return {shown.xMinimum(), shown.yMinimum(), shown.xMaximum(), shown.yMaximum()};
}

}  // namespace

struct Drawing::Job {
    render::protocol::Draw draw;
    std::unique_ptr<QgsMapRendererParallelJob> job;
    QElapsedTimer clock;
    bool isCancelled = false;
};

Drawing::Drawing(LayerStore& layers, Answer answer)
    : m_layers(layers), m_answer(std::move(answer)) {}

Drawing::~Drawing() {
    for (auto& [request, job] : m_jobs)
        job->job->cancel();
}

void Drawing::begin(const render::protocol::Draw& draw) {
    for (const auto& [request, job] : m_jobs)
        if (job->draw.view == draw.view) cancel(request);

    const QgsCoordinateReferenceSystem crs(toQt(draw.map.crs));
    if (!crs.isValid() || draw.map.extent.isEmpty()) {
        m_answer(Failed{
            draw.request,
            {ErrorCode::Crs,
             textOf("There is no map in {} to draw.", "无法在坐标系 {} 下绘制地图。", draw.map.crs),
             {}}});
        return;
    }
    auto layers = m_layers.getAll(draw.map.layers);
    if (!layers) {
        m_answer(Failed{draw.request, layers.error()});
        return;
    }
    QgsMapSettings settings;
    settings.setLayers(layers.value());
    settings.setDestinationCrs(crs);
    settings.setTransformContext(QgsProject::instance()->transformContext());
    settings.setOutputSize({draw.map.widthPixels, draw.map.heightPixels});
    settings.setOutputDpi(draw.map.dpi);
    settings.setRotation(draw.map.rotationDegrees);
    const Extent& e = draw.map.extent;
    settings.setExtent(QgsRectangle(e.minX, e.minY, e.maxX, e.maxY));
    settings.setBackgroundColor(Qt::transparent);
    settings.setOutputImageFormat(QImage::Format_ARGB32_Premultiplied);
    settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
    settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, true);
    settings.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization, true);

    auto job = std::make_unique<Job>();
    job->draw = draw;
    job->clock.start();
    job->job = std::make_unique<QgsMapRendererParallelJob>(settings);
    const std::int64_t request = draw.request;
    QgsMapRendererParallelJob* const running = job->job.get();
    m_jobs.emplace(request, std::move(job));
    QObject::connect(
        running, &QgsMapRendererJob::finished, running, [this, request] { finish(request); },
        Qt::QueuedConnection);
    running->start();
}

void Drawing::cancel(std::int64_t request) {
    const auto found = m_jobs.find(request);
    if (found == m_jobs.end() || found->second->isCancelled) return;
    found->second->isCancelled = true;
    m_answer(Failed{request, cancelledError()});
    found->second->job->cancelWithoutBlocking();
}

void Drawing::sketch() const {
    constexpr qint64 firstAfterMilliseconds = 350;  // sooner, the whole picture is better
    for (const auto& [request, job] : m_jobs) {
        if (!job->draw.wantsSketches || job->isCancelled || !job->job->isActive() ||
            job->clock.elapsed() < firstAfterMilliseconds)
            continue;
        const QImage image = job->job->renderedImage();
        if (image.width() != job->draw.map.widthPixels ||
            image.height() != job->draw.map.heightPixels)
            continue;
        if (deliver(image, job->draw.memory))
            m_answer(render::protocol::Sketched{request, shownBy(*job->job)});
    }
}

void Drawing::finish(std::int64_t request) {
    const auto found = m_jobs.find(request);
    if (found == m_jobs.end()) return;
    const std::unique_ptr<Job> done = std::move(found->second);
    m_jobs.erase(found);
    if (!done->isCancelled) {
        const QImage image = done->job->renderedImage();
        if (const Status delivered = deliver(image, done->draw.memory); !delivered)
            m_answer(Failed{request, delivered.error()});
        else
            m_answer(render::protocol::Drawn{request, shownBy(*done->job),
                                             static_cast<double>(done->clock.elapsed())});
    }
    // Deleting it here would be within its own signal.
    done->job.release()->deleteLater();
}

void Drawing::showSignsOfLife() const {
    for (const auto& [request, job] : m_jobs)
        if (!job->isCancelled) m_answer(render::protocol::Advanced{request, 0, {}});
}

}  // namespace hetu::helper
