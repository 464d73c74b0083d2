#include "matters/interests.h"

#include <algorithm>
#include <map>
#include <set>

#include "matters/conflicts.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/ties.h"
#include "platform/directory/desk_seats.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

/// Of the running matters one can open, so many are read when an interest is declared; an older one is caught when it
/// is opened (keep_viewer_out).
constexpr int kReadAtOnce = 1000;
/// The part whose rules go for working at a desk.
constexpr const char* kDeskPart = "handler";

bool has_part(storage::Transaction& tx, const std::string& matter_id, const std::string& account_id) {
  const std::string principal = account_principal(account_id);
  return std::ranges::any_of(participants(tx, matter_id),
                             [&](const Participant& part) { return part.principal == principal && !part.until_on; });
}

Bytes token_of(storage::Transaction& tx, const House& house, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  return account ? house.keys().person_token(account->person_id) : Bytes{};
}

void keep_out(storage::Transaction& tx, const House& house, const std::string& matter_id, const std::string& account_id,
              std::string_view reason) {
  const Bytes token = token_of(tx, house, account_id);
  if (token.empty() || has_part(tx, matter_id, account_id)) return;
  exclude(tx, matter_id, token, std::string(reason));
}

/// Everybody who sits at a desk, with the desks of each; also whose account is closed now, for it may be opened again.
std::map<std::string, std::vector<std::string>> seats(storage::Transaction& tx) {
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& desk : directory::desks(tx))
    for (const auto& member : directory::desk_members(tx, desk.id)) out[member.account_id].push_back(desk.id);
  return out;
}

/// Whether at each of these desks somebody else is left who is not kept out and of none of the teams.
bool others_left(storage::Transaction& tx, const House& house, const std::string& matter_id,
                 const std::vector<std::string>& desks, const std::string& account_id,
                 const std::set<std::string>& teams) {
  return std::ranges::all_of(desks, [&](const std::string& desk) {
    return std::ranges::any_of(directory::open_desk_members(tx, desk), [&](const directory::DeskMember& member) {
      return member.account_id != account_id && !teams.contains(team_of(tx, house, member.person_id)) &&
             !is_excluded(tx, matter_id, house.keys().person_token(member.person_id));
    });
  });
}

std::set<std::string> teams_of(storage::Transaction& tx, const House& house, const std::vector<std::string>& people) {
  std::set<std::string> out;
  for (const auto& id : people) out.insert(team_of(tx, house, id));
  out.erase("");
  return out;
}

/// Accounts of a person concerned that declared anything at all.
std::vector<std::string> declarers(storage::Transaction& tx, const std::vector<std::string>& people) {
  std::vector<std::string> out;
  for (const auto& id : people)
    if (const auto account = directory::account_of_person(tx, id); account && has_open_tie(tx, account->account_id))
      out.push_back(account->account_id);
  return out;
}

void keep_desks_out(storage::Transaction& tx, const House& house, const std::string& matter_id,
                    const std::vector<std::string>& concerned) {
  const auto teams = teams_of(tx, house, concerned);
  const auto declared_by = declarers(tx, concerned);
  if (teams.empty() && declared_by.empty()) return;
  for (const auto& [account_id, desks] : seats(tx)) {
    const auto account = directory::find_account(tx, account_id);
    if (!account) continue;
    const bool tied = std::ranges::any_of(declared_by, [&](const std::string& declarer) {
      return has_tie_with(tx, house, declarer, "", account->person_id);
    });
    if (tied)
      keep_out(tx, house, matter_id, account_id, kTieReason);
    else if (teams.contains(team_of(tx, house, account->person_id)) &&
             others_left(tx, house, matter_id, desks, account_id, teams))
      keep_out(tx, house, matter_id, account_id, kTeamReason);
  }
}

/// Keeps somebody out who has the matter open, with access and keys; when nobody is left it goes to the next desk.
/// False when there is none: then they go on.
bool take_away(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& account_id,
               std::string_view reason) {
  exclude(tx, opened.matter.id, token_of(tx, house, account_id), std::string(reason));
  if (keep_excluded_out(tx, house, opened)) return true;
  lift_interest(tx, house, opened.matter.id, account_id);
  give_to_some_desk(tx, house, opened);
  return false;
}

std::vector<std::string> desks_of(storage::Transaction& tx, const std::string& account_id) {
  std::vector<std::string> out;
  for (const auto& desk : directory::desks_of(tx, account_id, std::nullopt)) out.push_back(desk.desk_id);
  return out;
}

/// The reason for which somebody without a part is to be kept out; empty when there is none.
std::string_view counting_interest(storage::Transaction& tx, const House& house, const Opened& opened,
                                   const std::string& account_id) {
  const auto asked = conflicts(tx, opened);
  const bool asked_for_a_tie = std::ranges::any_of(asked, [&](const Conflict& one) {
    return one.account_id == account_id && std::ranges::find(one.grounds, kTieReason) != one.grounds.end();
  });
  const auto grounds = conflict_grounds(tx, house, opened, account_id, kDeskPart);
  if (asked_for_a_tie || std::ranges::find(grounds, kTieReason) != grounds.end()) return kTieReason;
  if (grounds.empty()) return {};
  const auto account = directory::find_account(tx, account_id);
  const auto desks = desks_of(tx, account_id);
  const std::set<std::string> team{team_of(tx, house, account->person_id)};
  const bool replaced = !desks.empty() && others_left(tx, house, opened.matter.id, desks, account_id, team);
  return replaced ? kTeamReason : std::string_view{};
}

