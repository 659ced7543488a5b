#include <bit>
#include <cstring>

#include <zlib.h>

#include "layers/workspace/layer_tables.h"

namespace hetu::database {

static_assert(std::endian::native == std::endian::little, "surfaces are stored little-endian");

Status insertSurface(Connection& connection, const Surface& surface) {
    const uLong size = static_cast<uLong>(surface.values.size() * sizeof(double));
    std::vector<unsigned char> packed(compressBound(size));
    uLongf packedSize = static_cast<uLongf>(packed.size());
    if (compress2(packed.data(), &packedSize, reinterpret_cast<const Bytef*>(surface.values.data()),
                  size, 1) != Z_OK)
        return Error{
            ErrorCode::Internal, {"The surface could not be packed.", "无法压缩密度面。"}, {}};
    packed.resize(packedSize);
    HETU_TRY(
        Statement insert,
        connection.prepare("INSERT INTO hetu_surfaces (name, unit, min_x, max_y, cell, columns, "
                           "rows, values_zlib) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, std::string_view(surface.name)).bind(2, std::string_view(surface.unit));
    insert.bind(3, surface.minX).bind(4, surface.maxY).bind(5, surface.cellMetres);
    insert.bind(6, std::int64_t{surface.columns}).bind(7, std::int64_t{surface.rows});
    insert.bind(8, std::span<const unsigned char>(packed));
    return insert.run();
}

Result<Surface> readSurface(const Connection& connection, const std::string& name) {
    HETU_TRY(Statement row,
             connection.prepare("SELECT s.unit, s.min_x, s.max_y, s.cell, s.columns, s.rows, "
                                "s.values_zlib, l.title_en, l.title_zh FROM hetu_surfaces AS s "
                                "JOIN hetu_layers AS l ON l.name = s.name WHERE s.name = ?"));
    row.bind(1, std::string_view(name));
    HETU_TRY(const bool found, row.step());
    if (!found)
        return Error{ErrorCode::NotFound,
                     textOf("There is no surface named \"{}\".", "没有名为“{}”的密度面。", name),
                     {}};
    Surface surface;
    surface.name = name;
    surface.unit = row.text(0);
    surface.minX = row.real(1);
    surface.maxY = row.real(2);
    surface.cellMetres = row.real(3);
    surface.columns = static_cast<int>(row.integer(4));
    surface.rows = static_cast<int>(row.integer(5));
    surface.title = {row.text(7), row.text(8)};
    const Error damaged{ErrorCode::Io,
                        textOf("The surface \"{}\" is damaged.", "密度面“{}”已损坏。", name),
                        {"Run its analysis again.", "请重新运行该分析。"}};
    if (surface.columns <= 0 || surface.rows <= 0 || surface.columns > 1'000'000'000 / surface.rows)
        return damaged;
    surface.values.resize(static_cast<std::size_t>(surface.columns) *
                          static_cast<std::size_t>(surface.rows));
    const auto packed = row.blob(6);
    uLongf size = static_cast<uLongf>(surface.values.size() * sizeof(double));
    const uLongf expected = size;
    if (uncompress(reinterpret_cast<Bytef*>(surface.values.data()), &size, packed.data(),
                   static_cast<uLong>(packed.size())) != Z_OK ||
        size != expected)
        return damaged;
    return surface;
}

}  // namespace hetu::database
