#include "app/desktop/look/icons.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <map>

#include <gtest/gtest.h>

#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int side = 20;  // of the tool bar, in pixels of the toolkit
const double scales[] = {1, 1.5, 2, 3};

QStringList iconNames() {
    QStringList names;
    for (const QString& file :
         QDir(QStringLiteral(HETU_SOURCE_DIR "/app/desktop/look/icons")).entryList({"*.svg"}))
        names << file.chopped(4);
    return names;
}
QImage drawn(const QString& name, double scale, QIcon::Mode mode) {
    const QPixmap pixmap = icon(name).pixmap(QSize(side, side), scale, mode);
    EXPECT_EQ(pixmap.size(), QSize(qRound(side * scale), qRound(side * scale)))
        << name.toStdString();
    QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    image.setDevicePixelRatio(1);
    return image;
}
/// Of the whole: how much ink there is, 0 .. 1.
double ink(const QImage& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += qAlpha(image.pixel(x, y)) / 255.0;
    return sum / image.width() / image.height();
}
/// Of the outermost lines: how dark the darkest pixel is. Ink there is cut off.
int edge(const QImage& image) {
    int most = 0;
    for (int i = 0; i < image.width(); ++i)
        for (const QPoint at : {QPoint(i, 0), QPoint(i, image.height() - 1), QPoint(0, i),
                                QPoint(image.width() - 1, i)})
            most = std::max(most, qAlpha(image.pixel(at)));
    return most;
}

class Icons : public testing::TestWithParam<Look> {
protected:
    void SetUp() override { installLook(*qApp, GetParam()); }
    void TearDown() override {
        installLook(*qApp, Look::Light);
        qApp->setStyleSheet({});
    }
};

TEST_P(Icons, AreWholeAndOfOneWeightAtEveryScale) {
    ASSERT_GT(iconNames().size(), 40);
    for (const QString& name : iconNames())
        for (const double scale : scales) {
            const QImage image = drawn(name, scale, QIcon::Normal);
            EXPECT_GT(ink(image), 0.04) << name.toStdString() << " is hardly seen at " << scale;
            EXPECT_LT(ink(image), 0.5) << name.toStdString() << " is a blot at " << scale;
            EXPECT_LT(edge(image), 100) << name.toStdString() << " is cut off at " << scale;
            EXPECT_NEAR(ink(image), ink(drawn(name, 1, QIcon::Normal)), 0.02)
                << name.toStdString() << " is not the same at " << scale;
        }
}

TEST_P(Icons, NoTwoLookAlike) {
    std::map<QString, QImage> others;
    for (const QString& name : iconNames()) {
        const QImage image = drawn(name, 1, QIcon::Normal);
        for (const auto& [other, its] : others) {
            double differs = 0;
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x)
                    differs +=
                        std::abs(qAlpha(image.pixel(x, y)) - qAlpha(its.pixel(x, y))) / 255.0;
            EXPECT_GT(differs, 4) << name.toStdString() << " and " << other.toStdString();
        }
        others[name] = image;
    }
}

/// Writes all icons of both themes into the file that HETU_ICON_SHEET names, to be looked at.
TEST(IconSheet, IsDrawn) {
    const QString file = qEnvironmentVariable("HETU_ICON_SHEET");
    if (file.isEmpty()) GTEST_SKIP() << "HETU_ICON_SHEET names no file.";
    const QStringList names = iconNames();
    constexpr int columns = 5, cellHeight = 72, cellWidth = 330;
    const int rows = (static_cast<int>(names.size()) + columns - 1) / columns;
    QImage sheet(columns * cellWidth, 2 * rows * cellHeight, QImage::Format_ARGB32);
    QPainter painter(&sheet);
    int top = 0;
    for (const Look look : {Look::Light, Look::Dark}) {
        installLook(*qApp, look);
        painter.fillRect(0, top, sheet.width(), rows * cellHeight, theme().ground);
        painter.setPen(theme().quietText);
        for (int i = 0; i < names.size(); ++i) {
            int x = i % columns * cellWidth + 8;
            const int y = top + i / columns * cellHeight;
            painter.drawText(x, y + 12, names[i]);
            for (const double scale : scales) {
                painter.drawImage(x, y + 15 + (60 - int(side * scale)) / 2 - 4,
                                  drawn(names[i], scale, QIcon::Normal));
                x += int(side * scale) + 12;
            }
            painter.drawImage(x, y + 15 + 6, drawn(names[i], 2, QIcon::Disabled));
        }
        top += rows * cellHeight;
    }
    painter.end();
    EXPECT_TRUE(sheet.save(file));
    installLook(*qApp, Look::Light);
    qApp->setStyleSheet({});
}

INSTANTIATE_TEST_SUITE_P(BothThemes,
                         Icons,
                         testing::Values(Look::Light, Look::Dark),
                         [](const auto& one) {
                             return one.param == Look::Dark ? "Dark" : "Light";
                         });

}  // namespace
}  // namespace hetu::desktop
