// Identities of officers, reasons and words that neither a stored day nor a side table names.
#pragma once

#include <array>
#include <memory>

#include "engine/day_store.h"
#include "features/monitor/contract/keeping.h"
#include "features/monitor/numbering.h"

namespace waarborg::monitor {

struct Forgotten {
  std::int64_t officers = 0, reasons = 0, words = 0;
};

/// Reads every stored day, some at a time, holding the lock of the store, so that nothing is brought in meanwhile.
/// Memory: a bit for each number.
class NameScan {
 public:
  /// Errors: "engine.store_busy", of the store.
  static Result<std::unique_ptr<NameScan>> open(const matters::House& house);
  /// Reads on until there is nothing left, which it answers with true, or `enough`. Errors: "engine.segment_broken".
  Result<bool> go_on(const std::function<bool()>& enough);
  /// Removes what neither the days nor the side tables nor `elsewhere` name, with an audit line. What a number stands
  /// for comes back when a log names it again. REQUIRES: go_on answered true. Errors: of the side tables.
  Result<Forgotten> finish(storage::Transaction& tx, const matters::House& house, const NamedElsewhere& elsewhere,
                           const std::string& actor);

 private:
  using Numbers = std::vector<bool>;
  NameScan(engine::DayWriter lock, engine::DayStore store, std::vector<engine::DayNumber> days)
      : lock_(std::move(lock)), store_(std::move(store)), days_(std::move(days)) {}
  Numbers& of(Word kind) { return words_[static_cast<std::size_t>(kind)]; }
  Result<Done> read_sides(const matters::House& house);

  engine::DayWriter lock_;
  engine::DayStore store_;
  std::vector<engine::DayNumber> days_;
  std::size_t next_ = 0;
  Numbers officers_, reasons_;
  std::array<Numbers, 6> words_;  ///< by Word
};

}  // namespace waarborg::monitor
