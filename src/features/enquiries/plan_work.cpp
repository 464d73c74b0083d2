#include "features/enquiries/plan_work.h"

#include "base/text.h"
#include "features/enquiries/enquiry.h"
#include "matters/tasks.h"

namespace waarborg::enquiries {

using matters::Opened;

namespace {

constexpr int kDecideDays = 5;

i18n::Translator words_of(const matters::House& house, const identity::Viewer& viewer) {
  return {house.platform.texts, viewer.language, house.platform.config.zone};
}

/// The plan that this save changes: the draft, or the next number after one that was decided on.
Result<Plan> plan_to_save(const std::vector<Plan>& all, int number, int version) {
  const Plan* latest = latest_plan(all);
  if (!latest) {
    if (number != 0) return conflict("matter.changed");
    Plan first;
    first.number = 1;
    return first;
  }
  if (latest->state == "submitted") return conflict("enquiries.plan_waits");
  if (latest->number != number || latest->version != version) return conflict("matter.changed");
  if (latest->state == "draft") return *latest;
  Plan next;
  next.number = latest->number + 1;
  return next;
}

/// The commissioner has something to decide on: by the step when it is open, else by a task of its own.
void ask_commissioner(storage::Transaction& tx, const matters::House& house, const Opened& opened) {
  matters::close_tasks(tx, house, opened.matter.id, "revise_plan");
  if (matters::open_step(tx, opened.matter.id, "approve_plan")) return;
  matters::add_task(tx, house, opened, "", "participant:commissioner", "approve_plan",
                    add_days(house.today(), kDecideDays));
}

Errors check_decision(const Plan& plan, const matters::Procedure& procedure, const PlanDecision& decision, Date today) {
  Errors errors;
  check_text(errors, "reason", decision.reason, kTextMax, !decision.approve);
  const bool prosecutor = decision.approve && needs_prosecutor(plan, procedure);
  check_text(errors, "prosecutor", decision.prosecutor, kLineMax, prosecutor);
  check_day(errors, "prosecutor_on", decision.prosecutor_on, prosecutor, today);
  return errors;
}

Result<Done> approve(storage::Transaction& tx, matters::House& house, Opened& opened, const identity::Viewer& viewer,
                     const Plan& plan) {
  put_in_force(tx, opened, plan);
  leave_trace(tx, house, opened, viewer, "plan_approved", std::to_string(plan.number), plan.decision);
  return complete_in_room(tx, house, opened, viewer, "approve_plan",
                          words_of(house, viewer)("enquiries.plan_number_approved", {std::to_string(plan.number)}));
}

}  // namespace

Result<Done> save_plan(storage::Transaction& tx, matters::House& house, Opened& opened, const identity::Viewer& viewer,
                       int number, int version, const PlanInput& input, Submit submit) {
  TRY(check_investigates(tx, house, opened, viewer));
  const auto all = plans(tx, opened);
  Plan plan = TRY(plan_to_save(all, number, version));
  Errors errors = submit == Submit::yes
                      ? check_complete(input, *opened.procedure, house.today(), approved_plan(all) != nullptr)
                      : check_draft(input, *opened.procedure);
  if (!errors.empty()) return errors;
  plan = with_input(std::move(plan), input);
  plan.written_by = viewer.account_id;
  if (plan.id.empty() && !add_plan(tx, opened, plan)) return conflict("matter.changed");
  if (submit == Submit::yes) {
    plan.state = "submitted";
    plan.submitted_on = house.today();
  }
  if (!update_plan(tx, opened, plan)) return conflict("matter.changed");
  leave_audit(tx, house, opened, viewer, "plan_save", std::to_string(plan.number));
  if (submit == Submit::no) return Done{};
  leave_trace(tx, house, opened, viewer, "plan_submitted", std::to_string(plan.number));
  TRY(complete_in_room(tx, house, opened, viewer, "write_plan",
                       words_of(house, viewer)("enquiries.plan_number_submitted", {std::to_string(plan.number)})));
  ask_commissioner(tx, house, opened);
  return Done{};
}

Result<Done> decide_plan(storage::Transaction& tx, matters::House& house, Opened& opened,
                         const identity::Viewer& viewer, int number, int version, const PlanDecision& decision) {
  TRY(check_open(opened));
  const auto all = plans(tx, opened);
  const Plan* latest = latest_plan(all);
  if (!latest || latest->state != "submitted") return conflict("enquiries.plan_not_waiting");
  if (latest->written_by == viewer.account_id || !commissions(tx, house, opened, viewer))
    return forbidden("enquiries.not_commissioner");
  if (latest->number != number || latest->version != version) return conflict("matter.changed");
  Plan plan = *latest;
  if (Errors errors = check_decision(plan, *opened.procedure, decision, house.today()); !errors.empty()) return errors;
  plan.state = decision.approve ? "approved" : "sent_back";
  plan.decided_by = viewer.account_id;
  plan.decided_on = house.today();
  plan.decision = decision.reason;
  plan.prosecutor = decision.prosecutor;
  plan.prosecutor_on = date_from_iso(decision.prosecutor_on);
  if (!update_plan(tx, opened, plan)) return conflict("matter.changed");
  matters::close_tasks(tx, house, opened.matter.id, "approve_plan");
  if (decision.approve) return approve(tx, house, opened, viewer, plan);
  leave_trace(tx, house, opened, viewer, "plan_sent_back", std::to_string(plan.number), plan.decision);
  matters::add_task(tx, house, opened, "", "participant:handler", "revise_plan", add_days(house.today(), kDecideDays));
  return Done{};
}

Result<Done> record_means(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                          const identity::Viewer& viewer, const MeansInput& input) {
  TRY(check_investigates(tx, house, opened, viewer));
  Errors errors;
  if (input.means.empty()) errors.push_back(invalid("error.choose", "means_used"));
  const auto day = check_day(errors, "used_on", input.used_on, true, house.today());
  check_text(errors, "note", input.note, kTextMax, true);
  if (!errors.empty()) return errors;
  TRY(check_means(plans(tx, opened), input.means, "means_used"));
  add_means_use(tx, opened, {input.means, input.note, *day, viewer.account_id});
  leave_trace(tx, house, opened, viewer, "means_used");
  return Done{};
}

}  // namespace waarborg::enquiries
