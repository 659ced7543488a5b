
#include "layers/io/write_layer.h"
#include "tests/layers/io/io_support.h"

namespace hetu {
namespace {

using test::bytesOf;
using test::rowsOf;
using test::ScratchFolder;

/// Points named in Chinese, as a shape file whose text is in `encoding` bytes and that says so, or
/// does not, by .cpg and by the language byte of its .dbf.
std::string shapeFile(const ScratchFolder& folder,
                      const std::string& utf8,
                      const std::string& stored,
                      const std::string& cpg,
                      char language) {
    Layer layer{"a", {}, GeometryKind::Point};
    layer.table.add({"name", FieldType::Text}, std::vector<std::string>{utf8});
    layer.points = {{500000, 3800000}};
    const std::string path = folder.path("a.shp");
    EXPECT_TRUE(writeLayer(layer, {}, "EPSG:4546", path, Language::English).ok());
    std::string dbf = bytesOf(folder.path("a.dbf"));
    const std::size_t at = dbf.find(utf8);
    EXPECT_NE(at, std::string::npos);
    std::string padded = stored;
    padded.resize(std::max(stored.size(), utf8.size()), ' ');
    dbf.replace(at, padded.size(), padded);
    dbf[29] = language;
    folder.file("a.dbf", dbf);
    std::filesystem::remove(folder.path("a.cpg"));
    if (!cpg.empty()) folder.file("a.cpg", cpg);
    return path;
}

TEST(ReadShape, TextIsReadInItsEncodingHoweverItIsDeclared) {
    const std::string utf8 = "洛阳公司", gbk = "\xC2\xE5\xD1\xF4\xB9\xAB\xCB\xBE";
    struct Case {
        const std::string& stored;
        const char* cpg;
        char language;
    };
    for (const Case& c :
         {Case{utf8, "UTF-8", 0}, Case{utf8, "", 0}, Case{utf8, "", 0x57}, Case{gbk, "GBK", 0},
          Case{gbk, "936", 0}, Case{gbk, "", 0x4D}, Case{gbk, "", 0}, Case{gbk, "", 0x57}}) {
        const ScratchFolder folder;
        const auto rows = rowsOf(shapeFile(folder, utf8, c.stored, c.cpg, c.language));
        ASSERT_EQ(rows.size(), 1u);
        EXPECT_EQ(rows[0].cells[0], utf8) << c.cpg << " " << static_cast<int>(c.language);
    }
}

TEST(ReadKml, FoldersAreLayersInDegrees) {
    const ScratchFolder folder;
    const std::string path = folder.file(
        "a.kml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">"
        "<Document><Folder><name>园区</name><Placemark><name>甲园</name><Polygon>"
        "<outerBoundaryIs><LinearRing><coordinates>112.4,34.6,5 112.5,34.6,5 112.5,34.7,5 "
        "112.4,34.6,5</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder>"
        "</Document></kml>");
    SourceTable table;
    const auto rows = rowsOf(path, &table);
    EXPECT_EQ(table.name, "园区");
    EXPECT_EQ(table.crs, "EPSG:4326");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].cells[0], "甲园");
    EXPECT_EQ(rows[0].geometry.kind, GeometryKind::Polygon);
    EXPECT_EQ(rows[0].geometry.parts[0][0].size(), 4u);
}

TEST(ReadMif, ChineseTextIsReadByItsCharset) {
    const ScratchFolder folder;
    folder.file("a.mid", "\"\xC2\xE5\xD1\xF4\",5\n");
    const std::string path =
        folder.file("a.mif",
                    "Version 300\nCharset \"WindowsSimpChinese\"\nDelimiter \",\"\nCoordSys Earth "
                    "Projection 1, "
                    "104\nColumns 2\n  name Char(20)\n  n Integer\nData\n\nPoint 112.45 34.62\n");
    SourceTable table;
    const auto rows = rowsOf(path, &table);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"洛阳", "5"}));
    EXPECT_EQ(rows[0].geometry, Geometry::point({112.45, 34.62}));
    EXPECT_EQ(table.crs, "EPSG:4326");
}

TEST(ReadDxf, LinesComeWithTheirLayerAndWithoutCrs) {
    const ScratchFolder folder;
    const std::string path =
        folder.file("a.dxf",
                    "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\nPARK\n90\n3\n70\n1\n10\n600000\n20"
                    "\n3800000\n10\n"
                    "601000\n20\n3800000\n10\n601000\n20\n3801000\n0\nENDSEC\n0\nEOF\n");
    SourceTable table;
    const auto rows = rowsOf(path, &table);
    EXPECT_EQ(table.crs, "");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].cells[0], "PARK");
    ASSERT_EQ(rows[0].geometry.kind, GeometryKind::Line);
    EXPECT_EQ(rows[0].geometry.parts[0][0].size(), 4u);  // closed: an area for an import
}

}  // namespace
}  // namespace hetu
