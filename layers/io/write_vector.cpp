#include <cmath>
#include <memory>
#include <set>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "layers/base/text.h"
#include "layers/crs/crs.h"
#include "layers/io/gdal_session.h"
#include "layers/io/layer_writers.h"
#include "layers/io/ogr_geometry.h"
#include "layers/io/read_file.h"
#include "layers/io/target_file.h"

namespace hetu {
namespace {

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
struct ReferenceReleaser {
    void operator()(OGRSpatialReference* reference) const { reference->Release(); }
};

struct Format {
    const char* driver;
    bool inDegrees;
};
Format formatOf(const std::string& ending) {
    if (ending == "gpkg") return {"GPKG", false};
    if (ending == "shp") return {"ESRI Shapefile", false};
    if (ending == "fgb") return {"FlatGeobuf", false};
    if (ending == "kml") return {"KML", true};
    return {"GeoJSON", true};
}

/// At most 10 bytes, cut between characters, none twice.
std::string shapeFieldName(const std::string& name, std::set<std::string>& used) {
    const auto cut = [](std::string text, std::size_t bytes) {
        text.resize(std::min(text.size(), bytes));
        while (!isUtf8(text))
            text.pop_back();
        return text;
    };
    std::string out = cut(name, 10);
    for (int k = 2; !used.insert(lowered(out)).second; ++k) {
        const std::string suffix = "_" + toText(k);
        out = cut(name, 10 - suffix.size()) + suffix;
    }
    return out;
}

OGRwkbGeometryType typeOf(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::Point:
            return wkbPoint;
        case GeometryKind::Line:
            return wkbMultiLineString;
        case GeometryKind::Polygon:
            return wkbMultiPolygon;
        case GeometryKind::None:
            break;
    }
    return wkbNone;
}

/// The geometries of a layer carried to degrees where the format wants them.
class Positions {
public:
    static Result<Positions> of(const std::string& crs, bool inDegrees) {
        Positions positions;
        if (!inDegrees) return positions;
        HETU_TRY(const Crs from, crsOf(crs));
        HETU_TRY(const Crs to, crsOf("EPSG:4326"));
        HETU_TRY(Transform transform, Transform::between(from, to));
        positions.m_transform = std::make_unique<Transform>(std::move(transform));
        return positions;
    }
    [[nodiscard]] std::unique_ptr<OGRGeometry> at(const Layer& layer, std::size_t row) const {
        if (layer.kind == GeometryKind::Point) {
            Point p = layer.points[row];
            if (m_transform) p = m_transform->apply(p);
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) return nullptr;
            return std::make_unique<OGRPoint>(p.x, p.y);
        }
        Geometry shape = layer.shapes[row];
        if (m_transform)
            for (auto& part : shape.parts)
                for (Path& path : part)
                    m_transform->apply(path);
        return std::unique_ptr<OGRGeometry>(toOgr(shape, true));
    }

private:
    std::unique_ptr<Transform> m_transform;
};

}  // namespace

