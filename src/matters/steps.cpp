#include "matters/steps.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "matters/closing.h"
#include "matters/confirmation.h"
#include "matters/correspondence.h"
#include "matters/figure_keeping.h"
#include "matters/matter_clocks.h"
#include "matters/participants.h"
#include "matters/step_records.h"
#include "matters/tasks.h"
#include "matters/wall.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;
namespace json = boost::json;

namespace {

std::string_view code_of(StepState state) {
  switch (state) {
    case StepState::open: return "open";
    case StepState::second: return "second";
    case StepState::done: return "done";
    case StepState::skipped: return "skipped";
  }
  return "open";
}

MatterStep step_from(const storage::Row& row) {
  MatterStep step;
  step.id = row.text("id");
  step.phase = row.text("phase");
  step.step = row.text("step");
  for (const auto state : {StepState::open, StepState::second, StepState::done, StepState::skipped})
    if (code_of(state) == row.text("state")) step.state = state;
  step.responsible = row.text("responsible");
  step.due_on = row.maybe_date("due_on");
  step.source = row.text("source");
  step.done_on = row.maybe_date("done_on");
  step.done_by = row.maybe_text("done_by").value_or("");
  step.second_by = row.maybe_text("second_by").value_or("");
  step.record_sealed = row.maybe_blob("record_sealed").value_or(Bytes{});
  return step;
}

std::string to_text(const Anchor& anchor) { return anchor.key.empty() ? anchor.what : anchor.what + ":" + anchor.key; }

/// When a step's term begins: nothing while the step it hangs on is not done.
std::optional<Date> event_of(const Anchor& from, const Opened& opened, Date today,
                             const std::vector<MatterStep>& done) {
  if (from.what == "received") return opened.matter.received_on;
  if (from.what != "step") return today;
  for (const auto& step : done)
    if (step.step == from.key && step.state == StepState::done) return step.done_on;
  return std::nullopt;
}

void insert_step(storage::Transaction& tx, House& house, const Opened& opened, const std::string& phase,
                 const Step& step, int position, std::optional<Date> due) {
  const std::string id = new_id();
  const std::string nature = step.term && step.term->nature != calendar::ClockNature::policy ? "statutory" : "policy";
  tx.execute(sql::step_add, {id, opened.matter.id, position, phase, step.key, to_text(step.responsible), due, nature,
                             step.term ? step.term->source : ""});
  add_task(tx, house, opened, id, to_text(step.responsible), "step",
           due.value_or(add_days(house.today(), kTaskDaysWithoutTerm)));
}

void add_step(storage::Transaction& tx, House& house, const Opened& opened, const std::string& phase, const Step& step,
              int position, const std::vector<MatterStep>& before) {
  std::optional<Date> due;
  if (step.term)
    if (const auto event = event_of(step.term->from, opened, house.today(), before))
      due = calendar::due_date(house.holidays, step.term->nature, *event, step.term->period);
  insert_step(tx, house, opened, phase, step, position, due);
}

/// Steps that wait for this one get their term now.
void start_terms_after(storage::Transaction& tx, House& house, const Opened& opened, const std::string& done_key) {
  for (const auto& waiting : steps(tx, opened.matter.id)) {
    const Step* rule = opened.procedure->step(waiting.step);
    if (waiting.state != StepState::open || waiting.due_on || !rule || !rule->term) continue;
    if (rule->term->from != Anchor{"step", done_key}) continue;
    const Date due = calendar::due_date(house.holidays, rule->term->nature, house.today(), rule->term->period);
    tx.execute(sql::step_set_due, {waiting.id, due});
    tx.execute(sql::task_due_step, {waiting.id, due});
  }
}

Result<MatterStep> find_step(storage::Transaction& tx, const Opened& opened, const std::string& step_id) {
  const auto row = tx.find(sql::step_by_id, {step_id, opened.matter.id});
  if (!row) return not_found("step.unknown");
  return step_from(*row);
}

/// Only who the procedure means may do a step.
Result<Done> check_doer(storage::Transaction& tx, const House& house, const Opened& opened, const Doer& doer,
                        const MatterStep& step) {
  if (doer.viewer() == nullptr || may_do_step(tx, house, opened, *doer.viewer(), step)) return Done{};
  return forbidden("step.not_yours");
}

bool asks_document(const Step& rule) {
  return std::ranges::find(rule.records, RecordKind::document) != rule.records.end();
}

/// Each step that asks for a document brings one of its own: what the house added must outnumber the steps before.
Result<Done> check_document(storage::Transaction& tx, const Opened& opened, const Step& rule) {
  if (!asks_document(rule) || !rule.room.empty()) return Done{};  // a room checks what its step asks for
  const auto all = documents(tx, opened);
  const auto added = std::ranges::count_if(all, [](const auto& one) { return !is_outside_actor(one.author); });
  const auto before = std::ranges::count_if(steps(tx, opened.matter.id), [&](const MatterStep& step) {
    const Step* other = opened.procedure->step(step.step);
    return (step.state == StepState::done || step.state == StepState::second) && other && asks_document(*other);
  });
  if (added <= before) return invalid("step.document_missing");
  return Done{};
}

/// Doing something is a part in the matter that is remembered where parts are kept apart: on a track with a wall
/// (INV-01, trap 7), and where the procedure keeps this part from another (ORG-04).
Result<Done> remember_actor(storage::Transaction& tx, const House& house, const Opened& opened,
                            const std::string& actor, const Anchor& responsible) {
  const std::string principal = account_principal(actor);
  const std::string part = responsible.what == "desk" ? "acted" : responsible.key;
  TRY(check_wall(tx, house, opened.matter, principal));
  TRY(check_apart(tx, *opened.procedure, opened.matter.id, principal, part));
  if (opened.matter.track == Track::none && opened.procedure->apart.empty()) return Done{};
  for (const auto& participant : participants(tx, opened.matter.id))
    if (participant.principal == principal && participant.role == part) return Done{};
  tx.execute(sql::participant_add, {new_id(), opened.matter.id, principal, part, house.today(), "step"});
  tx.execute(sql::participant_end, {opened.matter.id, principal, part, house.today(), "step"});
  return Done{};
}

/// A step that ends the phase waits for what the procedure requires in it, and for a review moment that is late:
/// neither is passed over silently (INV-05).
Result<Done> check_leaving(storage::Transaction& tx, const House& house, const Opened& opened,
                           const MatterStep& leaving, const Step& rule) {
  if (!rule.then) return Done{};
  int waiting = 0;
  for (const auto& step : steps(tx, opened.matter.id)) {
    const bool open = step.state == StepState::open || step.state == StepState::second;
    if (!open || step.id == leaving.id || step.phase != opened.matter.phase) continue;
    const Step* other = opened.procedure->step(step.step);
    if (!other) continue;
    const bool late = other->repeat && step.due_on && *step.due_on < house.today();
    if (other->required || late) ++waiting;
  }
  if (waiting > 0) return conflict("step.required_open", "", {std::to_string(waiting)});
  return Done{};
}

/// A review moment that was held comes back.
void repeat_step(storage::Transaction& tx, House& house, const Opened& opened, const MatterStep& done,
                 const Step& rule) {
  const auto nature = rule.term ? rule.term->nature : calendar::ClockNature::policy;
  const Date due = calendar::due_date(house.holidays, nature, house.today(), *rule.repeat);
  insert_step(tx, house, opened, done.phase, rule, static_cast<int>(steps(tx, opened.matter.id).size()) + 1, due);
}

/// A phase with nothing left that must be done is left behind. Its last step says where to; when that one was skipped,
/// nobody else would.
Result<Done> leave_finished_phase(storage::Transaction& tx, House& house, Opened& opened, const std::string& actor) {
  const Phase* phase = opened.procedure->phase(opened.matter.phase);
  if (!phase || !opened.matter.is_open()) return Done{};
  bool skipped = false;
  for (const auto& step : steps(tx, opened.matter.id)) {
    if (step.phase != phase->key) continue;
    const Step* rule = opened.procedure->step(step.step);
    const bool open = step.state == StepState::open || step.state == StepState::second;
    if (open && (!rule || !rule->optional)) return Done{};
    if (step.step == phase->steps.back().key) skipped = step.state == StepState::skipped;
  }
  const auto& then = phase->steps.back().then;
  if (!skipped || !then || then->what != "phase") return Done{};
  return enter_phase(tx, house, opened, then->key, actor);
}

/// What follows once a step stands: its message goes out, clocks start and stop, the matter moves on.
Result<Done> settle(storage::Transaction& tx, House& house, Opened& opened, const std::string& actor, const Step& rule,
                    const MatterStep& step, const StepRecord& record) {
  const auto value = [&](const char* field) {
    const auto found = record.find(field);
    return found == record.end() ? std::string{} : found->second;
  };
  if (!value("message").empty())
    TRY(send_message(tx, house, opened, actor, rule.letter, value("subject"), value("message")));
  if (!value("decision").empty()) opened.matter.outcome = value("decision");
  tx.execute(sql::task_close_step, {step.id, "done", house.today()});
  add_event(tx, house, opened.matter.id, opened.key, {actor, "step_done", {rule.key}});
  audit::record(tx, house.clock(), {chain_of(actor), actor, "step.complete", opened.matter.id, "", rule.key});
  start_terms_after(tx, house, opened, rule.key);
  on_clock_event(tx, house, opened, Anchor{"step", rule.key}, house.today());
  if (rule.then && rule.then->what == "close")
    return close_matter(tx, house, opened, actor, value("lessons"), value("no_lesson"));
  if (rule.then && rule.then->what == "phase") return enter_phase(tx, house, opened, rule.then->key, actor);
  if (rule.repeat) repeat_step(tx, house, opened, step, rule);
  if (!save_matter(tx, opened.matter)) return conflict("matter.changed");
  ++opened.matter.version;
  refresh_due(tx, opened.matter.id);
  return leave_finished_phase(tx, house, opened, actor);
}

}  // namespace

