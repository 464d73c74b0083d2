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

/// The last day of receipt for which the clock should run by now.
Date received_by_latest(const House& house, const ClockRule& rule) {
  Date day = house.today();
  while (latest_start(house, rule, day).value_or(house.today()) > house.today()) day = add_days(day, -1);
  return day;
}

/// "The later of the acknowledgement and day 7": a clock whose event never came begins at the latest moment of its
/// rule.
void start_overdue(storage::Transaction& tx, House& house, const Procedure& procedure, SweepCounts& counts) {
  for (const ClockRule& rule : procedure.clocks) {
    if (!rule.from_at_latest) continue;
    const Date received_by = received_by_latest(house, rule);
    while (true) {
      const auto rows =
          tx.query(sql::clocks_unstarted, {received_by, procedure.key, procedure.version, rule.key, kBatch});
      for (const auto& row : rows) {
        const auto matter = load_matter(tx, row.text("id"));
        if (!matter) continue;
        start_matter_clock(tx, house, *matter, rule,
                           latest_start(house, rule, matter->received_on).value_or(house.today()));
        refresh_due(tx, matter->id);
        ++counts.clocks_started;
      }
      if (rows.size() < kBatch) break;
    }
  }
}

/// Whole days, a little wide for months: a reminder may come early, not late.
int days_before(calendar::Period before) {
  switch (before.unit) {
    case calendar::Unit::hours: return before.count / 24 + 1;
    case calendar::Unit::days: return before.count;
    case calendar::Unit::working_days: return before.count * 7 / 5 + 2;
    case calendar::Unit::weeks: return before.count * 7;
    case calendar::Unit::months: return before.count * 31;
    case calendar::Unit::years: return before.count * 366;
  }
  return before.count;
}

/// The reminder that is due now, the nearest to the end when several are; nothing when none is.
const calendar::Period* due_reminder(const ClockRule& rule, int days_left) {
  const calendar::Period* nearest = nullptr;
  for (const auto& before : rule.remind)
    if (days_left >= 0 && days_left <= days_before(before) && (!nearest || days_before(before) < days_before(*nearest)))
      nearest = &before;
  return nearest;
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
  if (const calendar::Period* before = due_reminder(*rule, left)) {
    const std::string kind = "reminder_" + rule->key + "_" + calendar::to_text(*before) + "_" + to_iso(clock.due_on);
    if (is_new(tx, matter->id, kind)) {
      drop_reminders(tx, house, matter->id, rule->key);
      add_task_for(tx, house, matter->id, "", reminded_principal(tx, **procedure, matter->id), kind, clock.due_on);
      ++counts.reminders;
    }
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
