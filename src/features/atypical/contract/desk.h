// What people at the two desks do with cases: the use cases behind the pages, for whoever acts as them. Each authorises
// and leaves its trace (seats.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "matters/house.h"
#include "platform/identity/viewer.h"

namespace waarborg::atypical {

struct WaitingCase {
  std::string id;
  std::string kind;  ///< case, event, control
  std::uint32_t officer = 0;
  Instant opened_at;
};
/// All that the viewer's list has waiting, the oldest first. Errors: not_found.
Result<std::vector<WaitingCase>> waiting_cases(matters::House& house, const identity::Viewer& viewer);

/// An analyst asks about the look-ups of chosen findings (by position; those without an explanation go first). It is
/// due the same day, or the next working day. Nobody's identity is opened. Errors: those of enter_case; "error.choose";
/// "atypical.no_officer"; "atypical.asked_already" (a question waits).
Result<Done> ask(matters::House& house, const identity::Viewer& viewer, const std::string& case_id,
                 const std::vector<std::size_t>& findings);

/// An analyst asks to open a name; answers the request's id. The reason, and the evidence with its words, are sealed
/// for the approver too. `purpose`: talk, triage. Errors: those of enter_case; "error.required", "error.choose";
/// "atypical.open_asked" (an opening waits or was granted); "atypical.no_officer" (an event or a control);
/// "atypical.outer_seal".
Result<std::string> ask_opening(matters::House& house, const identity::Viewer& viewer, const std::string& case_id,
                                const std::string& purpose, const std::string& reason);

/// An approver decides, with a reason, on all that one request asks; granted, the names are sealed for these two
/// people. Never about themselves, nor on what they asked, nor when the case is decided: that can only be refused, and
/// names of an event's people who were decided meanwhile stay closed. Errors: those of enter_case; "error.required",
/// "atypical.open_decided", "atypical.open_own", "atypical.inner_seal".
Result<Done> decide_opening(matters::House& house, const identity::Viewer& viewer, const std::string& opening_id,
                            bool grant, const std::string& reason);

struct Decision {
  std::string outcome;  ///< explained, nothing, talk, triage; of a control: work, unclear, doubtful
  std::string reason;
  std::string until;  ///< YYYY-MM-DD, of explained: findings stay put aside until then; empty: their last day
};
/// Closes a case or control with its reasons (an event: event.h). A conversation and triage need the officer's
/// identity, and open a matter with the evidence sealed in and the person named, so that whoever must be kept out of it
/// is. Answers the number of that matter, or nothing. Errors: those of enter_case; "error.required", "error.choose",
/// "error.date", "atypical.until_range", "atypical.not_opened".
Result<std::string> decide(matters::House& house, const identity::Viewer& viewer, const std::string& case_id,
                           const Decision& decision);

}  // namespace waarborg::atypical