/// One matter that the viewer declared an interest in.
void settle(storage::Transaction& tx, House& house, const identity::Viewer& viewer, const std::string& matter_id) {
  const auto opened = open_for(tx, house, viewer, matter_id);
  if (!opened.ok())
    keep_out(tx, house, matter_id, viewer.account_id, kTieReason);
  else if (has_part(tx, matter_id, viewer.account_id))
    look_for_conflicts(tx, house, *opened, viewer.account_id);
  else
    take_away(tx, house, *opened, viewer.account_id, kTieReason);
}

/// The newest running matters of the viewer in which somebody is named towards whom they have an interest.
std::set<std::string> naming_them(storage::Transaction& tx, House& house, const identity::Viewer& viewer) {
  std::set<std::string> out;
  for (const auto& principal : viewer.principals())
    for (const auto& row : tx.query(sql::access_latest, {principal, kReadAtOnce})) {
      const auto opened = open_for(tx, house, viewer, row.text("matter_id"));
      if (opened.ok() && is_tied(tx, house, *opened, viewer.account_id)) out.insert(opened->matter.id);
    }
  return out;
}

std::vector<std::string> concerned_in(storage::Transaction& tx, const House& house, const std::string& person_id) {
  std::vector<std::string> out;
  for (const auto& row : tx.query(sql::exclusion_matters, {house.keys().person_token(person_id), "concerned"}))
    out.push_back(row.text("matter_id"));
  return out;
}

}  // namespace

std::string exclusion_reason(storage::Transaction& tx, const std::string& matter_id, const Bytes& token) {
  const auto row = tx.find(sql::exclusion_find, {matter_id, token});
  return row ? row->text("reason") : std::string{};
}

void keep_interested_out(storage::Transaction& tx, const House& house, const std::string& matter_id,
                         const PersonNamed& person) {
  if (person.capacity == "keep_out") return;
  for (const auto& account_id : accounts_tied_to(tx, house, person.text, person.person_id))
    keep_out(tx, house, matter_id, account_id, kTieReason);
  if (person.capacity != "concerned") return;
  const auto meant = person.person_id.empty() ? directory::people_meant_by(tx, house.keys(), person.text)
                                              : std::vector<std::string>{person.person_id};
  keep_desks_out(tx, house, matter_id, meant);
}

void apply_declared(storage::Transaction& tx, House& house, const identity::Viewer& viewer, const std::string& person) {
  auto found = naming_them(tx, house, viewer);
  const auto own = concerned_in(tx, house, viewer.person_id);
  for (const auto& id : directory::people_meant_by(tx, house.keys(), person)) {
    for (const auto& matter_id : concerned_in(tx, house, id)) found.insert(matter_id);
    const auto other = directory::account_of_person(tx, id);
    if (!other || desks_of(tx, other->account_id).empty()) continue;
    for (const auto& matter_id : own) keep_out(tx, house, matter_id, other->account_id, kTieReason);
  }
  for (const auto& matter_id : found) settle(tx, house, viewer, matter_id);
}

void keep_newcomer_out(storage::Transaction& tx, const House& house, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  if (!account) return;
  for (const auto& declarer : accounts_tied_to(tx, house, "", account->person_id)) {
    const auto concerned = directory::find_account(tx, declarer);
    if (!concerned) continue;
    for (const auto& matter_id : concerned_in(tx, house, concerned->person_id))
      keep_out(tx, house, matter_id, account_id, kTieReason);
  }
}

bool keep_viewer_out(storage::Transaction& tx, const House& house, const Opened& opened,
                     const identity::Viewer& viewer) {
  const bool may_have_one = has_open_tie(tx, viewer.account_id) ||
                            !accounts_tied_to(tx, house, "", viewer.person_id).empty() ||
                            !team_of(tx, house, viewer.person_id).empty();
  if (!may_have_one || has_part(tx, opened.matter.id, viewer.account_id)) return false;
  const auto reason = counting_interest(tx, house, opened, viewer.account_id);
  return !reason.empty() && take_away(tx, house, opened, viewer.account_id, reason);
}

void lift_interest(storage::Transaction& tx, const House& house, const std::string& matter_id,
                   const std::string& account_id) {
  tx.execute(sql::exclusion_lift, {matter_id, token_of(tx, house, account_id)});
}

void restore_interest(storage::Transaction& tx, const House& house, const Opened& opened,
                      const std::string& account_id) {
  if (has_part(tx, opened.matter.id, account_id)) return;
  const auto reason = counting_interest(tx, house, opened, account_id);
  if (reason.empty()) return;
  keep_out(tx, house, opened.matter.id, account_id, reason);
  keep_excluded_out(tx, house, opened);
}

}  // namespace waarborg::matters
