#include "app/qgis_helper/drawing.h"

#include <QElapsedTimer>
#include <QPainter>
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

using render::MapRequest;
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
    std::size_t layersBegun = 0;  ///< of a careful one
    QImage finished;              ///< its layers before the present one

    [[nodiscard]] QImage soFar() const {
        const QImage present = job->renderedImage();
        if (finished.isNull()) return present;
        QImage both = finished;
        QPainter(&both).drawImage(0, 0, present);
        return both;
    }
    ~Job() {
        // This may be within a signal of the job.
        if (job) job.release()->deleteLater();
    }
};

Drawing::Drawing(LayerStore& layers, Answer answer)
    : m_layers(layers), m_answer(std::move(answer)) {}

Drawing::~Drawing() {
    for (auto& [request, job] : m_jobs)
        if (job->job) {
            job->job->cancel();
            job->job.reset();  // nobody comes to delete it later
        }
}

void Drawing::begin(const render::protocol::Draw& draw) {
    for (const auto& [request, job] : m_jobs)
        if (job->draw.view == draw.view) cancel(request);

    if (!QgsCoordinateReferenceSystem(toQt(draw.map.crs)).isValid() || draw.map.extent.isEmpty()) {
        m_answer(Failed{
            draw.request,
            {ErrorCode::Crs,
             textOf("There is no map in {} to draw.", "无法在坐标系 {} 下绘制地图。", draw.map.crs),
             {}}});
        return;
    }
    auto job = std::make_unique<Job>();
    job->draw = draw;
    job->clock.start();
    m_jobs.emplace(draw.request, std::move(job));
    if (draw.isCareful && !draw.map.layers.empty())
        startNextLayer(draw.request);
    else
        start(draw.request, draw.map.layers);
}

void Drawing::startNextLayer(std::int64_t request) {
    Job& job = *m_jobs.at(request);
    const std::vector<render::DrawnLayer>& all = job.draw.map.layers;
    const std::size_t next = job.layersBegun++;
    m_answer(render::protocol::Advanced{
        request, static_cast<double>(next) / static_cast<double>(all.size()), all[next].id});
    start(request, {all[next]});
}

void Drawing::start(std::int64_t request, const std::vector<render::DrawnLayer>& wishes) {
    Job& job = *m_jobs.at(request);
    for (const render::DrawnLayer& wish : wishes)
        misbehaveIfTold("draw", wish.id);
    auto layers = m_layers.getAll(wishes);
    if (!layers) return giveUp(request, layers.error());
    const MapRequest& map = job.draw.map;
    QgsMapSettings settings;
    settings.setLayers(layers.value());
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(toQt(map.crs)));
    settings.setTransformContext(QgsProject::instance()->transformContext());
    settings.setOutputSize({map.widthPixels, map.heightPixels});
    settings.setOutputDpi(map.dpi);
    settings.setRotation(map.rotationDegrees);
    const Extent& e = map.extent;
    settings.setExtent(QgsRectangle(e.minX, e.minY, e.maxX, e.maxY));
    settings.setBackgroundColor(Qt::transparent);
    settings.setOutputImageFormat(QImage::Format_ARGB32_Premultiplied);
    settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
    settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, true);
    settings.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization, true);
    if (job.job) job.job.release()->deleteLater();
    job.job = std::make_unique<QgsMapRendererParallelJob>(settings);
    QgsMapRendererParallelJob* const running = job.job.get();
    QObject::connect(
        running, &QgsMapRendererJob::finished, running, [this, request] { finish(request); },
        Qt::QueuedConnection);
    running->start();
}

void Drawing::giveUp(std::int64_t request, const Error& error) {
    m_answer(Failed{request, error});
    m_jobs.erase(request);
}

void Drawing::cancel(std::int64_t request) {
    const auto found = m_jobs.find(request);
    if (found == m_jobs.end() || found->second->isCancelled) return;
    found->second->isCancelled = true;
    m_answer(Failed{request, cancelledError()});
    if (found->second->job) found->second->job->cancelWithoutBlocking();
}

void Drawing::sketch() const {
    constexpr qint64 firstAfterMilliseconds = 350;  // sooner, the whole picture is better
    for (const auto& [request, job] : m_jobs) {
        if (!job->draw.wantsSketches || job->isCancelled || !job->job || !job->job->isActive() ||
            job->clock.elapsed() < firstAfterMilliseconds)
            continue;
        const QImage image = job->soFar();
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
    Job& job = *found->second;
    if (!job.isCancelled) {
        const QImage image = job.soFar();
        if (job.layersBegun > 0 && job.layersBegun < job.draw.map.layers.size()) {
            job.finished = image;
            return startNextLayer(request);
        }
        if (const Status delivered = deliver(image, job.draw.memory); !delivered)
            m_answer(Failed{request, delivered.error()});
        else
            m_answer(render::protocol::Drawn{request, shownBy(*job.job),
                                             static_cast<double>(job.clock.elapsed())});
    }
    m_jobs.erase(found);
}

void Drawing::showSignsOfLife() const {
    for (const auto& [request, job] : m_jobs)
        if (!job->isCancelled) m_answer(render::protocol::Advanced{request, 0, {}});
}

}  // namespace hetu::helper
