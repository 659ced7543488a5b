#include "layers/io/read_file.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/layers/io/io_support.h"

namespace hetu {
namespace {

using test::rowsOf;
using test::ScratchFolder;

Error errorOf(const std::string& path, const std::string& layer = "") {
    auto opened = openSource(path, layer, {});
    EXPECT_FALSE(opened.ok()) << path;
    return opened.ok() ? Error{} : opened.error();
}

/// The failure is of this kind, names the file, and says so in both languages.
void expectSentence(const Error& error, ErrorCode code, const std::string& named) {
    EXPECT_EQ(error.code, code) << error.message.en;
    EXPECT_NE(error.message.en.find(named), std::string::npos) << error.message.en;
    EXPECT_NE(error.message.zh.find(named), std::string::npos) << error.message.zh;
    EXPECT_TRUE(error.message.en.ends_with('.')) << error.message.en;
}

TEST(ReadCsv, ReadsQuotesSeparatorsAndLineEndings) {
    const ScratchFolder folder;
    for (const std::string& ending : {std::string("\n"), std::string("\r\n"), std::string("\r")}) {
        for (const char separator : {',', ';', '\t'}) {
            std::string text = "name,address,employees" + ending +
                               "\"A \"\"x\"\"\",\"1, Main\nStreet\",5" + ending + "B,,7" + ending;
            std::string out;
            bool quoted = false;
            for (const char c : text) {
                if (c == '"') quoted = !quoted;
                out += c == ',' && !quoted ? separator : c;
            }
            SourceTable table;
            const auto rows = rowsOf(folder.file("a.csv", out), &table);
            EXPECT_EQ(table.columns, (std::vector<std::string>{"name", "address", "employees"}));
            ASSERT_EQ(rows.size(), 2u);
            EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"A \"x\"", "1, Main\nStreet", "5"}));
            EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"B", "", "7"}));
            EXPECT_EQ(rows[1].number, 2);
        }
    }
}

TEST(ReadCsv, ReadsUtf8WithAndWithoutBomAndGb18030Alike) {
    const ScratchFolder folder;
    const std::string utf8 = "名称,地址\n洛阳公司,中州路\n";
    const std::string gbk =
        "\xC3\xFB\xB3\xC6,\xB5\xD8\xD6\xB7\n\xC2\xE5\xD1\xF4\xB9\xAB\xCB\xBE,"
        "\xD6\xD0\xD6\xDD\xC2\xB7\n";
    for (const std::string& bytes : {utf8, "\xEF\xBB\xBF" + utf8, gbk}) {
        SourceTable table;
        const auto rows = rowsOf(folder.file("a.csv", bytes), &table);
        EXPECT_EQ(table.columns, (std::vector<std::string>{"名称", "地址"}));
        ASSERT_EQ(rows.size(), 1u);
        EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"洛阳公司", "中州路"}));
    }
}

TEST(ReadCsv, FindsTheHeadingBelowATitle) {
    const ScratchFolder folder;
    SourceTable table;
    const auto rows = rowsOf(
        folder.file("a.csv",
                    "洛阳市两新组织台账,,\n,,\n名称,经度,纬度\n甲,112.4,34.6\n,,\n乙,112.5,34.7\n"),
        &table);
    EXPECT_EQ(table.columns, (std::vector<std::string>{"名称", "经度", "纬度"}));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].number, 1);
    EXPECT_EQ(rows[1].number, 3);  // the empty record counts, as in the file
}

TEST(ReadCsv, TwoRecordsWithMergedCellsAreOneHeading) {
    const ScratchFolder folder;
    SourceTable table;
    const auto rows = rowsOf(folder.file("a.csv",
                                         "两新组织台账,,,,,\n"
                                         "序号,单位名称,坐标,,党组织,\n"
                                         ",,经度,纬度,是否建立,形式\n"
                                         "1,甲,112.4,34.6,是,单独建\n"
                                         "2,乙,,,否,\n"),
                             &table);
    EXPECT_EQ(table.columns,
              (std::vector<std::string>{"序号", "单位名称", "经度（坐标）", "纬度（坐标）",
                                        "是否建立（党组织）", "形式（党组织）"}));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].number, 1);
    EXPECT_EQ(rows[0].cells[2], "112.4");
    EXPECT_EQ(rows[1].cells[1], "乙");
}

