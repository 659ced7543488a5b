#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "layers/base/progress.h"

namespace hetu {

/// The number of threads that work is spread over when nobody says otherwise.
[[nodiscard]] inline int usualThreadCount() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// Calls `work(from, to)` for consecutive pieces of [0, count), of `piece` each, on `threads`
/// threads (0: as many as the machine has), the calling one among them; every piece once, in no
/// stated order. `progress` is reported by the calling thread alone and asked for "stop" before
/// each piece, so a piece should take well under 0.2 s.
/// False if it was stopped; then some pieces are missing. What `work` throws comes out here.
template <class Work>
[[nodiscard]] bool inPieces(
    std::size_t count, std::size_t piece, int threads, const Progress& progress, Work&& work) {
    if (progress.cancelled()) return false;
    piece = std::max<std::size_t>(piece, 1);
    const std::size_t pieces = (count + piece - 1) / piece;
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stopped = false;
    std::exception_ptr thrown;
    std::mutex throwing;
    const auto take = [&](bool isCaller) {
        try {
            for (std::size_t k = next++; k < pieces && !stopped; k = next++) {
                if (progress.cancelled()) {
                    stopped = true;
                    return;
                }
                work(k * piece, std::min(count, (k + 1) * piece));
                if (isCaller)
                    progress.report(static_cast<double>(k + 1) / static_cast<double>(pieces));
            }
        } catch (...) {
            const std::scoped_lock lock(throwing);
            thrown = std::current_exception();
            stopped = true;
        }
    };
    {
        const auto wanted = static_cast<std::size_t>(threads > 0 ? threads : usualThreadCount());
        std::vector<std::jthread> helpers;
        for (std::size_t t = 1; t < std::min(wanted, pieces); ++t)
            helpers.emplace_back([&] { take(false); });
        take(true);
    }
    if (thrown) std::rethrow_exception(thrown);
    return !stopped;
}

}  // namespace hetu
