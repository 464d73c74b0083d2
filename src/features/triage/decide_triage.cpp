#include "features/triage/decide_triage.h"

#include <algorithm>

#include "base/text.h"
#include "features/triage/effect.h"
#include "matters/content.h"
#include "matters/timeline.h"

namespace waarborg::triage {

using matters::House;
using matters::MatterStep;
using matters::Opened;
using matters::StepState;

namespace {

struct AtWork {
  Opened opened;
  MatterStep step;
};

/// The matter and its triage step, for somebody who may weigh it.
Result<AtWork> begin(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                     const std::string& matter_id) {
  Opened opened = TRY(matters::open_for(tx, house, viewer, matter_id));
  const auto step = triage_step(tx, matter_id);
  if (!step || !opened.matter.is_open()) return conflict("step.already_done");
  if (!may_triage(viewer, *step)) return forbidden();
  return AtWork{std::move(opened), *step};
}

void leave_trace(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                 const char* event, const char* action, const std::string& outcome, const std::string& text) {
  matters::add_event(tx, house, opened.matter.id, opened.key,
                     {actor, event, {outcome}, matters::ReporterSees::no, text});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, action, opened.matter.id, "", outcome});
}

std::string reasons_of(const Plan& plan) {
  return plan.differs_reason.empty() ? plan.reasons : plan.reasons + "\n\n" + plan.differs_reason;
}

Decision decision_of(const House& house, const AtWork& work, const std::vector<Offered>& offered, const Plan& plan,
                     const std::string& actor) {
  Decision decision;
  decision.step_id = work.step.id;
  decision.criteria_version = house.content.criteria.version;
  for (const auto* rule : matters::advise(house.content.criteria, plan.answers).outcomes)
    if (find_offered(offered, rule->outcome)) decision.advised.push_back(rule->outcome);
  decision.outcome = plan.outcome;
  decision.differs = !decision.advised.empty() && decision.advised.front() != plan.outcome;
  decision.by = actor;
  decision.plan = plan;
  return decision;
}

bool waits(storage::Transaction& tx, const std::string& matter_id, const std::string& step_id) {
  return std::ranges::any_of(matters::steps(tx, matter_id), [&](const MatterStep& step) {
    return step.id == step_id && step.state == StepState::second;
  });
}

Result<Decision> waiting_decision(storage::Transaction& tx, const Opened& opened, const std::string& decision_id) {
  for (auto& decision : decisions(tx, opened))
    if (decision.id == decision_id && decision.state == "proposed") return std::move(decision);
  return conflict("step.not_waiting");
}

Result<Done> send_back(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                       const std::string& matter_id, const std::string& decision_id, const std::string& reason) {
  if (trim(reason).empty()) return invalid("error.required", "reason");
  AtWork work = TRY(begin(tx, house, viewer, matter_id));
  const Decision decision = TRY(waiting_decision(tx, work.opened, decision_id));
  if (decision.by == viewer.account_id) return forbidden("step.same_person");
  const std::string& actor = viewer.account_id;
  TRY(matters::send_back_step(tx, house, work.opened, viewer, work.step.id, reason));
  if (!settle_decision(tx, house, work.opened, decision_id, "sent_back", actor, reason))
    return conflict("step.not_waiting");
  leave_trace(tx, house, work.opened, actor, "triage_sent_back", "triage.send_back", decision.outcome, "");
  return Done{};
}

constexpr std::size_t kReasonMax = 4000;

/// The phase in which the procedure weighs; empty where it does not.
std::string triage_phase(const matters::Procedure& procedure) {
  for (const auto& phase : procedure.phases)
    if (std::ranges::any_of(phase.steps, [](const auto& step) { return step.key == kTriageStep; })) return phase.key;
  return {};
}

std::string last_outcome(storage::Transaction& tx, const Opened& opened) {
  for (const auto& decision : decisions(tx, opened))  // the latest first
    if (decision.state == "confirmed") return decision.outcome;
  return {};
}

Result<Done> again(storage::Transaction& tx, House& house, const identity::Viewer& viewer, const std::string& matter_id,
                   const std::string& reason) {
  Opened opened = TRY(matters::open_for(tx, house, viewer, matter_id));
  const std::string outcome = last_outcome(tx, opened);
  if (!opened.matter.is_open() || triage_step(tx, matter_id) || outcome.empty()) return conflict("triage.not_again");
  if (!may_weigh_again(tx, opened, viewer)) return forbidden();
  if (trim(reason).empty()) return invalid("error.required", "again_reason");
  if (count_characters(reason) > kReasonMax)
    return invalid("error.too_long", "again_reason", {std::to_string(kReasonMax)});
  TRY(matters::enter_phase(tx, house, opened, triage_phase(*opened.procedure), viewer.account_id));
  leave_trace(tx, house, opened, viewer.account_id, "triage_again", "triage.again", outcome, reason);
  return Done{};
}

}  // namespace

