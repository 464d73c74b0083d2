// When officers look: days in a row, and look-ups that one duty cannot hold. For logs without a roster beside them,
// where the hours an officer is used to stand for it. A sign for people to look at, never a conclusion.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/monitor/contract/explanations.h"

namespace waarborg::monitor {

/// Local days in a row on which an officer looked at one subject; of a log without subjects, looked at all.
struct Streak {
  std::uint32_t officer = 0, subject = 0;  ///< subject 0: the log has none
  Date first, last;
  std::int64_t days = 0, look_ups = 0;
};

/// A span of the clock, in minutes of the day; it may go over midnight.
struct Hours {
  int from = 0, minutes = 0;
  [[nodiscard]] bool holds(int minute) const { return (minute - from + 1440) % 1440 < minutes; }
};

/// Of 06:30-16:30; nothing when it is not written so.
std::optional<Hours> hours_from(std::string_view text);

/// Two look-ups of an officer that one duty cannot hold.
struct OffShiftPair {
  std::uint32_t officer = 0;
  Instant inside, outside;
  Hours hours;  ///< that the officer is used to
};

struct RhythmSettings {
  std::string zone;  ///< IANA; empty: that of the installation
  int streak_days = 5;
  int duty_hours = 10;
  /// Outside of the usual hours by more than this.
  int grace_minutes = 60;
  /// Usual hours are known of an officer with look-ups on so many other days, of which the duty holds this share.
  int least_days = 5, least_percent = 60;
  /// Where duties are known: pairs on one local day that none of these holds both of.
  std::vector<Hours> duties{};
};

struct Rhythms {
  Date first_day, day;
  std::int64_t officers = 0, look_ups = 0;
  std::int64_t with_hours = 0;        ///< officers with usual hours
  std::vector<Streak> streaks;        ///< longest first
  std::vector<OffShiftPair> pairs;    ///< one for each duty with any, the furthest outside
  std::int64_t days_over_duties = 0;  ///< officers' local days that no duty of the settings holds
  std::int64_t officers_over_duties = 0;
};
/// On the clock of the zone, with its summer time. Reads only. Memory: 12 bytes a look-up. Errors: of the
/// store, "detection.no_days".
Result<Rhythms> rhythms(matters::House& house, const DaysAsked& asked, const RhythmSettings& settings);

}  // namespace waarborg::monitor
