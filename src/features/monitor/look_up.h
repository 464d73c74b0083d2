// From the values of a row to a look-up, by the mapping: trimming, missing words, the moment in UTC. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "features/monitor/log_mapping.h"
#include "features/monitor/values.h"

namespace waarborg::monitor {

/// Texts are trimmed and empty where the log has none. Valid until the next row.
struct LookUp {
  std::int64_t second = 0;  ///< since 1970, UTC
  std::string_view officer, subject, basis, system, reason, place, group;
};

/// Not thread-safe.
class LookUpReader {
 public:
  /// `now` is when the import began: what lies further ahead than the mapping allows is refused. REQUIRES: the mapping
  /// outlives the reader.
  LookUpReader(const LogMapping& mapping, Instant now);
  /// nullptr, or why the row is refused: "lookups.row_no_officer", "lookups.row_no_system", those of its values, or the
  /// row's own problem.
  const char* read(const LogRow& row, LookUp& out);

 private:
  TimeReader time_;
  std::array<ValueReader, 7> parts_;
};

}  // namespace waarborg::monitor
