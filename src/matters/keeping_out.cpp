#include "matters/keeping_out.h"

#include "base/text.h"
#include "matters/conflicts.h"
#include "matters/timeline.h"
#include "platform/directory/desk_seats.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

bool is_kept_out(storage::Transaction& tx, const House& house, const std::string& matter_id,
                 const std::string& person_id) {
  return is_excluded(tx, matter_id, house.keys().person_token(person_id));
}

void take_from_account(storage::Transaction& tx, const House& house, const std::string& matter_id,
                       const std::string& account_id) {
  const std::string principal = account_principal(account_id);
  for (const auto& participant : participants(tx, matter_id))
    if (participant.principal == principal && !participant.until_on)
      tx.execute(sql::participant_end, {matter_id, principal, participant.role, house.today(), "excluded"});
  take_access(tx, matter_id, principal);
  take_key(tx, matter_id, principal);
}

/// Answers false when nobody at the desk is left.
bool renew_desk(storage::Transaction& tx, const House& house, const Opened& opened, const directory::Desk& desk) {
  const std::string& matter_id = opened.matter.id;
  take_key(tx, matter_id, desk_principal(desk.id));
  for (const auto& member : directory::desk_members(tx, desk.id))
    if (is_kept_out(tx, house, matter_id, member.person_id)) take_from_account(tx, house, matter_id, member.account_id);
  if (give_to_desk(tx, house, opened.matter, opened.key, desk.code)) return true;
  take_access(tx, matter_id, desk_principal(desk.id));
  return false;
}

bool renew(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& principal) {
  if (principal.front() == 'd') {
    const auto desk = directory::find_desk_by_id(tx, principal.substr(2));
    return desk && renew_desk(tx, house, opened, *desk);
  }
  const auto account = directory::find_account(tx, principal.substr(2));
  if (!account || !is_kept_out(tx, house, opened.matter.id, account->person_id)) return true;
  take_from_account(tx, house, opened.matter.id, account->account_id);
  return false;
}

}  // namespace

std::string staffed_desk(storage::Transaction& tx, const House& house, const std::string& matter_id,
                         const std::string& desk_code) {
  const auto desk = directory::find_desk(tx, desk_code);
  if (!desk) return {};
  for (const auto& member : directory::open_desk_members(tx, desk->id))
    if (!is_kept_out(tx, house, matter_id, member.person_id)) return desk_principal(desk->id);
  return {};
}

std::string home_desk(storage::Transaction& tx, const House& house, const Opened& opened) {
  const std::string own = staffed_desk(tx, house, opened.matter.id, opened.procedure->desk);
  if (!own.empty()) return own;
  for (const auto& row : tx.query(sql::access_principals, {opened.matter.id}))
    if (row.text("principal").front() == 'd') return row.text("principal");
  return {};
}

bool is_closed_channel(const Procedure& procedure) { return procedure.kind == "whistleblower"; }

bool give_to_some_desk(storage::Transaction& tx, const House& house, const Opened& opened) {
  if (give_to_desk(tx, house, opened.matter, opened.key, opened.procedure->desk)) return true;
  if (is_closed_channel(*opened.procedure)) return false;
  for (const auto& desk : directory::desks(tx))
    if (desk.code != opened.procedure->desk && give_to_desk(tx, house, opened.matter, opened.key, desk.code))
      return true;
  return false;
}

bool keep_excluded_out(storage::Transaction& tx, const House& house, const Opened& opened) {
  const std::string& matter_id = opened.matter.id;
  std::vector<std::string> gone;
  bool somebody = false;
  for (const auto& row : tx.query(sql::access_principals, {matter_id})) {
    const std::string& principal = row.text("principal");
    if (renew(tx, house, opened, principal))
      somebody = true;
    else
      gone.push_back(principal);
  }
  if (!somebody) somebody = give_to_some_desk(tx, house, opened);
  const std::string home = home_desk(tx, house, opened);
  for (const auto& principal : gone) tx.execute(sql::tasks_move, {matter_id, principal, home});
  return somebody;
}

Result<Done> name_person(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& actor,
                         const PersonNamed& person) {
  Errors errors;
  if (trim(person.text).empty()) errors.push_back(invalid("error.required", "text"));
  if (person.capacity != "concerned" && person.capacity != "keep_out" && person.capacity != "witness")
    errors.push_back(invalid("error.choice", "capacity"));
  if (!errors.empty()) return errors;
  add_person(tx, house, opened.matter.id, opened.key, person);
  keep_excluded_out(tx, house, opened);
  look_for_conflicts(tx, house, opened, actor);
  add_event(tx, house, opened.matter.id, opened.key, {actor, "person_named", {person.capacity}});
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "person.name", opened.matter.id, "", person.capacity});
  return Done{};
}

}  // namespace waarborg::matters
