#include "layers/io/osm.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "layers/base/text.h"
#include "layers/geometry/operations.h"
#include "layers/io/gdal_session.h"
#include "layers/io/import_positions.h"
#include "layers/io/import_record.h"
#include "layers/io/ogr_geometry.h"
#include "layers/io/osm_tags.h"
#include "layers/io/read_file.h"
#include "layers/io/source_readers.h"
#include "layers/quality/clean_cell.h"
#include "layers/workspace/register_schema.h"

namespace hetu {
namespace {

constexpr std::size_t firstBatch = 20000;  ///< decides where the extract lies
constexpr std::size_t laterBatch = 4096;

/// One object of the file that means something to us.
struct Found {
    std::int64_t id = 0;
    OsmTags tags;
    Geometry shape;  ///< in degrees, later in the workspace CRS
};

/// The reader's own configuration, so that the installed one does not matter.
class OsmConfiguration {
public:
    OsmConfiguration()
        : m_name("/vsimem/hetu_osmconf_" +
                 toText(std::chrono::steady_clock::now().time_since_epoch().count()) + ".ini") {
        const std::string keys = joined(osmKeys(), ",");
        m_text =
            // Word for word GDAL's own list: with a shorter one GDAL 3.6 loses closed ways.
            "closed_ways_are_polygons=aeroway,amenity,boundary,building,craft,geological,historic,"
            "landuse,leisure,military,natural,office,place,shop,sport,tourism,highway=platform,"
            "public_transport=platform\n"
            "attribute_name_laundering=no\n";
        for (const char* layer :
             {"points", "lines", "multipolygons", "multilinestrings", "other_relations"})
            m_text += "[" + std::string(layer) +
                      "]\nosm_id=yes\nosm_version=no\n"
                      "osm_timestamp=no\nosm_uid=no\nosm_user=no\nosm_changeset=no\n"
                      "attributes=" +
                      keys + "\nother_tags=no\nall_tags=no\n";
        VSIFCloseL(VSIFileFromMemBuffer(m_name.c_str(), reinterpret_cast<GByte*>(m_text.data()),
                                        m_text.size(), FALSE));
    }
    OsmConfiguration(const OsmConfiguration&) = delete;
    OsmConfiguration& operator=(const OsmConfiguration&) = delete;
    ~OsmConfiguration() { VSIUnlink(m_name.c_str()); }
    [[nodiscard]] std::string option() const { return "CONFIG_FILE=" + m_name; }

private:
    std::string m_name, m_text;
};

struct DatasetCloser {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

/// Reads the objects of a file in its own order, whatever layer GDAL puts them into.
class OsmReader {
public:
    Status open(const std::string& path) {
        openGdalSession();
        const GdalMessages messages;
        const char* const allowed[] = {"OSM", nullptr};
        const std::string option = m_configuration.option();
        const char* const options[] = {option.c_str(), nullptr};
        std::error_code failed;
        m_dataset.reset(static_cast<GDALDataset*>(
            GDALOpenEx(std::filesystem::absolute(path, failed).c_str(),
                       GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed, options, nullptr)));
        if (!m_dataset) return unreadable(path, messages.last());
        m_path = path;
        return success();
    }

