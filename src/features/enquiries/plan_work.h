// Writing, submitting and deciding on a plan, and recording that a means was used. Each function authorises, acts in
// the caller's transaction and leaves a trace.
#pragma once

#include "features/enquiries/plan_store.h"
#include "matters/steps.h"

namespace waarborg::enquiries {

enum class Submit { no, yes };

/// Saves the draft; a plan that was sent back or approved is continued under the next number. With Submit::yes it goes
/// to the commissioner, and the step write_plan is done (ORG-04). `number` and `version` are those of the plan that the
/// writer saw (0 and 0: none). Errors: those of check_investigates, check_draft, check_complete;
/// "enquiries.plan_waits" while one is with the commissioner; "matter.changed" when somebody was first.
Result<Done> save_plan(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                       const identity::Viewer& viewer, int number, int version, const PlanInput& input, Submit submit);

struct PlanDecision {
  bool approve = false;
  std::string reason;         ///< needed to send it back; a remark otherwise
  std::string prosecutor;     ///< who agreed; needed when a means waits for the prosecutor
  std::string prosecutor_on;  ///< ISO day
};
/// The commissioner approves the submitted plan, which does the step approve_plan, or sends it back. Errors: all of the
/// form at once; "enquiries.not_commissioner" (also for who wrote it, and for who is or was a handler: ORG-04);
/// "enquiries.plan_not_waiting"; "matter.changed".
Result<Done> decide_plan(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                         const identity::Viewer& viewer, int number, int version, const PlanDecision& decision);

struct MeansInput {
  std::string means, used_on, note;
};
/// INV-05. Errors: those of check_investigates and check_means; all of the form at once.
Result<Done> record_means(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                          const identity::Viewer& viewer, const MeansInput& input);

}  // namespace waarborg::enquiries
