#pragma once
#include <QImage>
#include <QObject>
#include <QPointer>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "analysis/core/live_density.h"
#include "app/desktop/map/map_frame.h"

namespace hetu::desktop {

/// The density of what a map shows, as a picture to lay over it.
struct DensityPicture {
    QImage image;
    Extent extent;        ///< what it covers, map plane
    double greatest = 0;  ///< per km2, of the darkest place in view
};

/// Draws densities in a thread of its own, for a slider: of several wishes only the newest is
/// fulfilled, and a newer one stops the one under way.
class LiveDensityWork : public QObject {
    Q_OBJECT
public:
    using Load = std::function<Result<analysis::LiveDensity>(const Progress&)>;
    struct Wish {
        MapFrame frame;
        double pixelsPerUnit = 1;  ///< of the screen, as of QWidget::devicePixelRatioF
        double radiusMetres = 1000;
        analysis::Kernel kernel = analysis::Kernel::Quartic;
    };

    explicit LiveDensityWork(QObject* parent = nullptr);
    ~LiveDensityWork() override;

    /// What is counted from now on. `load` runs in the thread, before the next wish.
    void setPoints(Load load);
    void ask(const Wish& wish);
    /// Whatever is under way is dropped, and so are the points.
    void forget();

    /// The colours from none to the greatest density.
    [[nodiscard]] static const std::vector<QRgb>& colours();

signals:
    void drawn(const hetu::desktop::DensityPicture& picture);
    void failed(const hetu::Error& error);

private:
    void work(std::stop_token stop, QPointer<LiveDensityWork> self);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Load> m_load;
    std::optional<Wish> m_wish;
    std::stop_source m_loading;  ///< of the points under way
    std::stop_source m_current;  ///< of the wish under way
    std::uint64_t m_number = 0;  ///< of the newest wish
    std::jthread m_thread;       ///< last: it uses all of the above
};

}  // namespace hetu::desktop
