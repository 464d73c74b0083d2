// From the values of a row to a look-up, by the mapping: trimming, missing words, the moment in UTC. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "features/monitor/log_mapping.h"
#include "features/monitor/told.h"

namespace waarborg::monitor {

/// Texts are trimmed and empty where the log has none. Valid until the next row.
struct LookUp {
  std::int64_t second = 0;  ///< since 1970, UTC
  std::string_view officer, subject, basis, system, reason, place, group;
  std::array<std::uint32_t, kTold> told{};  ///< by Told, the numbers of the reader
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
  [[nodiscard]] ToldReader& told(Told part) { return told_[static_cast<std::size_t>(part)]; }
  /// Call now and then, between rows: forgets the texts of the parts that hold too many, whose numbers begin again. By
  /// Told, which ones those are.
  std::array<bool, kTold> make_room();

 private:
  TimeReader time_;
  ValueReader officer_, subject_, basis_;
  std::array<ToldReader, kTold> told_;
};

}  // namespace waarborg::monitor
