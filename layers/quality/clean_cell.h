#pragma once
#include <string>
#include <string_view>

namespace hetu {

/// What became of one cell of a ledger.
enum class CellState {
    Blank,       ///< nothing in it, or a dash: not known
    Good,        ///< read
    Unreadable,  ///< something is there that cannot be understood: not known, and counted
};

struct CleanNumber {
    CellState state = CellState::Blank;
    double value = 0;
};
struct CleanText {
    CellState state = CellState::Blank;
    std::string text;
};

/// Full-width letters, digits and signs as ASCII, white space of every kind at the ends removed.
[[nodiscard]] std::string halfWidth(std::string_view text);

/// A count that is not negative: "50", "５０", "1,200", "12.0", "约50人", "50余人", "1.2万"; 无 and
/// 零 are 0; "-", "/", "—" are blank. "10-20" and "若干" are unreadable, and so is a count that is
/// not whole.
[[nodiscard]] CleanNumber cleanCount(std::string_view cell);
/// A number with or without thousands separators and a unit behind it; may be negative.
[[nodiscard]] CleanNumber cleanReal(std::string_view cell);
/// 1 or 0 of 是/否 有/无 √/× 1/0 Y/N yes/no true/false 已建/未建 and of words that begin with them;
/// blank is not known, never "no".
[[nodiscard]] CleanNumber cleanFlag(std::string_view cell);
/// As cleanFlag(), but any other word (a name or number of an instructor, an organisation) counts
/// as 1: something is there.
[[nodiscard]] CleanNumber cleanPresence(std::string_view cell);

/// The code of a register field (register_schema.h) for what people write: "单独组建" -> "own",
/// "C13" or "农副食品加工业" -> "13". Words without a code come back as they are, with state
/// Unreadable where the list is complete (of industries, types, scales and the like people write
/// others, too). Fields without codes come back trimmed.
[[nodiscard]] CleanText cleanCode(std::string_view layer,
                                  std::string_view field,
                                  std::string_view cell);

/// enterprise or social by the first two signs of a unified social credit code (GB 32100-2015):
/// 51, 52, 53 social; 31, 91, 92, 93 enterprise; "" for others.
[[nodiscard]] std::string kindOfCreditCode(std::string_view code);

/// County of Luoyang under its code or name of today: 410381 -> 410307, 410322 and 410306 ->
/// 410308, 偃师市 -> 偃师区, 孟津县 and 吉利区 -> 孟津区 (reform of March 2021). Others unchanged.
[[nodiscard]] std::string countyOfToday(std::string_view county);

/// True for states in which an organisation is no longer counted: 空挂, 注销, 吊销, 停产, 停业,
/// 歇业, 失联, 僵尸, 迁出, 撤销, closed, cancelled ...
[[nodiscard]] bool isOutOfBusiness(std::string_view operatingStatus);

}  // namespace hetu
