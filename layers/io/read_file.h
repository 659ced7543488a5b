#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/geometry.h"

namespace hetu {

/// One record of a source file as it stands there. Cells are UTF-8 text in the order of the
/// columns; "" is an empty cell.
struct SourceRow {
    std::int64_t number = 0;  ///< 1-based: the record's place in its table, headings not counted
    std::vector<std::string> cells;
    Geometry geometry = {};  ///< in the CRS of the file; kind None: the record has none
};

/// One table of a source file.
struct SourceTable {
    std::string name;  ///< layer or sheet
    std::vector<std::string> columns;
    std::int64_t rowCount = -1;  ///< -1: not known before reading
    bool hasGeometry = false;
    std::string crs = {};  ///< what crsOf() understands; "" if the file does not say
};

/// Reads one table of a file front to back, in pieces; only the piece asked for is in memory
/// (spreadsheets and KML excepted: their readers hold the whole sheet).
/// Threads  One object, one thread.
class SourceReader {
public:
    SourceReader() = default;
    SourceReader(const SourceReader&) = delete;
    SourceReader& operator=(const SourceReader&) = delete;
    virtual ~SourceReader() = default;

    [[nodiscard]] const SourceTable& table() const { return m_table; }
    /// Replaces `rows` by the next ones, at most `limit`; none at the end. Records without any
    /// content are left out. Cells that a record lacks are "".
    /// Errors   Io: the file is damaged, with the number of the record.
    [[nodiscard]] virtual Status read(std::vector<SourceRow>& rows, std::size_t limit) = 0;
    /// Back to the first record.
    [[nodiscard]] virtual Status rewind() = 0;
    /// How much of the table has been read, in [0, 1].
    [[nodiscard]] virtual double fraction() const = 0;
    /// What a person should know of how the file was read (its encoding, rows above the heading).
    [[nodiscard]] const std::vector<Text>& notes() const { return m_notes; }

protected:
    SourceTable m_table;
    std::vector<Text> m_notes;
};

/// Opens the table `layer` of a file, or with "" the first that has rows.
///
/// By ending: csv, txt, tsv; xlsx, xls, ods; shp, dbf; geojson, json; gpkg, sqlite; kml; tab, mif;
/// dxf; fgb. Each ending has one reader; what the content claims to be does not matter.
/// Text is UTF-8, with or without BOM, where all of it is; else what the file declares, else
/// GB18030. In spreadsheets and CSV the heading is the first row that fills most of the columns
/// with words, so that a title above it does no harm.
///
/// Errors   NotFound: no such file or layer. InvalidArgument: a folder, or not a plain file.
///          Unsupported: another ending; a database with foreign views, triggers or virtual
///          tables; a packed file that would unpack to more than 1 GiB. Io: empty, not what its
///          ending says, or damaged. Cancelled.
[[nodiscard]] Result<std::unique_ptr<SourceReader>> openSource(const std::string& path,
                                                               const std::string& layer,
                                                               const Progress& progress);

/// All tables of a file, for a choice. Errors as above.
[[nodiscard]] Result<std::vector<SourceTable>> listSource(const std::string& path);

/// The endings that openSource() reads, in lower case without dot.
[[nodiscard]] const std::vector<std::string>& sourceEndings();

/// The last part of a path: what sentences about a file name it by.
[[nodiscard]] std::string fileNameOf(const std::string& path);
/// "CSV" -> "csv"; "" without a dot.
[[nodiscard]] std::string endingOf(const std::string& path);
/// The file is there, plain, and not empty. Errors as of openSource().
[[nodiscard]] Status checkSourceFile(const std::string& path);

}  // namespace hetu
