#include "matters/conflicts.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "matters/interests.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/tasks.h"
#include "matters/ties.h"
#include "matters/timeline.h"
#include "platform/directory/directory.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

constexpr const char* kTask = "conflict";
constexpr int kDaysToDecide = 3;
/// Parts that somebody of the same team does not take as a matter of course.
constexpr std::array<std::string_view, 4> kNotWithinTheTeam{"handler", "decider", "second", "care_contact"};

std::string conflict_place(const std::string& id) { return "matters_conflicts:" + id; }

ConflictState state_from(std::string_view code) {
  if (code == "confirmed") return ConflictState::confirmed;
  return code == "refused" ? ConflictState::refused : ConflictState::waiting;
}

std::vector<std::string> register_ids(storage::Transaction& tx, const House& house, const PersonNamed& named) {
  if (!named.person_id.empty()) return {named.person_id};
  return directory::people_meant_by(tx, house.keys(), named.text);
}

bool shares_team(storage::Transaction& tx, const House& house, const std::vector<PersonNamed>& named,
                 const std::string& person_id) {
  const std::string team = team_of(tx, house, person_id);
  if (team.empty()) return false;
  for (const auto& person : named) {
    if (person.capacity != "concerned") continue;
    for (const auto& id : register_ids(tx, house, person))
      if (team_of(tx, house, id) == team) return true;
  }
  return false;
}

/// Declared by either of the two.
bool is_tied_to(storage::Transaction& tx, const House& house, const std::vector<PersonNamed>& named,
                const std::string& account_id, const std::string& person_id) {
  for (const auto& person : named) {
    if (person.capacity == "keep_out") continue;
    if (has_tie_with(tx, house, account_id, person.text, person.person_id)) return true;
    if (person.capacity != "concerned") continue;
    for (const auto& id : register_ids(tx, house, person)) {
      const auto other = directory::account_of_person(tx, id);
      if (other && has_tie_with(tx, house, other->account_id, "", person_id)) return true;
    }
  }
  return false;
}

/// Who decides: the authority, but in the closed channel its own desk.
std::string decider_rule(const Opened& opened) {
  return is_closed_channel(*opened.procedure) ? "desk:" + opened.procedure->desk : "role:authority";
}

void note(storage::Transaction& tx, const House& house, const Opened& opened, const Conflict& conflict) {
  tx.execute(sql::conflict_add, {conflict.id, opened.matter.id, conflict.account_id, conflict.role,
                                 join(conflict.grounds, " "), conflict.leaver, conflict.asked_by, house.today()});
  const std::string rule = decider_rule(opened);
  const std::string principal = other_principal(tx, house, opened, rule, conflict.account_id);
  bring_in(tx, house, opened, principal, rule);
  add_task_for(tx, house, opened.matter.id, "", principal, kTask, add_days(house.today(), kDaysToDecide));
  add_event(tx, house, opened.matter.id, opened.key,
            {conflict.asked_by, "conflict_waits", {conflict.role, conflict.account_id}});
  audit::record(tx, house.clock(),
                {audit::Chain::staff, conflict.asked_by, "conflict.wait", opened.matter.id, "", conflict.role});
}

struct Deciding {
  Conflict conflict;
  Bytes sealed;
};

Result<Deciding> open_decision(storage::Transaction& tx, const House& house, const Opened& opened,
                               const identity::Viewer& viewer, const std::string& conflict_id,
                               const std::string& reason) {
  auto all = conflicts(tx, opened);
  const auto found = std::ranges::find(all, conflict_id, &Conflict::id);
  if (found == all.end()) return not_found();
  if (!may_decide_conflict(tx, house, opened, viewer, *found)) return forbidden("conflict.not_yours");
  if (found->state != ConflictState::waiting) return conflict("conflict.decided");
  if (trim(reason).empty()) return invalid("error.required", "reason");
  return Deciding{std::move(*found), sealing::seal(opened.key, conflict_place(conflict_id), reason)};
}

