#include "platform/storage/migrations.h"

#include <map>

#include "queries/platform_storage.h"

namespace waarborg::storage {
namespace {

namespace queries = waarborg::queries::platform_storage;

using Key = std::pair<std::string, int>;
using Applied = std::map<Key, std::string>;

std::string label(const Key& key) { return key.first + " " + std::to_string(key.second); }

template <class T>
T or_fail(Result<T> result) {
  if (!result.ok()) throw Failure(Failure::Cause::broken, "migrations: the database could not be read");
  return std::move(result).value();
}

/// The scripts as they were when they were applied; none on a new database.
Applied read_applied(Database& database) {
  return or_fail(database.read([](Transaction& tx) -> Result<Applied> {
    const auto& exists =
        tx.dialect() == Dialect::sqlite ? queries::ledger_exists_sqlite : queries::ledger_exists_postgresql;
    Applied applied;
    if (!tx.find(exists)) return applied;
    for (const Row& row : tx.query(queries::ledger)) {
      applied.emplace(Key{row.text("owner"), static_cast<int>(row.integer("number"))}, row.text("script"));
    }
    return applied;
  }));
}

/// What still has to be applied, in order. Throws Failure when the database and the program do not fit together.
std::vector<Migration> find_missing(Database& database, const std::vector<Migration>& migrations) {
  Applied applied = read_applied(database);
  std::vector<Migration> missing;
  for (const Migration& migration : migrations) {
    const Key key{migration.owner, migration.number};
    const auto found = applied.find(key);
    if (found == applied.end()) {
      missing.push_back(migration);
      continue;
    }
    if (found->second != migration.script) {
      throw Failure(Failure::Cause::broken, "migration " + label(key) + " was changed after it was applied");
    }
    applied.erase(found);
  }
  if (!applied.empty()) {
    throw Failure(Failure::Cause::broken,
                  "the database is newer than this program: it has migration " + label(applied.begin()->first));
  }
  return missing;
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char letter : text) {
    if (letter == '\'') out += '\'';
    out += letter;
  }
  return out + "'";
}

/// Enters the script in the ledger first: of two programs that migrate at once, the second waits there and
/// then meets the ledger's key before it touches anything else.
std::string with_ledger_line(Dialect dialect, const Migration& migration) {
  return "INSERT INTO storage_migrations (owner, number, name, script) VALUES (" + quoted(migration.owner) + ", " +
         std::to_string(migration.number) + ", " + quoted(migration.name) + ", " + quoted(migration.script) + ");\n" +
         rewrite_for(dialect, migration.script);
}

void make_ledger(Database& database) {
  const std::string script = rewrite_for(database.dialect(), queries::create_ledger.text);
  try {
    database.run_script(script);
  } catch (const Failure& failure) {
    if (failure.cause() == Failure::Cause::broken) throw;
    database.run_script(script);  // Another program made it in the same moment; now it stands.
  }
}

}  // namespace

int migrate(Database& database, const std::vector<Migration>& migrations) {
  int count = 0;
  std::vector<Migration> missing = find_missing(database, migrations);
  if (!missing.empty()) make_ledger(database);
  while (!missing.empty()) {
    const Migration next = missing.front();
    try {
      database.run_script(with_ledger_line(database.dialect(), next));
      missing.erase(missing.begin());
      ++count;
    } catch (const Failure& failure) {
      missing = find_missing(database, migrations);
      const bool still_missing =
          !missing.empty() && missing.front().owner == next.owner && missing.front().number == next.number;
      if (still_missing) {
        throw Failure(failure.cause(),
                      "migration " + label({next.owner, next.number}) + " " + next.name + ": " + failure.what());
      }
    }
  }
  return count;
}

std::vector<std::string> pending_migrations(Database& database, const std::vector<Migration>& migrations) {
  std::vector<std::string> names;
  for (const Migration& migration : find_missing(database, migrations)) {
    names.push_back(label({migration.owner, migration.number}) + " " + migration.name);
  }
  return names;
}

}  // namespace waarborg::storage
