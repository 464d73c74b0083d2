// Decide what happens with a report: propose or decide, confirm, send back. Each is one transaction.
#pragma once

#include "features/triage/decisions.h"
#include "matters/steps.h"

namespace waarborg::triage {

/// Whether this person may weigh the step: role triage or complaint handling, or a place at the desk it is for.
[[nodiscard]] bool may_triage(const identity::Viewer& viewer, const matters::MatterStep& step);
/// The step that waits for a choice or for its second person.
std::optional<matters::MatterStep> triage_step(storage::Transaction& tx, const std::string& matter_id);

struct Decided {
  std::string matter_id;
  std::string opened_id;  ///< the new matter, or empty
  bool waits_for_second = false;
};

/// The choice takes effect at once, or is proposed when a second person must agree.
/// Errors: not_found; forbidden; those of check_plan; "step.already_done" (somebody else was first); of the unit, the
/// persons and the target: "error.choice", "participant.excluded", "wall.other_side", "triage.into_unknown",
/// "triage.into_told" (trap 1).
Result<Decided> decide_triage(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                              const std::string& step_id, const html::FormState& form);

/// The same within the caller's transaction.
Result<Decided> decide_triage(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                              const std::string& matter_id, const std::string& step_id, const html::FormState& form);

/// The second person agrees and it takes effect. Errors: "step.same_person", "step.not_waiting", and the above.
Result<Decided> confirm_triage(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                               const std::string& decision_id);
/// The same within the caller's transaction.
Result<Decided> confirm_triage(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                               const std::string& matter_id, const std::string& decision_id);

/// Errors: "error.required" for a missing reason, "step.same_person", "step.not_waiting".
Result<Done> send_back_triage(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                              const std::string& decision_id, const std::string& reason);

/// Whether this person may have a choice that took effect weighed anew: the matter runs, and nothing waits to be
/// weighed.
[[nodiscard]] bool may_weigh_again(storage::Transaction& tx, const matters::Opened& opened,
                                   const identity::Viewer& viewer);
/// Facts came up, or the choice proved wrong: the matter goes back to its triage, with the reason. What was opened from
/// it goes on until somebody ends it there. Errors: not_found; forbidden; "triage.not_again" (it does not run, waits to
/// be weighed already, or was never weighed); "error.required", "error.too_long" (reason).
Result<Done> weigh_again(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                         const std::string& reason);

}  // namespace waarborg::triage