TEST(ReadCsv, ARowOfWordsOrATitleIsNoPartOfTheHeading) {
    const ScratchFolder folder;
    const std::vector<std::string> names{"名称", "坐标", "column_3"};
    for (const std::string text :
         {"名称,坐标,\n甲,东经,北纬\n",                // a row of words in every column
          "名称,坐标,\n,,\n甲,112.4,34.6\n",           // an empty row
          "名称,坐标,\n,112.4,34.6\n甲,112.5,34.7\n",  // numbers
          "洛阳市,,\n名称,坐标,\n甲,112.4,34.6\n",     // a title at the left
          ",台账,\n名称,坐标,\n甲,112.4,34.6\n"}) {    // a title in the middle
        SourceTable table;
        (void)rowsOf(folder.file("a.csv", text), &table);
        EXPECT_EQ(table.columns, names) << text;
    }
}

TEST(ReadCsv, NamesOfColumnsAreNeitherEmptyNorEqual) {
    const ScratchFolder folder;
    SourceTable table;
    const auto rows = rowsOf(folder.file("a.csv", "a,A,b\n1,2,3,4\n5\n"), &table);
    EXPECT_EQ(table.columns, (std::vector<std::string>{"a", "A_2", "b", "column_4"}));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"5", "", "", ""}));
}

TEST(ReadCsv, AnOpenQuotationMarkStopsWithItsRow) {
    const ScratchFolder folder;
    std::string text = "a,b\n";
    for (int i = 0; i < 40; ++i)
        text += "1,2\n";
    auto opened = openSource(folder.file("a.csv", text + "\"x,2\n3,4\n"), "", {});
    ASSERT_TRUE(opened.ok());
    std::vector<SourceRow> rows;
    const Status status = opened.value()->read(rows, 100);
    ASSERT_FALSE(status.ok());
    expectSentence(status.error(), ErrorCode::Io, "a.csv");
    EXPECT_NE(status.error().message.en.find("row 41"), std::string::npos);
}

TEST(ReadFile, SaysWhatIsWrongWithThePath) {
    const ScratchFolder folder;
    for (const std::string name : {"/nowhere/x.csv", "/vsicurl/http://127.0.0.1/x.csv",
                                   "PG:dbname=x", "/vsizip/a.zip/b.shp", "file:x.gpkg?mode=rw", ""})
        expectSentence(errorOf(name), ErrorCode::NotFound, name);
    expectSentence(errorOf(folder.path("")), ErrorCode::InvalidArgument, folder.path(""));
    ASSERT_EQ(symlink("/etc/passwd", folder.path("link.csv").c_str()), 0);
    expectSentence(errorOf(folder.path("link.csv")), ErrorCode::InvalidArgument, "link.csv");
    expectSentence(errorOf(folder.file("empty.csv", "")), ErrorCode::Io, "empty.csv");
    expectSentence(errorOf(folder.file("map.dwg", "x")), ErrorCode::Unsupported, "dwg");
    expectSentence(errorOf(folder.file("noending", "x")), ErrorCode::Unsupported, "noending");
}

TEST(ReadFile, AFileIsReadByItsEndingWhateverItClaimsToBe) {
    const ScratchFolder folder;
    const std::string secret = folder.file("secret.csv", "word\ncanary\n");
    const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" +
                            secret + "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    for (const std::string ending : {"shp", "geojson", "gpkg", "sqlite", "kml", "tab", "mif", "dxf",
                                     "fgb", "xlsx", "xls", "ods"})
        for (const std::string& content : {vrt, std::string("%PDF-1.7 nothing here \n%%EOF\n")}) {
            const std::string name = "x." + ending;
            const Error error = errorOf(folder.file(name, content));
            EXPECT_EQ(error.code, ErrorCode::Io) << name;
            EXPECT_NE(error.message.en.find(name), std::string::npos) << error.message.en;
        }
    expectSentence(errorOf(folder.file("pdf.csv", "%PDF-1.7 x")), ErrorCode::Io, "pdf.csv");
}

