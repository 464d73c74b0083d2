#include "matters/sweep.h"

#include <algorithm>

#include "matters/matter_clocks.h"
#include "matters/tasks.h"
#include "platform/directory/directory.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

constexpr int kBatch = 500;
/// Nobody is reminded of what ran out longer ago than this; the matter itself stays marked late.
constexpr int kLookBackDays = 400;

/// "The later of the acknowledgement and day 7": a clock whose event never came begins at the latest moment of its rule.
void start_overdue(storage::Transaction& tx, House& house, const Procedure& procedure, SweepCounts& counts) {
  for (const ClockRule& rule : procedure.clocks) {
    if (!rule.from_at_latest) continue;
    const auto latest = [&](Date received) {
      return calendar::due_date(house.holidays, calendar::ClockNature::policy, received, *rule.from_at_latest);
    };
    while (true) {
      const auto rows = tx.query(sql::clocks_unstarted, {house.today(), procedure.key, procedure.version, rule.key, kBatch});
      bool any = false;
      for (const auto& row : rows) {
        const auto matter = load_matter(tx, row.text("id"));
        if (!matter || latest(matter->received_on) > house.today()) continue;
        start_matter_clock(tx, house, *matter, rule, latest(matter->received_on));
        refresh_due(tx, matter->id);
        ++counts.clocks_started;
        any = true;
      }
      if (!any || rows.size() < kBatch) break;
    }
  }
}

bool is_new(storage::Transaction& tx, const std::string& matter_id, const std::string& kind) {
  return !tx.find(sql::task_of_kind, {matter_id, kind});
}

std::string reminded_principal(storage::Transaction& tx, const Procedure& procedure, const std::string& matter_id) {
  const auto handler = tx.find(sql::participant_active, {matter_id, "handler"});
  if (handler) return handler->text("principal");
  const auto desk = directory::find_desk(tx, procedure.desk);
  return desk ? desk_principal(desk->id) : std::string{};
}

void remind(storage::Transaction& tx, House& house, const MatterClock& clock, SweepCounts& counts) {
  const auto matter = load_matter(tx, clock.matter_id);
  if (!matter || !matter->is_open()) return;
  const auto procedure = house.procedures.version(tx, matter->procedure_key, matter->procedure_version);
  if (!procedure.ok()) return;
  const ClockRule* rule = (*procedure)->clock(clock.clock);
  const auto all = clocks(tx, matter->id);
  const bool extended =
      std::any_of(all.begin(), all.end(), [&](const MatterClock& other) { return other.extends == clock.id; });
  if (!rule || extended) return;
  const int left = days_between(house.today(), clock.due_on);
  for (const auto& before : rule->remind) {
    const Date from = add_days(clock.due_on, -before.count * (before.unit == calendar::Unit::weeks ? 7 : 1));
    const std::string kind = "reminder_" + rule->key + "_" + calendar::to_text(before) + "_" + to_iso(clock.due_on);
    if (left < 0 || house.today() < from || !is_new(tx, matter->id, kind)) continue;
    add_task_for(tx, house, matter->id, "", reminded_principal(tx, **procedure, matter->id), kind, clock.due_on);
    ++counts.reminders;
  }
  const std::string late = "escalation_" + rule->key + "_" + to_iso(clock.due_on);
  if (left >= 0 || rule->escalate.empty() || !is_new(tx, matter->id, late)) return;
  const auto desk = directory::find_desk(tx, rule->escalate);
  if (!desk) return;
  add_task_for(tx, house, matter->id, "", desk_principal(desk->id), late, house.today());
  ++counts.escalations;
}

}  // namespace

Result<SweepCounts> sweep(storage::Transaction& tx, House& house) {
  SweepCounts counts;
  for (const auto& info : house.procedures.list(tx)) {
    const auto procedure = TRY(house.procedures.version(tx, info.key, info.version));
    start_overdue(tx, house, *procedure, counts);
  }
  Date after = add_days(house.today(), -kLookBackDays);
  std::string after_id;
  while (true) {
    const auto rows = tx.query(sql::clocks_due, {after, after_id, add_days(house.today(), 31), kBatch});
    for (const auto& row : rows) {
      MatterClock clock;
      clock.id = row.text("id");
      clock.matter_id = row.text("matter_id");
      clock.clock = row.text("clock");
      clock.due_on = row.date("due_on");
      remind(tx, house, clock, counts);
    }
    if (rows.size() < kBatch) return counts;
    after = rows.back().date("due_on");
    after_id = rows.back().text("id");
  }
}

void add_sweep(House& house) {
  house.platform.jobs.add_daily("matters.sweep", 10, [&house](storage::Transaction& tx) -> Result<Done> {
    TRY(sweep(tx, house));
    return Done{};
  });
}

}  // namespace waarborg::matters
