#include "layers/workspace/schema_guard.h"

#include <map>
#include <string>
#include <vector>

#include "layers/workspace/layer_tables.h"
#include "layers/workspace/migrations.h"

namespace hetu::database {
namespace {

/// A table name that no other text of the schema contains.
constexpr std::string_view placeholder = "hetu_placeholder_layer";

struct SchemaObject {
    std::string type, name, table, sql;
};

Result<std::vector<SchemaObject>> activeObjects(const Connection& connection) {
    HETU_TRY(Statement rows,
             connection.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
                                "WHERE type IN ('trigger', 'view') OR sql LIKE 'create virtual%'"));
    std::vector<SchemaObject> objects;
    for (;;) {
        HETU_TRY(const bool more, rows.step());
        if (!more) return objects;
        objects.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
    }
}

std::string replacedAll(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

/// What an unharmed workspace may hold: of its own, and per layer table (with the placeholder).
struct Reference {
    std::map<std::string, std::string> fixed;
    std::map<std::string, std::string> perLayer;
};

Result<Reference> makeReference() {
    HETU_TRY(Connection connection, Connection::open(":memory:", Connection::Mode::Create));
    HETU_CHECK(migrate(connection, 4546, currentFormat));
    const std::string name(placeholder);
    HETU_CHECK(createLayerTable(connection, name, GeometryKind::Point, {}, 4546));
    HETU_CHECK(createSpatialIndex(connection, name));
    HETU_TRY(const std::vector<SchemaObject> objects, activeObjects(connection));
    Reference reference;
    for (const SchemaObject& object : objects) {
        const bool isOfLayer = object.name.find(placeholder) != std::string::npos;
        (isOfLayer ? reference.perLayer : reference.fixed)[object.name] = object.sql;
    }
    return reference;
}

const Result<Reference>& reference() {
    static const Result<Reference> made = makeReference();
    return made;
}

}  // namespace

Status checkSchema(const Connection& connection) {
    if (!reference().ok()) return reference().error();
    const Reference& known = reference().value();
    HETU_TRY(const std::vector<SchemaObject> objects, activeObjects(connection));

    std::map<std::string, std::string> allowed = known.fixed;
    HETU_TRY(Statement tables, connection.prepare("SELECT name FROM hetu_layers"));
    for (;;) {
        HETU_TRY(const bool more, tables.step());
        if (!more) break;
        const std::string layer = tables.text(0);
        for (const auto& [name, sql] : known.perLayer)
            allowed[replacedAll(name, placeholder, layer)] = replacedAll(sql, placeholder, layer);
    }
    std::vector<std::string> foreign;
    for (const SchemaObject& object : objects) {
        const auto found = allowed.find(object.name);
        if (found == allowed.end() || found->second != object.sql)
            foreign.push_back(object.type + " " + object.name);
    }
    if (foreign.empty()) return success();
    if (foreign.size() > 5) {
        foreign.resize(5);
        foreign.emplace_back("...");
    }
    return Error{
        ErrorCode::Unsupported,
        textOf("The workspace holds objects that Hetu does not write and will not run: {}.",
               "工作区含有非河图写入的对象，为安全起见不予打开：{}。", joined(foreign, ", ")),
        {"Do not use this file; restore a copy from a source you trust.",
         "请勿使用该文件，请从可信来源恢复副本。"}};
}

}  // namespace hetu::database
