#include "matters/access.h"

#include <set>

#include "matters/figure_keeping.h"
#include "matters/held_keys.h"
#include "matters/interests.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/wall.h"
#include "platform/directory/desk_seats.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

bool is_excluded(storage::Transaction& tx, const std::string& matter_id, const Bytes& token) {
  return tx.find(sql::exclusion_find, {matter_id, token}).has_value();
}

bool may_see(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& matter_id) {
  if (is_excluded(tx, matter_id, viewer.person_token)) return false;
  for (const auto& principal : viewer.principals())
    if (tx.find(sql::access_find, {principal, matter_id})) return true;
  return false;
}

std::optional<sealing::Key> held_key(storage::Transaction& tx, const identity::Viewer& viewer,
                                     const std::string& matter_id) {
  const auto try_holder = [&](const std::string& holder, const sealing::KeyPair& pair) -> std::optional<sealing::Key> {
    const auto row = tx.find(sql::key_find, {matter_id, holder});
    return row ? sealing::unwrap(row->blob("wrapped"), pair) : std::nullopt;
  };
  if (viewer.key) {
    if (auto key = try_holder(account_principal(viewer.account_id), *viewer.key)) return key;
  }
  for (const auto& desk : viewer.desks)
    if (auto key = try_holder(desk_principal(desk.desk_id), desk.pair)) return key;
  return std::nullopt;
}

namespace {

/// The wall and interests shut people out of matters whose key nobody has at hand then. Whoever opens one of them with
/// the key takes the desk's key away and wraps the matter's for the others.
void mend_desk_keys(storage::Transaction& tx, House& house, const Opened& opened) {
  std::set<Bytes> kept_out;
  for (const auto& row : tx.query(sql::exclusions_of, {opened.matter.id}))
    if (row.text("reason") == kWallReason || is_interest(row.text("reason"))) kept_out.insert(row.blob("token"));
  if (kept_out.empty()) return;
  for (const auto& row : tx.query(sql::key_desks, {opened.matter.id}))
    for (const auto& member : directory::desk_members(tx, row.text("holder").substr(2)))
      if (kept_out.contains(house.keys().person_token(member.person_id))) {
        keep_excluded_out(tx, house, opened);
        return;
      }
}

}  // namespace

Result<Opened> open_for(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                        const std::string& matter_id) {
  if (!may_see(tx, viewer, matter_id)) return not_found();
  auto matter = load_matter(tx, matter_id);
  if (!matter) return not_found();
  const auto key = held_key(tx, viewer, matter_id);
  if (!key) return forbidden("matter.key_missing");
  auto procedure = TRY(house.procedures.version(tx, matter->procedure_key, matter->procedure_version));
  return Opened{std::move(*matter), *key, std::move(procedure)};
}

Result<Opened> look(House& house, const identity::Viewer& viewer, const std::string& matter_id) {
  Result<Opened> opened = not_found();
  // Traced before it is answered: a refused look must leave a trace too, so the transaction commits either way.
  TRY(house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    opened = open_for(tx, house, viewer, matter_id);
    if (opened.ok() && keep_viewer_out(tx, house, *opened, viewer)) opened = not_found();
    if (opened.ok()) {
      remember_reader(tx, house, *opened, viewer.account_id);
      pass_key_on(tx, house, *opened, viewer.account_id);
      mend_desk_keys(tx, house, *opened);
    }
    const bool known = opened.ok() || load_matter(tx, matter_id).has_value();
    if (known)
      audit::record(
          tx, house.clock(),
          {audit::Chain::staff, viewer.account_id, opened.ok() ? "matter.read" : "matter.refused", matter_id});
    return Done{};
  }));
  return opened;
}

void give_access(storage::Transaction& tx, const Matter& matter, const std::string& principal) {
  tx.execute(sql::access_give,
             {principal, matter.id, matter.is_open(), matter.due_on, matter.received_on, matter.kind});
  recount(tx, matter.id);
}

void take_access(storage::Transaction& tx, const std::string& matter_id, const std::string& principal) {
  tx.execute(sql::access_take, {principal, matter_id});
  recount(tx, matter_id);
}

void give_key(storage::Transaction& tx, const std::string& matter_id, const std::string& holder,
              const sealing::Key& key, const sealing::PublicKey& public_key, int generation) {
  tx.execute(sql::key_give, {matter_id, holder, generation, sealing::wrap(key, public_key)});
}

void take_key(storage::Transaction& tx, const std::string& matter_id, const std::string& holder) {
  tx.execute(sql::key_take, {matter_id, holder});
}

void exclude(storage::Transaction& tx, const std::string& matter_id, const Bytes& token, const std::string& reason) {
  tx.execute(sql::exclusion_add, {matter_id, token, reason});
}

bool give_to_desk(storage::Transaction& tx, const House& house, const Matter& matter, const sealing::Key& key,
                  const std::string& desk_code) {
  const auto desk = directory::find_desk(tx, desk_code);
  if (!desk) return false;
  shut_out_other_side(tx, house, matter);
  const auto members = directory::open_desk_members(tx, desk->id);
  std::vector<directory::DeskMember> allowed;
  for (const auto& member : members)
    if (!is_excluded(tx, matter.id, house.keys().person_token(member.person_id))) allowed.push_back(member);
  if (allowed.empty()) return false;
  give_access(tx, matter, desk_principal(desk->id));
  if (allowed.size() == members.size()) {
    give_key(tx, matter.id, desk_principal(desk->id), key, desk->public_key, desk->generation);
  } else {
    for (const auto& member : allowed)
      give_key(tx, matter.id, account_principal(member.account_id), key, member.public_key);
    tx.execute(sql::matter_split_desk, {matter.id});
  }
  return true;
}

int pass_key_on(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& actor) {
  const std::string& id = opened.matter.id;
  int passed = 0;
  for (const auto& row : tx.query(sql::split_desks_of, {id})) {
    for (const auto& member : directory::desk_members(tx, row.text("principal").substr(2))) {
      const std::string holder = account_principal(member.account_id);
      if (tx.find(sql::key_find, {id, holder}) || is_excluded(tx, id, house.keys().person_token(member.person_id)))
        continue;
      give_key(tx, id, holder, opened.key, member.public_key);
      audit::record(tx, house.clock(), {audit::Chain::staff, actor, "matter.key_pass", id, member.person_id});
      ++passed;
    }
  }
  return passed;
}

void refresh_due(storage::Transaction& tx, const std::string& matter_id) {
  const auto row = tx.find(sql::matter_earliest_due, {matter_id});
  const std::string due = row ? row->maybe_text("due_on").value_or(std::string(kNoDueDate)) : std::string(kNoDueDate);
  tx.execute(sql::matter_set_due, {matter_id, due});
  tx.execute(sql::access_refresh, {matter_id});
  recount(tx, matter_id);
}

Result<std::int64_t> rewrap_desk(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& old_pair,
                                 const sealing::PublicKey& new_key, int new_generation, int limit) {
  const std::string holder = desk_principal(desk_id);
  for (const auto& row : tx.query(sql::keys_older, {holder, new_generation, limit})) {
    const auto key = sealing::unwrap(row.blob("wrapped"), old_pair);
    if (!key) return conflict("desk.old_key_wrong");
    give_key(tx, row.text("matter_id"), holder, *key, new_key, new_generation);
  }
  return tx.query(sql::keys_older_count, {holder, new_generation}).front().integer("count");
}

}  // namespace waarborg::matters
