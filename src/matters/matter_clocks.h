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

/// Something happened ("received", phase:KEY, step:KEY, "close") on a date: starts the clocks that begin with it, stops those
/// that end with it ("close" stops all).
void on_clock_event(storage::Transaction& tx, const House& house, const Opened& opened, const Anchor& event, Date on);
/// Starts a clock on its event unless it was started before.
void start_matter_clock(storage::Transaction& tx, const House& house, const Matter& matter, const ClockRule& rule,
                        Date event);

/// Errors: those of clocks.h, "error.required" for a missing reason text. `reason` is one of the rule's pause keys;
/// `text` the person's own words, sealed.
Result<Done> pause_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                         const std::string& clock_id, const std::string& reason, const std::string& text);
Result<Done> resume_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                          const std::string& clock_id);
/// Extends a term with its reason; the notices that the rule asks for become tasks (trap 4: a clock of its own).
Result<Done> extend_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                          const std::string& clock_id, Consent consent, const std::string& reason);

}  // namespace waarborg::matters
