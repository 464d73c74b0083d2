// Inside storage only: one SQLite connection with its prepared statements, and a transaction on it.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "platform/storage/database.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace waarborg::storage {

/// Not thread-safe. Every use sees foreign keys enforced, WAL, and synchronous=FULL: a commit is on disk.
class SqliteConnection {
 public:
  enum class Use { read, write };
  enum class IfMissing { create, fail };
  /// Throws Failure with the path and the reason.
  SqliteConnection(const std::string& path, Use use, IfMissing if_missing);
  ~SqliteConnection();

  /// Runs statements without parameters. Throws Failure named `name`.
  void run(const char* name, const std::string& script);
  /// Rolls back if a transaction is open; never throws.
  void roll_back() noexcept;

  struct Cached {
    std::unique_ptr<SQLite::Statement> statement;
    bool lent = false;
  };
  /// The prepared statement; a fresh one when it is already being stepped through.
  std::shared_ptr<Cached> prepare(const Sql& sql);

 private:
  std::unique_ptr<SQLite::Database> database_;
  std::unordered_map<std::string, std::shared_ptr<Cached>> statements_;
};

class SqliteTransaction final : public Transaction {
 public:
  explicit SqliteTransaction(SqliteConnection& connection) : connection_(&connection) {}
  Rows query(const Sql& sql, const Params& params) override;
  std::int64_t execute(const Sql& sql, const Params& params) override;
  void for_each(const Sql& sql, const Params& params, const std::function<void(const Row&)>& visit) override;
  [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }
  /// A statement failed: the transaction must not be committed, whatever its work answers.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  template <class Act>
  auto guarded(const Sql& sql, Act act);
  SqliteConnection* connection_;
  bool failed_ = false;
};

}  // namespace waarborg::storage