    /// The next ones that carry a tag of ours; none at the end.
    Status read(std::vector<Found>& found, std::size_t limit, const Progress& progress) {
        found.clear();
        const GdalMessages messages;
        bool stopped = false;
        struct Watch {
            const Progress* progress;
            bool* stopped;
        } watch{&progress, &stopped};
        const auto report = [](double fraction, const char*, void* data) {
            const auto* w = static_cast<const Watch*>(data);
            w->progress->report(std::clamp(fraction, 0.0, 1.0), "reading");
            *w->stopped = w->progress->cancelled();
            return *w->stopped ? FALSE : TRUE;
        };
        for (std::int64_t n = 0; found.size() < limit; ++n) {
            OGRLayer* layer = nullptr;
            double fraction = 0;
            const std::unique_ptr<OGRFeature> feature(
                m_dataset->GetNextFeature(&layer, &fraction, report, &watch));
            if (stopped || (n % 256 == 0 && progress.cancelled())) return cancelledError();
            if (!feature) {
                if (!messages.last().empty()) return unreadable(m_path, messages.last());
                break;
            }
            if (n % 1024 == 0) progress.report(std::clamp(fraction, 0.0, 1.0), "reading");
            // Relations of other kinds (streets with their houses, routes) are made of objects that
            // come by themselves.
            const std::string_view name = layer ? layer->GetName() : "";
            if (name == "points" || name == "lines" || name == "multipolygons")
                take(*feature, found);
        }
        return success();
    }

private:
    static void take(const OGRFeature& feature, std::vector<Found>& found) {
        const OGRGeometry* geometry = const_cast<OGRFeature&>(feature).GetGeometryRef();
        if (!geometry) return;
        Found object;
        bool any = false;
        const OGRFeatureDefn* definition = const_cast<OGRFeature&>(feature).GetDefnRef();
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            if (!feature.IsFieldSetAndNotNull(i)) continue;
            const std::string key = definition->GetFieldDefn(i)->GetNameRef();
            const char* value = feature.GetFieldAsString(i);
            if (key == "osm_id" || key == "osm_way_id") {
                long long id = 0;
                if (parseInteger(value, id)) object.id = id;
                continue;
            }
            any = any || (key != "name" && key != "name:zh" && key != "name:en" && key != "ref" &&
                          key != "height" && key != "population");
            if (isUtf8(value)) object.tags.set(key, value);
        }
        if (!any) return;
        object.shape = fromOgr(*geometry);
        if (!object.shape.isEmpty()) found.push_back(std::move(object));
    }

    OsmConfiguration m_configuration;  // outlives the data set
    std::unique_ptr<GDALDataset, DatasetCloser> m_dataset;
    std::string m_path;
};

/// Rows of one register layer on their way into the workspace.
class Target {
public:
    explicit Target(const char* name, std::vector<std::string> fields) {
        const RegisterLayer* layer = findRegisterLayer(name);
        m_empty.name = name;
        m_empty.kind = layer->geometry;
        for (const std::string& wanted : fields)
            for (const Field& field : layer->fields)
                if (field.name == wanted) m_empty.table.add(field);
        m_layer = m_empty;
    }
    void add(const std::vector<std::string>& texts, const std::vector<double>& numbers) {
        std::size_t t = 0, n = 0;
        for (Column& column : m_layer.table.columns()) {
            if (column.isText())
                column.texts.push_back(texts[t++]);
            else
                column.numbers.push_back(numbers[n++]);
        }
        ++m_count;
    }
    Layer& layer() { return m_layer; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] const std::string& name() const { return m_empty.name; }
    Status flush(Workspace::Transaction& transaction) {
        if (m_layer.rowCount() > 0) HETU_CHECK(transaction.append(m_empty.name, m_layer));
        m_layer = m_empty;
        return success();
    }

private:
    Layer m_empty, m_layer;
    std::size_t m_count = 0;
};

bool isSet(std::string_view value) {
    return !value.empty() && value != "no";
}

double countIn(std::string_view value) {
    const CleanNumber number = cleanCount(value);
    return number.state == CellState::Good ? number.value : missingNumber;
}
double realIn(std::string_view value) {
    const CleanNumber number = cleanReal(value);
    return number.state == CellState::Good ? number.value : missingNumber;
}

class OsmImport {
public:
    explicit OsmImport(Rejections& rejections) : m_rejections(rejections) {}

