#include "matters/matter_clocks.h"

#include <algorithm>

#include "base/text.h"
#include "matters/figure_keeping.h"
#include "matters/tasks.h"
#include "matters/timeline.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

MatterClock clock_from(const storage::Row& row) {
  MatterClock clock;
  clock.id = row.text("id");
  clock.matter_id = row.text("matter_id");
  clock.clock = row.text("clock");
  clock.extends = row.maybe_text("extends").value_or("");
  for (const auto nature :
       {calendar::ClockNature::statutory, calendar::ClockNature::policy, calendar::ClockNature::limitation})
    if (calendar::code_of(nature) == row.text("nature")) clock.nature = nature;
  clock.period = calendar::period_from(row.text("period")).value_or(calendar::Period{});
  clock.source = row.text("source");
  clock.started_on = row.date("started_on");
  clock.due_on = row.date("due_on");
  for (const auto state : {ClockState::running, ClockState::paused, ClockState::stopped})
    if (matters::code_of(state) == row.text("state")) clock.state = state;
  clock.paused_on = row.maybe_date("paused_on");
  clock.paused_days = static_cast<int>(row.integer("paused_days"));
  clock.pause_reason = row.maybe_text("pause_reason").value_or("");
  clock.stopped_on = row.maybe_date("stopped_on");
  return clock;
}

void insert_clock(storage::Transaction& tx, const std::string& matter_id, MatterClock clock,
                  const std::optional<Bytes>& reason_sealed = std::nullopt) {
  const auto extends = clock.extends.empty() ? std::optional<std::string>{} : std::optional<std::string>{clock.extends};
  tx.execute(sql::clock_add, {clock.id, matter_id, clock.clock, extends, calendar::code_of(clock.nature),
                              calendar::to_text(clock.period), clock.source, clock.started_on, clock.due_on,
                              matters::code_of(clock.state), reason_sealed});
  recount(tx, matter_id);
}

void update_clock(storage::Transaction& tx, const MatterClock& clock) {
  const auto reason =
      clock.pause_reason.empty() ? std::optional<std::string>{} : std::optional<std::string>{clock.pause_reason};
  tx.execute(sql::clock_update, {clock.id, clock.due_on, matters::code_of(clock.state), clock.paused_on,
                                 clock.paused_days, reason, clock.stopped_on});
  recount(tx, clock.matter_id);
}

Result<MatterClock> find_clock(storage::Transaction& tx, const Opened& opened, const std::string& clock_id) {
  const auto row = tx.find(sql::clock_by_id, {clock_id, opened.matter.id});
  if (!row) return not_found("clock.unknown");
  return clock_from(*row);
}

Result<const ClockRule*> rule_of(const Opened& opened, const MatterClock& clock) {
  const ClockRule* rule = opened.procedure->clock(clock.clock);
  if (!rule) return not_found("clock.unknown");
  return rule;
}

/// A term that begins at the end of another, known as soon as that one runs.
void start_where_another_ends(storage::Transaction& tx, const House& house, const Matter& matter,
                              const ClockRule& rule) {
  for (const auto& clock : clocks(tx, matter.id))
    if (clock.clock == rule.from.key && clock.state == ClockState::running)
      return start_matter_clock(tx, house, matter, rule, clock.due_on);
}

bool runs_out_with(const ClockRule& rule, const Anchor& event) { return event.what == "close" || rule.stops == event; }

}  // namespace

std::vector<MatterClock> clocks(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<MatterClock> out;
  for (const auto& row : tx.query(sql::clocks_of, {matter_id})) out.push_back(clock_from(row));
  return out;
}

std::vector<MatterClock> current_clocks(const std::vector<MatterClock>& all) {
  std::vector<MatterClock> out;
  for (const auto& clock : all) {
    const bool followed =
        std::any_of(all.begin(), all.end(), [&](const MatterClock& other) { return other.extends == clock.id; });
    if (!followed) out.push_back(clock);
  }
  return out;
}

std::optional<Date> latest_start(const House& house, const ClockRule& rule, Date received) {
  if (!rule.from_at_latest) return std::nullopt;
  return calendar::due_date(house.holidays, calendar::ClockNature::policy, received, *rule.from_at_latest);
}

void drop_reminders(storage::Transaction& tx, const House& house, const std::string& matter_id,
                    const std::string& clock_key) {
  for (const char* kind : {"reminder_", "escalation_"})
    tx.execute(sql::tasks_drop_begin, {matter_id, kind + clock_key + "_", house.today()});
}

void start_matter_clock(storage::Transaction& tx, const House& house, const Matter& matter, const ClockRule& rule,
                        Date event) {
  for (const auto& clock : clocks(tx, matter.id))
    if (clock.clock == rule.key) return;
  MatterClock clock = start_clock(rule, house.holidays, event);
  clock.id = new_id();
  insert_clock(tx, matter.id, clock);
}

