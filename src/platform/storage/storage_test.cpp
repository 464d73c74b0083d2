#include <doctest/doctest.h>

#include <limits>

#include "platform/storage/migrations.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::storage;

namespace {

const std::vector<Migration> kTables{{"test", 1, "things",
                                      "CREATE TABLE test_things (id INTEGER PRIMARY KEY, whole INTEGER, fraction REAL, "
                                      "words TEXT, content BLOB) STRICT;\n"
                                      "CREATE TABLE test_parts (thing INTEGER NOT NULL REFERENCES test_things (id), "
                                      "name TEXT NOT NULL UNIQUE) STRICT;"}};

constexpr Sql kInsert{"test.insert",
                      "INSERT INTO test_things (id, whole, fraction, words, content) VALUES ($1, $2, $3, $4, $5)"};
constexpr Sql kSelect{"test.select", "SELECT id, whole, fraction, words, content FROM test_things WHERE id = $1"};
constexpr Sql kCount{"test.count", "SELECT COUNT(*) AS count, SUM(whole) AS sum FROM test_things"};
constexpr Sql kPart{"test.part", "INSERT INTO test_parts (thing, name) VALUES ($2, $1)"};

Params thing(std::int64_t id, std::int64_t whole = 0) { return {id, whole, 0.5, "words", Bytes{1, 0, 2}}; }

std::int64_t count(Database& database) {
  return *database.read([](Transaction& tx) -> Result<std::int64_t> { return tx.find(kCount)->integer("count"); });
}

Row round_trip(Database& database, const Params& params) {
  const auto row = database.write([&](Transaction& tx) -> Result<Row> {
    CHECK(tx.execute(kInsert, params) == 1);
    return *tx.find(kSelect, {params[0]});
  });
  REQUIRE(row.ok());
  return *row;
}

}  // namespace

TEST_CASE("Storage_RoundTrip_KeepsEveryTypeToTheLastBit") {
  for_each_database(kTables, [](Database& database) {
    Bytes all(256);
    for (std::size_t at = 0; at < all.size(); ++at) all[at] = static_cast<std::uint8_t>(at);
    const std::string words = "Zoë's \\x41 \"quoted\" – \xF0\x9F\x91\xAE\n";
    const auto least = std::numeric_limits<std::int64_t>::min();
    const auto most = std::numeric_limits<std::int64_t>::max();
    const Row first = round_trip(database, {most, least, 0.1 + 0.2, words, all});
    CHECK(first.integer("id") == most);
    CHECK(first.integer("whole") == least);
    CHECK(first.real("fraction") == 0.1 + 0.2);
    CHECK(first.text("words") == words);
    CHECK(first.blob("content") == all);
    const Row second = round_trip(database, {1, true, 1e300, "", Bytes{}});
    CHECK(second.flag("whole"));
    CHECK(second.real("fraction") == 1e300);
    CHECK(second.text("words").empty());
    CHECK_FALSE(second.is_null("content"));
    CHECK(second.blob("content").empty());
  });
}

TEST_CASE("Storage_Null_IsNullAndNothingElse") {
  for_each_database(kTables, [](Database& database) {
    const Row row = round_trip(database, {1, std::nullopt, std::nullopt, std::optional<std::string>(), std::nullopt});
    for (const char* column : {"whole", "fraction", "words", "content"}) CHECK(row.is_null(column));
    CHECK_FALSE(row.maybe_integer("whole"));
    CHECK_FALSE(row.maybe_text("words"));
    CHECK_FALSE(row.maybe_blob("content"));
    CHECK_FALSE(row.maybe_date("words"));
    CHECK_FALSE(row.maybe_instant("whole"));
    CHECK_THROWS_AS((void)row.integer("whole"), Failure);
    CHECK_THROWS_AS((void)row.text("id"), Failure);
    CHECK_THROWS_AS((void)row.text("absent"), Failure);
  });
}

TEST_CASE("Storage_DatesAndInstants_ComeBackAsTheyWent") {
  for_each_database(kTables, [](Database& database) {
    const Date date = *date_from_iso("2028-02-29");
    const Instant instant = from_millis(1'790'000'000'123);
    const Row row = round_trip(database, {1, instant, std::nullopt, date, std::nullopt});
    CHECK(row.date("words") == date);
    CHECK(row.instant("whole") == instant);
  });
}

TEST_CASE("Storage_SumsAndCasts_AreIntegersOnBothDatabases") {
  constexpr Sql kCasts{"test.casts",
                       "SELECT CAST($1 AS INTEGER) AS whole, CAST($2 AS REAL) AS fraction, CAST($3 AS TEXT) AS words, "
                       "CAST($4 AS BLOB) AS content, 'AS INTEGER' AS literal"};
  for_each_database(kTables, [&](Database& database) {
    const auto done = database.write([&](Transaction& tx) -> Result<Done> {
      tx.execute(kInsert, thing(1, 1LL << 40));
      tx.execute(kInsert, thing(2, 5));
      CHECK(tx.find(kCount)->integer("sum") == (1LL << 40) + 5);
      const Row row = *tx.find(kCasts, {1LL << 40, 2.5, "x", Bytes{0}});
      CHECK(row.integer("whole") == 1LL << 40);
      CHECK(row.real("fraction") == 2.5);
      CHECK(row.text("words") == "x");
      CHECK(row.blob("content") == Bytes{0});
      CHECK(row.text("literal") == "AS INTEGER");
      return Done{};
    });
    CHECK(done.ok());
  });
}