std::vector<MatterStep> steps(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<MatterStep> out;
  for (const auto& row : tx.query(sql::steps_of, {matter_id})) out.push_back(step_from(row));
  return out;
}

std::optional<MatterStep> open_step(storage::Transaction& tx, const std::string& matter_id, std::string_view key) {
  for (auto& step : steps(tx, matter_id))
    if (step.step == key && step.state == StepState::open) return std::move(step);
  return std::nullopt;
}

Result<Done> enter_phase(storage::Transaction& tx, House& house, Opened& opened, const std::string& phase_key,
                         const std::string& actor) {
  const Phase* phase = opened.procedure->phase(phase_key);
  if (!phase) return not_found("step.unknown");
  const std::vector<MatterStep> before = steps(tx, opened.matter.id);
  if (!before.empty()) {
    tx.execute(sql::steps_drop_phase, {opened.matter.id, opened.matter.phase, house.today()});
    for (const auto& step : before)
      if (step.state == StepState::open || step.state == StepState::second)
        tx.execute(sql::task_close_step, {step.id, "dropped", house.today()});
  }
  opened.matter.phase = phase_key;
  int position = static_cast<int>(before.size());
  for (const Step& step : phase->steps) add_step(tx, house, opened, phase_key, step, ++position, before);
  if (!before.empty())
    add_event(tx, house, opened.matter.id, opened.key, {actor, "phase", {phase_key}, ReporterSees::yes});
  if (!save_matter(tx, opened.matter)) return conflict("matter.changed");
  ++opened.matter.version;
  on_clock_event(tx, house, opened, Anchor{"phase", phase_key}, house.today());
  refresh_due(tx, opened.matter.id);
  return Done{};
}

