// Values and moments of a row, cleaned as its mapping says. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "features/monitor/log_rows.h"
#include "features/monitor/log_time.h"
#include "features/monitor/log_zone.h"

namespace waarborg::monitor {

/// Longest value that is taken, in bytes; a reason may be longer.
constexpr std::size_t kValueBytesMax = 1000;
constexpr std::size_t kReasonBytesMax = 10'000;

/// One part of a row. REQUIRES: format and rule outlive the reader. Not thread-safe.
class ValueReader {
 public:
  ValueReader(const RowFormat& format, const PartRule& rule, std::size_t bytes_max = kValueBytesMax)
      : format_(format), rule_(rule), bytes_max_(bytes_max) {}
  /// nullptr, or why the row is refused: "lookups.row_value_too_long", "lookups.row_unknown_word". `out` is trimmed,
  /// empty where the row has none, and valid until the next row.
  const char* read(const LogRow& row, std::string_view& out);
  [[nodiscard]] bool given() const { return rule_.given(); }

 private:
  [[nodiscard]] std::string_view value_of(const LogRow& row) const;
  [[nodiscard]] bool is_missing(std::string_view value) const;

  const RowFormat& format_;
  const PartRule& rule_;
  std::size_t bytes_max_;
  std::string text_;  ///< what cleaning made
};

/// A moment of a row. Not thread-safe.
class TimeReader {
 public:
  /// `now`: what lies further ahead than the rule allows is refused. REQUIRES: as of ValueReader; the rule is one that
  /// was read from a mapping.
  TimeReader(const RowFormat& format, const TimeRule& rule, Instant now);
  /// nullptr, or why the row is refused: "lookups.row_no_time", "row_bad_time", "row_skipped_time",
  /// "row_repeated_time", "row_future".
  const char* read(const LogRow& row, std::int64_t& second);

 private:
  const char* read(std::string_view text, std::int64_t& second);

  const RowFormat& format_;
  const TimeRule& rule_;
  TimeFormat time_format_;
  LogZone zone_;
  std::int64_t latest_;
  std::string text_;
  /// Of the last row, as many rows have the same moment.
  std::string last_text_;
  const char* last_refusal_ = "lookups.row_no_time";
  std::int64_t last_second_ = 0;
};

}  // namespace waarborg::monitor