TEST(ReadFile, RefusesADatabaseThatReadsOtherFiles) {
    const ScratchFolder folder;
    const auto database = [&](const std::string& name, const char* sql) {
        sqlite3* db = nullptr;
        sqlite3_open(folder.path(name).c_str(), &db);
        sqlite3_exec(db,
                     "PRAGMA writable_schema=ON;"
                     "CREATE TABLE gpkg_contents(table_name TEXT, data_type TEXT);",
                     nullptr, nullptr, nullptr);
        EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(db);
        sqlite3_close(db);
        return folder.path(name);
    };
    const std::string text = database(
        "virtual.gpkg",
        "INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) VALUES('table','vt','vt',0,"
        "'CREATE VIRTUAL TABLE vt USING "
        "VirtualText(''/etc/passwd'',''UTF-8'',0,COMMA,NONE,'';'')')");
    expectSentence(errorOf(text), ErrorCode::Unsupported, "vt");
    const std::string hidden = database(
        "hidden.sqlite",
        "INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql) VALUES('table',"
        "'a using rtree(','a using rtree(',0,"
        "'CREATE VIRTUAL TABLE \"a using rtree(\" USING/**/VirtualText(''/etc/passwd'')')");
    expectSentence(errorOf(hidden), ErrorCode::Unsupported, "hidden.sqlite");
    expectSentence(
        errorOf(database("view.gpkg", "CREATE VIEW peek AS SELECT * FROM gpkg_contents")),
        ErrorCode::Unsupported, "peek");
    expectSentence(errorOf(database("trigger.gpkg",
                                    "CREATE TRIGGER boom AFTER INSERT ON gpkg_contents BEGIN "
                                    "SELECT 1; END")),
                   ErrorCode::Unsupported, "boom");
}

TEST(ReadFile, RefusesAPackedFileThatGrowsTooLarge) {
    const ScratchFolder folder;
    std::string entry("PK\x01\x02", 4);
    entry += std::string(42, '\0');
    entry[24 + 3] = 0x50;  // 0x50000000 bytes unpacked
    std::string end("PK\x05\x06", 4);
    end += std::string(18, '\0');
    end[8] = end[10] = 1;
    end[12] = static_cast<char>(entry.size());
    expectSentence(errorOf(folder.file("bomb.xlsx", entry + end)), ErrorCode::Unsupported,
                   "bomb.xlsx");
}

TEST(ReadFile, NamesTheLayersWhereTheOneAskedForIsMissing) {
    const ScratchFolder folder;
    const std::string path = folder.file(
        "a.geojson",
        R"({"type":"FeatureCollection","name":"parks","features":[{"type":"Feature","properties":{"name":"P","n":3,"r":0.1},"geometry":{"type":"Point","coordinates":[112.4,34.6]}}]})");
    expectSentence(errorOf(path, "roads"), ErrorCode::NotFound, "roads");
    EXPECT_NE(errorOf(path, "roads").hint.en.find("parks"), std::string::npos);
    SourceTable table;
    const auto rows = rowsOf(path, &table, "parks");
    EXPECT_EQ(table.crs, "EPSG:4326");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"P", "3", "0.1"}));
    EXPECT_EQ(rows[0].geometry, Geometry::point({112.4, 34.6}));
}

TEST(ReadFile, ALinkInsideAFileIsNotFollowed) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), length), 0);
    ASSERT_EQ(listen(listener, 5), 0);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
    const std::string link = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/crs";
    const ScratchFolder folder;
    for (const std::string kind : {"link", "url"}) {
        const std::string path = folder.file(
            "a.geojson", R"({"type":"FeatureCollection","crs":{"type":")" + kind +
                             R"(","properties":{"href":")" + link + R"(","url":")" + link +
                             R"("}},"features":[{"type":"Feature","properties":{"name":"P"},)" +
                             R"("geometry":{"type":"Point","coordinates":[112.4,34.6]}}]})");
        EXPECT_EQ(rowsOf(path).size(), 1u);
    }
    EXPECT_LT(accept(listener, nullptr, nullptr), 0) << "somebody called " << link;
    close(listener);
}

TEST(ReadFile, RefusesKmlThatBringsItsOwnEntities) {
    const ScratchFolder folder;
    const std::string kml =
        "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY x \"y\">]>"
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document/></kml>";
    expectSentence(errorOf(folder.file("a.kml", kml)), ErrorCode::Io, "a.kml");
}

}  // namespace
}  // namespace hetu
