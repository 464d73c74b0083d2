#include "matters/stranded.h"

#include <algorithm>

#include "matters/keeping_out.h"
#include "matters/timeline.h"
#include "platform/directory/desk_seats.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

/// "|d:1|d:2|": the desks where somebody sits.
std::string staffed_desks(storage::Transaction& tx) {
  std::string all = "|";
  for (const auto& desk : directory::desks(tx))
    if (!directory::open_desk_members(tx, desk.id).empty()) all += desk_principal(desk.id) + "|";
  return all;
}

bool has_reader(storage::Transaction& tx, const House& house, const std::string& matter_id) {
  for (const auto& row : tx.query(sql::key_accounts, {matter_id})) {
    const auto account = directory::find_account(tx, row.text("holder").substr(2));
    if (account && !account->closed && !is_excluded(tx, matter_id, house.keys().person_token(account->person_id)))
      return true;
  }
  return false;
}

}  // namespace

std::vector<Stranded> stranded(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                               std::size_t limit) {
  std::vector<Stranded> out;
  for (const auto& row : tx.query(sql::matters_without_desk, {staffed_desks(tx), viewer.person_token})) {
    if (out.size() == limit) break;
    if (!has_reader(tx, house, row.text("id")))
      out.push_back({row.text("id"), row.text("number"), row.date("received_on")});
  }
  return out;
}

std::vector<std::string> kept_out_of(storage::Transaction& tx, const House& house, const std::string& matter_id,
                                     const std::vector<std::string>& account_ids) {
  std::vector<std::string> out;
  for (const auto& id : account_ids) {
    const auto account = directory::find_account(tx, id);
    if (account && is_excluded(tx, matter_id, house.keys().person_token(account->person_id))) out.push_back(id);
  }
  return out;
}

void forget_desk_keys(storage::Transaction& tx, const std::string& desk_id) {
  tx.execute(sql::keys_of_desk_drop, {desk_principal(desk_id)});
}

Result<Done> check_desk_for(storage::Transaction& tx, House& house, const std::string& matter_id) {
  const auto matter = load_matter(tx, matter_id);
  if (!matter) return not_found();
  const auto procedure = TRY(house.procedures.version(tx, matter->procedure_key, matter->procedure_version));
  const auto desks = directory::desks(tx);
  const bool found = std::ranges::any_of(desks, [&](const directory::Desk& desk) {
    const bool may = desk.code == procedure->desk || !is_closed_channel(*procedure);
    return may && !staffed_desk(tx, house, matter_id, desk.code).empty();
  });
  if (!found) return conflict("recovery.no_desk");
  return Done{};
}

Result<Done> open_with_recovery(storage::Transaction& tx, House& house, const std::string& matter_id,
                                const sealing::KeyPair& recovery, const std::string& actor) {
  auto matter = load_matter(tx, matter_id);
  if (!matter) return not_found();
  const auto row = tx.find(sql::key_find, {matter_id, "recovery"});
  const auto key = row ? sealing::unwrap(row->blob("wrapped"), recovery) : std::nullopt;
  if (!key) return conflict("recovery.no_share");
  auto procedure = TRY(house.procedures.version(tx, matter->procedure_key, matter->procedure_version));
  const Opened opened{std::move(*matter), *key, std::move(procedure)};
  if (!give_to_some_desk(tx, house, opened)) return conflict("recovery.no_desk");
  // Nobody could open it, so nobody could do any of its tasks.
  tx.execute(sql::tasks_all_to, {matter_id, home_desk(tx, house, opened)});
  add_event(tx, house, matter_id, opened.key, {actor, "opened_again"});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "matter.open_again", matter_id});
  return Done{};
}

}  // namespace waarborg::matters
