#include "app/sample/luoyang.h"

#include <filesystem>
#include <fstream>

#include "app/sample/city.h"
#include "app/sample/projection.h"
#include "app/sample/register.h"
#include "layers/io/target_file.h"
#include "layers/workspace/register_schema.h"
#include "layers/workspace/workspace.h"

namespace hetu::sample {
namespace {

/// Rows made and written at a time: small enough that "stop" is heard within 0.2 s.
constexpr std::size_t pieceRows = 5000;
constexpr std::int64_t mostSourceRows = 200000;

/// An empty register layer with all its columns, to be filled row by row.
class Rows {
public:
    explicit Rows(const char* name) {
        const RegisterLayer& schema = *findRegisterLayer(name);
        m_layer.name = schema.name;
        m_layer.title = schema.title;
        m_layer.kind = schema.geometry;
        for (const Field& field : schema.fields)
            m_layer.table.add(field);
    }
    Rows& next(Geometry shape) {
        m_layer.shapes.push_back(std::move(shape));
        return grown();
    }
    Rows& next(Point at) {
        m_layer.points.push_back(at);
        return grown();
    }
    Rows& set(std::string_view field, const std::string& value) {
        column(field).texts.back() = value;
        return *this;
    }
    Rows& set(std::string_view field, double value) {
        column(field).numbers.back() = value;
        return *this;
    }
    [[nodiscard]] const Layer& layer() const { return m_layer; }

private:
    Rows& grown() {
        for (Column& column : m_layer.table.columns())
            if (column.isText())
                column.texts.emplace_back();
            else
                column.numbers.push_back(missingNumber);
        return *this;
    }
    Column& column(std::string_view field) {
        for (Column& column : m_layer.table.columns())
            if (column.field.name == field) return column;
        return m_layer.table.columns().front();
    }
    Layer m_layer;
};

/// To the centimetre: finer would only look exact.
Path rounded(Path path) {
    for (Point& p : path)
        p = {std::round(p.x * 100) / 100, std::round(p.y * 100) / 100};
    return path;
}

Layer regionRows(const City& city) {
    Rows rows("regions");
    for (const County& county : city.counties)
        rows.next(county.shape)
            .set("name", county.name)
            .set("code", county.code)
            .set("level", "county")
            .set("parent", "洛阳市")
            .set("population", county.population);
    return rows.layer();
}

Layer zoneRows(const City& city) {
    Rows rows("zones");
    for (const Zone& zone : city.zones)
        rows.next(Geometry::polygon(rounded(zone.ring)))
            .set("name", zone.name)
            .set("kind", zone.kind)
            .set("code", zone.code)
            .set("county", city.counties[zone.county].code)
            .set("has_committee", zone.hasCommittee ? 1 : 0)
            .set("remark", zone.remark);
    return rows.layer();
}

Layer streetRows(const City& city) {
    Rows rows("streets");
    for (const Street& street : city.streets)
        rows.next(Geometry{GeometryKind::Line, {{rounded(street.path)}}})
            .set("name", street.name)
            .set("class", street.grade)
            .set("ref", street.number);
    return rows.layer();
}

Layer buildingRows(const City& city) {
    constexpr double storeyMetres = 3.2;
    Rows rows("buildings");
    for (const Building& building : city.buildings)
        rows.next(Geometry::polygon(rounded(building.ring)))
            .set("name", building.name)
            .set("kind", building.kind)
            .set("floors", building.floors)
            .set("height", std::round(building.floors * storeyMetres * 10) / 10);
    return rows.layer();
}

Layer platformRows(const City& city) {
    Rows rows("platforms");
    for (const Platform& platform : city.platforms)
        rows.next(platform.at)
            .set("name", platform.name)
            .set("status", platform.isBuilt ? "built" : "construction")
            .set("mode", platform.mode)
            .set("year", platform.year)
            .set("county", city.counties[platform.county].code)
            .set("floor_area", platform.floorAreaM2)
            .set("remark", "示例合成");
    return rows.layer();
}

std::string blankTable(const City& city, const Register& organisations) {
    std::string text =
        "\xEF\xBB\xBFname,county,county_name,longitude,latitude,x,y,radius_m,organisations,"
        "uncovered,nearest_platform_m\r\n";
    for (std::size_t b = 0; b < city.blanks.size(); ++b) {
        const Blank& blank = city.blanks[b];
        const Degrees at = unprojected(blank.centre);
        const County& county = city.counties[blank.county];
        text +=
            joined({blank.name, county.code, county.name, toFixed(at.longitude, 6),
                    toFixed(at.latitude, 6), toFixed(blank.centre.x, 2), toFixed(blank.centre.y, 2),
                    toFixed(blank.radiusMetres, 0), toText(blank.organisations),
                    toText(organisations.uncoveredOf(b)), toFixed(blank.platformDistance, 0)},
                   ",") +
            "\r\n";
    }
    return text;
}

/// A text file beside the workspace that appears only when it is whole.
class SideFile {
public:
    [[nodiscard]] static Result<SideFile> begin(const std::string& path) {
        HETU_TRY(TargetFile target, TargetFile::begin(path));
        return SideFile(std::move(target));
    }
    void write(const std::string& text) { m_stream << text; }
    [[nodiscard]] Status finish() {
        m_stream.close();
        if (!m_stream) return unwritable(m_target.temporary(), "");
        return m_target.finish();
    }

private:
    explicit SideFile(TargetFile target)
        : m_target(std::move(target)), m_stream(m_target.temporary(), std::ios::binary) {}
    TargetFile m_target;
    std::ofstream m_stream;
};

}  // namespace

Result<SampleReport> makeLuoyang(const SampleOptions& options,
                                 const std::string& dataFolder,
                                 const std::string& draft,
                                 const Progress& progress) {
    progress.report(0, "city");
    HETU_TRY(City city, makeCity(dataFolder, options.seed));
    if (progress.cancelled()) return cancelledError();
    const Register organisations(city, options.organisations, options.seed);
    if (progress.cancelled()) return cancelledError();

    SampleReport report;
    const auto beside = [&](const char* name) {
        return (std::filesystem::path(options.outputFolder) / name).string();
    };
    const bool withSource = static_cast<std::int64_t>(organisations.size()) <= mostSourceRows;
    HETU_TRY(SideFile blanks, SideFile::begin(beside("planted-blanks.csv")));
    HETU_TRY(SideFile source, SideFile::begin(beside("register.csv")));
    source.write(Register::sourceHeading());
    blanks.write(blankTable(city, organisations));

    HETU_TRY(Workspace workspace, Workspace::create(draft, "EPSG:4546"));
    HETU_TRY(Workspace::Transaction transaction, workspace.begin());
    for (const Layer& layer : {regionRows(city), zoneRows(city), streetRows(city),
                               buildingRows(city), platformRows(city)}) {
        HETU_CHECK(transaction.append(layer.name, layer));
        report.layers.emplace_back(layer.name, static_cast<std::int64_t>(layer.rowCount()));
        if (progress.cancelled()) return cancelledError();
    }
    const std::size_t count = organisations.size();
    for (std::size_t from = 0; from < count; from += pieceRows) {
        if (progress.cancelled()) return cancelledError();
        const std::size_t to = std::min(from + pieceRows, count);
        HETU_CHECK(transaction.append("organisations", organisations.rows(from, to)));
        if (withSource) source.write(organisations.sourceRows(from, to));
        progress.report(0.1 + 0.85 * static_cast<double>(to) / static_cast<double>(count),
                        "organisations");
    }
    report.layers.emplace(report.layers.begin(), "organisations", static_cast<std::int64_t>(count));

    const std::vector<std::pair<std::string, std::string>> notes{
        {"sample", "luoyang"},
        {"synthetic", "yes"},
        {"place", "洛阳市"},
        {"place_en", "Luoyang"},
        {"title", "洛阳市两新组织与区域平台（合成示例）"},
        {"title_en", "Organisations and platforms of Luoyang (synthetic sample)"},
        {"attribution", "© OpenStreetMap contributors (ODbL)"},
        {"data_date", "2018-11"},
        {"maker", "河图示例"},
        {"maker_en", "Hetu sample"},
        {"base_map", "县区界线：OpenStreetMap（2019）；道路、建筑、片区为合成示例"},
        {"base_map_en",
         "County borders: OpenStreetMap (2019); streets, buildings and zones are synthetic"},
        {"remark",
         "本工作区中的组织、片区、道路、建筑和平台均为程序生成的合成数据，"
         "仅总量与2018年公布数一致，不对应任何真实单位。"},
        {"remark_en",
         "All organisations, zones, streets, buildings and platforms were made "
         "by a program; only the totals are those published for 2018. They stand "
         "for no real unit."},
        {"sample_seed", toText(options.seed)}};
    for (const auto& [key, value] : notes)
        HETU_CHECK(transaction.setNote(key, value));
    HETU_CHECK(transaction.commit());

    HETU_CHECK(blanks.finish());
    report.files.push_back(beside("planted-blanks.csv"));
    if (withSource) {
        HETU_CHECK(source.finish());
        report.files.push_back(beside("register.csv"));
    }
    return report;
}

}  // namespace hetu::sample