    /// Sorts one batch, already in the workspace CRS, into the register layers.
    void sort(std::vector<Found>& batch, const ReachOfCrs& reach) {
        for (Found& object : batch) {
            const OsmTags& tags = object.tags;
            const bool isArea = object.shape.kind == GeometryKind::Polygon;
            const OsmOrganisation organisation =
                object.shape.kind == GeometryKind::Line ? OsmOrganisation{} : osmOrganisation(tags);
            const bool isStreet = object.shape.kind == GeometryKind::Line && isSet(tags["highway"]);
            const bool isBuilding = isArea && isSet(tags["building"]);
            const std::string_view landuse = tags["landuse"];
            const bool isPark = isArea && landuse == "industrial";
            const bool isDistrict = isArea && (landuse == "commercial" || landuse == "retail");
            long long level = 0;
            const bool isRegion = isArea && tags["boundary"] == "administrative" &&
                                  parseInteger(tags["admin_level"], level) && level >= 6 &&
                                  level <= 10;
            if (organisation.tag.empty() && !isStreet && !isBuilding && !isPark && !isDistrict &&
                !isRegion)
                continue;
            ++m_read;
            if (!reach.covers(object.shape.parts[0][0][0])) {
                reject(object, textOf("lies too far outside the area of the workspace",
                                      "位置远离工作区范围"));
                continue;
            }
            if (isArea) {
                Result<Geometry> valid = makeValid(object.shape);
                if (!valid.ok()) {
                    reject(object, textOf("the outline cannot be repaired", "面的边界无法修复"));
                    continue;
                }
                object.shape = std::move(valid).value();
            }
            ++m_used;
            const std::string name = osmName(tags);
            if (!organisation.tag.empty()) addOrganisation(object, organisation, name);
            if (isStreet) {
                m_streets.add({name, std::string(tags["highway"]), std::string(tags["ref"])}, {});
                m_streets.layer().shapes.push_back(object.shape);
            }
            if (isBuilding) {
                m_buildings.add({name, std::string(tags["building"])},
                                {countIn(tags["building:levels"]), realIn(tags["height"])});
                m_buildings.layer().shapes.push_back(object.shape);
            }
            if (isPark || isDistrict) {
                m_zones.add({name.empty() ? "未命名 " + toText(object.id) : name,
                             isPark ? "park" : "district"},
                            {});
                m_zones.layer().shapes.push_back(object.shape);
            }
            if (isRegion) m_regionsByLevel[level].push_back(std::move(object));
        }
    }

    Status flush(Workspace::Transaction& transaction) {
        for (Target* target : {&m_streets, &m_buildings, &m_zones, &m_organisations})
            HETU_CHECK(target->flush(transaction));
        return success();
    }

    /// county: the coarsest level from 6 to 8 that has an area; township: the next finer one.
    Status finishRegions(Workspace::Transaction& transaction, ImportReport& report) {
        auto county = m_regionsByLevel.begin();
        if (county == m_regionsByLevel.end() || county->first > 8) return success();
        const auto township = std::next(county);
        const auto addAll = [&](std::vector<Found>& objects, const char* level) {
            for (Found& object : objects) {
                const std::string name = osmName(object.tags);
                m_regions.add({name.empty() ? "未命名 " + toText(object.id) : name,
                               std::string(object.tags["ref"]), level},
                              {countIn(object.tags["population"])});
                m_regions.layer().shapes.push_back(std::move(object.shape));
            }
        };
        addAll(county->second, "county");
        report.notes.push_back(textOf("Regions: admin_level {} became county.",
                                      "考核单位：admin_level {} 作为县区。", county->first));
        if (township != m_regionsByLevel.end()) {
            addAll(township->second, "township");
            report.notes.push_back(textOf("Regions: admin_level {} became township.",
                                          "考核单位：admin_level {} 作为乡镇街道。",
                                          township->first));
        }
        return m_regions.flush(transaction);
    }

    void describe(ImportReport& report) const {
        report.rowsRead = m_read;
        report.rowsUsed = m_used;
        for (const Target* target :
             {&m_organisations, &m_zones, &m_streets, &m_buildings, &m_regions})
            if (target->count() > 0) report.added.emplace_back(target->name(), target->count());
        if (m_unnamed > 0)
            report.notes.push_back(
                textOf("{} organisations have no name and are called by their tag.",
                       "{} 个组织没有名称，以标签代替。", m_unnamed));
        if (m_publicBodies > 0)
            report.notes.push_back(
                textOf("{} offices belong to authorities; their kind is left open.",
                       "{} 个机关办公点不属于企业或社会组织，其组织类别留空。", m_publicBodies));
    }
    [[nodiscard]] std::int64_t used() const { return m_used; }

private:
    void addOrganisation(const Found& object,
                         const OsmOrganisation& organisation,
                         const std::string& name) {
        Point place = object.shape.parts[0][0][0];
        if (object.shape.kind == GeometryKind::Polygon)
            if (const Result<Point> inside = pointOnSurface(object.shape); inside.ok())
                place = inside.value();
        if (name.empty()) ++m_unnamed;
        if (organisation.isPublicBody) ++m_publicBodies;
        m_organisations.add({name.empty() ? organisation.tag : name, organisation.kind,
                             organisation.tag, organisation.industry},
                            {});
        m_organisations.layer().points.push_back(place);
    }

