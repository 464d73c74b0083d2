// Inside storage only: one PostgreSQL connection with its prepared statements, and a transaction on it.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "platform/storage/database.h"

namespace waarborg::storage {

/// Not thread-safe.
class PostgresConnection {
 public:
  /// Throws LostConnection with the server's reason.
  explicit PostgresConnection(const std::string& target);
  ~PostgresConnection();

  /// Runs `work` in a transaction and commits when it answers true. Reads see one snapshot (repeatable read,
  /// read only), writes are serializable. Throws Conflict when the same work should be run again,
  /// LostConnection when nothing was committed because the connection died, Failure otherwise.
  void transact_read(const std::function<bool(Transaction&)>& work);
  void transact_write(const std::function<bool(Transaction&)>& work);
  void run_script(const std::string& script);

  struct Driver;  ///< libpqxx's connection, kept out of this header.

 private:
  std::unique_ptr<Driver> driver_;
};

/// The statement in PostgreSQL's words: the types of a CAST follow the same rule as those of a migration.
std::string rewrite_casts(const std::string& text);

}  // namespace waarborg::storage
