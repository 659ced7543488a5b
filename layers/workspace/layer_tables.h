#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "layers/base/result.h"
#include "layers/model/layer_source.h"
#include "layers/workspace/database.h"

/// The tables behind layers: making, filling, reading and dropping them. Used inside
/// layers/workspace only; the caller holds the transaction.
namespace hetu::database {

/// Enters EPSG:`srid` into spatial_ref_sys if it is not there.
/// Errors   Crs: PROJ does not know it.
[[nodiscard]] Status ensureSrid(Connection& connection, int srid);

/// A table with id, `fields` and, unless `kind` is None, the geometry column geom.
[[nodiscard]] Status createLayerTable(Connection& connection,
                                      const std::string& name,
                                      GeometryKind kind,
                                      const std::vector<Field>& fields,
                                      int srid);
[[nodiscard]] Status createSpatialIndex(Connection& connection, const std::string& name);

/// One row of hetu_layers.
struct LayerEntry {
    std::string name;
    Text title;
    std::string geometry;  ///< geometryWord, or "surface"
    int position = 0;
    std::int64_t resultId = 0;  ///< 0: a layer of the register
    Extent extent = {};
};
[[nodiscard]] Status enterLayer(Connection& connection, const LayerEntry& entry);
[[nodiscard]] Status labelFields(Connection& connection,
                                 const std::string& layer,
                                 const std::vector<Field>& fields);
/// Drops the table or surface and everything that speaks of it.
[[nodiscard]] Status dropLayer(Connection& connection, const std::string& name);

/// Columns of the table but id and geom, with labels and units where they are known.
[[nodiscard]] Result<std::vector<Field>> fieldsOf(const Connection& connection,
                                                  const std::string& layer);
/// Adds the rows of `layer` to the table `table`; columns that it lacks are added first.
/// A column named like id, geom or rowid goes in as source_id, source_geom ...
[[nodiscard]] Status insertRows(Connection& connection,
                                const std::string& table,
                                const Layer& layer,
                                int srid);

[[nodiscard]] Status insertSurface(Connection& connection, const Surface& surface);
[[nodiscard]] Result<Surface> readSurface(const Connection& connection, const std::string& name);

/// The table of the rows that imports could not use; listed as a layer once it holds any.
inline constexpr const char* rejectedRows = "rejected_rows";

/// id and geom of the rows whose box meets `box`, as the index of `layer` knows it: single
/// precision, rounded outward, so perhaps too many, never too few. `condition`: of SQLite, about
/// columns of the layer; "" all rows.
[[nodiscard]] Result<Statement> rowsMeeting(const Connection& connection,
                                            const std::string& layer,
                                            const Extent& box,
                                            const std::string& condition = {});

/// Every layer that a person may see, in display order.
[[nodiscard]] Result<std::vector<LayerInfo>> listLayers(const Connection& connection,
                                                        const std::string& crs);
[[nodiscard]] Result<Layer> readRows(const Connection& connection,
                                     const LayerInfo& info,
                                     const std::vector<std::string>& fields,
                                     const Progress& progress);

}  // namespace hetu::database
