// Many writers, and a database that fails under them.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::storage;

namespace {

const std::vector<Migration> kTables{
    {"test", 1, "numbers",
     "CREATE TABLE test_numbers (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, words TEXT) STRICT;"}};

constexpr Sql kInsert{"test.insert", "INSERT INTO test_numbers (id, number) VALUES ($1, $2)"};
constexpr Sql kRead{"test.read", "SELECT number FROM test_numbers WHERE id = 1"};
constexpr Sql kWrite{"test.write", "UPDATE test_numbers SET number = $1 WHERE id = 1"};
constexpr Sql kCount{"test.count", "SELECT COUNT(*) AS count FROM test_numbers"};

std::int64_t count(Database& database) {
  return *database.read([](Transaction& tx) -> Result<std::int64_t> { return tx.find(kCount)->integer("count"); });
}

Result<Done> insert(Database& database, std::int64_t id, std::int64_t number = 0) {
  return database.write([&](Transaction& tx) -> Result<Done> {
    tx.execute(kInsert, {id, number});
    return Done{};
  });
}

/// Lets two threads meet, or gives up after a while where the database lets only one in.
class MeetingPoint {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    ++here_;
    changed_.notify_all();
    changed_.wait_for(lock, std::chrono::milliseconds(200), [&] { return here_ >= 2; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int here_ = 0;
};

void on_postgresql(const std::function<void(Database&)>& test) {
  for_each_database(kTables, [&](Database& database) {
    if (database.dialect() == Dialect::postgresql) test(database);
  });
}

}  // namespace

TEST_CASE("Write_FromFiftyThreadsAtOnce_LosesNothing") {
  constexpr int kThreads = 50;
  constexpr int kWrites = 6;
  for_each_database(kTables, [&](Database& database) {
    REQUIRE(insert(database, 1).ok());
    std::atomic<int> acknowledged = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&] {
        for (int turn = 0; turn < kWrites; ++turn) {
          const auto done = database.write([&](Transaction& tx) -> Result<Done> {
            tx.execute(kWrite, {tx.find(kRead)->integer("number") + 1});
            return Done{};
          });
          if (done.ok()) ++acknowledged;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(acknowledged == kThreads * kWrites);
    const auto number =
        database.read([](Transaction& tx) -> Result<std::int64_t> { return tx.find(kRead)->integer("number"); });
    CHECK(*number == kThreads * kWrites);
  });
}

TEST_CASE("Write_OfTwoThatEachSeeNoOther_IsRepeated") {
  for_each_database(kTables, [](Database& database) {
    MeetingPoint meeting;
    std::atomic<int> runs = 0;
    const auto insert_if_none = [&](std::int64_t id) {
      (void)database.write([&](Transaction& tx) -> Result<Done> {
        ++runs;
        if (tx.find(kCount)->integer("count") > 0) return conflict("error.conflict");
        meeting.wait();
        tx.execute(kInsert, {id, 0});
        return Done{};
      });
    };
    std::thread other([&] { insert_if_none(1); });
    insert_if_none(2);
    other.join();
    CHECK(count(database) == 1);
    CHECK(runs == (database.dialect() == Dialect::sqlite ? 2 : 3));
  });
}

TEST_CASE("Read_BesideAWriter_KeepsOneView") {
  for_each_database(kTables, [](Database& database) {
    const auto seen = database.read([&](Transaction& tx) -> Result<std::int64_t> {
      CHECK(tx.find(kCount)->integer("count") == 0);
      std::thread([&] { CHECK(insert(database, 1).ok()); }).join();
      return tx.find(kCount)->integer("count");
    });
    CHECK(*seen == 0);
    CHECK(count(database) == 1);
  });
}

TEST_CASE("Write_OnAFullDisk_LeavesNothingHalfDone") {
  for_each_database(kTables, [](Database& database) {
    if (database.dialect() != Dialect::sqlite) return;
    database.run_script("PRAGMA max_page_count = 40");
    const auto fill = database.write([](Transaction& tx) -> Result<Done> {
      for (int id = 1; id < 100; ++id) {
        tx.execute({"test.fill", "INSERT INTO test_numbers (id, number, words) VALUES ($1, 0, $2)"},
                   {id, std::string(8000, 'x')});
      }
      return Done{};
    });
    CHECK(fill.error().kind == ErrorKind::unavailable);
    CHECK(count(database) == 0);
    CHECK(insert(database, 1).ok());
  });
}

TEST_CASE("Write_AfterTheFileWasRemoved_IsNotAcknowledged") {
  for_each_database(kTables, [](Database& database) {
    if (database.dialect() != Dialect::sqlite) return;
    REQUIRE(insert(database, 1).ok());
    std::remove(database.config().target.c_str());
    CHECK_FALSE(insert(database, 2).ok());
  });
}

TEST_CASE("Write_WhenTheServerDropsTheConnection_RunsOnceMore") {
  constexpr Sql kOwn{"test.own", "SELECT pg_backend_pid() AS pid"};
  constexpr Sql kEnd{"test.end", "SELECT pg_terminate_backend(CAST($1 AS int))"};
  on_postgresql([&](Database& database) {
    const auto other = open_database(database.config());
    int runs = 0;
    const auto done = database.write([&](Transaction& tx) -> Result<Done> {
      tx.execute(kInsert, {++runs, 0});
      if (runs == 1) {
        const std::int64_t pid = tx.find(kOwn)->integer("pid");
        CHECK(other
                  ->read([&](Transaction& killer) -> Result<Done> {
                    killer.query(kEnd, {pid});
                    return Done{};
                  })
                  .ok());
      }
      tx.execute(kInsert, {10 + runs, 0});
      return Done{};
    });
    CHECK(done.ok());
    CHECK(runs == 2);
    CHECK(count(database) == 2);
  });
}

TEST_CASE("Database_WithMoreReadersThanConnections_ServesThemAll") {
  for_each_database(kTables, [](Database& made) {
    StorageConfig config = made.config();
    config.connections_max = 2;
    const auto database = open_database(config);
    std::atomic<int> served = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 10; ++thread) {
      threads.emplace_back([&] { served += count(*database) == 0 ? 1 : 0; });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(served == 10);
  });
}

TEST_CASE("OpenDatabase_ThatCannotBeOpened_SaysWhy") {
  CHECK_THROWS_AS((void)open_database({"/nowhere/at/all.db"}), Failure);
  CHECK_THROWS_AS((void)open_database({"host=/nowhere dbname=none"}), Failure);
}
