#include "platform/storage/backup_tools.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <libpq-fe.h>

#include <memory>

#include "platform/storage/child_process.h"
#include "platform/storage/sqlite_connection.h"

namespace waarborg::storage {
namespace {

/// The parts of a connection string as the variables that PostgreSQL's tools read: a password on a command
/// line is seen by every user of the machine.
Environment environment_of(const std::string& target) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(target.c_str(), nullptr),
                                                                             &PQconninfoFree);
  Environment environment;
  if (!options) return environment;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr && option->envvar != nullptr) environment.emplace_back(option->envvar, option->val);
  }
  return environment;
}

std::string database_of(const Environment& environment) {
  for (const auto& [name, value] : environment) {
    if (name == "PGDATABASE") return value;
  }
  return "postgres";
}

}  // namespace

void copy_out_sqlite(const std::string& target, const std::filesystem::path& into) {
  SqliteConnection connection(target, SqliteConnection::Use::write, SqliteConnection::IfMissing::fail);
  std::string quoted;
  for (const char letter : into.string()) quoted += letter == '\'' ? std::string("''") : std::string(1, letter);
  connection.run("storage.backup", "VACUUM INTO '" + quoted + "'");
}

bool is_sound_sqlite(const std::filesystem::path& path) {
  try {
    // Immutable: a check writes no side files beside somebody's backup.
    std::string uri = "file:";
    for (const char letter : std::filesystem::absolute(path).string()) {
      uri += letter == '?' || letter == '#' || letter == '%' ? "%" + to_hex(as_bytes({&letter, 1}))
                                                             : std::string(1, letter);
    }
    SQLite::Database database(uri + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    return database.execAndGet("PRAGMA integrity_check").getString() == "ok";
  } catch (const SQLite::Exception&) {
    return false;
  }
}

bool dump_postgresql(const std::string& target, const std::string& schema, const std::filesystem::path& into) {
  std::vector<std::string> arguments{"pg_dump",         "--format=custom", "--no-owner",
                                     "--no-privileges", "--no-password",   "--file=" + into.string()};
  // The usual schema exists in every database; another one has to come along by name.
  if (schema != "public") arguments.push_back("--schema=" + schema);
  return run_tool(arguments, environment_of(target)) == 0;
}

bool is_readable_dump(const std::filesystem::path& path) {
  return run_tool({"pg_restore", "--list", std::filesystem::absolute(path).string()}, {}) == 0;
}

bool restore_postgresql(const std::string& target, const std::filesystem::path& from) {
  const Environment environment = environment_of(target);
  return run_tool(
             {"pg_restore", "--no-owner", "--no-privileges", "--no-password", "--exit-on-error", "--single-transaction",
              "--dbname=" + database_of(environment), std::filesystem::absolute(from).string()},
             environment) == 0;
}

}  // namespace waarborg::storage
