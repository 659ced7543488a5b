#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QProcess>
#include <QThread>
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/app/desktop/editing/editing_fixture.h"

namespace hetu::desktop {
namespace {

constexpr int kills = 50;
constexpr std::size_t mostSteps = 500;

/// What the killed programs have said to be committed, and what the file may hold besides.
struct Said {
    std::map<std::int64_t, Point> platforms;
    std::map<std::string, std::string> kept;             ///< items of the window
    std::map<std::string, std::set<std::string>> begun;  ///< newer ones under way
    int acknowledged = 0;

    void take(const std::string& output) {
        const std::size_t whole = output.rfind('\n');
        if (whole == std::string::npos) return;
        std::istringstream lines(output.substr(0, whole + 1));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string what, name, json;
            words >> what;
            if (what == "platform") {
                std::int64_t id = 0;
                Point at;
                words >> id >> at.x >> at.y;
                platforms[id] = at;
                ++acknowledged;
            } else if (what == "about" || what == "kept") {
                words >> name >> json;
                if (what == "about") begun[name].insert(json);
                if (what == "kept") {
                    kept[name] = json;
                    begun[name] = {json};
                }
            }
        }
    }
};

class Crash : public testing::Test {
protected:
    void SetUp() override {
        auto workspace = Workspace::create(m_path, "EPSG:4546");
        ASSERT_TRUE(workspace.ok());
        Layer county = square("regions", 630'000, 3'830'000, 10'000);
        county.table.add({"name", FieldType::Text}, std::vector<std::string>{"Luolong"});
        county.table.add({"code", FieldType::Text}, std::vector<std::string>{"410311"});
        county.table.add({"level", FieldType::Text}, std::vector<std::string>{"county"});
        auto transaction = workspace.value().begin();
        ASSERT_TRUE(transaction.value().append("regions", county).ok());
        ASSERT_TRUE(transaction.value().commit().ok());
    }

    /// Starts the program and kills it after a random time; what it said until then.
    std::string killOnce(int round) {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HETU_EDIT_UNTIL_KILLED", QString::fromStdString(m_path));
        environment.insert("HETU_EDIT_SEED", QString::number(1 + round));
        child.setProcessEnvironment(environment);
        child.setStandardErrorFile(QProcess::nullDevice());
        child.start(QCoreApplication::applicationFilePath(), QStringList());
        EXPECT_TRUE(child.waitForStarted(20'000));
        QByteArray said;
        // Every sixth dies while it is opening the file, every tenth lives long enough for the
        // window to keep its view; the first until it has.
        const bool isEarly = round % 6 == 5;
        while (!isEarly && !said.contains("ready\n") && child.waitForReadyRead(20'000))
            said += child.readAllStandardOutput();
        const QDeadlineTimer enough(20'000);
        while (round == 0 && !(said.contains("kept map") && said.contains("kept panels")) &&
               !enough.hasExpired() && child.waitForReadyRead(20'000))
            said += child.readAllStandardOutput();
        const int longest = isEarly ? 400 : round % 10 == 0 ? 2'500 : 600;
        const int shortest = round % 10 == 0 && !isEarly ? 1'200 : 0;
        QThread::msleep(std::uniform_int_distribution<int>(shortest, longest)(m_random));
        EXPECT_EQ(child.state(), QProcess::Running) << "it ended by itself: " << child.exitCode();
        child.kill();
        child.waitForFinished();
        return (said + child.readAllStandardOutput()).toStdString();
    }

    /// The file holds what was said, and at most the one change more that was under way.
    void expectNothingLost() {
        auto workspace = Workspace::open(m_path);
        ASSERT_TRUE(workspace.ok()) << workspace.error().message.en;
        const auto source = workspace.value().snapshot();
        ASSERT_TRUE(source.ok());
        const Layer platforms = source.value()->read("platforms", {"id", "status"}).value();
        std::map<std::int64_t, Point> found;
        for (std::size_t i = 0; i < platforms.rowCount(); ++i) {
            found[std::int64_t(platforms.table.columns()[0].numbers[i])] = platforms.points[i];
            EXPECT_EQ(platforms.table.columns()[1].texts[i], "planned");
        }
        for (const auto& [id, at] : m_said.platforms) {
            ASSERT_TRUE(found.count(id)) << "platform " << id << " was acknowledged and is lost";
            EXPECT_EQ(found[id], at);
        }
        EXPECT_LE(found.size(), m_said.platforms.size() + 1);
        m_said.platforms = found;
        const auto items = workspace.value().items();
        ASSERT_TRUE(items.ok());
        for (const auto& [name, json] : m_said.kept) {
            const auto& view = items.value().at("view");
            ASSERT_TRUE(view.count(name)) << name;
            EXPECT_TRUE(m_said.begun[name].count(view.at(name)))
                << name << " is " << view.at(name) << ", kept was " << json;
        }
        if (const auto view = items.value().find("view"); view != items.value().end())
            for (const auto& [name, json] : view->second) {
                m_said.kept[name] = json;
                m_said.begun[name] = {json};
            }
    }

    /// A window that opens the file shows what the killed one kept.
    void expectWindowReturns() {
        test::FakeRenderer renderer;
        Document document;
        MainWindow window(document, renderer, false);
        window.show();
        ASSERT_TRUE(document.openAndWait(QString::fromStdString(m_path)).ok());
        ASSERT_TRUE(QTest::qWaitFor([&] { return !renderer.drawings.empty(); }, 20'000));
        EXPECT_EQ(window.messages().count(), 0);
        if (m_said.kept.count("map")) {
            const auto view = nlohmann::json::parse(m_said.kept["map"]);
            EXPECT_NEAR(window.map().frame().centre.x, view["x"].get<double>(), 1e-6);
            EXPECT_NEAR(window.map().frame().centre.y, view["y"].get<double>(), 1e-6);
            EXPECT_NEAR(window.map().frame().metresPerPixel, view["metresPerPixel"].get<double>(),
                        1e-9);
        }
        if (m_said.kept.count("panels")) {
            const auto shown = nlohmann::json::parse(m_said.kept["panels"]);
            for (const QString& id : window.bench().panels.ids())
                EXPECT_EQ(window.bench().panels.isShown(id),
                          std::find(shown.begin(), shown.end(), id.toStdString()) != shown.end())
                    << id.toStdString();
        }
        EXPECT_EQ(document.layer("platforms")->rowCount, m_said.platforms.size());
        // Of very many steps the newest stay.
        EXPECT_EQ(document.history().size(), std::min(mostSteps, m_said.platforms.size()));
    }

    test::TemporaryFolder m_folder;
    std::string m_path = m_folder.file("city.hetu");
    std::mt19937 m_random{20261124};
    Said m_said;
};

TEST_F(Crash, KilledAtAnyMomentNothingAcknowledgedIsLostAndTheWindowReturns) {
    for (int round = 0; round < kills && !HasFatalFailure(); ++round) {
        m_said.take(killOnce(round));
        expectNothingLost();
        if (round % 10 == 0) expectWindowReturns();
    }

    expectWindowReturns();
    EXPECT_GT(m_said.acknowledged, kills) << "hardly anything was changed";
    EXPECT_TRUE(m_said.kept.count("map") && m_said.kept.count("panels"));
}

}  // namespace
}  // namespace hetu::desktop