    void reject(const Found& object, Text reason) {
        m_rejections.add({object.id, std::move(reason), "{}"});
    }

    Rejections& m_rejections;
    Target m_streets{"streets", {"name", "class", "ref"}};
    Target m_buildings{"buildings", {"name", "kind", "floors", "height"}};
    Target m_zones{"zones", {"name", "kind"}};
    Target m_regions{"regions", {"name", "code", "level", "population"}};
    Target m_organisations{"organisations", {"name", "kind", "subkind", "industry"}};
    std::map<long long, std::vector<Found>> m_regionsByLevel;
    std::int64_t m_read = 0, m_used = 0, m_unnamed = 0, m_publicBodies = 0;
};

void carry(std::vector<Found>& batch, const Transform& transform) {
    std::vector<Point> flat;
    const auto each = [&](auto visit) {
        for (Found& object : batch)
            for (auto& part : object.shape.parts)
                for (Path& path : part)
                    for (Point& p : path)
                        visit(p);
    };
    each([&](const Point& p) { flat.push_back(p); });
    transform.apply(flat);
    std::size_t next = 0;
    each([&](Point& p) { p = flat[next++]; });
    std::erase_if(batch, [](const Found& object) {
        for (const auto& part : object.shape.parts)
            for (const Path& path : part)
                for (const Point p : path)
                    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return true;
        return false;
    });
}

}  // namespace

Result<ImportReport> importOsm(Workspace& workspace,
                               const std::string& path,
                               const Progress& progress) {
    HETU_CHECK(checkSourceFile(path));
    const std::string file = fileNameOf(path);
    if (!lowered(file).ends_with(".osm.pbf") && !lowered(file).ends_with(".osm") &&
        !lowered(file).ends_with(".pbf"))
        return Error{
            ErrorCode::Unsupported,
            textOf("\"{}\" is not an OpenStreetMap file.", "“{}”不是 OpenStreetMap 文件。", file),
            textOf("Its name has to end in .osm.pbf or .osm.",
                   "文件名应以 .osm.pbf 或 .osm 结尾。")};
    OsmReader reader;
    HETU_CHECK(reader.open(path));
    const Progress reading = progress.sub(0, 0.97);
    std::vector<Found> batch;
    HETU_CHECK(reader.read(batch, firstBatch, reading));
    Rejections rejections;
    if (batch.empty()) return noUsableRow(file, rejections);

    HETU_TRY(const Crs degrees, crsOf("EPSG:4326"));
    PositionSample sample;
    for (const Found& object : batch)
        sample.take(object.shape.parts[0][0][0]);
    HETU_TRY(const Placement placement,
             placeAt(degrees, sample.median(), workspace.crs(), workspace.isCrsSettled(), file));
    HETU_TRY(const Transform transform, Transform::between(degrees, placement.target));
    HETU_TRY(const ReachOfCrs reach, ReachOfCrs::of(placement.target));
    ImportReport report;
    report.file = file;
    report.kind = "osm";
    report.crs = degrees.code;
    report.notes = placement.notes;

    HETU_TRY(Workspace::Transaction transaction, workspace.begin());
    if (placement.settles) HETU_CHECK(transaction.settleCrs(placement.target.code));
    OsmImport import(rejections);
    while (!batch.empty()) {
        carry(batch, transform);
        import.sort(batch, reach);
        HETU_CHECK(import.flush(transaction));
        HETU_CHECK(reader.read(batch, laterBatch, reading));
    }
    HETU_CHECK(import.finishRegions(transaction, report));
    import.describe(report);
    if (import.used() == 0) return noUsableRow(file, rejections);
    HETU_CHECK(rejections.record(transaction, report));
    HETU_CHECK(transaction.setNote("attribution", "© OpenStreetMap contributors, ODbL 1.0"));
    if (progress.cancelled()) return cancelledError();
    HETU_CHECK(transaction.commit());
    progress.report(1, "importing");
    return report;
}

}  // namespace hetu
