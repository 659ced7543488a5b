#include <QHeaderView>

#include "app/desktop/table/table_room.h"
#include "tests/benchmarks/window/desk.h"

namespace hetu::bench {

/// The table of the organisations, as its panel shows it: a time ends when the rows that are in
/// sight stand there.
void windowTable(Desk& desk) {
    desktop::TablePanel& panel = desk.window().findChild<desktop::TableRoom*>()->panel();
    desktop::RowModel& model = panel.model();
    const auto isShown = [&] {
        if (model.isReading() || model.rowCount() == 0) return false;
        const QModelIndex top = panel.view().indexAt({4, 4});
        return top.isValid() && model.data(top, Qt::DisplayRole).toString() != QStringLiteral("…");
    };
    const auto measure = [&](const std::string& what, const std::string& parameters, int times,
                             const std::function<void(int)>& act) {
        std::vector<double> took;
        for (int i = 0; i < times; ++i) {
            QTest::qWait(50);
            desk.doing("table " + what + ", " + parameters);
            const double began = wall();
            act(i);
            until(isShown);
            took.push_back(wall() - began);
        }
        printTimes("table " + what, desk.organisations(), parameters, std::move(took));
    };
    const auto column = [&](const char* name) {
        for (std::size_t i = 0; i < model.fields().size(); ++i)
            if (model.fields()[i].name == name) return static_cast<int>(i);
        std::abort();
    };
    desk.use("panel.table");
    QTest::qWait(300);
    panel.chooseLayer("platforms");
    desk.rest();
    std::vector<double> opened;
    for (int i = 0; i < 5; ++i) {
        panel.chooseLayer("platforms");
        until(isShown);
        desk.doing("table open");
        const double began = wall();
        panel.chooseLayer("organisations");
        until([&] {
            return model.rowCount() == static_cast<int>(desk.organisations()) && isShown();
        });
        opened.push_back(wall() - began);
    }
    printTimes("table open", desk.organisations(), "all rows", std::move(opened));

    const auto clickHeader = [&](const char* name) {
        auto& header = panel.view().header();
        const int section = column(name);
        panel.view().scrollTo(model.index(0, section));
        const int x = header.sectionViewportPosition(section) + header.sectionSize(section) / 2;
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, QPoint(x, 8));
    };
    const auto sorted = [&](const char* name, const char* parameters) {
        measure("sort", parameters, 2, [&](int) {
            clickHeader(name);
            if (!model.isReading()) std::abort();  // the click was none
        });
        clickHeader(name);  // as it was
        until(isShown);
    };
    sorted("employees", "number");
    sorted("name", "name by pinyin");

    const auto filtered = [&](const char* name, const char* text, const char* parameters) {
        QLineEdit& line = *panel.view().header().line(column(name));
        measure("filter", parameters, 3, [&](int) {
            line.setText(QString::fromUtf8(text));
            QTest::keyClick(&line, Qt::Key_Return);
            if (!model.isReading()) std::abort();
        });
        line.clear();
        QTest::keyClick(&line, Qt::Key_Return);
        until(isShown);
    };
    filtered("employees", "10..50", "number range");
    filtered("name", "建材", "name contains");
    measure("filter", "expression", 3, [&](int) {
        panel.condition().setText(QStringLiteral("employees > 50 and has_org = 0"));
        QTest::keyClick(&panel.condition(), Qt::Key_Return);
        if (!model.isReading()) std::abort();
    });
    panel.condition().clear();
    QTest::keyClick(&panel.condition(), Qt::Key_Return);
    until(isShown);
    measure("scroll", "to a row far away", 15, [&](int i) {
        panel.view().scrollTo(
            model.index(static_cast<int>(desk.organisations()) / 16 * (1 + i % 15), 0),
            QAbstractItemView::PositionAtTop);
    });
}

}  // namespace hetu::bench