void carry_limitation(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& from_id) {
  for (const auto& clock : clocks(tx, from_id)) {
    const ClockRule* rule = opened.procedure->clock(clock.clock);
    if (rule && rule->nature == calendar::ClockNature::limitation && clock.nature == rule->nature)
      start_matter_clock(tx, house, opened.matter, *rule, clock.started_on);
  }
}

void on_clock_event(storage::Transaction& tx, const House& house, const Opened& opened, const Anchor& event, Date on) {
  for (const ClockRule& rule : opened.procedure->clocks)
    if (rule.from == event)
      start_matter_clock(tx, house, opened.matter, rule,
                         std::min(on, latest_start(house, rule, opened.matter.received_on).value_or(on)));
    else if (rule.from.what == "clock")
      start_where_another_ends(tx, house, opened.matter, rule);
  for (auto clock : clocks(tx, opened.matter.id)) {
    const ClockRule* rule = opened.procedure->clock(clock.clock);
    if (!rule || clock.state == ClockState::stopped || !runs_out_with(*rule, event)) continue;
    clock.state = ClockState::stopped;
    clock.stopped_on = on;
    update_clock(tx, clock);
    drop_reminders(tx, house, opened.matter.id, rule->key);
  }
}

Result<Done> pause_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                         const std::string& clock_id, const std::string& reason, const std::string& text) {
  Errors errors;
  if (reason.empty()) errors.push_back(invalid("error.choose", "pause"));
  if (trim(text).empty()) errors.push_back(invalid("error.required", "text"));
  if (!errors.empty()) return errors;
  const MatterClock before = TRY(find_clock(tx, opened, clock_id));
  const ClockRule* rule = TRY(rule_of(opened, before));
  const MatterClock after = TRY(pause(before, *rule, reason, house.today()));
  update_clock(tx, after);
  drop_reminders(tx, house, opened.matter.id, rule->key);
  add_event(tx, house, opened.matter.id, opened.key,
            {actor, "clock_paused", {rule->key, reason}, ReporterSees::yes, {}});
  add_event(tx, house, opened.matter.id, opened.key, {actor, "clock_reason", {rule->key}, ReporterSees::no, text});
  // A paused term is looked at again, so that it resumes and is not forgotten (trap 5).
  add_task(tx, house, opened, "", "participant:handler", "check_pause", add_days(house.today(), 30));
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "clock.pause", opened.matter.id, "", rule->key});
  refresh_due(tx, opened.matter.id);
  return Done{};
}

Result<int> pause_all(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                      const std::string& reason, const std::string& text) {
  int paused = 0;
  for (const auto& clock : current_clocks(clocks(tx, opened.matter.id))) {
    const ClockRule* rule = opened.procedure->clock(clock.clock);
    const bool may = rule && std::ranges::find(rule->pause, reason) != rule->pause.end();
    if (clock.state != ClockState::running || !may) continue;
    TRY(pause_clock(tx, house, opened, actor, clock.id, reason, text));
    ++paused;
  }
  return paused;
}

Result<Done> resume_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                          const std::string& clock_id) {
  const MatterClock before = TRY(find_clock(tx, opened, clock_id));
  const MatterClock after = TRY(resume(before, house.holidays, house.today()));
  update_clock(tx, after);
  close_tasks(tx, house, opened.matter.id, "check_pause");
  add_event(tx, house, opened.matter.id, opened.key,
            {actor, "clock_resumed", {after.clock, to_iso(after.due_on)}, ReporterSees::yes});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "clock.resume", opened.matter.id, "", after.clock});
  refresh_due(tx, opened.matter.id);
  return Done{};
}

Result<Done> extend_clock(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                          const std::string& clock_id, Consent consent, const std::string& reason) {
  if (trim(reason).empty()) return invalid("error.required", "reason");
  const MatterClock before = TRY(find_clock(tx, opened, clock_id));
  const ClockRule* rule = TRY(rule_of(opened, before));
  int made = 0;
  for (const auto& clock : clocks(tx, opened.matter.id)) {
    if (clock.extends == clock_id) return conflict("clock.extended_already");
    if (clock.clock == before.clock && !clock.extends.empty()) ++made;
  }
  MatterClock next = TRY(extend(before, *rule, house.holidays, made, consent));
  next.id = new_id();
  insert_clock(tx, opened.matter.id, next, sealing::seal(opened.key, "matters_clocks:" + next.id, reason));
  drop_reminders(tx, house, opened.matter.id, rule->key);
  for (const auto& whom : rule->extension->notify)
    add_task(tx, house, opened, "", "participant:handler", "notify_extension_" + whom, add_days(house.today(), 3));
  add_event(tx, house, opened.matter.id, opened.key,
            {actor, "clock_extended", {rule->key, to_iso(next.due_on)}, ReporterSees::yes});
  add_event(tx, house, opened.matter.id, opened.key, {actor, "clock_reason", {rule->key}, ReporterSees::no, reason});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "clock.extend", opened.matter.id, "", rule->key});
  refresh_due(tx, opened.matter.id);
  return Done{};
}

}  // namespace waarborg::matters
