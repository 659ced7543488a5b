#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "layers/model/geometry.h"
#include "layers/model/table.h"

namespace hetu {

/// One of the layers that every workspace has: its table, geometry and fields.
struct RegisterLayer {
    std::string name;  ///< "organisations"
    Text title;
    GeometryKind geometry;
    std::vector<Field> fields;  ///< without id and geometry; an import may add more
};

/// organisations, zones, streets, buildings, regions, platforms: in this order.
///
/// organisations  one row per enterprise or social organisation; counts only, never persons.
///   kind       "enterprise" | "social"; subkind as registered
///   industry   GB/T 4754 section or division (industry_codes.h), or text as given
///   county     GB/T 2260 code of today (six digits) or text; town likewise
///   employees, members   counts; members are formal members; NULL = not known
///   has_org    1 a party organisation covers it, 0 none does, NULL not known
///   mode       how: "own" 单独建, "joint" 联合建, "attached" 挂靠建, "industry" 行业建,
///              "region" 区域建, "instructor" 党建指导员 (an instructor is no organisation)
///   in_base    0 = not counted (shell, closed); NULL or 1 = counted
/// zones          kind: "park" "district" "street" "building" "market" "custom"
/// regions        level: "county" | "township"; assessment units, may overlap
/// platforms      status: "built" "construction" "planned" "candidate";
///                mode: "direct" 直接管, "joint" 联合建, "attached" 挂靠建
[[nodiscard]] const std::vector<RegisterLayer>& registerLayers();
/// The register layer of that name, or nullptr.
[[nodiscard]] const RegisterLayer* findRegisterLayer(std::string_view name);

/// A code of the register and what people call it: {"own", {"own organisation", "单独建"}}.
struct CodeLabel {
    std::string code;
    Text label;
};
/// The codes of `field` in `layer`, in display order; empty if the field is free text.
[[nodiscard]] const std::vector<CodeLabel>& codesOf(std::string_view layer, std::string_view field);
/// The label of one code, or the code itself where it has none.
[[nodiscard]] Text labelOf(std::string_view layer, std::string_view field, std::string_view code);

}  // namespace hetu
