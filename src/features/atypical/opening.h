// Opening an identity: one desk asks, the other decides, and nobody does both (docs/decisions/0028).
#pragma once

#include "features/atypical/deciding.h"

namespace waarborg::atypical {

/// An analyst asks. The reason, and the evidence with its words, are sealed for the approver too. `purpose`: talk,
/// triage. Errors: those of enter_case; "error.required", "error.choose"; "atypical.open_asked" (an opening waits or
/// was granted); "atypical.no_officer" (an event or a control); "atypical.outer_seal".
Result<Done> ask_opening(matters::House& house, const identity::Viewer& viewer, const std::string& case_id,
                         const std::string& purpose, const std::string& reason);

/// The same about people of an event, in one request, within the caller's transaction; those whose names are open to
/// the viewer are left out. Answers how many were asked for. Errors: "atypical.open_asked", "atypical.outer_seal".
Result<std::size_t> ask_openings(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                                 const CaseRow& row, const std::vector<std::uint32_t>& people,
                                 const std::string& purpose, const std::string& reason);

/// An approver decides, with a reason, on all that one request asks; granted, the names are sealed for these two
/// people. Never about themselves, nor on what they asked, nor when the case is decided: that can only be refused, and
/// names of an event's people who were decided meanwhile stay closed. Errors: those of enter_case; "error.required",
/// "atypical.open_decided", "atypical.open_own", "atypical.inner_seal".
Result<Done> decide_opening(matters::House& house, const identity::Viewer& viewer, const std::string& opening_id,
                            bool grant, const std::string& reason);

}  // namespace waarborg::atypical