TEST_CASE("Storage_ErrorResult_LeavesNothing") {
  for_each_database(kTables, [](Database& database) {
    const auto refused = database.write([](Transaction& tx) -> Result<Done> {
      tx.execute(kInsert, thing(1));
      return conflict("error.conflict");
    });
    CHECK(refused.error().code == "error.conflict");
    CHECK(count(database) == 0);
  });
}

TEST_CASE("Storage_Exception_LeavesNothingAndPassesOn") {
  for_each_database(kTables, [](Database& database) {
    const auto work = [](Transaction& tx) -> Result<Done> {
      tx.execute(kInsert, thing(1));
      throw std::logic_error("a bug");
    };
    CHECK_THROWS_AS((void)database.write(work), std::logic_error);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("Storage_BrokenConstraint_EndsTheTransactionAsUnavailable") {
  for_each_database(kTables, [](Database& database) {
    std::optional<Failure::Cause> cause;
    const auto twice = database.write([&](Transaction& tx) -> Result<Done> {
      tx.execute(kInsert, thing(1));
      try {
        tx.execute(kInsert, thing(1));
      } catch (const Failure& failure) {
        cause = failure.cause();
        CHECK(std::string(failure.what()).find("test.insert") == 0);
        throw;
      }
      return Done{};
    });
    CHECK(cause == Failure::Cause::constraint);
    CHECK(twice.error().kind == ErrorKind::unavailable);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("Storage_FailurePassedOver_IsNotCommitted") {
  for_each_database(kTables, [](Database& database) {
    const auto done = database.write([&](Transaction& tx) -> Result<Done> {
      tx.execute(kInsert, thing(1));
      CHECK_THROWS_AS(tx.execute(kPart, {"part", 99}), Failure);
      return Done{};
    });
    CHECK_FALSE(done.ok());
    CHECK(count(database) == 0);
  });
}

TEST_CASE("Storage_ForeignKeyAndParameterOrder_AreKept") {
  for_each_database(kTables, [](Database& database) {
    const auto part = [&](const Param& of) {
      return database.write([&](Transaction& tx) -> Result<Done> {
        tx.execute(kPart, {"part", of});
        return Done{};
      });
    };
    round_trip(database, thing(7));
    CHECK(part(7).ok());
    CHECK_FALSE(part(8).ok());
  });
}

TEST_CASE("Storage_WrongParameters_AreRefused") {
  for_each_database(kTables, [](Database& database) {
    const auto with = [&](const Params& params) {
      return database.read([&](Transaction& tx) -> Result<Done> {
        tx.query(kSelect, params);
        return Done{};
      });
    };
    CHECK(with({1}).ok());
    CHECK_FALSE(with({}).ok());
    CHECK_FALSE(with({1, 2}).ok());
    CHECK_FALSE(with({std::string("a\0b", 3)}).ok());
  });
}

TEST_CASE("Storage_ReadTransaction_CannotWrite") {
  for_each_database(kTables, [](Database& database) {
    const auto done = database.read([](Transaction& tx) -> Result<Done> {
      tx.execute(kInsert, thing(1));
      return Done{};
    });
    CHECK_FALSE(done.ok());
    CHECK(count(database) == 0);
  });
}

TEST_CASE("Storage_TransactionInATransaction_IsRefused") {
  for_each_database(kTables, [](Database& database) {
    const auto done = database.write([&](Transaction&) -> Result<std::int64_t> {
      return database.read([](Transaction& tx) -> Result<std::int64_t> { return tx.find(kCount)->integer("count"); });
    });
    CHECK(done.error().kind == ErrorKind::unavailable);
    CHECK(count(database) == 0);
  });
}

TEST_CASE("Storage_ForEach_StreamsHundredThousandRows") {
  constexpr Sql kMany{"test.many",
                      "INSERT INTO test_things (id, whole) WITH RECURSIVE n (i) AS "
                      "(SELECT CAST($1 AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i < $2) SELECT i, i FROM n"};
  constexpr Sql kAll{"test.all", "SELECT id, whole FROM test_things WHERE id >= $1 ORDER BY id"};
  for_each_database(kTables, [&](Database& database) {
    const auto inserted = database.write([&](Transaction& tx) -> Result<std::int64_t> {
      return tx.execute(kMany, {1, 100'000});
    });
    REQUIRE(inserted.ok());
    CHECK(*inserted == 100'000);
    std::int64_t seen = 0;
    const auto done = database.read([&](Transaction& tx) -> Result<Done> {
      tx.for_each(kAll, {1}, [&](const Row& row) {
        if (row.integer("id") == ++seen && seen % 25'000 != 0) return;
        CHECK(row.integer("id") == seen);
        std::int64_t inner = 0;
        tx.for_each(kAll, {100'000 - 999}, [&](const Row&) { ++inner; });
        CHECK(inner == 1000);
      });
      return Done{};
    });
    CHECK(done.ok());
    CHECK(seen == 100'000);
  });
}
