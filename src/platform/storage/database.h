// The one storage interface: SQLite (embedded default) and PostgreSQL behind it, same SQL for both.
//
// Statements come from queries/*.sql files, use $1 ... $n, and keep to what both databases know:
// ON CONFLICT, RETURNING, CAST($1 AS TEXT) where a bare parameter has no type of its own (a parameter
// only compared with IS NULL needs one), no JSON, no date functions. The types of a CAST are INTEGER, REAL, TEXT
// and BLOB, in capitals; PostgreSQL is given its own words for them. A transaction is the unit of work:
// a use case runs in exactly one.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "base/result.h"
#include "platform/storage/sql.h"
#include "platform/storage/value.h"

namespace waarborg::storage {

/// The environment failed (disk, connection, constraint that a use case should have checked). Caught by
/// Database::read and write; never leaves a feature. Its text names the statement, never a value.
class Failure : public std::runtime_error {
 public:
  enum class Cause { broken, busy, constraint };
  Failure(Cause cause, const std::string& what) : std::runtime_error(what), cause_(cause) {}
  [[nodiscard]] Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

enum class Dialect { sqlite, postgresql };

/// One open transaction on one connection. Not thread-safe; lives inside a read or write callback.
class Transaction {
 public:
  virtual ~Transaction() = default;
  virtual Rows query(const Sql& sql, const Params& params = {}) = 0;
  /// Rows changed.
  virtual std::int64_t execute(const Sql& sql, const Params& params = {}) = 0;
  /// Streams a large result, one row at a time; memory does not grow with the result.
  virtual void for_each(const Sql& sql, const Params& params, const std::function<void(const Row&)>& visit) = 0;
  [[nodiscard]] virtual Dialect dialect() const = 0;

  /// The first row, if any.
  std::optional<Row> find(const Sql& sql, const Params& params = {}) {
    Rows rows = query(sql, params);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
  }
};

struct StorageConfig {
  /// A file path, or a PostgreSQL connection string that starts with "postgresql://" or "host=".
  std::string target;
  int connections_max = 8;
};

/// Thread-safe.
class Database {
 public:
  virtual ~Database() = default;
  [[nodiscard]] virtual Dialect dialect() const = 0;
  /// What it was opened with. Holds a password, perhaps: not for logs.
  [[nodiscard]] virtual const StorageConfig& config() const = 0;

  /// Runs `work` in a read-only transaction with one consistent view. `work` returns a Result<T>.
  template <class Work>
  auto read(Work&& work) -> std::invoke_result_t<Work, Transaction&> {
    return run<std::invoke_result_t<Work, Transaction&>>(Mode::read, work);
  }
  /// Runs `work` in a read-write transaction; commits, durably, when its Result is ok, rolls back otherwise.
  /// Repeats `work` when the database asks for it (serialization, busy), so it must have no effect
  /// outside the transaction.
  template <class Work>
  auto write(Work&& work) -> std::invoke_result_t<Work, Transaction&> {
    return run<std::invoke_result_t<Work, Transaction&>>(Mode::write, work);
  }
  /// For migrations only: runs a script of several statements in one transaction.
  /// Throws Failure.
  virtual void run_script(const std::string& script) = 0;

 protected:
  enum class Mode { read, write };
  /// Calls `work` in a transaction; `work` says whether to commit. Throws Failure when it could not.
  virtual void transact(Mode mode, const std::function<bool(Transaction&)>& work) = 0;
  /// Logs the failure (statement name, cause; never values) and answers what a person is told.
  [[nodiscard]] static Error unavailable(const Failure& failure);

 private:
  template <class R, class Work>
  R run(Mode mode, Work& work) {
    std::optional<R> result;
    try {
      transact(mode, [&](Transaction& tx) {
        result.emplace(work(tx));
        return result->ok();
      });
    } catch (const Failure& failure) {
      return R(unavailable(failure));
    }
    return std::move(*result);
  }
};

/// Whether a target is a PostgreSQL connection string.
bool is_postgresql(const std::string& target);
/// Opens the database; throws Failure with a clear message when it cannot. Does not migrate.
std::unique_ptr<Database> open_database(const StorageConfig& config);

}  // namespace waarborg::storage
