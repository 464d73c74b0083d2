// Inside storage only: the embedded database. One writer at a time, readers beside it on their own connections.
#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <memory>
#include <mutex>

#include "platform/storage/database.h"
#include "platform/storage/pool.h"
#include "platform/storage/sqlite_connection.h"

namespace waarborg::storage {

/// First come, first served: a busy writer cannot starve another.
class FairMutex {
 public:
  void lock();
  void unlock();

 private:
  std::mutex mutex_;
  std::condition_variable served_;
  std::uint64_t next_ticket_ = 0;
  std::uint64_t serving_ = 0;
};

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(const StorageConfig& config);
  [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }
  [[nodiscard]] const StorageConfig& config() const override { return config_; }
  void run_script(const std::string& script) override;

 protected:
  void transact(Mode mode, const std::function<bool(Transaction&)>& work) override;

 private:
  void write_with(const std::function<bool(SqliteConnection&)>& work);
  void refuse_if_file_is_gone() const;
  StorageConfig config_;
  FairMutex write_turn_;
  std::unique_ptr<SqliteConnection> writer_;
  Pool<SqliteConnection> readers_;
  ino_t file_ = 0;  ///< the file that was opened
};

}  // namespace waarborg::storage
