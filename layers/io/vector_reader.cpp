#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "layers/base/text.h"
#include "layers/crs/crs.h"
#include "layers/io/encoding.h"
#include "layers/io/gdal_session.h"
#include "layers/io/ogr_geometry.h"
#include "layers/io/sheet_heading.h"
#include "layers/io/source_readers.h"

namespace hetu {
namespace {

/// The one driver that may open a file of this ending. KML never by LIBKML, nothing by VRT.
const char* driverOf(const std::string& ending) {
    static const std::map<std::string, const char*> drivers{{"shp", "ESRI Shapefile"},
                                                            {"dbf", "ESRI Shapefile"},
                                                            {"geojson", "GeoJSON"},
                                                            {"json", "GeoJSON"},
                                                            {"gpkg", "GPKG"},
                                                            {"sqlite", "SQLite"},
                                                            {"kml", "KML"},
                                                            {"tab", "MapInfo File"},
                                                            {"mif", "MapInfo File"},
                                                            {"dxf", "DXF"},
                                                            {"fgb", "FlatGeobuf"},
                                                            {"xlsx", "XLSX"},
                                                            {"xls", "XLS"},
                                                            {"ods", "ODS"}};
    const auto found = drivers.find(ending);
    return found == drivers.end() ? nullptr : found->second;
}

bool isShape(const std::string& ending) {
    return ending == "shp" || ending == "dbf";
}
bool isSheet(const std::string& ending) {
    return ending == "xlsx" || ending == "xls" || ending == "ods";
}

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

/// XML that brings its own entities may grow without bound or fetch other files.
bool declaresDoctype(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string start(1 << 16, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    return lowered(start).find("<!doctype") != std::string::npos;
}

/// A shape file is several files of one name; whoever sends one of them forgets the others.
Status hasShapeIndex(const std::string& path) {
    const std::string base = path.substr(0, path.size() - 3);
    std::error_code ignored;
    for (const char* suffix : {"shx", "SHX", "Shx"})
        if (std::filesystem::exists(base + suffix, ignored)) return success();
    char start[4] = {};
    std::ifstream(path, std::ios::binary).read(start, 4);
    if (std::string_view(start, 4) != std::string_view("\0\0\x27\x0a", 4))
        return success();  // no shape file at all, which GDAL finds out
    return Error{
        ErrorCode::NotFound,
        textOf("\"{}\" lacks its companion \"{}shx\".", "“{}”缺少配套文件“{}shx”。",
               fileNameOf(path), fileNameOf(base)),
        {"A shape file consists of .shp, .shx, .dbf and .prj; put all of them into one folder.",
         "SHP 数据由 .shp、.shx、.dbf、.prj 等文件组成，请放在同一文件夹中。"}};
}

Result<Dataset> openDataset(const std::string& path, const std::string& ending) {
    openGdalSession();
    const char* driver = driverOf(ending);
    if (!driver || !GDALGetDriverByName(driver))
        return Error{ErrorCode::Unsupported,
                     textOf("This build cannot read files of the kind \"{}\".",
                            "本程序无法读取“{}”类型的文件。", ending),
                     textOf("Save it as CSV or GeoPackage.", "请另存为 CSV 或 GeoPackage。")};
    if (ending == "kml" && declaresDoctype(path)) return unreadable(path, "DOCTYPE");
    if (ending == "shp") HETU_CHECK(hasShapeIndex(path));
    const GdalMessages messages;
    const char* const allowed[] = {driver, nullptr};
    // Text of shape files comes as it is; SHP declares its encoding too often wrongly.
    const char* const shapeOptions[] = {"ENCODING=", nullptr};
    std::error_code failed;
    const std::string absolute = std::filesystem::absolute(path, failed).string();
    Dataset dataset(static_cast<GDALDataset*>(
        GDALOpenEx(absolute.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed,
                   isShape(ending) ? shapeOptions : nullptr, nullptr)));
    if (!dataset) {
        if (ending == "geojson" || ending == "json") return unreadable(path, "GeoJSON");
        return unreadable(path, messages.last());
    }
    return dataset;
}

std::string crsText(const OGRLayer& layer) {
    const OGRSpatialReference* reference = const_cast<OGRLayer&>(layer).GetSpatialRef();
    if (!reference || reference->IsEmpty()) return {};
    const char* authority = reference->GetAuthorityName(nullptr);
    const char* code = reference->GetAuthorityCode(nullptr);
    if (authority && code && EQUAL(authority, "EPSG")) return "EPSG:" + std::string(code);
    if (authority && code && EQUAL(authority, "OGC") && EQUAL(code, "CRS84")) return "EPSG:4326";
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    char* wkt = nullptr;
    std::string text;
    if (reference->exportToWkt(&wkt, options) == OGRERR_NONE && wkt) text = wkt;
    CPLFree(wkt);
    // GeoPackage's "undefined" and drawings' local systems say nothing about where they are.
    if (reference->IsLocal() || lowered(text).find("undefined") != std::string::npos) return {};
    const Result<Crs> known = crsOf(text);
    return known.ok() ? known.value().definition() : text;
}

class VectorReader : public SourceReader {
public:
    VectorReader(std::string path, std::string ending, Dataset dataset, OGRLayer* layer)
        : m_path(std::move(path)),
          m_ending(std::move(ending)),
          m_dataset(std::move(dataset)),
          m_layer(layer) {}

    Status open(const Progress& progress) {
        m_table.name = m_layer->GetName();
        m_table.rowCount = m_layer->GetFeatureCount(TRUE);
        const OGRFeatureDefn* definition = m_layer->GetLayerDefn();
        m_table.hasGeometry = definition->GetGeomFieldCount() > 0 &&
                              definition->GetGeomType() != wkbNone && !isSheet(m_ending);
        if (m_table.hasGeometry) m_table.crs = crsText(*m_layer);
        if (isShape(m_ending)) HETU_CHECK(chooseShapeEncoding(progress));
        std::vector<std::string> names;
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            if (definition->GetFieldDefn(i)->GetType() == OFTBinary) continue;
            m_fields.push_back(i);
            names.push_back(decoded(definition->GetFieldDefn(i)->GetNameRef()));
        }
        if (isSheet(m_ending)) HETU_CHECK(readHeading(names));
        m_table.columns = columnNames(names);
        return rewind();
    }

    Status rewind() override {
        m_layer->ResetReading();
        m_number = 0;
        for (std::size_t i = 0; i < m_skip; ++i)
            OGRFeature::DestroyFeature(m_layer->GetNextFeature());
        return success();
    }

    Status read(std::vector<SourceRow>& rows, std::size_t limit) override {
        const GdalMessages messages;
        rows.resize(limit);
        std::size_t count = 0;
        while (count < limit) {
            const std::unique_ptr<OGRFeature> feature(m_layer->GetNextFeature());
            if (!feature) {
                const bool isShort = m_table.rowCount > 0 && m_number + 1 <= m_table.rowCount &&
                                     !messages.last().empty();
                if (isShort)
                    return Error{ErrorCode::Io,
                                 textOf("\"{}\" is damaged after row {}.",
                                        "“{}”在第 {} 行之后损坏。", fileNameOf(m_path), m_number),
                                 textOf("{}", "{}", messages.last())};
                break;
            }
            SourceRow& row = rows[count];
            row.number = ++m_number;
            row.cells.resize(m_table.columns.size());
            bool isBlank = true;
            for (std::size_t k = 0; k < row.cells.size(); ++k) {
                readCell(*feature, m_fields[k], row.cells[k]);
                isBlank = isBlank && row.cells[k].empty();
            }
            row.geometry = {};
            if (m_table.hasGeometry)
                if (const OGRGeometry* geometry = feature->GetGeometryRef())
                    row.geometry = fromOgr(*geometry);
            if (isBlank && row.geometry.isEmpty() && !m_table.hasGeometry) continue;
            ++count;
        }
        rows.resize(count);
        return success();
    }

    double fraction() const override {
        return m_table.rowCount <= 0 ? 1.0
                                     : std::min(1.0, static_cast<double>(m_number) /
                                                         static_cast<double>(m_table.rowCount));
    }

private:
    std::string decoded(const char* bytes) const {
        const std::string_view text(bytes ? bytes : "");
        if (m_decoder) return m_decoder->decode(text);
        return isUtf8(text) ? std::string(text) : TextDecoder("GB18030").decode(text);
    }

    void readCell(const OGRFeature& feature, int field, std::string& cell) const {
        cell.clear();
        if (!feature.IsFieldSetAndNotNull(field)) return;
        switch (feature.GetFieldDefnRef(field)->GetType()) {
            case OFTInteger:
            case OFTInteger64:
                cell = toText(static_cast<long long>(feature.GetFieldAsInteger64(field)));
                break;
            case OFTReal:
                cell = toText(feature.GetFieldAsDouble(field));
                break;
            case OFTString:
                cell = trimmed(decoded(feature.GetFieldAsString(field)));
                break;
            default:
                cell = decoded(feature.GetFieldAsString(field));
                break;
        }
    }

    /// .cpg, else the language byte of the .dbf, else UTF-8 where every text is, else GB18030.
    Status chooseShapeEncoding(const Progress& progress) {
        const auto sibling = [&](const char* lower, const char* upper) {
            const std::string base = m_path.substr(0, m_path.size() - m_ending.size());
            std::ifstream file(base + lower, std::ios::binary);
            if (!file) file.open(base + upper, std::ios::binary);
            return file;
        };
        std::string word(64, '\0');
        std::ifstream cpg = sibling("cpg", "CPG");
        cpg.read(word.data(), 64);
        word.resize(static_cast<std::size_t>(cpg.gcount()));
        std::string encoding = encodingOfCpg(word);
        if (encoding.empty()) {
            std::ifstream dbf = sibling("dbf", "DBF");
            dbf.seekg(29);
            const int language = dbf.get();
            if (dbf) encoding = encodingOfDbfLanguage(static_cast<std::uint8_t>(language));
        }
        if (encoding.empty()) {
            bool isGood = true;
            m_layer->ResetReading();
            const OGRFeatureDefn* definition = m_layer->GetLayerDefn();
            for (int i = 0; i < definition->GetFieldCount();
                 ++i)  // a name may end in mid-character
                isGood = isGood && checkText(definition->GetFieldDefn(i)->GetNameRef());
            for (std::int64_t n = 0; isGood; ++n) {
                const std::unique_ptr<OGRFeature> feature(m_layer->GetNextFeature());
                if (!feature) break;
                for (int i = 0; isGood && i < definition->GetFieldCount(); ++i)
                    if (definition->GetFieldDefn(i)->GetType() == OFTString)
                        isGood = checkText(feature->GetFieldAsString(i));
                if (n % 4096 == 0) {
                    if (progress.cancelled()) return cancelledError();
                    progress.report(
                        static_cast<double>(n) /
                        static_cast<double>(std::max<std::int64_t>(1, m_table.rowCount)));
                }
            }
            encoding = isGood ? "UTF-8" : "GB18030";
        }
        if (encoding != "UTF-8")
            m_notes.push_back(textOf("The text of the file was read as {}.",
                                     "文件文字按 {} 编码读取。", encoding));
        m_decoder.emplace(encoding);
        return success();
    }

    static bool checkText(const char* text) {
        Utf8Check check;
        check.take(text ? text : "");
        return check.isGood();
    }

    Status readHeading(std::vector<std::string>& names) {
        std::vector<std::vector<std::string>> first;
        m_layer->ResetReading();
        while (first.size() < headingSearchRows) {
            const std::unique_ptr<OGRFeature> feature(m_layer->GetNextFeature());
            if (!feature) break;
            std::vector<std::string>& cells = first.emplace_back(m_fields.size());
            for (std::size_t k = 0; k < m_fields.size(); ++k)
                readCell(*feature, m_fields[k], cells[k]);
        }
        if (first.empty()) return success();
        const SheetHeading heading = findHeading(first);
        names = heading.names;
        names.resize(m_fields.size());
        m_skip = heading.above + heading.rows;
        m_table.rowCount -= static_cast<std::int64_t>(m_skip);
        if (auto note = noteOn(heading)) m_notes.push_back(*std::move(note));
        return success();
    }

    std::string m_path, m_ending;
    Dataset m_dataset;
    OGRLayer* m_layer;
    std::optional<TextDecoder> m_decoder;  ///< for shape files only; others hand out UTF-8
    std::vector<int> m_fields;
    std::size_t m_skip = 0;
    std::int64_t m_number = 0;
};

std::vector<std::string> layerNames(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset.GetLayers())
        names.emplace_back(layer->GetName());
    return names;
}

}  // namespace

