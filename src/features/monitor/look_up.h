// From the values of a row to a look-up, by the mapping: trimming, missing words, the moment in UTC. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "features/monitor/log_mapping.h"
#include "features/monitor/log_rows.h"
#include "features/monitor/log_time.h"
#include "features/monitor/log_zone.h"

namespace waarborg::monitor {

/// Texts are trimmed and empty where the log has none. Valid until the next row.
struct LookUp {
  std::int64_t second = 0;  ///< since 1970, UTC
  std::string_view officer, subject, basis, system, reason, place, group;
};

/// Longest value that is taken, in bytes; a reason may be longer.
constexpr std::size_t kValueBytesMax = 1000;
constexpr std::size_t kReasonBytesMax = 10'000;

/// Not thread-safe.
class LookUpReader {
 public:
  /// `now` is when the import began: what lies further ahead than the mapping allows is refused. REQUIRES: the mapping
  /// outlives the reader.
  LookUpReader(const LogMapping& mapping, Instant now);
  /// nullptr, or why the row is refused: "lookups.row_no_time", "row_bad_time", "row_skipped_time",
  /// "row_repeated_time", "row_future", "row_no_officer", "row_no_system", "row_value_too_long", or the row's own
  /// problem.
  const char* read(const LogRow& row, LookUp& out);

 private:
  struct Part {
    const PartRule* rule;
    std::size_t bytes_max;
    std::string text;  ///< what cleaning made
  };
  const char* read_time(const LogRow& row, std::int64_t& second);
  const char* read_part(const LogRow& row, Part& part, std::string_view& out);
  [[nodiscard]] std::string_view value_of(const LogRow& row, const PartRule& rule) const;
  [[nodiscard]] bool is_missing(std::string_view value, const PartRule& rule) const;

  const LogMapping& mapping_;
  TimeFormat format_;
  LogZone zone_;
  std::int64_t latest_;
  std::string time_;
  std::array<Part, 7> parts_;
};

}  // namespace waarborg::monitor
