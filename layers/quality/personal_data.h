#pragma once
#include <string>
#include <string_view>

namespace hetu {

// The guard that keeps single persons out of the register (个人信息保护法 第二十八条): names,
// identity numbers and telephone numbers are never stored, on import or later.

/// True if a column heading announces data about single persons: 姓名, 身份证, 电话, 手机, 出生,
/// 家庭住址, 民族, 党员名单, 法人, 联系人, 书记, phone, mobile, contact, birth ...
[[nodiscard]] bool isPersonalHeading(std::string_view heading);

/// True for 18 signs that are a resident identity number: check sign by GB 11643-1999, and a date
/// of birth of 1900 or later in positions 7-14.
[[nodiscard]] bool isIdentityNumber(std::string_view text);
/// True for an 11-digit mobile number of mainland China, with or without +86, spaces and dashes.
[[nodiscard]] bool isMobileNumber(std::string_view text);
/// Either of them, as the whole of a cell.
[[nodiscard]] bool isPersonalCell(std::string_view cell);

/// `text` with every identity and mobile number inside it replaced by "***".
[[nodiscard]] std::string withoutPersonalNumbers(std::string_view text);

}  // namespace hetu
