#pragma once
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <functional>

#include <gtest/gtest.h>

#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/table/table_room.h"
#include "layers/workspace/one_row.h"
#include "tests/app/desktop/fake_renderer.h"
#include "tests/support/temporary_folder.h"

namespace hetu::desktop {

inline constexpr int patience = 5000;
inline constexpr int rowCount = 1000;  // several pages

/// A window over 1,000 organisations in a row from west to east; employees fall, every tenth is
/// covered by an organisation of its own.
class TableRoomTest : public testing::Test {
protected:
    void SetUp() override {
        const std::string path = folder.file("city.hetu");
        {
            auto workspace = Workspace::create(path, "EPSG:4546");
            ASSERT_TRUE(workspace.ok());
            Layer rows;
            rows.name = "organisations";
            rows.kind = GeometryKind::Point;
            std::vector<std::string> names, modes;
            std::vector<double> employees;
            for (int i = 0; i < rowCount; ++i) {
                rows.points.push_back({637'000.0 + 10 * i, 3'832'000});
                names.push_back("Firm " + std::to_string(i));
                modes.push_back(i % 10 == 0 ? "own" : "");
                employees.push_back(i == 7 ? missingNumber : 5000 - i);
            }
            rows.table.add({"name", FieldType::Text}, names);
            rows.table.add({"mode", FieldType::Text}, modes);
            rows.table.add({"employees", FieldType::Integer}, employees);
            auto transaction = workspace.value().begin();
            ASSERT_TRUE(transaction.ok());
            ASSERT_TRUE(transaction.value().append("organisations", rows).ok());
            ASSERT_TRUE(transaction.value().commit().ok());
        }
        window.resize(1366, 768);
        window.show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(path)).ok());
        room = window.findChild<TableRoom*>();
        ASSERT_NE(room, nullptr);
        ASSERT_TRUE(window.bench().commands.run(QStringLiteral("panel.table")));
        ASSERT_TRUE(waitFor([&] { return model().rowCount() == rowCount; }));
        ASSERT_TRUE(waitFor([&] { return !renderer.drawings.empty(); }));
    }

    static bool waitFor(const std::function<bool()>& isSo) {
        return QTest::qWaitFor(isSo, patience);
    }
    RowModel& model() { return room->panel().model(); }
    RowView& view() { return room->panel().view(); }
    Selection& selection() { return window.bench().selection; }
    const Selection::Ids& selected() { return selection().ids("organisations"); }
    int columnOf(const std::string& name) {
        for (std::size_t i = 0; i < model().fields().size(); ++i)
            if (model().fields()[i].name == name) return static_cast<int>(i);
        ADD_FAILURE() << name;
        return 0;
    }
    QString cell(int row, const std::string& name) {
        const QModelIndex at = model().index(row, columnOf(name));
        EXPECT_TRUE(waitFor([&] { return model().data(at, Qt::DisplayRole) != "…"; }));
        return model().data(at, Qt::DisplayRole).toString();
    }
    std::int64_t idAt(int row) { return model().ids()->at(static_cast<std::size_t>(row)); }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) {
        const QModelIndex at = model().index(row, columnOf("name"));
        view().scrollTo(at);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, modifiers,
                          view().visualRect(at).center());
    }
    void clickHeading(const std::string& name, Qt::KeyboardModifiers modifiers = {}) {
        const FilterHeader& header = view().header();
        view().scrollTo(model().index(0, columnOf(name)));
        QSignalSpy loaded(&model(), &RowModel::loaded);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, modifiers,
                          QPoint(header.sectionViewportPosition(columnOf(name)) + 30, 8));
        ASSERT_TRUE(loaded.count() > 0 || loaded.wait(patience));
    }
    void type(QLineEdit& line, const QString& text) {
        QSignalSpy loaded(&model(), &RowModel::loaded), failed(&model(), &RowModel::failed);
        line.setFocus();
        line.selectAll();
        QTest::keyClicks(&line, text);
        QTest::keyClick(&line, Qt::Key_Return);
        ASSERT_TRUE(waitFor([&] { return loaded.count() + failed.count() > 0; }));
    }

    /// Editing that cell, as by a double click: the editor that opened.
    QWidget* write(int row, const std::string& name) {
        const QModelIndex at = model().index(row, columnOf(name));
        cell(row, name);  // is there
        view().scrollTo(at);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(at).center());
        QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(at).center());
        return editor();
    }
    /// The editor that is open, or nullptr.
    QWidget* editor() {
        for (QWidget* each : view().viewport()->findChildren<QWidget*>())
            if (each->property("inCell").toBool() && each->isVisible()) return each;
        return nullptr;
    }
    /// What the file says by now.
    std::string kept(std::int64_t id, const char* field) {
        const auto row = readRow(document.path().toStdString(), "organisations", id);
        EXPECT_TRUE(row.ok() && row.value());
        return row.ok() && row.value() ? row.value()->value(field) : std::string();
    }
    bool isKept(std::int64_t id, const char* field, const std::string& value) {
        return waitFor([&] { return !document.isBusy() && kept(id, field) == value; });
    }
    std::size_t stepCount() const { return document.history().size(); }

    test::TemporaryFolder folder;
    test::FakeRenderer renderer;
    Document document;
    MainWindow window{document, renderer, false};
    TableRoom* room = nullptr;
};

}  // namespace hetu::desktop
