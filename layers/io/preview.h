#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/io/guess_kind.h"
#include "layers/io/import.h"
#include "layers/io/read_file.h"
#include "layers/model/layer.h"
#include "layers/model/layer_source.h"

namespace hetu {

/// Where an import would go.
struct PreviewPlace {
    std::string crs = "EPSG:4546";  ///< of the workspace
    bool isCrsSettled = false;
    /// Its layers, to tell shifted coordinates by; may be absent.
    const LayerSource* layers = nullptr;
};

/// One column of the source.
struct PreviewColumn {
    std::string heading;
    FieldType type = FieldType::Text;  ///< of its content
    std::int64_t filled = 0;           ///< cells with something in them, of the rows looked at
    std::vector<std::string> samples;  ///< a few different ones; none of a personal column
    std::string field;                 ///< that it feeds; "": kept under its own name, or dropped
    Text doubt;                        ///< why that may be wrong; empty: sure, or chosen
    bool isPersonal = false;           ///< left out
    Text personalReason;
};

/// Something that some rows or cells have, counted.
struct PreviewProblem {
    Text what;
    std::int64_t count = 0;
    /// The first of them: row number and what stands there.
    std::vector<std::pair<std::int64_t, std::string>> examples;
    bool costsRow = false;  ///< these rows would not be used
};

/// How well the positions agree with what the workspace knows, if they came from here.
struct OriginCheck {
    std::string crs;            ///< "EPSG:4326", "GCJ-02", "BD-09"
    std::int64_t inside = 0;    ///< rows that lie in the region or zone they say they belong to
    std::int64_t compared = 0;  ///< rows that say one that is known
};

/// What importFile() would do with a file.
struct ImportPreview {
    std::string file;                 ///< name without folder
    std::vector<SourceTable> tables;  ///< its layers or sheets; none for OpenStreetMap
    std::string table;                ///< the one looked at
    std::vector<KindGuess> kinds;     ///< likeliest first
    bool isKindSure = false;
    std::string kind;  ///< that everything below is for

    std::vector<PreviewColumn> columns;
    std::vector<std::pair<std::string, std::string>> mapping;  ///< field -> column
    Text positions;             ///< how positions are found: "columns 经度, 纬度"
    bool needsColumns = false;  ///< no columns for positions were found: somebody must say them
    std::string crs;            ///< that the import would take: "EPSG:4326", "GCJ-02"; "" unknown
    Text crsReason;
    /// "" or what a person should check: positions in degrees of a table may come from an online
    /// map, which their numbers alone never show.
    Text crsHint;
    std::vector<OriginCheck> origins;  ///< empty where there is nothing to compare with
    bool isCrsSure = false;

    Layer rows;                 ///< the first ones as they would be taken, in `targetCrs`
    std::vector<Point> places;  ///< some thousand positions, in `targetCrs`
    std::string targetCrs;
    std::int64_t rowsLooked = 0;
    std::int64_t rowsUsable = 0;           ///< of them
    bool isWhole = false;                  ///< all rows were looked at
    std::vector<PreviewProblem> problems;  ///< most first
    std::vector<Text> notes;
    std::optional<Error> obstacle;  ///< with this, importFile() would refuse

    /// Nothing is left to ask.
    [[nodiscard]] bool isReady() const {
        return isKindSure && isCrsSure && !needsColumns && !obstacle && rowsUsable > 0;
    }
};

struct PreviewLimits {
    std::int64_t rows = 20000;    ///< read and judged
    std::size_t shownRows = 100;  ///< handed back
    std::size_t places = 3000;    ///< positions handed back, evenly from the rows read
};

/// Looks at the first rows of a file as importFile() would read them, with the same matching,
/// placing and cleaning, and changes nothing. `options.kind` "": the likeliest.
///
/// Origin   Degrees of Chinese online maps are shifted by some 500 m (GCJ-02) or 1200 m (BD-09),
///          and no number shows it. What tells it: words in the heading (高德经度), or rows that
///          name a region or zone of the workspace and lie inside it under one of the three
///          readings by a clear margin (at least 20 rows, 2 % of them more than under any other).
///          Else the hint says that it cannot be known.
/// Errors   Those of openSource(); InvalidArgument: unknown kind; NotFound: `options.mapping`
///          names what is not there. What importFile() would refuse for is in `obstacle`.
/// Cost     Reads `limits.rows` rows twice; text files once as a whole, for their encoding.
/// Holds    Rows and problems are those importFile() makes of the same rows, where the rows looked
///          at are all.
[[nodiscard]] Result<ImportPreview> previewImport(const std::string& path,
                                                  const ImportOptions& options,
                                                  const PreviewPlace& place,
                                                  const Progress& progress,
                                                  const PreviewLimits& limits = {});

}  // namespace hetu
