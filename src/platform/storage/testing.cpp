#include "platform/storage/testing.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <pqxx/pqxx>

#include "base/text.h"

namespace waarborg::storage {
namespace {

std::string server() {
  const char* conninfo = std::getenv("WAARBORG_TEST_PG");
  return conninfo ? conninfo : "";
}

std::string with_search_path(const std::string& conninfo, const std::string& schema) {
  if (starts_with(conninfo, "postgres")) {
    const char* mark = conninfo.find('?') == std::string::npos ? "?" : "&";
    return conninfo + mark + "options=-csearch_path%3D" + schema;
  }
  return conninfo + " options='-csearch_path=" + schema + "'";
}

void on_server(const std::string& statement) {
  pqxx::connection connection(server());
  pqxx::work work(connection);
  work.exec(statement);
  work.commit();
}

std::string make_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "waarborg-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw Failure(Failure::Cause::broken, "no temporary folder: " + pattern);
  return pattern;
}

}  // namespace

TemporaryDatabase::TemporaryDatabase(Dialect dialect) : dialect_(dialect), folder_(make_folder()) {
  if (dialect == Dialect::sqlite) {
    config_.target = folder_ + "/test.db";
    return;
  }
  schema_ = "test_" + new_id();
  on_server("CREATE SCHEMA " + schema_);
  config_.target = with_search_path(server(), schema_);
}

TemporaryDatabase::~TemporaryDatabase() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  if (dialect_ == Dialect::sqlite) return;
  try {
    on_server("SET client_min_messages = error; DROP SCHEMA " + schema_ + " CASCADE");
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s was left behind: %s\n", schema_.c_str(), problem.what());
  }
}

std::vector<Dialect> dialects_to_test() {
  if (!server().empty()) return {Dialect::sqlite, Dialect::postgresql};
  static const bool told = std::fputs("PostgreSQL is skipped: WAARBORG_TEST_PG is not set\n", stderr) >= 0;
  (void)told;
  return {Dialect::sqlite};
}

const char* dialect_name(Dialect dialect) { return dialect == Dialect::sqlite ? "SQLite" : "PostgreSQL"; }

namespace testing_detail {

void run_on(Dialect dialect, const std::vector<Migration>& migrations, const std::function<void(Database&)>& test) {
  const TemporaryDatabase place(dialect);
  try {
    const auto database = open_database(place.config());
    migrate(*database, migrations);
    test(*database);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "on %s: %s\n", dialect_name(dialect), problem.what());
    throw;
  }
}

}  // namespace testing_detail

}  // namespace waarborg::storage
