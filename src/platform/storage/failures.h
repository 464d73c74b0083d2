// Inside storage only: the failures that the databases handle among themselves, and checks both share.
#pragma once

#include <string>

#include "platform/storage/database.h"

namespace waarborg::storage {

/// Another transaction was in the way; the same work may succeed when it is run again.
class Conflict : public Failure {
 public:
  explicit Conflict(const std::string& what) : Failure(Cause::busy, what) {}
};

/// The connection died before anything was committed; the same work may run on a new connection.
class LostConnection : public Failure {
 public:
  explicit LostConnection(const std::string& what) : Failure(Cause::broken, what) {}
};

/// Throws Failure when a text holds NUL: PostgreSQL cannot store it and SQLite would cut it.
void refuse_nul(const Sql& sql, const Params& params);

/// Refuses a transaction inside a transaction on the same database and thread, which would wait for itself.
class NestingGuard {
 public:
  explicit NestingGuard(const void* database);
  ~NestingGuard();
  NestingGuard(const NestingGuard&) = delete;
  NestingGuard& operator=(const NestingGuard&) = delete;
};

}  // namespace waarborg::storage
