#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "layers/io/import.h"

// What the rooms of the import share behind import.h.
namespace hetu {

/// The rows that an import could not use. Of very many the first are kept, and all are counted.
class Rejections {
public:
    void add(RejectedRow row);
    [[nodiscard]] const std::vector<std::pair<Text, std::int64_t>>& reasons() const {
        return m_reasons;
    }
    /// The first of the rows themselves.
    [[nodiscard]] const std::vector<RejectedRow>& rows() const { return m_rows; }
    /// Keeps the import and its rejected rows in the workspace, and completes the report.
    [[nodiscard]] Status record(Workspace::Transaction& transaction, ImportReport& report) const;

private:
    static constexpr std::size_t maxKept = 100000;
    std::vector<RejectedRow> m_rows;
    std::vector<std::pair<Text, std::int64_t>> m_reasons;  ///< in order of appearance
    std::int64_t m_count = 0;
};

[[nodiscard]] Error noUsableRow(const std::string& file, const Rejections& rejections);

}  // namespace hetu
