// The arithmetic of a matter's clocks: start, pause, resume, extend. Pure: values in, values out.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "matters/procedure.h"
#include "platform/calendar/calendar.h"

namespace waarborg::matters {

enum class ClockState { running, paused, stopped };
std::string_view code_of(ClockState state);

/// One clock of one matter. An extension is a clock of its own that starts where this one ends (trap 4).
struct MatterClock {
  std::string id;
  std::string matter_id;
  std::string clock;    ///< ClockRule::key
  std::string extends;  ///< id of the clock it extends, or empty
  calendar::ClockNature nature = calendar::ClockNature::policy;
  calendar::Period period;
  std::string source;
  Date started_on{};
  Date due_on{};
  ClockState state = ClockState::running;
  std::optional<Date> paused_on;
  int paused_days = 0;
  std::string pause_reason;
  std::optional<Date> stopped_on;
};

/// A running clock whose period begins the day after `event`.
MatterClock start_clock(const ClockRule& rule, const calendar::Holidays& holidays, Date event);

/// Errors: "clock.not_running"; "clock.pause_not_allowed" when the rule does not name the reason.
Result<MatterClock> pause(MatterClock clock, const ClockRule& rule, const std::string& reason, Date today);

/// The days it stood still are added to the period, and the end is reckoned anew by the clock's nature; a clock
/// that was paused resumes, it never closes (trap 5). Errors: "clock.not_paused".
Result<MatterClock> resume(MatterClock clock, const calendar::Holidays& holidays, Date today);

/// The extension clock that follows `clock`. `made_before` is how many times this clock was extended already.
/// Errors: "clock.not_running", "clock.extension_not_allowed", "clock.extension_used" (only with consent when the
/// rule allows that).
enum class Consent { none, given };
Result<MatterClock> extend(const MatterClock& clock, const ClockRule& rule, const calendar::Holidays& holidays,
                           int made_before, Consent consent);

enum class TermState { none, on_time, soon, late, paused, met, missed };
std::string_view code_of(TermState state);
/// `soon` is seven days or less.
TermState term_state(const MatterClock& clock, Date today);

}  // namespace waarborg::matters
