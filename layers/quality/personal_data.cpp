#include "layers/quality/personal_data.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "layers/base/text.h"
#include "layers/quality/clean_cell.h"

namespace hetu {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string withoutSpaces(std::string_view text) {
    std::string out = lowered(halfWidth(text));
    std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    return out;
}

}  // namespace

bool isPersonalHeading(std::string_view heading) {
    const std::string text = withoutSpaces(heading);
    const auto contains = [&](std::string_view word) {
        return text.find(word) != std::string::npos;
    };
    for (const std::string_view word : {"姓名",
                                        "身份证",
                                        "证件号",
                                        "电话",
                                        "手机",
                                        "联系方式",
                                        "联系人",
                                        "出生",
                                        "生日",
                                        "家庭住址",
                                        "家庭地址",
                                        "民族",
                                        "性别",
                                        "籍贯",
                                        "党员名单",
                                        "党员名册",
                                        "花名册",
                                        "法人代表",
                                        "法定代表人",
                                        "法人姓名",
                                        "负责人",
                                        "经办人",
                                        "填报人",
                                        "邮箱",
                                        "微信",
                                        "qq号",
                                        "学历",
                                        "政治面貌",
                                        "phone",
                                        "mobile",
                                        "e-mail",
                                        "email",
                                        "contact",
                                        "birth",
                                        "idcard",
                                        "id_card",
                                        "idnumber",
                                        "id_number",
                                        "passport",
                                        "surname",
                                        "firstname",
                                        "lastname",
                                        "first_name",
                                        "last_name",
                                        "legalperson",
                                        "legal_person",
                                        "legalrepresentative",
                                        "ethnic"})
        if (contains(word)) return true;
    if (contains("书记"))  // "书记培训" counts trainings, "第一书记" is an instructor
        return !contains("培训") && !contains("参训") && !contains("轮训") && !contains("第一书记");
    static const std::array<std::string_view, 9> whole{
        "法人", "tel", "telephone", "fax", "qq", "wechat", "gender", "sex", "nation"};
    return std::find(whole.begin(), whole.end(), text) != whole.end();
}

bool isIdentityNumber(std::string_view text) {
    if (text.size() != 18) return false;
    static constexpr std::array<int, 17> weights{7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                 3, 7, 9,  10, 5, 8, 4, 2};
    static constexpr std::string_view checks = "10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) {
        if (!isDigit(text[i])) return false;
        sum += (text[i] - '0') * weights[i];
    }
    const char last = text[17] == 'x' ? 'X' : text[17];
    if (last != checks[static_cast<std::size_t>(sum % 11)]) return false;
    const auto number = [&](std::size_t at, std::size_t length) {
        long long value = 0;
        (void)parseInteger(text.substr(at, length), value);
        return value;
    };
    const long long year = number(6, 4), month = number(10, 2), day = number(12, 2);
    return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool isMobileNumber(std::string_view text) {
    std::string digits = halfWidth(text);
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    if (digits.starts_with("+86")) digits.erase(0, 3);
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' &&
           std::all_of(digits.begin(), digits.end(), isDigit);
}

bool isPersonalCell(std::string_view cell) {
    if (cell.size() < 11 || cell.size() > 60) return false;
    return isMobileNumber(cell) || isIdentityNumber(withoutSpaces(cell));
}

std::string withoutPersonalNumbers(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            out += text[i++];
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        std::size_t idEnd = end;
        if (end - i == 17 && end < text.size() && (text[end] == 'X' || text[end] == 'x')) ++idEnd;
        const std::string_view run = text.substr(i, idEnd - i);
        // A digit run inside a longer code (credit code, order number) is not a number by itself.
        const bool standsAlone =
            (i == 0 || !std::isalnum(static_cast<unsigned char>(text[i - 1]))) &&
            (idEnd == text.size() || !std::isalnum(static_cast<unsigned char>(text[idEnd])));
        if (standsAlone && (isIdentityNumber(run) || isMobileNumber(run))) {
            out += "***";
            i = idEnd;
        } else {
            out += text.substr(i, end - i);
            i = end;
        }
    }
    return out;
}

}  // namespace hetu
