#include "platform/storage/sqlite_database.h"

#include <sys/stat.h>

#include "platform/storage/failures.h"

namespace waarborg::storage {
namespace {

/// Runs `work` between BEGIN and COMMIT; anything but a true answer leaves nothing behind.
void in_transaction(SqliteConnection& connection, const char* begin,
                    const std::function<bool(SqliteConnection&)>& work) {
  connection.run("storage.begin", begin);
  try {
    if (work(connection)) {
      connection.run("storage.commit", "COMMIT");
    } else {
      connection.roll_back();
    }
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

bool do_work(SqliteConnection& connection, const std::function<bool(Transaction&)>& work) {
  SqliteTransaction transaction(connection);
  const bool commit = work(transaction);
  if (commit && transaction.failed()) {
    throw Failure(Failure::Cause::broken, "storage.commit: a statement failed and its failure was passed over");
  }
  return commit;
}

}  // namespace

void FairMutex::lock() {
  std::unique_lock lock(mutex_);
  const std::uint64_t ticket = next_ticket_++;
  served_.wait(lock, [&] { return serving_ == ticket; });
}

void FairMutex::unlock() {
  {
    const std::lock_guard lock(mutex_);
    ++serving_;
  }
  served_.notify_all();
}

SqliteDatabase::SqliteDatabase(const StorageConfig& config)
    : config_(config),
      writer_(std::make_unique<SqliteConnection>(config.target, SqliteConnection::Use::write,
                                                 SqliteConnection::IfMissing::create)),
      readers_(config.connections_max, [path = config.target] {
        return std::make_unique<SqliteConnection>(path, SqliteConnection::Use::read, SqliteConnection::IfMissing::fail);
      }) {
  struct stat status {};
  if (::stat(config.target.c_str(), &status) == 0) file_ = status.st_ino;
}

/// SQLite would go on writing to a file that was deleted or replaced, and acknowledge what nobody can read again.
void SqliteDatabase::refuse_if_file_is_gone() const {
  struct stat status {};
  if (::stat(config_.target.c_str(), &status) != 0 || status.st_ino != file_) {
    throw Failure(Failure::Cause::broken, "the database file is gone or was replaced");
  }
}

void SqliteDatabase::write_with(const std::function<bool(SqliteConnection&)>& work) {
  const NestingGuard nesting(this);
  const std::lock_guard turn(write_turn_);
  refuse_if_file_is_gone();
  if (!writer_) {
    writer_ = std::make_unique<SqliteConnection>(config_.target, SqliteConnection::Use::write,
                                                 SqliteConnection::IfMissing::fail);
  }
  try {
    in_transaction(*writer_, "BEGIN IMMEDIATE", work);
  } catch (const Failure& failure) {
    if (failure.cause() == Failure::Cause::broken) writer_.reset();
    throw;
  }
}

void SqliteDatabase::transact(Mode mode, const std::function<bool(Transaction&)>& work) {
  if (mode == Mode::write) {
    write_with([&](SqliteConnection& connection) { return do_work(connection, work); });
    return;
  }
  const NestingGuard nesting(this);
  auto reader = readers_.take();
  try {
    in_transaction(*reader, "BEGIN", [&](SqliteConnection& connection) { return do_work(connection, work); });
  } catch (const Failure& failure) {
    if (failure.cause() == Failure::Cause::broken) reader.discard();
    throw;
  }
}

void SqliteDatabase::run_script(const std::string& script) {
  write_with([&](SqliteConnection& connection) {
    connection.run("storage.script", script);
    return true;
  });
}

}  // namespace waarborg::storage
