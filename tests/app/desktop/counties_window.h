#pragma once
#include <QApplication>
#include <QTest>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/main_window.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/analysed_city.h"

namespace hetu::desktop {

/// A window over a city of two counties with its coverage and blanks.
class CountiesWindow : public testing::Test {
protected:
    void SetUp() override {
        path = test::analysedCity(folder, 2, {"coverage", "blanks"});
        window.resize(1366, 768);
        window.show();
        QApplication::setActiveWindow(&window);
        open(document, window);
    }
    void open(Document& opened, MainWindow& in) {
        ASSERT_TRUE(opened.openAndWait(QString::fromStdString(path)).ok());
        ASSERT_TRUE(waitFor([&] { return in.bench().region.choices().size() == 2; }));
        ASSERT_TRUE(waitFor([&] { return in.bench().layers.layers().size() > 5; }));
        QTest::qWait(50);
    }
    static bool waitFor(const std::function<bool()>& condition) {
        return QTest::qWaitFor(condition, 20'000);
    }

    test::TemporaryFolder folder;
    std::string path;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
};

}  // namespace hetu::desktop
