#include "platform/storage/backup.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pqxx/pqxx>

#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::storage;

namespace fs = std::filesystem;

namespace {

const std::vector<Migration> kTables{
    {"test", 1, "things",
     "CREATE TABLE test_things (id INTEGER PRIMARY KEY, words TEXT NOT NULL, content BLOB NOT NULL) STRICT;\n"}};
constexpr Sql kInsert{"test.insert", "INSERT INTO test_things (id, words, content) VALUES ($1, $2, $3)"};
constexpr Sql kSelect{"test.select", "SELECT words, content FROM test_things WHERE id = $1"};

void fill(Database& database) {
  const auto done = database.write([](Transaction& tx) -> Result<Done> {
    tx.execute(kInsert, {1, "Zoë", Bytes{0, 1, 255}});
    return Done{};
  });
  REQUIRE(done.ok());
}

void check_filled(const StorageConfig& config) {
  const auto database = open_database(config);
  CHECK(pending_migrations(*database, kTables).empty());
  const auto row = database->read([](Transaction& tx) -> Result<Row> { return *tx.find(kSelect, {1}); });
  REQUIRE(row.ok());
  CHECK(row->text("words") == "Zoë");
  CHECK(row->blob("content") == Bytes{0, 1, 255});
}

/// A second, empty place of the same kind as `place`.
class SecondPlace {
 public:
  SecondPlace(Dialect dialect, const TemporaryDatabase& place) {
    if (dialect == Dialect::sqlite) {
      config_.target = place.folder() + "/restored.db";
      return;
    }
    name_ = "test_" + new_id();
    on_server("CREATE DATABASE " + name_);
    config_.target = place.config().target + " dbname=" + name_;
  }
  ~SecondPlace() {
    if (!name_.empty()) on_server("DROP DATABASE " + name_ + " WITH (FORCE)");
  }
  [[nodiscard]] const StorageConfig& config() const { return config_; }

 private:
  static void on_server(const std::string& statement) {
    pqxx::connection connection(std::getenv("WAARBORG_TEST_PG"));
    pqxx::nontransaction work(connection);
    work.exec(statement);
  }
  std::string name_;
  StorageConfig config_;
};

void for_each_place(const std::function<void(Dialect, const TemporaryDatabase&, Database&)>& test) {
  for (const Dialect dialect : dialects_to_test()) {
    INFO("on ", std::string(dialect_name(dialect)));
    const TemporaryDatabase place(dialect);
    const auto database = open_database(place.config());
    migrate(*database, kTables);
    fill(*database);
    test(dialect, place, *database);
  }
}

}  // namespace

TEST_CASE("Backup_RestoredElsewhere_HoldsTheSame") {
  for_each_place([](Dialect dialect, const TemporaryDatabase& place, Database& database) {
    const fs::path path = place.folder() + "/it's a backup";
    REQUIRE(backup_database(database, path).ok());
    CHECK((fs::status(path).permissions() & fs::perms(0777)) == fs::perms(0600));
    const SecondPlace second(dialect, place);
    REQUIRE(restore_database(second.config(), path).ok());
    check_filled(second.config());
    CHECK(restore_database(second.config(), path).error().code == "storage.target_not_empty");
    check_filled(place.config());
  });
}

TEST_CASE("Backup_OverAFile_IsRefused") {
  for_each_place([](Dialect, const TemporaryDatabase& place, Database& database) {
    const fs::path path = place.folder() + "/backup";
    std::ofstream(path) << "keep me";
    CHECK(backup_database(database, path).error().code == "storage.backup_exists");
    CHECK(fs::file_size(path) == 7);
  });
}

TEST_CASE("Backup_WhereNothingCanBeWritten_FailsAndLeavesNothing") {
  for_each_place([](Dialect, const TemporaryDatabase& place, Database& database) {
    CHECK(backup_database(database, place.folder() + "/absent/backup").error().code == "storage.backup_failed");
    CHECK_FALSE(fs::exists(place.folder() + "/absent"));
  });
}

TEST_CASE("Restore_FromADamagedFile_ChangesNothing") {
  for_each_place([](Dialect dialect, const TemporaryDatabase& place, Database& database) {
    const fs::path path = place.folder() + "/backup";
    REQUIRE(backup_database(database, path).ok());
    const SecondPlace second(dialect, place);
    fs::resize_file(path, fs::file_size(path) / 2);
    const auto restored = restore_database(second.config(), path);
    REQUIRE_FALSE(restored.ok());
    std::ofstream(path) << "no backup at all";
    CHECK(restore_database(second.config(), path).error().code == "storage.backup_unreadable");
    CHECK(restore_database(second.config(), path.string() + ".absent").error().code == "storage.backup_unreadable");
    const auto empty = open_database(second.config());
    CHECK(pending_migrations(*empty, kTables).size() == 1);
  });
}
