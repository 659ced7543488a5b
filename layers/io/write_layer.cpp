#include "layers/io/write_layer.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "layers/base/text.h"
#include "layers/crs/crs.h"
#include "layers/geometry/operations.h"
#include "layers/io/layer_writers.h"
#include "layers/io/read_file.h"
#include "layers/io/table_rows.h"
#include "layers/io/target_file.h"

namespace hetu {

const std::vector<std::string>& layerEndings() {
    static const std::vector<std::string> endings{"gpkg", "geojson", "shp", "csv",
                                                  "xlsx", "kml",     "fgb"};
    return endings;
}

std::string headingOf(const Column& column, const LayerInfo* info, Language language) {
    if (!column.field.label.isEmpty()) return column.field.label.in(language);
    const Field* known = info ? info->field(column.field.name) : nullptr;
    if (known && !known->label.isEmpty()) return known->label.in(language);
    return column.field.name;
}

Result<RowPositions> positionsOf(const Layer& layer, const std::string& crs) {
    RowPositions positions;
    if (layer.kind == GeometryKind::None) return positions;
    positions.plane = layer.points;
    for (const Geometry& shape : layer.shapes) {
        const Result<Point> inside = pointOnSurface(shape);
        positions.plane.push_back(inside.ok() ? inside.value()
                                              : Point{missingNumber, missingNumber});
    }
    HETU_TRY(const Crs from, crsOf(crs));
    HETU_TRY(const Crs to, crsOf("EPSG:4326"));
    HETU_TRY(const Transform transform, Transform::between(from, to));
    positions.degrees = positions.plane;
    transform.apply(positions.degrees);
    return positions;
}

namespace {

/// Spreadsheets run text that begins like this.
bool looksLikeFormula(const std::string& text) {
    double number = 0;
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos &&
           !parseNumber(text, number);
}

void appendCell(std::string& line, const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos && trimmed(text) == text) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

Result<std::vector<Text>> writeCsv(const Layer& layer,
                                   const std::string& crs,
                                   const std::string& path,
                                   const Progress& progress) {
    HETU_TRY(TargetFile target, TargetFile::begin(path));
    HETU_TRY(const RowPositions positions, positionsOf(layer, crs));
    std::ofstream file(target.temporary(), std::ios::binary);
    std::string line = "\xEF\xBB\xBF";
    for (const Column& column : layer.table.columns()) {
        if (line.size() > 3) line += ',';
        appendCell(line, column.field.name);
    }
    const bool hasPositions = layer.kind != GeometryKind::None;
    if (hasPositions) line += line.size() > 3 ? ",x,y,lon,lat" : "x,y,lon,lat";
    file << line << "\r\n";
    for (std::size_t row = 0; row < layer.rowCount() && file; ++row) {
        if (stopsAtRow(progress, row, layer.rowCount())) return cancelledError();
        line.clear();
        bool first = true;
        for (const Column& column : layer.table.columns()) {
            if (!first) line += ',';
            first = false;
            if (column.isMissing(row)) continue;
            if (column.isText())
                appendCell(line,
                           (looksLikeFormula(column.texts[row]) ? "'" : "") + column.texts[row]);
            else
                line += toText(column.numbers[row]);
        }
        if (hasPositions) {
            if (!first) line += ',';
            const Point p = positions.plane[row], d = positions.degrees[row];
            if (std::isfinite(p.x) && std::isfinite(p.y))
                line += toFixed(p.x, 3) + "," + toFixed(p.y, 3) + ",";
            else
                line += ",,";
            if (std::isfinite(d.x) && std::isfinite(d.y))
                line += toFixed(d.x, 8) + "," + toFixed(d.y, 8);
            else
                line += ",";
        }
        file << line << "\r\n";
    }
    file.close();
    if (!file) return unwritable(path, "");
    HETU_CHECK(target.finish());
    return std::vector<Text>{};
}

}  // namespace

Result<std::vector<Text>> writeLayer(const Layer& layer,
                                     const LayerInfo& info,
                                     const std::string& crs,
                                     const std::string& path,
                                     Language language,
                                     const Progress& progress) {
    const std::string ending = endingOf(path);
    const auto& known = layerEndings();
    if (std::find(known.begin(), known.end(), ending) == known.end())
        return unknownEnding(path, known);
    if (ending == "csv") return writeCsv(layer, crs, path, progress);
    if (ending == "xlsx") {
        const std::string title = (layer.title.isEmpty() ? info.title : layer.title).in(language);
        HETU_CHECK(writeSheets({{title.empty() ? layer.name : title, &layer, &info, crs}}, path,
                               language, progress));
        return std::vector<Text>{};
    }
    return writeVector(layer, crs, path, progress);
}

Status writeWorkbook(const std::vector<Sheet>& sheets,
                     const std::string& path,
                     Language language,
                     const Progress& progress) {
    if (endingOf(path) != "xlsx") return unknownEnding(path, {"xlsx"});
    std::vector<SheetToWrite> all;
    for (const Sheet& sheet : sheets)
        all.push_back({sheet.title, &sheet.layer, nullptr, sheet.crs});
    return writeSheets(all, path, language, progress);
}

}  // namespace hetu