Result<Done> complete_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                           const std::string& step_id, const StepRecord& record) {
  const std::string& actor = doer.actor();
  const MatterStep step = TRY(find_step(tx, opened, step_id));
  TRY(check_doer(tx, house, opened, doer, step));
  const Step* rule = opened.procedure->step(step.step);
  if (!rule) return not_found("step.unknown");
  if (step.state != StepState::open || !opened.matter.is_open()) return conflict("step.already_done");
  if (Errors errors = check_record(*opened.procedure, *rule, record); !errors.empty()) return errors;
  TRY(check_document(tx, opened, *rule));
  TRY(check_leaving(tx, house, opened, step, *rule));
  TRY(remember_actor(tx, house, opened, actor, rule->responsible));
  json::object object;
  for (const auto& [field, value] : record) object[field] = value;
  const Bytes sealed = sealing::seal(opened.key, step_record_place(step_id), json::serialize(object));
  const auto decision = record.find("decision");
  const Outcome* outcome = decision == record.end() ? nullptr : opened.procedure->outcome(decision->second);
  const bool needs_second = rule->second_person || (outcome && outcome->second_person);
  const std::string state(code_of(needs_second ? StepState::second : StepState::done));
  if (tx.execute(sql::step_finish, {step_id, "open", state, house.today(), actor, sealed}) != 1)
    return conflict("step.already_done");
  if (!needs_second) {
    count_step(tx, opened.matter.id, step_id);
    return settle(tx, house, opened, actor, *rule, step, record);
  }
  tx.execute(sql::task_close_step, {step_id, "done", house.today()});
  const std::string second = other_principal(tx, house, opened, to_text(rule->responsible), actor);
  bring_in(tx, house, opened, second, to_text(rule->responsible));
  add_task_for(tx, house, opened.matter.id, step_id, second, "second", step.due_on.value_or(house.today()));
  add_event(tx, house, opened.matter.id, opened.key, {actor, "step_second", {rule->key}});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "step.propose", opened.matter.id, "", rule->key});
  return Done{};
}