Result<Done> settle(storage::Transaction& tx, const House& house, const Opened& opened, const Deciding& deciding,
                    ConflictState state, const std::string& actor, const std::string& reason) {
  const Conflict& conflict_now = deciding.conflict;
  if (tx.execute(sql::conflict_decide, {conflict_now.id, code_of(state), actor, house.today(), deciding.sealed}) != 1)
    return conflict("conflict.decided");
  const auto left = conflicts(tx, opened);
  if (std::ranges::find(left, ConflictState::waiting, &Conflict::state) == left.end())
    close_tasks(tx, house, opened.matter.id, kTask);
  const std::string kind = "conflict_" + std::string(code_of(state));
  add_event(tx, house, opened.matter.id, opened.key,
            {actor, kind, {conflict_now.role, conflict_now.account_id}, ReporterSees::no, reason});
  audit::record(
      tx, house.clock(),
      {audit::Chain::staff, actor, "conflict." + std::string(code_of(state)), opened.matter.id, "", conflict_now.role});
  return Done{};
}

bool holds_part(storage::Transaction& tx, const std::string& matter_id, const Conflict& conflict) {
  return std::ranges::any_of(participants(tx, matter_id), [&](const Participant& part) {
    return part.principal == account_principal(conflict.account_id) && part.role == conflict.role && !part.until_on;
  });
}

}  // namespace

std::string_view code_of(ConflictState state) {
  switch (state) {
    case ConflictState::waiting: return "waiting";
    case ConflictState::confirmed: return "confirmed";
    case ConflictState::refused: return "refused";
  }
  return "waiting";
}

std::vector<Conflict> conflicts(storage::Transaction& tx, const Opened& opened) {
  std::vector<Conflict> out;
  for (const auto& row : tx.query(sql::conflicts_of, {opened.matter.id})) {
    Conflict one{row.text("id"),     row.text("account_id"), row.text("role"),     split(row.text("grounds"), ' '),
                 row.text("leaver"), row.text("asked_by"),   row.date("asked_on"), state_from(row.text("state"))};
    one.decided_by = row.maybe_text("decided_by").value_or("");
    one.decided_on = row.maybe_date("decided_on");
    if (const auto sealed = row.maybe_blob("reason_sealed"))
      one.reason = sealing::open_text(opened.key, conflict_place(one.id), *sealed).value_or("");
    out.push_back(std::move(one));
  }
  return out;
}

bool is_waiting(storage::Transaction& tx, const std::string& matter_id, const std::string& account_id,
                const std::string& role) {
  const auto rows = tx.query(sql::conflicts_of, {matter_id});
  return std::ranges::any_of(rows, [&](const storage::Row& row) {
    return row.text("account_id") == account_id && row.text("role") == role &&
           state_from(row.text("state")) == ConflictState::waiting;
  });
}

void give_task_once_confirmed(storage::Transaction& tx, const std::string& matter_id, const std::string& account_id,
                              const std::string& role, const std::string& kind, Date due_on) {
  tx.execute(sql::conflict_task, {matter_id, account_id, role, kind, due_on});
}

void drop_tasks_once_confirmed(storage::Transaction& tx, const std::string& matter_id, const std::string& kind) {
  tx.execute(sql::conflict_task_drop, {matter_id, kind});
}

std::string team_of(storage::Transaction& tx, const House& house, const std::string& person_id) {
  const auto person = directory::find_person(tx, house.keys(), person_id);
  const auto unit = person ? directory::find_unit(tx, person->unit_id) : std::nullopt;
  return unit && !unit->parent_id.empty() ? unit->id : std::string{};
}

std::vector<std::string> conflict_grounds(storage::Transaction& tx, const House& house, const Opened& opened,
                                          const std::string& account_id, const std::string& role) {
  std::vector<std::string> grounds;
  const auto account = directory::find_account(tx, account_id);
  if (!account) return grounds;
  const auto named = people(tx, opened);
  const bool apart_from_team = std::ranges::find(kNotWithinTheTeam, role) != kNotWithinTheTeam.end();
  if (apart_from_team && shares_team(tx, house, named, account->person_id)) grounds.emplace_back("same_team");
  // Kept out for an interest towards somebody of the matter this one came from: that person need not be named here.
  const bool kept = exclusion_reason(tx, opened.matter.id, house.keys().person_token(account->person_id)) == kTieReason;
  if (kept || is_tied_to(tx, house, named, account_id, account->person_id)) grounds.emplace_back("tie");
  return grounds;
}

