#include "app/desktop/document/document.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace hetu::desktop {
namespace {

constexpr int patience = 10'000;

class DocumentTest : public testing::Test {
protected:
    void SetUp() override {
        path = QString::fromStdString(folder.file("city.hetu"));
        document = std::make_unique<Document>();
        document->create(path);
        wait();
        ASSERT_TRUE(document->isOpen());
    }
    void wait() {
        ASSERT_TRUE(QTest::qWaitFor([&] { return !document->isBusy(); }, patience));
    }
    void addPlatform(const std::string& name) {
        document->change({"Platform " + name, "平台" + name}, [name](Workspace::Transaction& t) {
            const auto id = t.insertRow("platforms", {{"name", name}}, {});
            return id.ok() ? success() : Status(id.error());
        });
    }
    [[nodiscard]] std::size_t platforms() const { return document->layer("platforms")->rowCount; }
    test::TemporaryFolder folder;
    QString path;
    std::unique_ptr<Document> document;
};

TEST_F(DocumentTest, ChangesAreMadeInOrderAndTakenBackOneByOne) {
    for (const char* name : {"A", "B", "C"})
        addPlatform(name);
    wait();
    EXPECT_EQ(platforms(), 3U);
    ASSERT_NE(document->nextUndo(), nullptr);
    EXPECT_EQ(document->nextUndo()->label.en, "Platform C");
    document->undo();
    document->undo();
    wait();
    EXPECT_EQ(platforms(), 1U);
    EXPECT_EQ(document->nextUndo()->label.en, "Platform A");
    EXPECT_EQ(document->nextRedo()->label.en, "Platform B");
    document->redo();
    wait();
    EXPECT_EQ(platforms(), 2U);
}

TEST_F(DocumentTest, AnItemIsWhatItWasSetToAtOnceAndInTheFileLater) {
    QSignalSpy told(document.get(), &Document::itemsChanged);
    document->setItem("view", "map", "{\"scale\":1}");
    EXPECT_EQ(document->item("view", "map"), "{\"scale\":1}");
    ASSERT_EQ(told.count(), 1);
    EXPECT_EQ(told.takeFirst().at(0).toString(), "view");
    document.reset();  // waits until it is written
    Document again;
    ASSERT_TRUE(again.openAndWait(path).ok());
    EXPECT_EQ(again.item("view", "map"), "{\"scale\":1}");
    EXPECT_TRUE(again.history().empty());  // no label: no step
}

TEST_F(DocumentTest, OldStatesNeverUndoNewerItems) {
    for (int i = 0; i < 20; ++i) {
        addPlatform("P" + std::to_string(i));
        document->setItem("view", "map", std::to_string(i));
        QTest::qWait(i % 3);
        EXPECT_EQ(document->item("view", "map"), std::to_string(i));
    }
    wait();
    EXPECT_EQ(document->item("view", "map"), "19");
}

TEST_F(DocumentTest, UndoTakesBackItemsWithALabelAlone) {
    document->setItem("theme", "a", "1", {"Theme a", "主题a"});
    document->setItem("view", "map", "1");
    document->undo();
    document->setItem("view", "map", "2");
    wait();
    EXPECT_EQ(document->item("theme", "a"), "");
    EXPECT_EQ(document->item("view", "map"), "2");
}

TEST_F(DocumentTest, AFailedChangeChangesNothingAndSaysWhy) {
    QSignalSpy failures(document.get(), &Document::failed);
    document->change({"x", "x"}, [](Workspace::Transaction& t) -> Status {
        const auto id = t.insertRow("platforms", {{"name", "half"}}, {});
        EXPECT_TRUE(id.ok());
        return t.updateRow("platforms", 4711, {{"name", "none"}});
    });
    wait();
    EXPECT_EQ(platforms(), 0U);
    EXPECT_TRUE(document->history().empty());
    ASSERT_EQ(failures.count(), 1);
}

TEST_F(DocumentTest, AThrowingChangeIsAnErrorAndTheNextOneWorks) {
    QSignalSpy failures(document.get(), &Document::failed);
    document->change({}, [](Workspace::Transaction&) -> Status { throw std::bad_alloc(); });
    addPlatform("A");
    wait();
    EXPECT_EQ(failures.count(), 1);
    EXPECT_EQ(platforms(), 1U);
}

TEST_F(DocumentTest, OpeningWhatIsNoWorkspaceLeavesTheOpenOne) {
    Status outcome = success();
    document->open(QStringLiteral("/no/such/file.hetu"), [&](Status s) { outcome = s; });
    wait();
    EXPECT_FALSE(outcome.ok());
    EXPECT_EQ(document->path(), path);
}

TEST_F(DocumentTest, TheLastChangesAreWrittenBeforeItGoes) {
    for (int i = 0; i < 30; ++i)
        addPlatform("P");
    document.reset();
    Document again;
    ASSERT_TRUE(again.openAndWait(path).ok());
    EXPECT_EQ(again.layer("platforms")->rowCount, 30U);
}

}  // namespace
}  // namespace hetu::desktop
