#include "app/desktop/opening/import_dialog.h"

#include <gtest/gtest.h>

namespace hetu::desktop {
namespace {

std::string kindFor(const char* path) {
    return ImportDialog(QString::fromUtf8(path)).options().kind;
}

TEST(ImportDialog, SuggestsWhatTheNameOfTheFileSays) {
    EXPECT_EQ(kindFor("/data/register.xlsx"), "organisations");
    EXPECT_EQ(kindFor("/data/洛阳市园区.geojson"), "zones:park");
    EXPECT_EQ(kindFor("/data/buildings.gpkg"), "buildings");
    EXPECT_EQ(kindFor("/data/luoyang.osm.pbf"), "osm");
    EXPECT_EQ(kindFor("/data/行政区划.shp"), "regions:county");
}

TEST(ImportDialog, OffersEveryKindThatCanBeImportedInWords) {
    const ImportDialog dialog(QStringLiteral("register.csv"));
    const auto* kinds = dialog.findChild<QComboBox*>();
    ASSERT_EQ(static_cast<std::size_t>(kinds->count()), importKinds().size());
    for (int i = 0; i < kinds->count(); ++i) {
        EXPECT_EQ(kinds->itemData(i).toString().toStdString(),
                  importKinds()[static_cast<std::size_t>(i)]);
        EXPECT_NE(kinds->itemText(i), kinds->itemData(i).toString());
    }
}

}  // namespace
}  // namespace hetu::desktop