bool is_tied(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  return account && is_tied_to(tx, house, people(tx, opened), account_id, account->person_id);
}

Result<bool> must_wait(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                       const std::string& account_id, const std::string& role, const std::string& leaver) {
  for (const auto& known : conflicts(tx, opened)) {
    if (known.account_id != account_id || known.role != role) continue;
    if (known.state == ConflictState::confirmed) return false;
    if (known.state == ConflictState::waiting) return conflict("conflict.waits_already", "account");
  }
  auto grounds = conflict_grounds(tx, house, opened, account_id, role);
  if (grounds.empty()) return false;
  Conflict found{new_id(), account_id, role, std::move(grounds), leaver, actor};
  note(tx, house, opened, found);
  return true;
}

void look_for_conflicts(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& actor) {
  const auto known = conflicts(tx, opened);
  for (const auto& part : participants(tx, opened.matter.id)) {
    if (part.until_on || part.principal.front() != 'a') continue;
    const std::string account_id = part.principal.substr(2);
    const bool seen = std::ranges::any_of(
        known, [&](const Conflict& one) { return one.account_id == account_id && one.role == part.role; });
    auto grounds = seen ? std::vector<std::string>{} : conflict_grounds(tx, house, opened, account_id, part.role);
    if (!grounds.empty()) note(tx, house, opened, {new_id(), account_id, part.role, std::move(grounds), "", actor});
  }
}

bool may_decide_conflict(storage::Transaction& tx, const House& house, const Opened& opened,
                         const identity::Viewer& viewer, const Conflict& conflict) {
  if (viewer.account_id == conflict.account_id) return false;
  if (!conflict_grounds(tx, house, opened, viewer.account_id, "decider").empty()) return false;
  const auto mine = viewer.principals();
  for (const auto& row : tx.query(sql::task_holders_of_kind, {opened.matter.id, kTask}))
    if (std::ranges::find(mine, row.text("principal")) != mine.end()) return true;
  if (is_closed_channel(*opened.procedure)) return false;
  return std::ranges::any_of(viewer.grants, [&](const auto& grant) {
    return grant.role == identity::Role::authority &&
           (opened.matter.unit_id.empty() || directory::is_within(tx, opened.matter.unit_id, grant.unit_id));
  });
}

Result<Done> confirm_conflict(storage::Transaction& tx, House& house, const Opened& opened,
                              const identity::Viewer& viewer, const std::string& conflict_id,
                              const std::string& reason) {
  const Deciding deciding = TRY(open_decision(tx, house, opened, viewer, conflict_id, reason));
  TRY(settle(tx, house, opened, deciding, ConflictState::confirmed, viewer.account_id, reason));
  const Conflict& decided = deciding.conflict;
  const Doer doer = Doer::house(viewer.account_id);
  if (!holds_part(tx, opened.matter.id, decided)) {
    if (decided.leaver.empty())
      TRY(assign(tx, house, opened, doer, decided.account_id, decided.role));
    else
      TRY(hand_over(tx, house, opened, doer, decided.role, decided.account_id, reason));
  }
  if (const auto task = tx.find(sql::conflict_task_find, {conflict_id}))
    add_task_for(tx, house, opened.matter.id, "", account_principal(decided.account_id), task->text("task_kind"),
                 std::max(task->date("task_due"), house.today()));
  return Done{};
}

Result<Done> refuse_conflict(storage::Transaction& tx, House& house, const Opened& opened,
                             const identity::Viewer& viewer, const std::string& conflict_id,
                             const std::string& reason) {
  const Deciding deciding = TRY(open_decision(tx, house, opened, viewer, conflict_id, reason));
  TRY(settle(tx, house, opened, deciding, ConflictState::refused, viewer.account_id, reason));
  const auto account = directory::find_account(tx, deciding.conflict.account_id);
  if (!account) return Done{};
  exclude(tx, opened.matter.id, house.keys().person_token(account->person_id), "conflict");
  if (!keep_excluded_out(tx, house, opened)) return conflict("participant.last");
  return Done{};
}

}  // namespace waarborg::matters
