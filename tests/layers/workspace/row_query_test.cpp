#include "layers/workspace/row_query.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <set>
#include <stop_token>

#include <gtest/gtest.h>

#include "layers/workspace/workspace.h"
#include "tests/support/temporary_folder.h"

namespace hetu {
namespace {

using Ids = std::vector<std::int64_t>;

/// A city of `count` random organisations with gaps in every column.
class City {
public:
    explicit City(std::size_t count, unsigned seed = 1) : path(m_folder.file("city.hetu")) {
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return random() % n; };
        static const std::vector<std::string> names{"北京商贸", "上海科技", "Ming Co",  "洛阳钢铁",
                                                    "科技园",   "ming co",  "安阳'纺织"};
        static const std::vector<std::string> modes{"own", "joint", "attached", "instructor",
                                                    "another way"};
        rows.kind = GeometryKind::Point;
        std::vector<std::string> name, mode;
        std::vector<double> employees, revenue, hasOrg;
        for (std::size_t i = 0; i < count; ++i) {
            rows.points.push_back(
                {600'000.0 + below(100'000) / 10.0, 3'800'000.0 + below(100'000) / 10.0});
            name.push_back(below(8) ? names[below(7)] + std::to_string(below(30)) : "");
            mode.push_back(below(4) ? modes[below(5)] : "");
            employees.push_back(below(6) ? below(60) : missingNumber);
            revenue.push_back(below(5) ? (below(2000) - 1000.0) / 8 : missingNumber);
            hasOrg.push_back(below(3) ? below(2) : missingNumber);
        }
        rows.table.add({"name", FieldType::Text}, name);
        rows.table.add({"mode", FieldType::Text}, mode);
        rows.table.add({"employees", FieldType::Integer}, employees);
        rows.table.add({"revenue", FieldType::Real}, revenue);
        rows.table.add({"has_org", FieldType::Integer}, hasOrg);
        auto workspace = Workspace::create(path, "EPSG:4546");
        auto transaction = workspace.value().begin();
        EXPECT_TRUE(transaction.value().append("organisations", rows).ok());
        EXPECT_TRUE(transaction.value().commit().ok());
    }
    [[nodiscard]] RowQuery query() const {
        auto made = RowQuery::open(path, "organisations");
        EXPECT_TRUE(made.ok());
        return std::move(made).value();
    }
    [[nodiscard]] const std::string& text(const char* field, std::size_t row) const {
        return rows.table.find(field)->texts[row];
    }
    [[nodiscard]] double number(const char* field, std::size_t row) const {
        return rows.table.find(field)->numbers[row];
    }
    /// Ids (1, 2, ...) of the rows for which `holds` does.
    [[nodiscard]] Ids where(const std::function<bool(std::size_t)>& holds) const {
        Ids ids;
        for (std::size_t row = 0; row < rows.rowCount(); ++row)
            if (holds(row)) ids.push_back(static_cast<std::int64_t>(row) + 1);
        return ids;
    }

private:
    test::TemporaryFolder m_folder;

public:
    std::string path;
    Layer rows;
};

Ids found(const RowQuery& query, const RowFilter& filter) {
    auto ids = query.ids(filter);
    EXPECT_TRUE(ids.ok()) << ids.error().message.en << " | " << filter.expression;
    return ids.ok() ? ids.value() : Ids{-1};
}

Ids quick(const RowQuery& query, const std::string& field, const std::string& text) {
    return found(query, {.columns = {{field, text}}});
}

Ids byExpression(const RowQuery& query, const std::string& expression) {
    return found(query, {.expression = expression});
}

TEST(RowQuery, WithoutAFilterAllRowsComeById) {
    const City city(50);
    const RowQuery query = city.query();
    EXPECT_EQ(found(query, {}), city.where([](std::size_t) { return true; }));
    EXPECT_EQ(query.geometry(), GeometryKind::Point);
    EXPECT_EQ(query.fields().front().label.zh, "名称");
}

TEST(RowQuery, QuickFiltersFindWhatALoopFinds) {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const City city(400, seed);
        const RowQuery query = city.query();
        const auto employees = [&](const std::function<bool(double)>& holds) {
            return city.where([&](std::size_t row) {
                const double value = city.number("employees", row);
                return !std::isnan(value) && holds(value);
            });
        };
        EXPECT_EQ(quick(query, "employees", "20"), employees([](double v) { return v == 20; }));
        EXPECT_EQ(quick(query, "employees", " > 20 "), employees([](double v) { return v > 20; }));
        EXPECT_EQ(quick(query, "employees", "≥20"), employees([](double v) { return v >= 20; }));
        EXPECT_EQ(quick(query, "employees", "<1,020"), employees([](double) { return true; }));
        EXPECT_EQ(quick(query, "employees", "<>20"), employees([](double v) { return v != 20; }));
        EXPECT_EQ(quick(query, "employees", "10..20"),
                  employees([](double v) { return v >= 10 && v <= 20; }));
        EXPECT_EQ(quick(query, "employees", "10～20"), quick(query, "employees", "10..20"));
        EXPECT_EQ(quick(query, "has_org", "是"),
                  city.where([&](std::size_t row) { return city.number("has_org", row) == 1; }));
        EXPECT_EQ(quick(query, "revenue", "-10..-0.125"), city.where([&](std::size_t row) {
            return city.number("revenue", row) >= -10 && city.number("revenue", row) <= -0.125;
        }));
        EXPECT_EQ(quick(query, "employees", "="), city.where([&](std::size_t row) {
            return std::isnan(city.number("employees", row));
        }));
        EXPECT_EQ(quick(query, "employees", "非空"), employees([](double) { return true; }));
        EXPECT_EQ(quick(query, "name", "MING"), city.where([&](std::size_t row) {
            return lowered(city.text("name", row)).find("ming") != std::string::npos;
        }));
        EXPECT_EQ(quick(query, "name", "'"), city.where([&](std::size_t row) {
            return city.text("name", row).find('\'') != std::string::npos;
        }));
        EXPECT_EQ(quick(query, "name", "%"), Ids{});
        EXPECT_EQ(quick(query, "name", "=科技园7"),
                  city.where([&](std::size_t row) { return city.text("name", row) == "科技园7"; }));
        EXPECT_EQ(quick(query, "name", "<>"),
                  city.where([&](std::size_t row) { return !city.text("name", row).empty(); }));
        EXPECT_EQ(quick(query, "name", "(空)"),
                  city.where([&](std::size_t row) { return city.text("name", row).empty(); }));
    }
}

TEST(RowQuery, CodesAreFoundByTheirLabelsInEitherLanguage) {
    const City city(300);
    const RowQuery query = city.query();
    const auto mode = [&](const std::set<std::string>& codes) {
        return city.where([&](std::size_t row) { return codes.contains(city.text("mode", row)); });
    };
    EXPECT_EQ(quick(query, "mode", "单独"), mode({"own"}));
    EXPECT_EQ(quick(query, "mode", "建"), mode({"own", "joint", "attached", "instructor"}));
    EXPECT_EQ(quick(query, "mode", "Instructor only"), mode({"instructor"}));
    EXPECT_EQ(quick(query, "mode", "=联合建"), mode({"joint"}));
    EXPECT_EQ(quick(query, "mode", "=joint"), mode({"joint"}));
    EXPECT_EQ(quick(query, "mode", "<>联合建"),
              mode({"own", "attached", "instructor", "another way"}));
    EXPECT_EQ(quick(query, "mode", "other w"), mode({"another way"}));
    EXPECT_EQ(quick(query, "mode", "空"), mode({""}));
}

TEST(RowQuery, ExpressionsFindWhatALoopFinds) {
    const City city(500);
    const RowQuery query = city.query();
    const auto isLarge = [&](std::size_t row) { return city.number("employees", row) > 30; };
    const auto isOwn = [&](std::size_t row) { return city.text("mode", row) == "own"; };
    EXPECT_EQ(byExpression(query, "employees > 30"), city.where(isLarge));
    EXPECT_EQ(byExpression(query, "Employees>30 AND mode = 'own'"),
              city.where([&](std::size_t row) { return isLarge(row) && isOwn(row); }));
    for (const char* same :
         {"employees > 30 and mode = own", "employees > 30 and mode = '单独建'",
          "从业人数 > 30 and 组建方式 = 单独建", "从业人数大于30且组建方式等于单独建",
          "（从业人数＞30）并且 组建方式＝“单独建”", "\"从业人数\" > 30 and \"mode\" = \"单独建\"",
          "\"Mode of coverage\" in (own) and not employees <= 30",
          "[employees] -- 2 > 32 and mode = own"})
        EXPECT_EQ(byExpression(query, same),
                  byExpression(query, std::string(same).find("--") != std::string::npos
                                          ? "employees > 30 and mode = own"
                                          : "employees > 30 and mode = 'own'"))
            << same;
    EXPECT_EQ(byExpression(query, "名称包含科技"), city.where([&](std::size_t row) {
        return city.text("name", row).find("科技") != std::string::npos;
    }));
    EXPECT_EQ(byExpression(query, "name contains 'ming' or employees is null"),
              city.where([&](std::size_t row) {
                  return lowered(city.text("name", row)).find("ming") != std::string::npos ||
                         std::isnan(city.number("employees", row));
              }));
    EXPECT_EQ(byExpression(query, "从业人数为空"), quick(query, "employees", "="));
    EXPECT_EQ(byExpression(query, "abs(revenue) between 1.5 and 2e1"),
              city.where([&](std::size_t row) {
                  const double size = std::abs(city.number("revenue", row));
                  return size >= 1.5 && size <= 20;
              }));
    EXPECT_EQ(byExpression(query, "id % 7 = 3"),
              city.where([](std::size_t row) { return (row + 1) % 7 == 3; }));
    EXPECT_EQ(byExpression(query, "case when employees > 30 then 1 else 0 end"),
              city.where(isLarge));
    EXPECT_EQ(byExpression(query, "  "), found(query, {}));
}

TEST(RowQuery, HostileExpressionsAreRefusedAndChangeNothing) {
    const City city(30);
    const RowQuery query = city.query();
    const auto bytes = [&] {
        std::ifstream file(city.path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string before = bytes();
    for (const char* hostile : {"1; drop table organisations",
                                "1) union select 1 from hetu_notes where (1",
                                "(select count(*) from hetu_notes)",
                                "exists (select 1 from regions)",
                                "load_extension('x')",
                                "readfile('/etc/passwd')",
                                "writefile('x', 'y')",
                                "randomblob(1000000000)",
                                "zeroblob(10)",
                                "random() > 0",
                                "1) -- ",
                                "1 /* */",
                                "organisations.employees > 1",
                                "employees > ?",
                                "employees > :a",
                                "employees > @a",
                                "employees > $a",
                                "x'00'",
                                "geom is null",
                                "rowid = 1",
                                "_rowid_ = 1",
                                "hetu_notes",
                                "sqlite_version()",
                                "printf('%1000000d', 1)",
                                "group_concat(name)",
                                "count(*) > 1",
                                "employees > 1 order by id",
                                "employees collate nocase",
                                "cast(employees as text)",
                                "raise(abort, 'x')",
                                "attach 'x' as y",
                                "pragma_table_info('organisations')",
                                "'open",
                                "\"open",
                                "[open",
                                "((1)",
                                "1)",
                                "employees >",
                                "> 3",
                                "1 2",
                                "abs(1, 2, 3)",
                                "no_such_column = 1",
                                "没有的列 = 1",
                                "name contains",
                                "1..2",
                                "employees = 3;",
                                "max(employees)"}) {
        const auto answer = query.ids({.expression = hostile});
        ASSERT_FALSE(answer.ok()) << hostile;
        EXPECT_EQ(answer.error().code, ErrorCode::InvalidArgument) << hostile;
        EXPECT_NE(answer.error().message.zh.find("个字符处"), std::string::npos)
            << hostile << ": " << answer.error().message.zh;
        EXPECT_FALSE(query.check({.expression = hostile}).ok()) << hostile;
    }
    EXPECT_EQ(bytes(), before);
    EXPECT_EQ(found(query, {}).size(), 30U);
}

TEST(RowQuery, RunawayTextsFailInsteadOfFillingTheMemory) {
    const City city(3);
    const RowQuery query = city.query();
    std::string text = "replace('aaaaaaaaaaaaaaaaaaaa','a','aaaaaaaaaaaaaaaaaaaa')";
    for (int k = 0; k < 6; ++k)
        text = "replace(" + text + ",'a','aaaaaaaaaaaaaaaaaaaa')";
    EXPECT_FALSE(query.ids({.expression = "length(" + text + ") > 0"}).ok());
}

TEST(RowQuery, AnErrorSaysWhereAndNamesTheNearestColumns) {
    const City city(3);
    const RowQuery query = city.query();
    const auto unknown = query.check({.expression = "has_org = 0 and employes > 3"});
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().message.en,
              "At character 17, \"employes\": no column, value or function has this name.");
    EXPECT_NE(unknown.error().hint.en.find("employees"), std::string::npos);
    EXPECT_NE(unknown.error().hint.zh.find("从业人数"), std::string::npos);
    const auto wrong = query.check({.expression = "从业人数 > 3 and and 党员数 > 1"});
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().message.zh, "第 14 个字符处：这里多了或少了内容。");
    const auto number = query.check({.columns = {{"employees", ">many"}}});
    ASSERT_FALSE(number.ok());
    EXPECT_NE(number.error().message.zh.find("从业人数"), std::string::npos);
    EXPECT_FALSE(query.check({.columns = {{"nothing", "1"}}}).ok());
    EXPECT_FALSE(query.check({.columns = {{"employees", ">"}}}).ok());
}

TEST(RowQuery, OrderIsByAllKeysThenIdWithUnknownLast) {
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const City city(600, seed);
        const RowQuery query = city.query();
        const auto sorted = [&](auto isBefore) {
            Ids ids = city.where([](std::size_t) { return true; });
            std::stable_sort(ids.begin(), ids.end(), [&](std::int64_t a, std::int64_t b) {
                return isBefore(static_cast<std::size_t>(a) - 1, static_cast<std::size_t>(b) - 1);
            });
            return ids;
        };
        const auto rising = [&](const char* field, std::size_t a, std::size_t b) {
            const double x = city.number(field, a), y = city.number(field, b);
            if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
            return x < y;
        };
        const auto falling = [&](const char* field, std::size_t a, std::size_t b) {
            const double x = city.number(field, a), y = city.number(field, b);
            if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
            return x > y;
        };
        EXPECT_EQ(query.ids({}, {{"revenue"}}).value(),
                  sorted([&](auto a, auto b) { return rising("revenue", a, b); }));
        EXPECT_EQ(query.ids({}, {{"revenue", true}}).value(),
                  sorted([&](auto a, auto b) { return falling("revenue", a, b); }));
        EXPECT_EQ(query.ids({}, {{"has_org", true}, {"employees"}}).value(),
                  sorted([&](auto a, auto b) {
                      if (falling("has_org", a, b) || falling("has_org", b, a))
                          return falling("has_org", a, b);
                      return rising("employees", a, b);
                  }));
        const auto place = [&](std::size_t row) {
            const std::string& mode = city.text("mode", row);
            static const std::vector<std::string> order{
                "own", "joint", "attached", "industry", "region", "instructor", "another way", ""};
            return std::find(order.begin(), order.end(), mode) - order.begin();
        };
        EXPECT_EQ(query.ids({}, {{"mode"}}).value(),
                  sorted([&](auto a, auto b) { return place(a) < place(b); }));
        EXPECT_EQ(query.ids({}, {{"id", true}}).value(),
                  sorted([&](auto a, auto b) { return a > b; }));
        EXPECT_EQ(query.ids({.columns = {{"employees", ">20"}}}, {{"id"}}).value(),
                  quick(query, "employees", ">20"));
    }
}

TEST(RowQuery, ChineseNamesAreSortedByPinyin) {
    const City city(300);
    const RowQuery query = city.query();
    const Ids ids = query.ids({}, {{"name"}}).value();
    std::vector<std::string> heads;
    for (const std::int64_t id : ids) {
        std::string head = city.text("name", static_cast<std::size_t>(id) - 1);
        while (!head.empty() && head.back() >= '0' && head.back() <= '9')
            head.pop_back();
        if (heads.empty() || heads.back() != lowered(head)) heads.push_back(lowered(head));
    }
    // An, Bei, Ke, Luo, Shang; then Latin letters, and none at the end.
    EXPECT_EQ(heads, (std::vector<std::string>{"安阳'纺织", "北京商贸", "科技园", "洛阳钢铁",
                                               "上海科技", "ming co", ""}));
}

TEST(RowQuery, PlacesAndIdsNarrowAsALoopDoes) {
    const City city(800);
    const RowQuery query = city.query();
    const Extent box{602'000, 3'803'000, 607'000, 3'806'500};
    const auto isSurely = [&](std::size_t row, double margin) {
        return box.grown(margin).covers(city.rows.points[row]);
    };
    const Ids inside = found(query, {.touching = box});
    const Ids sure = city.where([&](std::size_t row) { return isSurely(row, 0); });
    const Ids perhaps = city.where([&](std::size_t row) { return isSurely(row, 1); });
    EXPECT_TRUE(std::includes(inside.begin(), inside.end(), sure.begin(), sure.end()));
    EXPECT_TRUE(std::includes(perhaps.begin(), perhaps.end(), inside.begin(), inside.end()));
    EXPECT_GT(sure.size(), 50U);
    const Ids some{3, 5, 8, 700, 9999};
    EXPECT_EQ(found(query, {.among = some}), (Ids{3, 5, 8, 700}));
    Ids both;
    std::set_intersection(inside.begin(), inside.end(), some.begin(), some.end(),
                          std::back_inserter(both));
    EXPECT_EQ(found(query, {.touching = box, .among = some}), both);
    EXPECT_EQ(found(query, {.among = Ids{}}), Ids{});
}

TEST(RowQuery, PagesAndColumnsHoldTheCellsOfTheirRows) {
    const City city(200);
    const RowQuery query = city.query();
    const Ids ids{150, 3, 9999, 3};
    const Table page = query.page(ids).value();
    const Column& name = *page.find("name");
    EXPECT_EQ(name.texts, (std::vector<std::string>{city.text("name", 149), city.text("name", 2),
                                                    "", city.text("name", 2)}));
    EXPECT_TRUE(page.find("employees")->isMissing(2));
    const RowColumns some =
        query.columns({"employees", "id"}, {.expression = "employees > 30"}).value();
    ASSERT_EQ(some.ids, byExpression(query, "employees > 30"));
    for (std::size_t k = 0; k < some.ids.size(); ++k) {
        EXPECT_EQ(some.table.columns()[0].numbers[k],
                  city.number("employees", static_cast<std::size_t>(some.ids[k]) - 1));
        EXPECT_EQ(some.table.columns()[1].numbers[k], static_cast<double>(some.ids[k]));
    }
    const Layer shapes = query.shapes(ids).value();
    ASSERT_EQ(shapes.points.size(), 3U);
    EXPECT_EQ(shapes.points[0], city.rows.points[149]);
    EXPECT_EQ(shapes.table.columns()[0].numbers, (std::vector<double>{150, 3, 3}));
}

TEST(RowQuery, SeesWhatWasCommittedAfterItWasOpened) {
    const City city(5);
    const RowQuery query = city.query();
    EXPECT_EQ(found(query, {}).size(), 5U);
    auto workspace = Workspace::open(city.path);
    auto transaction = workspace.value().begin();
    ASSERT_TRUE(transaction.value().append("organisations", city.rows).ok());
    ASSERT_TRUE(transaction.value().commit().ok());
    EXPECT_EQ(found(query, {}).size(), 10U);
}

TEST(RowQuery, StopsWhenAsked) {
    const City city(20'000);
    const RowQuery query = city.query();
    std::stop_source stop;
    stop.request_stop();
    const Progress stopped(stop.get_token(), {});
    const auto ids = query.ids({.expression = "length(name) > 3"}, {{"name"}}, stopped);
    ASSERT_FALSE(ids.ok());
    EXPECT_EQ(ids.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(query.columns({"name"}, {}, stopped).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(found(query, {}).size(), 20'000U);  // and goes on when asked again
}

TEST(RowQuery, WhatCannotBeReadIsSaid) {
    const City city(2);
    EXPECT_EQ(RowQuery::open(city.path, "no such layer").error().code, ErrorCode::NotFound);
    EXPECT_EQ(RowQuery::open(city.path + "x", "organisations").error().code, ErrorCode::NotFound);
    const RowQuery query = city.query();
    EXPECT_EQ(query.ids({}, {{"nothing"}}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(query.columns({"nothing"}).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace hetu
