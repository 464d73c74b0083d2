// For tests: fresh databases that vanish afterwards. PostgreSQL takes part when the environment variable
// WAARBORG_TEST_PG holds a connection string; each database there is a schema of its own.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/storage/database.h"
#include "platform/storage/migrations.h"

namespace waarborg::storage {

/// An empty database's place; what stands there is removed at the end of its life.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(Dialect dialect);
  ~TemporaryDatabase();
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
  [[nodiscard]] const StorageConfig& config() const { return config_; }
  /// A folder of its own, for files that belong to the test.
  [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
  Dialect dialect_;
  std::string folder_;
  std::string schema_;
  StorageConfig config_;
};

/// SQLite, and PostgreSQL when there is one; says on stderr, once, when there is none.
std::vector<Dialect> dialects_to_test();
const char* dialect_name(Dialect dialect);

namespace testing_detail {
void run_on(Dialect dialect, const std::vector<Migration>& migrations, const std::function<void(Database&)>& test);
}

/// Runs the test on a fresh, migrated database of each kind. Include doctest first, and a failed check names
/// the database it failed on.
static inline void for_each_database(const std::vector<Migration>& migrations,
                                     const std::function<void(Database&)>& test) {
  for (const Dialect dialect : dialects_to_test()) {
#ifdef DOCTEST_LIBRARY_INCLUDED
    INFO("on ", std::string(dialect_name(dialect)));
#endif
    testing_detail::run_on(dialect, migrations, test);
  }
}

}  // namespace waarborg::storage
