#include <algorithm>
#include <array>
#include <fstream>

#include "layers/base/text.h"
#include "layers/io/encoding.h"
#include "layers/io/sheet_heading.h"
#include "layers/io/source_readers.h"

namespace hetu {
namespace {

constexpr std::size_t pieceBytes = 1 << 20;
constexpr std::size_t maxRecordBytes = 10 << 20;
constexpr std::size_t maxColumns = 4096;

/// Comma-separated values after RFC 4180, and what spreadsheets make of it: other separators,
/// quotes inside cells, any line ending, "sep=;" in the first line.
class CsvReader : public SourceReader {
public:
    explicit CsvReader(std::string path) : m_path(std::move(path)), m_decoder("UTF-8") {}

    Status open(const Progress& progress) {
        m_file.open(m_path, std::ios::binary);
        if (!m_file) return cannotOpen();
        HETU_CHECK(chooseEncoding(progress));
        HETU_CHECK(restart());
        chooseSeparator();
        HETU_CHECK(readHeading());
        return rewind();
    }

    Status rewind() override {
        HETU_CHECK(restart());
        std::vector<std::string> skipped;
        for (std::size_t i = 0; i < m_skip; ++i) {
            HETU_TRY([[maybe_unused]] const bool more, next(skipped));
        }
        m_number = 0;
        return success();
    }

    Status read(std::vector<SourceRow>& rows, std::size_t limit) override {
        rows.resize(limit);
        std::size_t count = 0;
        while (count < limit) {
            SourceRow& row = rows[count];
            HETU_TRY(const bool more, next(row.cells));
            if (!more) break;
            row.number = ++m_number;
            const bool isBlank = std::all_of(row.cells.begin(), row.cells.end(),
                                             [](const std::string& c) { return c.empty(); });
            if (isBlank) continue;
            row.cells.resize(m_table.columns.size());
            ++count;
        }
        rows.resize(count);
        return success();
    }

    double fraction() const override {
        return m_size == 0
                   ? 1.0
                   : static_cast<double>(m_taken - (m_end - m_at)) / static_cast<double>(m_size);
    }

private:
    Error cannotOpen() const {
        return {
            ErrorCode::Io,
            textOf("The file \"{}\" cannot be opened.", "无法打开文件“{}”。", fileNameOf(m_path)),
            textOf("Check that you may read it.", "请检查是否有读取权限。")};
    }