Result<std::vector<Text>> writeVector(const Layer& layer,
                                      const std::string& crs,
                                      const std::string& path,
                                      const Progress& progress) {
    const std::string ending = endingOf(path);
    const Format format = formatOf(ending);
    const bool isShape = ending == "shp";
    if (layer.kind == GeometryKind::None && ending != "gpkg")
        return Error{ErrorCode::InvalidArgument,
                     textOf("\"{}\" is a table without positions; it cannot become a {} file.",
                            "“{}”是没有位置的表格，不能写成 {} 文件。", layer.name, ending),
                     textOf("Use csv, xlsx or gpkg.", "请使用 csv、xlsx 或 gpkg。")};
    openGdalSession();
    HETU_TRY(TargetFile target, TargetFile::begin(path));
    HETU_TRY(const Positions positions, Positions::of(crs, format.inDegrees));
    const GdalMessages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.driver);
    if (!driver) return unwritable(path, format.driver);
    std::unique_ptr<GDALDataset, DatasetCloser> dataset(
        driver->Create(target.temporary().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) return unwritable(path, messages.last());

    std::unique_ptr<OGRSpatialReference, ReferenceReleaser> reference;
    if (layer.kind != GeometryKind::None) {
        reference.reset(new OGRSpatialReference);
        HETU_TRY(const Crs written, crsOf(format.inDegrees ? "EPSG:4326" : crs));
        if (reference->SetFromUserInput(
                written.definition().c_str(),
                OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
            return unwritable(path, messages.last());
        reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    CPLStringList options;
    if (isShape) options.SetNameValue("ENCODING", "UTF-8");
    if (ending == "geojson") {
        options.SetNameValue("RFC7946", "YES");
        options.SetNameValue("COORDINATE_PRECISION", "8");
    }
    if (ending == "gpkg") {
        options.SetNameValue("GEOMETRY_NAME", "geom");
        if (!layer.title.isEmpty()) options.SetNameValue("IDENTIFIER", layer.title.en.c_str());
    }
    const std::string layerName = isShape ? fileNameOf(target.temporary()) : layer.name;
    OGRLayer* out = dataset->CreateLayer(
        isShape ? layerName.substr(0, layerName.size() - 4).c_str() : layerName.c_str(),
        reference.get(), typeOf(layer.kind), options.List());
    if (!out) return unwritable(path, messages.last());

    std::vector<Text> notes;
    std::set<std::string> used;
    std::vector<std::string> cutNames;
    for (const Column& column : layer.table.columns()) {
        std::string name = column.field.name;
        if (ending == "gpkg" && (lowered(name) == "fid" || lowered(name) == "geom")) name += "_1";
        if (isShape) {
            name = shapeFieldName(name, used);
            if (name != column.field.name) cutNames.push_back(column.field.name + " -> " + name);
        }
        OGRFieldDefn field(name.c_str(), column.isText()                           ? OFTString
                                         : column.field.type == FieldType::Integer ? OFTInteger64
                                                                                   : OFTReal);
        if (isShape && column.isText()) field.SetWidth(254);
        if (out->CreateField(&field) != OGRERR_NONE) return unwritable(path, messages.last());
    }
    if (!cutNames.empty())
        notes.push_back(textOf("Shape files allow 10 bytes in a column name; these were cut: {}.",
                               "SHP 字段名最多 10 个字节，以下字段名已截短：{}。",
                               joined(cutNames, ", ")));

    std::size_t cutTexts = 0, withoutPosition = 0;
    const bool needsPosition = ending == "kml" || ending == "fgb";
    const bool hasTransaction = dataset->StartTransaction() == OGRERR_NONE;
    for (std::size_t row = 0; row < layer.rowCount(); ++row) {
        if (stopsAtRow(progress, row, layer.rowCount())) return cancelledError();
        OGRFeature feature(out->GetLayerDefn());
        if (layer.kind != GeometryKind::None) {
            auto geometry = positions.at(layer, row);
            if (!geometry && needsPosition) {
                ++withoutPosition;
                continue;
            }
            feature.SetGeometryDirectly(geometry.release());
        }
        int index = 0;
        for (const Column& column : layer.table.columns()) {
            if (!column.isMissing(row)) {
                if (column.isText()) {
                    std::string text = column.texts[row];
                    if (isShape && text.size() > 254) {
                        text.resize(254);
                        while (!isUtf8(text))
                            text.pop_back();
                        ++cutTexts;
                    }
                    feature.SetField(index, text.c_str());
                } else if (column.field.type == FieldType::Integer &&
                           std::abs(column.numbers[row]) < 9.1e15) {
                    feature.SetField(index,
                                     static_cast<GIntBig>(std::llround(column.numbers[row])));
                } else if (std::isfinite(column.numbers[row])) {
                    feature.SetField(index, column.numbers[row]);
                }
            }
            ++index;
        }
        if (out->CreateFeature(&feature) != OGRERR_NONE) return unwritable(path, messages.last());
    }
    if (cutTexts > 0)
        notes.push_back(textOf("{} texts longer than 254 bytes were cut.",
                               "{} 个超过 254 字节的文字已截短。", cutTexts));
    if (withoutPosition > 0)
        notes.push_back(
            textOf("{} rows without a position were left out; this format has no place "
                   "for them.",
                   "{} 行没有位置，该格式无法保存，已略去。", withoutPosition));
    if (hasTransaction && dataset->CommitTransaction() != OGRERR_NONE)
        return unwritable(path, messages.last());
    dataset->FlushCache();
    dataset.reset();
    if (!messages.last().empty()) return unwritable(path, messages.last());
    HETU_CHECK(target.finish(isShape ? std::vector<std::string>{"shx", "dbf", "prj", "cpg"}
                                     : std::vector<std::string>{}));
    return notes;
}

}  // namespace hetu
