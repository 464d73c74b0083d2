// Identities of officers, reasons and words that nothing names any more, and the keys that numbers were made from.
#pragma once

#include <array>
#include <memory>

#include "engine/day_store.h"
#include "engine/number_set.h"
#include "features/monitor/contract/keeping.h"
#include "features/monitor/log_keys.h"
#include "features/monitor/numbering.h"
#include "features/monitor/staging.h"

namespace waarborg::monitor {

struct Forgotten {
  std::int64_t officers = 0, reasons = 0, words = 0;  ///< rows
  std::array<std::int64_t, kKeyKinds.size()> keys{};  ///< by KeyKind
};

/// Reads every stored day and what an import that was stopped still holds, some at a time, holding the lock of the
/// store, so that nothing is brought in meanwhile. What names a number: docs/decisions/0037.
///
/// First `go_on` until it answers true, then `finish`, and once that stands in the database `forget_keys` of each kind.
/// Stopped in between, the next scan forgets what is left. Memory: a bit for each number, a block, a day of the stopped
/// import, a partition of a side table, and 2 MB while a key file is replaced.
class NameScan {
 public:
  /// Errors: "engine.store_busy", of the store, "lookups.staging_broken".
  static Result<std::unique_ptr<NameScan>> open(const matters::House& house, storage::Transaction& tx);
  /// Reads on until there is nothing left, which it answers with true, or `enough`. Errors: "engine.segment_broken".
  Result<bool> go_on(const std::function<bool()>& enough);
  /// Removes the rows that neither this nor the side tables nor `elsewhere` name, and counts the keys that are to go,
  /// with an audit line. Errors: of the side tables and the key files.
  Result<Forgotten> finish(storage::Transaction& tx, const NamedElsewhere& elsewhere, const std::string& actor);
  /// Puts zeros in the place of these keys. A value that comes back gets another number. Errors: of the key files,
  /// "engine.write_failed".
  Result<Done> forget_keys(KeyKind kind) const;

 private:
  NameScan(const matters::House& house, engine::DayWriter lock);
  engine::NumberSet& of(KeyKind kind) { return numbers_[static_cast<std::size_t>(kind)]; }
  engine::NumberSet& of(Word kind) { return words_[static_cast<std::size_t>(kind)]; }
  Result<Done> find_stopped(storage::Transaction& tx);
  Result<Done> read_day(engine::DayNumber day);
  void read_rows(const std::vector<engine::Access>& rows);
  Result<Done> read_sides();
  Result<Done> count_keys(std::array<std::int64_t, kKeyKinds.size()>& keys) const;

  struct Stopped {
    std::size_t batch;  ///< of staged_
    engine::DayNumber day;
  };
  const matters::House& house_;
  engine::DayWriter lock_;
  engine::DayStore store_;
  std::vector<engine::DayNumber> days_;
  std::vector<StagedDays> staged_;  ///< of imports that were stopped and may go on
  std::vector<Stopped> stopped_;
  std::size_t next_ = 0;  ///< of the days, then of those stopped
  engine::Block block_;
  std::array<engine::NumberSet, kKeyKinds.size()> numbers_;  ///< by KeyKind
  std::array<engine::NumberSet, 6> words_;                   ///< by Word
};

}  // namespace waarborg::monitor
