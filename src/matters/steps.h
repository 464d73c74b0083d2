// The steps of a matter: what is to be done, by whom, by when, and what doing it records.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"
#include "matters/doer.h"

namespace waarborg::matters {

/// A step without a term of its own is on the list of its doer for this many days.
inline constexpr int kTaskDaysWithoutTerm = 14;

enum class StepState { open, second, done, skipped };

struct MatterStep {
  std::string id;
  std::string phase;
  std::string step;
  StepState state = StepState::open;
  std::string responsible;
  std::optional<Date> due_on;
  std::string source;
  std::optional<Date> done_on;
  std::string done_by;
  std::string second_by;
  Bytes record_sealed;
};
std::vector<MatterStep> steps(storage::Transaction& tx, const std::string& matter_id);
/// The open step with this key; nothing when it is not its turn.
std::optional<MatterStep> open_step(storage::Transaction& tx, const std::string& matter_id, std::string_view key);

/// What was recorded when a step was done: field ("note", "reason", "talk_date", "decision" ...) and text.
using StepRecord = std::map<std::string, std::string>;
/// Empty for a step not done yet.
StepRecord record_of(const Opened& opened, const MatterStep& step);

/// Makes the steps of a phase, with their terms and tasks, and starts the clocks that start with it. Open steps of the
/// phase left behind are skipped. Errors: "matter.changed".
Result<Done> enter_phase(storage::Transaction& tx, House& house, Opened& opened, const std::string& phase_key,
                         const std::string& actor);

/// The form field of each record kind ("note", "message", "decision" ...).
std::string_view field_of(RecordKind kind);
/// What is missing in `record` for this step, and for the outcome it decides; all errors at once.
Errors check_record(const Procedure& procedure, const Step& step, const StepRecord& record);

/// Whether this person is the one the procedure names for the step: sits at its desk, has its role over the matter's
/// unit, holds its part in the matter, or has its task. For pages and use cases; the wall is asked when it is done.
bool may_do_step(storage::Transaction& tx, const House& house, const Opened& opened, const identity::Viewer& viewer,
                 const MatterStep& step);

/// Completes a step: checks the record, seals it, sends the message if there is one, takes over the decision, starts
/// and stops clocks, moves on or closes. With a second person asked for, the step waits for them first. Errors: those
/// of check_record; "step.document_missing" (each step that asks for a document brings one of its own);
/// "step.already_done" (somebody else was first); "step.unknown"; "step.not_yours" (not whom the procedure names:
/// may_do_step); "wall.other_side" (this person acted on the other side of the case, INV-01); "participant.apart";
/// "step.required_open" (args {how many}) for a step that would end the phase over required work.
Result<Done> complete_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                           const std::string& step_id, const StepRecord& record);

/// The second pair of eyes agrees, or sends it back with a reason. Errors: "step.same_person" (the first may not be
/// the second), "step.not_waiting", "step.not_yours", "error.required".
Result<Done> confirm_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                          const std::string& step_id);
Result<Done> send_back_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                            const std::string& step_id, const std::string& reason);

/// Leaves an optional step out. Errors: "step.not_optional", "step.not_yours", "error.required" for a missing reason.
Result<Done> skip_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                       const std::string& step_id, const std::string& reason);

}  // namespace waarborg::matters
