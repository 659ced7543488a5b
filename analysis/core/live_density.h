#pragma once
#include <memory>
#include <span>
#include <vector>

#include "analysis/core/density.h"

namespace hetu::analysis {

/// A density on the pixels of the screen.
struct LiveSurface {
    Frame frame;
    double cellMetres = 0;      ///< side of one pixel on the ground
    std::vector<float> values;  ///< 1/km2, rows * columns, row 0 north, at the pixels' centres
    float greatest = 0;
    bool isExact = false;  ///< every point was summed pixel by pixel
};

/// The density of the visible map, fast enough to follow a slider: what `kernelDensity` gives on
/// the pixels of a view, as a picture.
///
/// One object is used by one thread at a time; it spreads its work over `threads` itself. While
/// only the radius or the kernel changes, what the points alone decide is kept.
///
/// Where a sum over the points near the view costs less than a frame, it is done (`isExact`).
/// Else the points are spread on a grid by cubic B-splines, and the sum is a product of spectra:
/// that of the points, once a view, and the kernel's (Hankel transform in closed form), with the
/// B-spline divided out. The grid reaches beyond the view by what is felt there; from 128 pixels
/// of reach on (quartic 64, Gaussian 80, uniform 512) its cells are 2, 4, 8, ... pixels, and pixels
/// between its nodes come from the B-spline again, so there are no steps.
///
/// Errors   against `kernelDensity`, in parts of the greatest value in view. Exact sums: 1e-5.
///          Through the spectrum: 1e-3 for the quartic and, from 2 pixels on, the Gaussian kernel
///          (1e-4 from 3), on any data; 1e-3 for the Epanechnikov and the triangular kernel with
///          two hundred places in reach, 2.5e-3 with fewer for the latter, and 1e-2 at the edge or
///          the tip of one place that outweighs all others among more than 100,000. The uniform
///          kernel is a count in a disc, whose edge is drawn softly: a value lies between the
///          counts of discs smaller and larger by three cells of the grid (pixels, up to a radius
///          of 512). Values below 1e-5 of the greatest become 0. Each has its test.
/// Holds    The same bits for every order of the points and every number of threads.
class LiveDensity {
public:
    /// Errors   InvalidArgument: a position or weight is not finite, or a weight is negative or
    ///          above 1e30.
    /// Cost     Sorts the points: 0.2 s a million.
    [[nodiscard]] static Result<LiveDensity> create(std::span<const WeightedPoint> points,
                                                    int threads = 0);
    LiveDensity(LiveDensity&&) noexcept;
    LiveDensity& operator=(LiveDensity&&) noexcept;
    ~LiveDensity();

    /// What is visible: `frame` of pixels of `cellMetres` each. The same view again costs nothing.
    /// Errors   InvalidArgument: no pixels, more than 16384 on a side, or a place that is not
    ///          finite.
    [[nodiscard]] Status view(const Frame& frame, double cellMetres);

    /// The density in view. Told to stop, it answers within 0.1 s and keeps what is whole.
    /// Errors   InvalidArgument: no view yet, or the bandwidth is below one pixel. Cancelled.
    [[nodiscard]] Result<LiveSurface> surface(double bandwidthMetres,
                                              Kernel kernel,
                                              const Progress& progress);

private:
    struct Impl;
    explicit LiveDensity(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hetu::analysis
