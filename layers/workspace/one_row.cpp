#include "layers/workspace/one_row.h"

#include <algorithm>
#include <tuple>

#include "layers/index/polygon_index.h"
#include "layers/model/memory_source.h"
#include "layers/workspace/database.h"
#include "layers/workspace/geometry_blob.h"
#include "layers/workspace/layer_tables.h"

namespace hetu {

using database::Connection;
using database::quoted;
using database::Statement;

std::string OneRow::value(std::string_view field) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == field) return values[i];
    return {};
}

Result<std::optional<OneRow>> readRow(const std::string& workspacePath,
                                      const std::string& layer,
                                      std::int64_t id) {
    HETU_TRY(const Connection connection,
             Connection::open(workspacePath, Connection::Mode::ReadWrite));
    HETU_CHECK(connection.execute("PRAGMA query_only = ON; BEGIN"));
    HETU_TRY(Statement entry,
             connection.prepare("SELECT geometry FROM hetu_layers WHERE name = ?"));
    HETU_TRY(const bool isLayer, entry.bind(1, std::string_view(layer)).step());
    if (!isLayer || entry.text(0) == "surface") return noSuchLayer(layer, {});
    const bool hasGeometry = entry.text(0) != geometryWord(GeometryKind::None);
    OneRow row;
    row.id = id;
    HETU_TRY(row.fields, database::fieldsOf(connection, layer));
    std::string sql = "SELECT ";
    for (const Field& field : row.fields)
        sql += quoted(field.name) + ", ";
    sql += (hasGeometry ? "geom" : "NULL");
    HETU_TRY(Statement found, connection.prepare(sql + " FROM " + quoted(layer) + " WHERE id = ?"));
    HETU_TRY(const bool isThere, found.bind(1, id).step());
    if (!isThere) return std::optional<OneRow>();
    int column = 0;
    for (const Field& field : row.fields) {
        if (found.isNull(column))
            row.values.emplace_back();
        else if (field.type == FieldType::Text)
            row.values.push_back(found.text(column));
        else
            row.values.push_back(toText(found.real(column)));
        ++column;
    }
    if (hasGeometry && !found.isNull(column))
        row.geometry = database::decodeGeometry(found.blob(column));
    return std::optional<OneRow>(std::move(row));
}

namespace {

struct CountyShapes {
    std::vector<County> counties;
    std::vector<Geometry> shapes;
};

Result<CountyShapes> readCounties(const LayerSource& source) {
    CountyShapes out;
    if (!source.find("regions")) return out;
    HETU_TRY(Layer regions, source.read("regions", {"code", "name", "level"}));
    struct Item {
        County county;
        std::size_t row;
    };
    std::vector<Item> items;
    const std::vector<Column>& columns = regions.table.columns();
    for (std::size_t row = 0; row < regions.shapes.size(); ++row) {
        if (columns[2].texts[row] != "county") continue;
        const std::string& code = columns[0].texts[row];
        const std::string& name = columns[1].texts[row];
        if (!code.empty() || !name.empty())
            items.push_back({{code.empty() ? name : code, name.empty() ? code : name}, row});
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return std::tie(a.county.code, a.county.name) < std::tie(b.county.code, b.county.name);
    });
    for (Item& item : items) {
        out.counties.push_back(std::move(item.county));
        out.shapes.push_back(std::move(regions.shapes[item.row]));
    }
    return out;
}

}  // namespace

Result<std::vector<County>> counties(const LayerSource& source) {
    HETU_TRY(CountyShapes all, readCounties(source));
    return std::move(all.counties);
}

Result<std::optional<County>> countyAt(const LayerSource& source, Point place) {
    HETU_TRY(const CountyShapes all, readCounties(source));
    for (std::size_t i = 0; i < all.shapes.size(); ++i)
        if (all.shapes[i].extent().covers(place) && covers(all.shapes[i], place))
            return std::optional<County>(all.counties[i]);
    return std::optional<County>();
}

}  // namespace hetu
