#include "matters/clocks.h"

#include <algorithm>

namespace waarborg::matters {

std::string_view code_of(ClockState state) {
  switch (state) {
    case ClockState::running: return "running";
    case ClockState::paused: return "paused";
    case ClockState::stopped: return "stopped";
  }
  return "running";
}

std::string_view code_of(TermState state) {
  switch (state) {
    case TermState::none: return "none";
    case TermState::on_time: return "on_time";
    case TermState::soon: return "soon";
    case TermState::late: return "late";
    case TermState::paused: return "paused";
    case TermState::met: return "met";
    case TermState::missed: return "missed";
  }
  return "none";
}

MatterClock start_clock(const ClockRule& rule, const calendar::Holidays& holidays, Date event) {
  MatterClock clock;
  clock.clock = rule.key;
  clock.nature = rule.nature;
  clock.period = rule.period;
  clock.source = rule.source;
  clock.started_on = event;
  clock.due_on = calendar::due_date(holidays, rule.nature, event, rule.period);
  return clock;
}

Result<MatterClock> pause(MatterClock clock, const ClockRule& rule, const std::string& reason, Date today) {
  if (clock.state != ClockState::running) return conflict("clock.not_running");
  if (std::find(rule.pause.begin(), rule.pause.end(), reason) == rule.pause.end())
    return invalid("clock.pause_not_allowed", "reason");
  clock.state = ClockState::paused;
  clock.paused_on = today;
  clock.pause_reason = reason;
  return clock;
}

Result<MatterClock> resume(MatterClock clock, const calendar::Holidays& holidays, Date today) {
  if (clock.state != ClockState::paused || !clock.paused_on) return conflict("clock.not_paused");
  clock.paused_days += std::max(0, days_between(*clock.paused_on, today));
  // As if the period had begun that much later: the law's own rule then says where it ends.
  clock.due_on =
      calendar::due_date(holidays, clock.nature, add_days(clock.started_on, clock.paused_days), clock.period);
  clock.state = ClockState::running;
  clock.paused_on.reset();
  clock.pause_reason.clear();
  return clock;
}

Result<MatterClock> extend(const MatterClock& clock, const ClockRule& rule, const calendar::Holidays& holidays,
                           int made_before, Consent consent) {
  if (clock.state != ClockState::running) return conflict("clock.not_running");
  if (!rule.extension) return conflict("clock.extension_not_allowed");
  const Extension& extension = *rule.extension;
  const bool by_right = made_before < extension.times;
  const bool by_consent = extension.more_with_consent && consent == Consent::given;
  if (!by_right && !by_consent)
    return conflict(extension.more_with_consent ? "clock.extension_needs_consent" : "clock.extension_used");
  MatterClock next;
  next.matter_id = clock.matter_id;
  next.clock = clock.clock;
  next.extends = clock.id;
  next.nature = extension.nature;
  next.period = extension.period;
  next.source = extension.source;
  next.started_on = clock.due_on;
  next.due_on = calendar::due_date(holidays, extension.nature, clock.due_on, extension.period);
  return next;
}

TermState term_state(const MatterClock& clock, Date today) {
  if (clock.state == ClockState::paused) return TermState::paused;
  if (clock.state == ClockState::stopped)
    return clock.stopped_on && *clock.stopped_on <= clock.due_on ? TermState::met : TermState::missed;
  if (clock.due_on < today) return TermState::late;
  return days_between(today, clock.due_on) <= 7 ? TermState::soon : TermState::on_time;
}

}  // namespace waarborg::matters
