#pragma once
#include <exception>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

#include "layers/base/result.h"

namespace hetu {

/// What `work`, which gives a Result, answers. An exception, which no room of ours lets out but
/// for memory that has run out, becomes the error of the whole job: the last line before a
/// thread or program would die of it.
/// Errors   those of `work`; Internal: it threw.
template <class Work>
[[nodiscard]] std::invoke_result_t<Work&> guarded(Work&& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::Internal,
                     {"There is not enough memory for this.", "内存不足，无法完成。"},
                     {"Close other programs, or choose larger cells or a smaller area.",
                      "请关闭其他程序，或取更大的格子、更小的范围。"}};
    } catch (const std::exception& thrown) {
        return Error{ErrorCode::Internal,
                     textOf("The program made a mistake: {}.", "程序内部出错：{}。",
                            std::string_view(thrown.what())),
                     {"Nothing was changed.", "数据未改动。"}};
    }
}

}  // namespace hetu