bool may_weigh_again(storage::Transaction& tx, const Opened& opened, const identity::Viewer& viewer) {
  if (!opened.matter.is_open() || triage_step(tx, opened.matter.id) || last_outcome(tx, opened).empty()) return false;
  return std::ranges::any_of(matters::steps(tx, opened.matter.id), [&](const MatterStep& step) {
    return step.step == kTriageStep && step.state == StepState::done && may_triage(viewer, step);
  });
}

Result<Done> weigh_again(House& house, const identity::Viewer& viewer, const std::string& matter_id,
                         const std::string& reason) {
  return house.database().write([&](storage::Transaction& tx) { return again(tx, house, viewer, matter_id, reason); });
}

bool may_triage(const identity::Viewer& viewer, const MatterStep& step) {
  if (std::ranges::any_of(viewer.desks, [&](const auto& desk) { return "desk:" + desk.code == step.responsible; }))
    return true;
  // The act of 8 December 2022 gives its channel to officers of its own: no role elsewhere weighs there (trap 1).
  if (step.responsible == "desk:whistleblower") return false;
  return viewer.has(identity::Role::triage) || viewer.has(identity::Role::complaint_handler);
}

std::optional<MatterStep> triage_step(storage::Transaction& tx, const std::string& matter_id) {
  for (auto& step : matters::steps(tx, matter_id))
    if (step.step == kTriageStep && (step.state == StepState::open || step.state == StepState::second))
      return std::move(step);
  return std::nullopt;
}

Result<Decided> decide_triage(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                              const std::string& matter_id, const std::string& step_id, const html::FormState& form) {
  AtWork work = TRY(begin(tx, house, viewer, matter_id));
  if (work.step.id != step_id || work.step.state != StepState::open) return conflict("step.already_done");
  const auto offered = offered_outcomes(tx, house, work.opened);
  const Plan plan = plan_of(form);
  const bool has_reporter = work.opened.matter.reporter_kind != "none";
  if (Errors errors = check_plan({house.content.criteria, offered, has_reporter, house.today()}, form, plan);
      !errors.empty())
    return errors;
  TRY(check_places(tx, house, viewer, work.opened, plan));
  const std::string& actor = viewer.account_id;
  TRY(matters::complete_step(tx, house, work.opened, viewer, step_id,
                             {{"decision", plan.outcome}, {"reason", reasons_of(plan)}}));
  Decision decision = decision_of(house, work, offered, plan, actor);
  const bool second = waits(tx, matter_id, step_id);
  decision.state = second ? "proposed" : "confirmed";
  add_decision(tx, house, work.opened, decision);
  Decided decided{matter_id, {}, second};
  if (!second)
    decided.opened_id =
        TRY(carry_out(tx, house, work.opened, {viewer, actor}, *find_offered(offered, plan.outcome), plan));
  leave_trace(tx, house, work.opened, actor, second ? "triage_proposed" : "triage_decided",
              second ? "triage.propose" : "triage.decide", plan.outcome, reasons_of(plan));
  return decided;
}

Result<Decided> confirm_triage(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                               const std::string& matter_id, const std::string& decision_id) {
  AtWork work = TRY(begin(tx, house, viewer, matter_id));
  const Decision decision = TRY(waiting_decision(tx, work.opened, decision_id));
  if (decision.by == viewer.account_id) return forbidden("step.same_person");
  const auto offered = offered_outcomes(tx, house, work.opened);
  const Offered* chosen = find_offered(offered, decision.outcome);
  if (!chosen) return conflict("triage.not_offered");
  const std::string& actor = viewer.account_id;
  TRY(matters::confirm_step(tx, house, work.opened, viewer, work.step.id));
  if (!settle_decision(tx, house, work.opened, decision_id, "confirmed", actor, ""))
    return conflict("step.not_waiting");
  Decided decided{matter_id, {}, false};
  decided.opened_id = TRY(carry_out(tx, house, work.opened, {viewer, decision.by}, *chosen, decision.plan));
  leave_trace(tx, house, work.opened, actor, "triage_confirmed", "triage.confirm", decision.outcome, "");
  return decided;
}

Result<Decided> decide_triage(House& house, const identity::Viewer& viewer, const std::string& matter_id,
                              const std::string& step_id, const html::FormState& form) {
  return house.database().write(
      [&](storage::Transaction& tx) { return decide_triage(tx, house, viewer, matter_id, step_id, form); });
}

Result<Decided> confirm_triage(House& house, const identity::Viewer& viewer, const std::string& matter_id,
                               const std::string& decision_id) {
  return house.database().write(
      [&](storage::Transaction& tx) { return confirm_triage(tx, house, viewer, matter_id, decision_id); });
}

Result<Done> send_back_triage(House& house, const identity::Viewer& viewer, const std::string& matter_id,
                              const std::string& decision_id, const std::string& reason) {
  return house.database().write(
      [&](storage::Transaction& tx) { return send_back(tx, house, viewer, matter_id, decision_id, reason); });
}

}  // namespace waarborg::triage
