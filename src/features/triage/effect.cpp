#include "features/triage/effect.h"

#include <algorithm>

#include "features/triage/letter.h"
#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "platform/directory/directory.h"

namespace waarborg::triage {

using matters::Opened;

namespace {

/// Errors of one call, told of the form's field.
Errors at_field(Errors errors, const std::string& field) {
  for (auto& error : errors) error.field = field;
  return errors;
}

std::string instruction_of(const matters::House& house, const Opened& opened, const Plan& plan) {
  if (plan.expected.empty() || !plan.by_when) return plan.expected;
  const i18n::Translator t = reporter_language(house, opened.matter);
  return plan.expected + "\n\n" + t("triage.instruction_by", {t.long_date(*plan.by_when)});
}

/// Nobody who weighed the report has a part in the criminal matter, whatever desk they sit at (INV-01).
void keep_out_deciders(storage::Transaction& tx, const matters::House& house, const Deciders& deciders,
                       matters::Derivation& derivation) {
  derivation.exclusions.emplace_back(deciders.viewer.person_token, "triaged");
  if (deciders.proposed_by == deciders.viewer.account_id) return;
  if (const auto account = directory::find_account(tx, deciders.proposed_by))
    derivation.exclusions.emplace_back(house.keys().person_token(account->person_id), "triaged");
}

Result<std::string> open_next(storage::Transaction& tx, matters::House& house, const Opened& from,
                              const Deciders& deciders, const Offered& chosen, const Plan& plan) {
  matters::Derivation derivation;
  derivation.procedure = chosen.opens;
  derivation.unit_id = plan.unit_id;
  derivation.text = plan.text;
  derivation.instruction = instruction_of(house, from, plan);
  derivation.documents = plan.share_documents ? matters::ShareDocuments::yes : matters::ShareDocuments::no;
  if (chosen.outcome->key == "criminal") keep_out_deciders(tx, house, deciders, derivation);
  const std::string& actor = deciders.viewer.account_id;
  const Opened next = TRY(matters::derive_matter(tx, house, from, derivation, actor));
  for (const auto& [role, account_id] : plan.parts) {
    const auto assigned = matters::assign(tx, house, next, matters::Doer::house(actor), account_id, role);
    if (!assigned.ok()) return at_field(assigned.errors(), "part-" + role);
  }
  if (plan.by_when) matters::add_task(tx, house, next, "", "role:team_chief", "reminder_expected", *plan.by_when);
  return next.matter.id;
}

/// The step that tells the reporter what was done, when the matter stands before it.
std::optional<matters::MatterStep> feedback_step(storage::Transaction& tx, const std::string& matter_id) {
  for (const auto& step : matters::steps(tx, matter_id))
    if (step.step == kFeedbackStep && step.state == matters::StepState::open) return step;
  return std::nullopt;
}

/// The phase with the feedback, when the choice leaves nothing else to do in this one.
Result<Done> go_to_feedback(storage::Transaction& tx, matters::House& house, Opened& opened, const std::string& actor) {
  if (feedback_step(tx, opened.matter.id)) return Done{};
  for (const auto& phase : opened.procedure->phases) {
    const bool here = std::ranges::any_of(phase.steps, [](const auto& step) { return step.key == kFeedbackStep; });
    if (here) TRY(matters::enter_phase(tx, house, opened, phase.key, actor));
  }
  return Done{};
}

/// No case: the reporter is told, and unless lessons must be written the matter ends there.
Result<Done> end_without_case(storage::Transaction& tx, matters::House& house, Opened& opened, const std::string& actor,
                              const Plan& plan) {
  if (!plan.message.empty())
    if (const auto step = feedback_step(tx, opened.matter.id))
      TRY(matters::complete_step(tx, house, opened, matters::Doer::house(actor), step->id,
                                 {{"message", plan.message}, {"subject", letter_subject(house, opened)}}));
  if (opened.procedure->lessons_required || !opened.matter.is_open()) return Done{};
  return matters::close_matter(tx, house, opened, actor, "");
}

Result<Done> tell_reporter(storage::Transaction& tx, matters::House& house, const Opened& opened,
                           const std::string& actor, const Plan& plan) {
  if (plan.message.empty()) return Done{};
  return matters::send_message(tx, house, opened, actor, "", letter_subject(house, opened), plan.message);
}

}  // namespace

Result<Opened> merge_target(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                            const Opened& from, const std::string& number) {
  const std::string id = matters::matter_id_of_number(tx, number);
  auto into = id.empty() ? Result<Opened>(not_found()) : matters::open_for(tx, house, viewer, id);
  if (!into.ok()) return invalid("triage.into_unknown", "into");
  if (is_shielded(house, from.matter) && tells_authority(*into->procedure)) return invalid("triage.into_told", "into");
  if (!is_shielded(house, from.matter) && is_shielded(house, into->matter)) return invalid("triage.into_told", "into");
  return into;
}

Result<Done> check_places(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                          const Opened& opened, const Plan& plan) {
  if (!plan.unit_id.empty() && !directory::find_unit(tx, plan.unit_id)) return invalid("error.choice", "unit");
  if (plan.outcome == "merge") TRY(merge_target(tx, house, viewer, opened, plan.into));
  for (const auto& [role, account_id] : plan.parts) {
    const auto account = directory::find_account(tx, account_id);
    if (!account) return invalid("participant.unknown", "part-" + role);
    if (matters::is_excluded(tx, opened.matter.id, house.keys().person_token(account->person_id)))
      return invalid("participant.excluded", "part-" + role);
  }
  return Done{};
}

Result<std::string> carry_out(storage::Transaction& tx, matters::House& house, Opened& opened, const Deciders& deciders,
                              const Offered& chosen, const Plan& plan) {
  const std::string& actor = deciders.viewer.account_id;
  if (chosen.outcome->key == "no_case") {
    TRY(go_to_feedback(tx, house, opened, actor));
    TRY(end_without_case(tx, house, opened, actor, plan));
    return std::string{};
  }
  TRY(tell_reporter(tx, house, opened, actor, plan));
  if (chosen.outcome->key == "merge") {
    const Opened into = TRY(merge_target(tx, house, deciders.viewer, opened, plan.into));
    auto merged = matters::merge_matter(tx, house, opened, into, actor, plan.reasons);
    if (!merged.ok()) return at_field(merged.errors(), "into");
    return std::string{};
  }
  if (chosen.opens.empty()) {
    // The matter's own procedure goes on with an enquiry; any other choice leaves only the reporter to be told.
    if (chosen.outcome->key != "orienting") TRY(go_to_feedback(tx, house, opened, actor));
    return std::string{};
  }
  return open_next(tx, house, opened, deciders, chosen, plan);
}

}  // namespace waarborg::triage
