#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "app/render/map_content.h"
#include "app/render/map_renderer.h"

namespace hetu::render {

/// What a printed map is asked for with.
struct SheetWish {
    std::string layout;       ///< name of a MapTheme: "organisations"
    std::string region = {};  ///< name or code of a row of `regions`; "" = everything
    std::string targetFile;   ///< .pdf, .svg or .png
};

/// A word of the workspace by its key, "" where it says nothing: Workspace::note.
using Notes = std::function<std::string(std::string_view key)>;

/// Everything of one sheet: layers, extent, inset, texts, table.
///
/// Extent   the named region grown by 5 %; else all of `regions`, or of the layers where there
///          are none, grown by 3 %.
/// Inset    only without a region: the window of an eighth of the map's side, or else of a quarter,
///          that holds most organisations, if these are at least a fifth of all.
/// Texts    from the notes place, maker, data_date (2026-09-30), made_on, base_map, attribution,
///          use_mark, review_number (the 审图号: never made up, left blank where the note is
///          missing), synthetic ("yes": the sheet says that its data are made up). An English
///          sheet takes place_en, maker_en ... where they are given.
/// Table    candidate-sites: rank, name, region, newly reached organisations of every site.
///          organisations: coverage by party organisations of every region; density-blanks: by
///          these or a platform; both only where coverage_by_region exists.
/// Errors   NotFound: no such layout or region (the hint lists what there is), or nothing to
///          show. Io.
[[nodiscard]] Result<LayoutRequest> mapSheet(const LayerSource& source,
                                             MapContent& content,
                                             const Notes& notes,
                                             const SheetWish& wish);

}  // namespace hetu::render
