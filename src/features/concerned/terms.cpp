// By when a person concerned hears from the force, for tasks and figures. Knows no name: it asks plain columns alone.
#include <algorithm>

#include "features/concerned/contract/concerned.h"
#include "features/concerned/touch.h"
#include "matters/by_procedure.h"
#include "matters/participants.h"
#include "matters/tasks.h"
#include "platform/directory/directory.h"
#include "queries/feature_concerned.h"

namespace waarborg::concerned {

namespace sql = queries::feature_concerned;

using storage::Transaction;

namespace {

constexpr int kDaysAhead = 3;
constexpr int kBatch = 500;

Date due_after(const matters::House& house, Date from, calendar::Period period) {
  return calendar::due_date(house.holidays, calendar::ClockNature::policy, from, period);
}

std::string handler_of(Transaction& tx, const matters::Matter& matter, const matters::Procedure& procedure) {
  std::string handler = matters::active_participant(tx, matter.id, "handler");
  if (!handler.empty()) return handler;
  const auto desk = directory::find_desk(tx, procedure.desk);
  return desk ? matters::desk_principal(desk->id) : std::string{};
}

bool remind(Transaction& tx, matters::House& house, const matters::Matter& matter,
            const matters::Procedure& procedure) {
  const auto due = contact_due(tx, house, matter, procedure);
  if (!due) return false;
  tx.execute(sql::due_set, {matter.id, matter.unit_id, *due});
  if (*due > add_days(house.today(), kDaysAhead)) return false;
  if (matters::has_open_task(tx, matter.id, "contact_concerned")) return false;
  const std::string handler = handler_of(tx, matter, procedure);
  if (handler.empty()) return false;
  matters::add_task_for(tx, house, matter.id, "", handler, "contact_concerned", *due);
  return true;
}

/// What was closed since asks nothing any more.
void drop_closed(Transaction& tx) {
  std::string after;
  while (true) {
    const auto rows = tx.query(sql::due_all, {after, kBatch});
    for (const auto& row : rows) {
      after = row.text("matter_id");
      const auto matter = matters::load_matter(tx, after);
      if (!matter || !matter->is_open()) tx.execute(sql::due_drop, {after});
    }
    if (rows.size() < kBatch) return;
  }
}

}  // namespace

bool is_destroyed(const matters::Matter& matter) { return matter.subject_sealed.empty(); }

std::optional<Date> contact_due(Transaction& tx, const matters::House& house, const matters::Matter& matter,
                                const matters::Procedure& procedure) {
  if (!procedure.contact) return std::nullopt;
  const auto row = tx.find(sql::first_due, {matter.id});
  if (const auto due = row ? row->maybe_date("due_on") : std::nullopt) return due;
  return due_after(house, matter.received_on, procedure.contact->first);
}

Result<int> remind_handlers(Transaction& tx, matters::House& house) {
  int made = 0;
  drop_closed(tx);
  for (const auto& info : house.procedures.list(tx)) {
    const auto procedure = TRY(house.procedures.version(tx, info.key, info.version));
    if (!procedure->contact) continue;
    std::string after;
    while (true) {
      const auto all = matters::running_under(tx, info.key, info.version, after, kBatch);
      for (const auto& matter : all) made += remind(tx, house, matter, *procedure) ? 1 : 0;
      if (all.size() < kBatch) break;
      after = all.back().id;
    }
  }
  return made;
}

std::map<std::string, std::int64_t> late_contacts(Transaction& tx, const identity::Viewer& viewer, Date today) {
  std::map<std::string, std::int64_t> out;
  for (const auto& row : tx.query(sql::due_before, {today}))
    if (!matters::is_excluded(tx, row.text("matter_id"), viewer.person_token)) ++out[row.text("unit_id")];
  return out;
}

void add_jobs(matters::House& house) {
  constexpr int kMinute = 20;  // shortly after the sweep of terms
  house.platform.jobs.add_daily("concerned.contacts", kMinute, [&house](Transaction& tx) -> Result<Done> {
    TRY(remind_handlers(tx, house));
    return Done{};
  });
}

}  // namespace waarborg::concerned
