#pragma once
#include <chrono>

namespace hetu::test {

/// The longest that a test lets work go on after "stop". The promise is 0.2 s on a machine with
/// nothing else to do; a busy one must not fail the tests.
constexpr std::chrono::duration<double> stopBound = std::chrono::seconds(2);

}  // namespace hetu::test
