#include "layers/model/text_order.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "layers/base/parallel.h"

namespace hetu {
namespace {

struct CloseCollator {
    void operator()(UCollator* collator) const { ucol_close(collator); }
};
using Collator = std::unique_ptr<UCollator, CloseCollator>;

Result<Collator> pinyinCollator() {
    UErrorCode status = U_ZERO_ERROR;
    Collator collator(ucol_open("zh@collation=pinyin", &status));
    if (U_SUCCESS(status))
        ucol_setAttribute(collator.get(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    if (U_SUCCESS(status)) return collator;
    return Error{ErrorCode::Internal,
                 textOf("The order of Chinese words is not installed ({}).",
                        "系统缺少汉字拼音排序数据（{}）。", std::string_view(u_errorName(status))),
                 {}};
}

/// Bytes that compare as the texts do.
std::string sortKey(const UCollator* collator, const std::string& text, std::u16string& wide) {
    UErrorCode status = U_ZERO_ERROR;
    wide.resize(text.size() + 1);  // no text has more UTF-16 units than bytes
    std::int32_t length = 0;
    u_strFromUTF8WithSub(wide.data(), static_cast<std::int32_t>(wide.size()), &length, text.data(),
                         static_cast<std::int32_t>(text.size()), 0xFFFD, nullptr, &status);
    std::string key(4 * text.size() + 16, '\0');
    const auto fill = [&] {
        return ucol_getSortKey(collator, wide.data(), length,
                               reinterpret_cast<std::uint8_t*>(key.data()),
                               static_cast<std::int32_t>(key.size()));
    };
    const std::int32_t needed = fill();
    const bool isWhole = static_cast<std::size_t>(needed) <= key.size();
    key.resize(static_cast<std::size_t>(needed));
    if (!isWhole) fill();
    key.shrink_to_fit();
    return key;
}

/// Sorts `order` by `isBefore`: pieces in parallel, then merged two by two.
template <class Less>
bool sortInPieces(std::vector<std::uint32_t>& order,
                  const Less& isBefore,
                  const Progress& progress,
                  int threads) {
    constexpr std::size_t piece = 32'768;
    if (!inPieces(order.size(), piece, threads, progress, [&](std::size_t from, std::size_t to) {
            std::sort(order.begin() + static_cast<std::ptrdiff_t>(from),
                      order.begin() + static_cast<std::ptrdiff_t>(to), isBefore);
        }))
        return false;
    std::vector<std::uint32_t> merged(order.size());
    for (std::size_t width = piece; width < order.size(); width *= 2) {
        const std::size_t pairs = (order.size() + 2 * width - 1) / (2 * width);
        if (!inPieces(pairs, 1, threads, progress, [&](std::size_t pair, std::size_t) {
                const auto at = [&](std::size_t k) {
                    return order.begin() + static_cast<std::ptrdiff_t>(std::min(k, order.size()));
                };
                const std::size_t from = pair * 2 * width;
                std::merge(at(from), at(from + width), at(from + width), at(from + 2 * width),
                           merged.begin() + static_cast<std::ptrdiff_t>(from), isBefore);
            }))
            return false;
        order.swap(merged);
    }
    return true;
}

}  // namespace

Result<std::vector<std::uint32_t>> textRanks(std::span<const std::string> texts,
                                             const Progress& progress,
                                             int threads) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::vector<const std::string*> different;
    std::vector<std::uint32_t> ranks(texts.size(), noRank);
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (row % 4096 == 0 && progress.cancelled()) return cancelledError();
        if (texts[row].empty()) continue;
        const auto [at, isNew] =
            numbers.try_emplace(texts[row], static_cast<std::uint32_t>(different.size()));
        if (isNew) different.push_back(&texts[row]);
        ranks[row] = at->second;
    }
    HETU_TRY(const Collator collator, pinyinCollator());
    std::vector<std::string> keys(different.size());
    if (!inPieces(different.size(), 4096, threads, progress, [&](std::size_t from, std::size_t to) {
            std::u16string wide;
            for (std::size_t k = from; k < to; ++k)
                keys[k] = sortKey(collator.get(), *different[k], wide);
        }))
        return cancelledError();

    std::vector<std::uint32_t> order(different.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!sortInPieces(
            order, [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; }, progress,
            threads))
        return cancelledError();
    std::vector<std::uint32_t> rankOf(different.size());
    std::uint32_t rank = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k && keys[order[k]] != keys[order[k - 1]]) ++rank;
        rankOf[order[k]] = rank;
    }
    for (std::uint32_t& r : ranks)
        if (r != noRank) r = rankOf[r];
    return ranks;
}

}  // namespace hetu
