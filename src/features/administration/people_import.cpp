#include "features/administration/people_import.h"

#include "features/administration/accounts.h"
#include "queries/feature_administration.h"

namespace waarborg::administration {

namespace {

namespace sql = queries::feature_administration;

std::string place_of(const std::string& id) { return "administration_imports:" + id + ":file"; }

std::map<std::string, directory::Person> everybody(storage::Transaction& tx, const House& house) {
  std::map<std::string, directory::Person> all;
  directory::PeopleQuery query;
  query.with_leavers = true;
  query.limit = 1000;
  while (true) {
    auto people = directory::list_people(tx, house.keys(), query);
    const bool last = people.size() < 1000;
    if (!last) query.after_number = people.back().personnel_number;
    for (auto& person : people) {
      std::string number = person.personnel_number;
      all.emplace(std::move(number), std::move(person));
    }
    if (last) return all;
  }
}

/// One person, with a trace of their own.
void apply(storage::Transaction& tx, const House& house, const identity::Viewer& viewer, const PlannedPerson& planned) {
  const std::string id = directory::save_person(tx, house.keys(), planned.person);
  if (planned.kind != Change::leaver) {
    record(tx, house, viewer, "person.save", id);
    return;
  }
  record(tx, house, viewer, "person.leave", id);
  const auto account = directory::account_of_person(tx, id);
  if (!account || account->closed) return;
  end_account(tx, house, *account);
  record(tx, house, viewer, "account.close", id, account->account_id);
}

}  // namespace

Result<std::string> keep_people_file(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                     const std::string& bytes, bool whole) {
  TRY(may_administer(tx, viewer));
  TRY(read_people_file(bytes));
  const Instant now = house.clock().now();
  tx.execute(sql::import_tidy, {viewer.account_id, now - std::chrono::hours(24)});
  const std::string id = new_id();
  tx.execute(sql::import_insert,
             {id, viewer.account_id, now, whole, sealing::seal(house.keys().directory, place_of(id), bytes)});
  record(tx, house, viewer, "people.check", "", id);
  return id;
}

Result<DryRun> dry_run(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                       const std::string& id) {
  TRY(may_administer(tx, viewer));
  const auto row = tx.find(sql::import_find, {id, viewer.account_id});
  if (!row) return not_found();
  const auto bytes = sealing::open_text(house.keys().directory, place_of(id), row->blob("file_sealed"));
  if (!bytes) return invalid("error.file_damaged", "file");
  DryRun run{TRY(read_people_file(*bytes)), row->flag("whole"), {}};
  std::map<std::string, std::string> unit_ids;
  for (const auto& unit : directory::units(tx)) unit_ids[unit.code] = unit.id;
  run.plan = plan_import(run.file, unit_ids, everybody(tx, house), run.whole, house.today());
  return run;
}

Result<ImportPlan> confirm_import(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                  const std::string& id, const std::string& shown_digest) {
  auto run = TRY(dry_run(tx, house, viewer, id));
  if (run.plan.digest() != shown_digest) return conflict("administration.import_stale");
  for (const auto& planned : run.plan.changes) apply(tx, house, viewer, planned);
  TRY(keep_an_administrator(tx, house.today()));
  tx.execute(sql::import_delete, {id});
  record(tx, house, viewer, "people.import", "", std::to_string(run.plan.changes.size()));
  return std::move(run.plan);
}

}  // namespace waarborg::administration