Result<std::unique_ptr<SourceReader>> openVector(const std::string& path,
                                                 const std::string& ending,
                                                 const std::string& layerName,
                                                 const Progress& progress) {
    HETU_TRY(Dataset dataset, openDataset(path, ending));
    if (dataset->GetLayerCount() > 1000) return unreadable(path, "1000+");
    OGRLayer* chosen = nullptr;
    for (OGRLayer* layer : dataset->GetLayers()) {
        const bool fits = layerName.empty() ? layer->GetFeatureCount(TRUE) > 0
                                            : std::string(layer->GetName()) == layerName;
        if (!chosen && fits) chosen = layer;
    }
    if (!chosen && layerName.empty())
        return Error{ErrorCode::Io,
                     textOf("\"{}\" holds no rows.", "“{}”中没有任何数据行。", fileNameOf(path)),
                     {}};
    if (!chosen)
        return Error{ErrorCode::NotFound,
                     textOf("\"{}\" has no layer named \"{}\".", "“{}”中没有名为“{}”的图层。",
                            fileNameOf(path), layerName),
                     textOf("Its layers are: {}.", "其中的图层有：{}。",
                            joined(layerNames(*dataset), ", "))};
    auto reader = std::make_unique<VectorReader>(path, ending, std::move(dataset), chosen);
    HETU_CHECK(reader->open(progress));
    return std::unique_ptr<SourceReader>(std::move(reader));
}

Result<std::vector<SourceTable>> listVector(const std::string& path, const std::string& ending) {
    HETU_TRY(const Dataset dataset, openDataset(path, ending));
    std::vector<SourceTable> tables;
    for (const std::string& name : layerNames(*dataset)) {
        // Each on its own data set: a reader takes over the one it reads.
        HETU_TRY(Dataset own, openDataset(path, ending));
        OGRLayer* layer = own->GetLayerByName(name.c_str());
        if (!layer) continue;
        VectorReader reader(path, ending, std::move(own), layer);
        HETU_CHECK(reader.open({}));
        tables.push_back(reader.table());
    }
    return tables;
}

}  // namespace hetu
