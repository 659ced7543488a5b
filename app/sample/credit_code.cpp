#include "app/sample/credit_code.h"

#include <algorithm>

namespace hetu::sample {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// GB 11714: the ninth character of an organisation code.
char bodyCheck(std::string_view body) {
    constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        const char c = body[i];
        sum += weights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    const int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

char wholeCheck(std::string_view code) {
    std::size_t sum = 0, weight = 1;
    for (const char c : code.substr(0, 17)) {
        sum += symbols.find(c) * weight;
        weight = weight * 3 % 31;
    }
    return symbols[(31 - sum % 31) % 31];
}

}  // namespace

std::string creditCode(std::string_view registry, std::string_view series, std::int64_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 6 - std::min<std::size_t>(6, digits.size()), '0');
    const std::string body = std::string(series) + digits;
    std::string code = std::string(registry) + "410399" + body;
    code += bodyCheck(body);
    code += wholeCheck(code);
    return code;
}

}  // namespace hetu::sample
