#pragma once
#include <QTest>
#include <memory>

#include <gtest/gtest.h>

#include "app/desktop/frame/main_window.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/app/desktop/map/park.h"
#include "tests/support/workspace_file.h"

namespace hetu::desktop {

/// A window on a workspace of some ten kilometres, with three organisations and a park.
class ParkWindow : public testing::Test {
protected:
    void open(int width, int height, int patience) {
        const std::string path = test::workspaceFile(
            folder,
            {organisations({{632'500, 3'833'500}, {632'900, 3'833'500}, {642'000, 3'840'000}},
                           {"甲公司", "乙公司", "丙公司"}),
             park()});
        window = std::make_unique<MainWindow>(document, renderer, false);
        window->resize(width, height);
        window->show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        ASSERT_TRUE(QTest::qWaitFor([&] { return !map().content().empty(); }, patience));
    }
    MapView& map() { return window->map(); }

    const test::TemporaryFolder folder;
    test::FakeRenderer renderer;
    Document document;
    std::unique_ptr<MainWindow> window;
};

}  // namespace hetu::desktop
