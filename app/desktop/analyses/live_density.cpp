#include "app/desktop/analyses/live_density.h"

#include <QColor>
#include <algorithm>
#include <cmath>

#include "app/desktop/base/gui_thread.h"
#include "layers/base/guarded.h"

namespace hetu::desktop {
namespace {

/// From clear to dark, through the colours of styles/layers/kernel_density.qml.
std::vector<QRgb> ramp() {
    constexpr int steps = 256;
    const std::pair<double, QColor> stops[] = {
        {0.00, QColor(0xed, 0xf8, 0xb1, 0)},   {0.04, QColor(0xed, 0xf8, 0xb1, 150)},
        {0.20, QColor(0xc7, 0xe9, 0xb4, 200)}, {0.40, QColor(0x7f, 0xcd, 0xbb, 215)},
        {0.60, QColor(0x41, 0xb6, 0xc4, 225)}, {0.80, QColor(0x2c, 0x7f, 0xb8, 232)},
        {1.00, QColor(0x25, 0x34, 0x94, 240)}};
    std::vector<QRgb> colours;
    std::size_t next = 1;
    for (int k = 0; k < steps; ++k) {
        const double at = k / (steps - 1.0);
        while (at > stops[next].first)
            ++next;
        const auto& [from, before] = stops[next - 1];
        const auto& [to, after] = stops[next];
        const double share = (at - from) / (to - from);
        const auto mixed = [&](int a, int b) {
            return static_cast<int>(std::lround(a + (b - a) * share));
        };
        colours.push_back(qPremultiply(
            qRgba(mixed(before.red(), after.red()), mixed(before.green(), after.green()),
                  mixed(before.blue(), after.blue()), mixed(before.alpha(), after.alpha()))));
    }
    return colours;
}

QImage painted(const analysis::LiveSurface& surface) {
    const std::vector<QRgb>& colours = LiveDensityWork::colours();
    const float perStep =
        surface.greatest > 0 ? static_cast<float>(colours.size() - 1) / surface.greatest : 0;
    QImage image(surface.frame.columns, surface.frame.rows, QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < surface.frame.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        const float* values = surface.values.data() + static_cast<std::size_t>(row) *
                                                          static_cast<std::size_t>(image.width());
        for (int column = 0; column < image.width(); ++column)
            line[column] = colours[std::min(
                static_cast<std::size_t>(values[column] * perStep + 0.5F), colours.size() - 1)];
    }
    return image;
}

}  // namespace

const std::vector<QRgb>& LiveDensityWork::colours() {
    static const std::vector<QRgb> made = ramp();
    return made;
}

LiveDensityWork::LiveDensityWork(QObject* parent)
    : QObject(parent),
      m_thread([this, self = QPointer<LiveDensityWork>(this)](std::stop_token stop) {
          work(std::move(stop), self);
      }) {}

LiveDensityWork::~LiveDensityWork() {
    forget();
}

void LiveDensityWork::setPoints(Load load) {
    const std::scoped_lock lock(m_mutex);
    m_load = std::move(load);
    m_loading.request_stop();
    m_current.request_stop();
}

void LiveDensityWork::ask(const Wish& wish) {
    const std::scoped_lock lock(m_mutex);
    m_wish = wish;
    ++m_number;
    m_current.request_stop();
    m_wake.notify_one();
}

void LiveDensityWork::forget() {
    const std::scoped_lock lock(m_mutex);
    m_wish.reset();
    ++m_number;
    m_loading.request_stop();
    m_current.request_stop();
    m_load = [](const Progress&) { return analysis::LiveDensity::create({}); };
}

void LiveDensityWork::work(std::stop_token stop, QPointer<LiveDensityWork> self) {
    std::optional<analysis::LiveDensity> live;
    while (!stop.stop_requested()) {
        std::optional<Load> load;
        Wish wish;
        std::uint64_t number = 0;
        Progress progress, loading;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [&] { return m_wish.has_value(); })) return;
            wish = *std::exchange(m_wish, std::nullopt);
            load = std::exchange(m_load, std::nullopt);
            number = m_number;
            m_loading = std::stop_source();
            loading = Progress{m_loading.get_token(), {}};
            m_current = std::stop_source();
            progress = Progress{m_current.get_token(), {}};
        }
        const auto drawn = guarded([&]() -> Result<DensityPicture> {
            if (load) {
                live.reset();
                HETU_TRY(live, (*load)(loading));
            }
            if (!live) return cancelledError();
            const double cell = wish.frame.metresPerPixel / wish.pixelsPerUnit;
            const Extent seen = wish.frame.extent();
            const analysis::Frame pixels{
                seen.minX, seen.maxY,
                std::max(1, static_cast<int>(std::lround(wish.frame.width * wish.pixelsPerUnit))),
                std::max(1, static_cast<int>(std::lround(wish.frame.height * wish.pixelsPerUnit)))};
            HETU_CHECK(live->view(pixels, cell));
            // Narrower than two pixels nothing could be seen of it.
            HETU_TRY(const analysis::LiveSurface surface,
                     live->surface(std::max(wish.radiusMetres, 2 * cell), wish.kernel, progress));
            QImage image = painted(surface);
            image.setDevicePixelRatio(wish.pixelsPerUnit);
            return DensityPicture{std::move(image),
                                  {pixels.minX, pixels.maxY - pixels.rows * cell,
                                   pixels.minX + pixels.columns * cell, pixels.maxY},
                                  surface.greatest};
        });
        if (!drawn.ok() && drawn.error().code == ErrorCode::Cancelled) continue;
        onGuiThread(self, [number, drawn](LiveDensityWork& me) {
            {
                const std::scoped_lock lock(me.m_mutex);
                // While a slider moves, a picture that is one wish late is better than none.
                if (number + 1 < me.m_number && drawn.ok()) return;
            }
            if (drawn.ok())
                emit me.drawn(drawn.value());
            else
                emit me.failed(drawn.error());
        });
    }
}

}  // namespace hetu::desktop