    Status chooseEncoding(const Progress& progress) {
        Utf8Check check;
        std::vector<char> piece(pieceBytes);
        m_file.seekg(0, std::ios::end);
        m_size = static_cast<std::size_t>(m_file.tellg());
        m_file.seekg(0);
        std::size_t seen = 0;
        while (m_file.read(piece.data(), static_cast<std::streamsize>(piece.size())),
               m_file.gcount() > 0) {
            const std::string_view bytes(piece.data(), static_cast<std::size_t>(m_file.gcount()));
            if (seen == 0 && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")))
                return Error{ErrorCode::Unsupported,
                             textOf("\"{}\" is UTF-16 text.", "“{}”是 UTF-16 编码的文本。",
                                    fileNameOf(m_path)),
                             textOf("Save it as \"CSV UTF-8\".", "请另存为“CSV UTF-8”。")};
            if (seen == 0) m_hasBom = bytes.starts_with("\xEF\xBB\xBF");
            if (bytes.find('\0') != std::string_view::npos ||
                (seen == 0 && bytes.starts_with("%PDF")))
                return unreadable(m_path, "");
            check.take(bytes);
            seen += bytes.size();
            if (progress.cancelled()) return cancelledError();
            progress.report(static_cast<double>(seen) / static_cast<double>(m_size));
        }
        if (check.isGood()) return success();
        m_decoder = TextDecoder("GB18030");
        m_notes.push_back(textOf("The text of the file was read as GB18030 (GBK).",
                                 "文件文字按 GB18030（GBK）编码读取。"));
        return success();
    }

    Status restart() {
        m_file.clear();
        m_file.seekg(m_hasBom ? 3 : 0);
        m_at = m_end = 0;
        m_taken = m_hasBom ? 3 : 0;
        if (m_hasSepLine) {
            for (int c = take(); c >= 0 && c != '\n';)
                c = take();
        }
        return m_file ? success() : Status(cannotOpen());
    }

    int peek() {
        if (m_at == m_end) {
            m_buffer.resize(pieceBytes);
            m_file.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
            m_end = static_cast<std::size_t>(m_file.gcount());
            m_at = 0;
            m_taken += m_end;
            if (m_end == 0) return -1;
        }
        return static_cast<unsigned char>(m_buffer[m_at]);
    }
    int take() {
        const int c = peek();
        if (c >= 0) ++m_at;
        return c;
    }

    /// The next record, decoded; false at the end of the file.
    Result<bool> next(std::vector<std::string>& cells) {
        std::size_t count = 0, bytes = 0;
        bool any = false, quoted = false, wasQuoted = false;
        m_cell.clear();
        const auto finishCell = [&] {
            if (cells.size() <= count) cells.emplace_back();
            cells[count] = wasQuoted ? m_decoder.decode(m_cell) : trimmed(m_decoder.decode(m_cell));
            ++count;
            m_cell.clear();
            wasQuoted = false;
        };
        for (;;) {
            const int c = take();
            if (c < 0) {
                if (quoted) return damaged("a quotation mark is not closed", "引号没有结束");
                if (!any) return false;
                break;
            }
            any = true;
            if (++bytes > maxRecordBytes)
                return damaged("the row is longer than 10 MB", "一行超过 10 MB");
            if (quoted) {
                if (c == '"') {
                    if (peek() == '"')
                        m_cell += static_cast<char>(take());
                    else
                        quoted = false;
                } else {
                    m_cell += static_cast<char>(c);
                }
            } else if (c == '"' && m_cell.empty() && !wasQuoted) {
                quoted = wasQuoted = true;
            } else if (c == m_separator) {
                finishCell();
                if (count > maxColumns)
                    return damaged("the row has more than 4096 cells", "一行超过 4096 个单元格");
            } else if (c == '\n') {
                break;
            } else if (c == '\r') {
                if (peek() == '\n') take();
                break;
            } else {
                m_cell += static_cast<char>(c);
            }
        }
        finishCell();
        cells.resize(count);
        return true;
    }

    Error damaged(std::string_view why, std::string_view whyChinese) const {
        const std::string row = toText(m_number + 1);
        return {ErrorCode::Io,
                {fillIn("\"{}\" is damaged at row {}: {}.",
                        {fileNameOf(m_path), row, std::string(why)}),
                 fillIn("“{}”在第 {} 行损坏：{}。",
                        {fileNameOf(m_path), row, std::string(whyChinese)})},
                {}};
    }

    /// The one of the usual separators that the first lines have most of, outside quotes.
    void chooseSeparator() {
        static constexpr std::array<char, 4> candidates{',', '\t', ';', '|'};
        peek();
        const std::string_view start(m_buffer.data(), std::min<std::size_t>(m_end, 1 << 16));
        if (lowered(start.substr(0, 4)) == "sep=" && start.size() > 4) {
            m_separator = static_cast<unsigned char>(start[4]);
            m_hasSepLine = true;
            return;
        }
        std::array<std::size_t, 4> counts{};
        bool quoted = false;
        for (std::size_t i = 0, lines = 0; i < start.size() && lines < headingSearchRows; ++i) {
            if (start[i] == '"') quoted = !quoted;
            if (quoted) continue;
            if (start[i] == '\n') ++lines;
            for (std::size_t k = 0; k < candidates.size(); ++k)
                if (start[i] == candidates[k]) ++counts[k];
        }
        const auto best = std::max_element(counts.begin(), counts.end());
        m_separator =
            static_cast<unsigned char>(candidates[static_cast<std::size_t>(best - counts.begin())]);
    }

    Status readHeading() {
        HETU_CHECK(restart());
        std::vector<std::vector<std::string>> first;
        std::vector<std::string> cells;
        while (first.size() < headingSearchRows) {
            HETU_TRY(const bool more, next(cells));
            if (!more) break;
            first.push_back(cells);
        }
        if (first.empty()) return unreadable(m_path, "");
        SheetHeading heading = findHeading(first);
        m_skip = heading.above + heading.rows;
        std::size_t width = 0;
        for (const auto& row : first)
            width = std::max(width, row.size());
        std::vector<std::string>& names = heading.names;
        names.resize(width);
        while (!names.empty() && names.back().empty() &&
               std::all_of(first.begin(), first.end(), [&](const auto& row) {
                   return row.size() < names.size() || row[names.size() - 1].empty();
               }))
            names.pop_back();
        m_table.columns = columnNames(names);
        m_table.name = fileNameOf(m_path);
        m_table.name.resize(m_table.name.size() - endingOf(m_path).size() - 1);
        if (auto note = noteOn(heading)) m_notes.push_back(*std::move(note));
        return success();
    }

    std::string m_path;
    std::ifstream m_file;
    TextDecoder m_decoder;
    std::vector<char> m_buffer;
    std::string m_cell;
    std::size_t m_at = 0, m_end = 0;      ///< unread part of the buffer
    std::size_t m_taken = 0, m_size = 0;  ///< bytes taken from the file, bytes in it
    std::size_t m_skip = 0;               ///< records up to the last of the heading
    std::int64_t m_number = 0;
    int m_separator = ',';
    bool m_hasBom = false, m_hasSepLine = false;
};

}  // namespace

Result<std::unique_ptr<SourceReader>> openCsv(const std::string& path, const Progress& progress) {
    auto reader = std::make_unique<CsvReader>(path);
    HETU_CHECK(reader->open(progress));
    return std::unique_ptr<SourceReader>(std::move(reader));
}

}  // namespace hetu
