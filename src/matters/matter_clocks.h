// The clocks of one matter, kept in the database: started and stopped by what happens, paused and extended by people.
#pragma once

#include <string>
#include <vector>

#include "matters/access.h"
#include "matters/clocks.h"

namespace waarborg::matters {

std::vector<MatterClock> clocks(storage::Transaction& tx, const std::string& matter_id);
/// The clocks that count now: a running clock that an extension follows gives way to it.
std::vector<MatterClock> current_clocks(const std::vector<MatterClock>& all);

/// Something happened ("received", phase:KEY, step:KEY, "close") on a date: starts the clocks that begin with it, stops
/// those that end with it ("close" stops all).
void on_clock_event(storage::Transaction& tx, const House& house, const Opened& opened, const Anchor& event, Date on);
/// The day on which the clock starts by itself when its event did not come ("the later of the acknowledgement and
/// day 7" means: no later than this); nothing when the rule names none.
std::optional<Date> latest_start(const House& house, const ClockRule& rule, Date received);
/// Reminders and escalations of a clock that stands still or ended ask nothing of anybody any more.
void drop_reminders(storage::Transaction& tx, const House& house, const std::string& matter_id,
                    const std::string& clock_key);
/// Starts a clock on its event unless it was started before.
void start_matter_clock(storage::Transaction& tx, const House& house, const Matter& matter, const ClockRule& rule,
                        Date event);

/// A limitation that ran in the matter this one was opened from goes on here from where it began there: knowledge is
/// not forgotten with a new number (Act of 13 May 1999 art. 56). REQUIRES: before the matter's own clocks start.
void carry_limitation(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& from_id);

/// Errors: those of clocks.h, "error.required" for a missing reason text. `reason` is one of the rule's pause keys;
/// `text` the person's own words, sealed.
Result<Done> pause_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                         const std::string& clock_id, const std::string& reason, const std::string& text);
/// Pauses every running term that may stand still for this reason; answers how many do.
Result<int> pause_all(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                      const std::string& reason, const std::string& text);
Result<Done> resume_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                          const std::string& clock_id);
/// Extends a term with its reason; the notices that the rule asks for become tasks (trap 4: a clock of its own).
Result<Done> extend_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                          const std::string& clock_id, Consent consent, const std::string& reason);

}  // namespace waarborg::matters
