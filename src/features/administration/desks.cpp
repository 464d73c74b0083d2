#include "features/administration/desks.h"

#include <algorithm>

#include "base/text.h"
#include "features/administration/roles.h"
#include "matters/access.h"
#include "matters/interests.h"
#include "matters/wall.h"
#include "platform/directory/desk_proposals.h"

namespace waarborg::administration {

namespace {

/// Keys of matters passed on in one transaction.
constexpr int kKeysAtOnce = 200;

Seat seat_of(storage::Transaction& tx, const House& house, const directory::DeskMember& member) {
  Seat seat{member.account_id, member.person_id, "", "", false};
  if (const auto account = directory::find_account(tx, member.account_id)) seat.closed = account->closed;
  const auto person = directory::find_person(tx, house.keys(), member.person_id);
  if (!person) return seat;
  seat.name = person->name;
  if (const auto unit = directory::find_unit(tx, person->unit_id)) seat.unit_name = unit->name;
  return seat;
}

/// How many matter keys are still wrapped for an earlier key of the desk.
Result<std::int64_t> keys_waiting(storage::Transaction& tx, const directory::Desk& desk) {
  return matters::rewrap_desk(tx, desk.id, {}, desk.public_key, desk.generation, 0);
}

bool is_among(const std::vector<directory::DeskMember>& members, const std::string& account_id) {
  return std::ranges::find(members, account_id, &directory::DeskMember::account_id) != members.end();
}

/// The desk's pair as the viewer holds it now: their session may have begun before the desk got its key.
Result<sealing::KeyPair> pair_of(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& desk_id) {
  if (!viewer.key) return not_found();
  for (const auto& desk : directory::desks_of(tx, viewer.account_id, viewer.key))
    if (desk.desk_id == desk_id) return desk.pair;
  return not_found();
}

/// Who does takes no seat at a desk.
bool holds_a_watching_role(storage::Transaction& tx, const std::string& account_id, Date today) {
  for (const auto& grant : directory::grant_history(tx, account_id))
    if ((!grant.until_on || *grant.until_on > today) && !may_go_together(grant.role, Role::handler)) return true;
  return false;
}

/// The desk without which this one opens nothing, or "".
std::string desk_across(const std::string& desk_code) {
  if (desk_code == "query-monitor") return "query-approval";
  return desk_code == "query-approval" ? "query-monitor" : "";
}

std::string code_of(storage::Transaction& tx, const std::string& desk_id) {
  const auto desk = directory::find_desk_by_id(tx, desk_id);
  return desk ? desk->code : "";
}

}  // namespace

const char* why_no_seat(storage::Transaction& tx, const std::string& desk_code, const std::string& account_id,
                        Date today) {
  if (holds_a_watching_role(tx, account_id, today)) return "administration.role_conflict";
  const auto across = directory::find_desk(tx, desk_across(desk_code));
  if (!across) return nullptr;
  const bool sits = is_among(directory::desk_members(tx, across->id), account_id) ||
                    is_among(directory::proposed_desk_members(tx, across->id), account_id);
  return sits ? "administration.desk_across" : nullptr;
}

DeskView load_desk(storage::Transaction& tx, const House& house, const directory::Desk& desk) {
  DeskView view{desk, {}, {}, 0};
  for (const auto& member : directory::desk_members(tx, desk.id)) view.members.push_back(seat_of(tx, house, member));
  for (const auto& member : directory::proposed_desk_members(tx, desk.id))
    view.proposed.push_back(seat_of(tx, house, member));
  if (const auto waiting = keys_waiting(tx, desk)) view.waiting = *waiting;
  return view;
}

Result<Done> propose(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                     const std::string& desk_id, const http::Fields& form) {
  TRY(may_administer(tx, viewer));
  const std::string name(trim(form.get("sign_in_name")));
  if (name.empty()) return invalid("error.required", "sign_in_name");
  const auto account = directory::find_account_by_name(tx, name);
  if (!account || account->closed) return invalid("administration.account_unknown", "sign_in_name");
  if (const char* why = why_no_seat(tx, code_of(tx, desk_id), account->account_id, house.today()))
    return conflict(why, "sign_in_name");
  if (auto done = directory::propose_desk_member(tx, desk_id, account->account_id); !done.ok()) return done;
  record(tx, house, viewer, "desk.propose", account->person_id, desk_id);
  return Done{};
}

Result<Done> withdraw(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                      const std::string& desk_id, const std::string& account_id) {
  TRY(may_administer(tx, viewer));
  const auto account = directory::find_account(tx, account_id);
  if (!account) return not_found();
  TRY(directory::withdraw_desk_proposal(tx, desk_id, account_id));
  record(tx, house, viewer, "desk.withdraw", account->person_id, desk_id);
  return Done{};
}

Result<Done> admit(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                   const std::string& desk_id, const std::string& account_id) {
  const auto pair = TRY(pair_of(tx, viewer, desk_id));
  const auto account = directory::find_account(tx, account_id);
  // A member cannot bring in whom they like: an administrator, who cannot open anything, proposed them first.
  if (!account || account->closed || !is_among(directory::proposed_desk_members(tx, desk_id), account_id))
    return not_found();
  if (const char* why = why_no_seat(tx, code_of(tx, desk_id), account_id, house.today())) return conflict(why);
  TRY(directory::admit_to_desk(tx, desk_id, pair, account_id));
  matters::keep_wall_at_desk(tx, house, desk_id, account_id);
  matters::keep_newcomer_out(tx, house, account_id);
  record(tx, house, viewer, "desk.admit", account->person_id, desk_id);
  return Done{};
}

Result<std::int64_t> pass_on_keys(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& desk_id,
                                  int limit) {
  const auto desk = directory::find_desk_by_id(tx, desk_id);
  if (!desk) return not_found();
  const auto pair = TRY(pair_of(tx, viewer, desk_id));
  const auto old_pair = directory::desk_pair_at(tx, desk_id, desk->generation - 1, pair);
  if (!old_pair) return std::int64_t{0};  // the first generation: nothing to pass on
  return matters::rewrap_desk(tx, desk_id, *old_pair, desk->public_key, desk->generation, limit);
}

Result<Done> remove_member(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                           const std::string& desk_id, const std::string& account_id) {
  const auto pair = TRY(pair_of(tx, viewer, desk_id));
  const auto account = directory::find_account(tx, account_id);
  if (!account) return not_found();
  if (account_id == viewer.account_id) return conflict("administration.desk_self");
  // One earlier generation at a time: what an interrupted removal left behind goes first.
  while (TRY(pass_on_keys(tx, viewer, desk_id, kKeysAtOnce)) > 0) continue;
  const auto before = directory::find_desk_by_id(tx, desk_id);
  const auto rotated = TRY(directory::remove_from_desk(tx, desk_id, pair, account_id));
  if (before && rotated.desk.generation > before->generation)
    TRY(matters::rewrap_desk(tx, desk_id, pair, rotated.desk.public_key, rotated.desk.generation, kKeysAtOnce));
  record(tx, house, viewer, "desk.remove", account->person_id, desk_id);
  return Done{};
}

}  // namespace waarborg::administration
