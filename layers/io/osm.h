#pragma once
#include <string>

#include "layers/io/import.h"

namespace hetu {

/// Brings an OpenStreetMap extract (.osm.pbf, .osm) into the register layers in one transaction.
///
/// streets        highway=* on lines; name, class = value of highway, ref
/// buildings      building=* on areas; name, kind = value, floors = building:levels, height
/// zones          landuse=industrial as park, landuse=commercial|retail as district
/// regions        boundary=administrative: county is the coarsest level among admin_level 6 to 8
///                that has an area, township the next finer one up to 10 that has, if any
/// organisations  office=*, shop=* (not vacant), craft=*, and what works like a company among
///                amenity=* (bank, clinic, restaurant ...), as nodes and as areas (a point on
///                them); kind social for office=association|ngo|foundation|charity|religion|
///                union, else enterprise; subkind = the tag, "office=it"; one without a name takes
///                the tag for it
/// Telephone numbers, mail addresses and contacts are not even read.
/// Errors   as of importFile().
[[nodiscard]] Result<ImportReport> importOsm(Workspace& workspace,
                                             const std::string& path,
                                             const Progress& progress);

}  // namespace hetu