Result<Done> confirm_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                          const std::string& step_id) {
  const std::string& actor = doer.actor();
  const MatterStep step = TRY(find_step(tx, opened, step_id));
  TRY(check_doer(tx, house, opened, doer, step));
  const Step* rule = opened.procedure->step(step.step);
  if (!rule || step.state != StepState::second) return conflict("step.not_waiting");
  if (step.done_by == actor) return forbidden("step.same_person");
  TRY(check_leaving(tx, house, opened, step, *rule));
  TRY(remember_actor(tx, house, opened, actor, rule->responsible));
  if (tx.execute(sql::step_second, {step_id, actor, house.today()}) != 1) return conflict("step.not_waiting");
  count_step(tx, opened.matter.id, step_id);
  return settle(tx, house, opened, actor, *rule, step, record_of(opened, step));
}

Result<Done> send_back_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                            const std::string& step_id, const std::string& reason) {
  const std::string& actor = doer.actor();
  if (trim(reason).empty()) return invalid("error.required", "reason");
  const MatterStep step = TRY(find_step(tx, opened, step_id));
  TRY(check_doer(tx, house, opened, doer, step));
  const Step* rule = opened.procedure->step(step.step);
  if (!rule || tx.execute(sql::step_back, {step_id}) != 1) return conflict("step.not_waiting");
  if (step.done_by == actor) return forbidden("step.same_person");
  tx.execute(sql::task_close_step, {step_id, "done", house.today()});
  add_task(tx, house, opened, step_id, to_text(rule->responsible), "step", step.due_on.value_or(house.today()));
  add_event(tx, house, opened.matter.id, opened.key, {actor, "step_sent_back", {rule->key}, ReporterSees::no, reason});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "step.send_back", opened.matter.id, "", rule->key});
  return Done{};
}

Result<Done> skip_step(storage::Transaction& tx, House& house, Opened& opened, const Doer& doer,
                       const std::string& step_id, const std::string& reason) {
  const std::string& actor = doer.actor();
  if (trim(reason).empty()) return invalid("error.required", "reason");
  const MatterStep step = TRY(find_step(tx, opened, step_id));
  TRY(check_doer(tx, house, opened, doer, step));
  const Step* rule = opened.procedure->step(step.step);
  if (!rule || !rule->optional) return conflict("step.not_optional");
  const json::object object{{"reason", reason}};
  const Bytes sealed = sealing::seal(opened.key, step_record_place(step_id), json::serialize(object));
  if (tx.execute(sql::step_finish, {step_id, "open", "skipped", house.today(), actor, sealed}) != 1)
    return conflict("step.already_done");
  tx.execute(sql::task_close_step, {step_id, "dropped", house.today()});
  add_event(tx, house, opened.matter.id, opened.key, {actor, "step_skipped", {rule->key}, ReporterSees::no, reason});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "step.skip", opened.matter.id, "", rule->key});
  refresh_due(tx, opened.matter.id);
  return leave_finished_phase(tx, house, opened, actor);
}

}  // namespace waarborg::matters
