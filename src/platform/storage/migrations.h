// Migrations: numbered scripts, each run once, in order, in its own transaction.
//
// Written once for SQLite (STRICT tables; types INTEGER REAL TEXT BLOB) and rewritten for PostgreSQL by word:
// INTEGER -> BIGINT, REAL -> DOUBLE PRECISION, BLOB -> BYTEA, ") STRICT" -> ")", and, outside a CAST,
// TEXT -> TEXT COLLATE "C", so that texts sort alike. Write the types in capitals. A line that starts with
// "--sqlite" or "--postgresql" opens a part for that database only; "--both" ends it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "platform/storage/database.h"

namespace waarborg::storage {

/// A script owned by a target: `owner` ("complaints") and `number` within it, from
/// src/.../migrations/0001_name.sql. Order of application: owners in the order given, then number.
struct Migration {
  std::string owner;
  int number;
  std::string name;
  std::string script;
};

/// Applies what has not been applied yet; answers how many. Refuses (Failure) when an applied script's text
/// has changed since or when the database is newer than the program.
int migrate(Database& database, const std::vector<Migration>& migrations);
/// Names of the migrations not yet applied.
std::vector<std::string> pending_migrations(Database& database, const std::vector<Migration>& migrations);
/// The script as `dialect` must run it.
std::string rewrite_for(Dialect dialect, const std::string& script);

}  // namespace waarborg::storage
