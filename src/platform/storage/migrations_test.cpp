#include "platform/storage/migrations.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::storage;

namespace {

const Migration kFirst{"test", 1, "first", "CREATE TABLE test_a (id INTEGER PRIMARY KEY, name TEXT) STRICT;\n"};
const Migration kSecond{"test", 2, "second", "INSERT INTO test_a (id, name) VALUES (1, 'it''s');\n"};
constexpr Sql kNames{"test.names", "SELECT name FROM test_a ORDER BY name"};

std::vector<std::string> names(Database& database) {
  return *database.read([](Transaction& tx) -> Result<std::vector<std::string>> {
    std::vector<std::string> all;
    for (const Row& row : tx.query(kNames)) all.push_back(row.text("name"));
    return all;
  });
}

}  // namespace

TEST_CASE("Migrate_Twice_DoesNothingTheSecondTime") {
  for_each_database({}, [](Database& database) {
    const std::vector<Migration> all{kFirst, kSecond};
    CHECK(pending_migrations(database, all) == std::vector<std::string>{"test 1 first", "test 2 second"});
    CHECK(migrate(database, {kFirst}) == 1);
    CHECK(migrate(database, all) == 1);
    CHECK(migrate(database, all) == 0);
    CHECK(pending_migrations(database, all).empty());
    CHECK(names(database) == std::vector<std::string>{"it's"});
  });
}

TEST_CASE("Migrate_WithAChangedScript_IsRefused") {
  for_each_database({kFirst}, [](Database& database) {
    Migration changed = kFirst;
    changed.script += "-- one more line\n";
    CHECK_THROWS_WITH_AS(migrate(database, {changed}), "migration test 1 was changed after it was applied", Failure);
  });
}

TEST_CASE("Migrate_OfANewerDatabase_IsRefused") {
  for_each_database({kFirst, kSecond}, [](Database& database) {
    CHECK_THROWS_WITH_AS(migrate(database, {kFirst}),
                         "the database is newer than this program: it has migration test 2", Failure);
  });
}

TEST_CASE("Migrate_WithAFaultyScript_LeavesTheDatabaseAsItWas") {
  for_each_database({kFirst}, [](Database& database) {
    const Migration faulty{"test", 2, "faulty",
                           "INSERT INTO test_a (id) VALUES (1);\nINSERT INTO nowhere VALUES (1);\n"};
    CHECK_THROWS_AS(migrate(database, {kFirst, faulty}), Failure);
    CHECK(names(database).empty());
    CHECK(migrate(database, {kFirst, kSecond}) == 1);
  });
}

TEST_CASE("Migrate_FromTwoProgramsAtOnce_AppliesEachScriptOnce") {
  for_each_database({}, [](Database& database) {
    const auto other = open_database(database.config());
    std::atomic<int> applied = 0;
    std::jthread thread([&] { applied += migrate(*other, {kFirst, kSecond}); });
    applied += migrate(database, {kFirst, kSecond});
    thread.join();
    CHECK(applied == 2);
    CHECK(names(database) == std::vector<std::string>{"it's"});
  });
}

TEST_CASE("Migrate_Text_SortsByByteOnBothDatabases") {
  const Migration rows{"test", 2, "rows",
                       "INSERT INTO test_a VALUES (1, 'b'), (2, 'B'), (3, 'a b'), (4, 'ab'), (5, '_');"};
  for_each_database({kFirst, rows}, [](Database& database) {
    CHECK(names(database) == std::vector<std::string>{"B", "_", "a b", "ab", "b"});
  });
}

TEST_CASE("RewriteFor_Postgresql_ChangesWordsButNoLiteralOrComment") {
  const std::string script =
      "-- INTEGER stays\n"
      "CREATE TABLE a (i INTEGER, r REAL, t TEXT, b BLOB, c TEXT DEFAULT 'BLOB') STRICT;\n"
      "UPDATE a SET t = CAST(i AS TEXT), i = CAST(r AS INTEGER);";
  CHECK(rewrite_for(Dialect::sqlite, script) == script + "\n");
  CHECK(rewrite_for(Dialect::postgresql, script) ==
        "-- INTEGER stays\n"
        "CREATE TABLE a (i BIGINT, r DOUBLE PRECISION, t TEXT COLLATE \"C\", b BYTEA, "
        "c TEXT COLLATE \"C\" DEFAULT 'BLOB');\n"
        "UPDATE a SET t = CAST(i AS TEXT), i = CAST(r AS BIGINT);\n");
}

TEST_CASE("RewriteFor_EachDatabase_TakesItsOwnPart") {
  const std::string script = "one;\n--sqlite\ntwo;\n--postgresql\nthree;\n--both\nfour;";
  CHECK(rewrite_for(Dialect::sqlite, script) == "one;\ntwo;\nfour;\n");
  CHECK(rewrite_for(Dialect::postgresql, script) == "one;\nthree;\nfour;\n");
}
