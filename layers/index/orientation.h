#pragma once
#include "layers/model/geometry.h"

namespace hetu {

/// 1: `p` lies to the left of the way from `a` to `b`; -1: to the right; 0: on the line. Exact
/// for all coordinates whose products neither overflow nor underflow.
/// Shewchuk (1997), Adaptive Precision Floating-Point Arithmetic, theorem 10 (Grow-Expansion).
/// Cost   a few operations; a hundred where the point lies next to the line.
[[nodiscard]] int orientation(Point a, Point b, Point p);

}  // namespace hetu
