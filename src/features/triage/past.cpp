#include "features/triage/contract/past.h"

#include "features/triage/decide_triage.h"

namespace waarborg::triage::past {

Result<std::string> choose(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const std::string& matter_id, const Choice& choice) {
  const auto step = triage_step(tx, matter_id);
  if (!step) return conflict("step.already_done");
  Plan plan;
  plan.outcome = choice.outcome;
  plan.answers.insert(choice.answers.begin(), choice.answers.end());
  plan.reasons = choice.reasons;
  plan.differs_reason = choice.differs;
  plan.expected = choice.expected;
  plan.by_when = choice.by_when;
  plan.text = choice.text;
  plan.message = choice.message;
  return TRY(decide_triage(tx, house, viewer, matter_id, step->id, {fields_of(plan), {}})).opened_id;
}

Result<std::string> agree(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                          const std::string& matter_id) {
  const auto opened = TRY(matters::open_for(tx, house, viewer, matter_id));
  for (const auto& decision : decisions(tx, opened))
    if (decision.state == "proposed") return TRY(confirm_triage(tx, house, viewer, matter_id, decision.id)).opened_id;
  return conflict("step.not_waiting");
}

bool awaits_second(storage::Transaction& tx, const std::string& matter_id) {
  const auto step = triage_step(tx, matter_id);
  return step && step->state == matters::StepState::second;
}

}  // namespace waarborg::triage::past
