// Who a procedure means: from "desk:CODE", "role:ROLE" and "participant:ROLE" to a principal.
#include <algorithm>

#include "matters/conflicts.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "matters/wall.h"
#include "platform/directory/directory.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

struct Rule {
  std::string what;
  std::string key;
};
Rule rule_from(const std::string& responsible) {
  const auto colon = responsible.find(':');
  if (colon == std::string::npos) return {responsible, ""};
  return {responsible.substr(0, colon), responsible.substr(colon + 1)};
}

/// The unit whose role holders count: the matter's, or the whole force when the unit is not known.
std::string unit_for_roles(storage::Transaction& tx, const Matter& matter) {
  if (!matter.unit_id.empty()) return matter.unit_id;
  for (const auto& unit : directory::units(tx))
    if (unit.parent_id.empty()) return unit.id;
  return {};
}

/// Somebody with the role who is not kept out, stands on this side of the wall, holds no part that goes not with it
/// and is not `but_not`.
std::string holder_of_role(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& role,
                           const std::string& but_not) {
  const Matter& matter = opened.matter;
  const Procedure& procedure = *opened.procedure;
  const auto known = identity::role_from(role);
  const std::string unit_id = unit_for_roles(tx, matter);
  if (!known || unit_id.empty()) return {};
  for (const auto& account : directory::accounts_with(tx, *known, unit_id, house.today())) {
    const std::string principal = account_principal(account.account_id);
    if (principal == but_not || is_excluded(tx, matter.id, house.keys().person_token(account.person_id))) continue;
    if (!check_wall(tx, house, matter, principal).ok()) continue;
    // Who decides on the matter may not be of the team either; a procedure gives no part that would have to wait.
    const std::string part = known == identity::Role::authority ? "decider" : role;
    if (!conflict_grounds(tx, house, opened, account.account_id, part).empty()) continue;
    if (check_apart(tx, procedure, matter.id, principal, role).ok()) return principal;
  }
  return {};
}

}  // namespace

std::string responsible_principal(storage::Transaction& tx, const House& house, const Opened& opened,
                                  const std::string& responsible) {
  const Rule rule = rule_from(responsible);
  std::string principal;
  if (rule.what == "desk") principal = staffed_desk(tx, house, opened.matter.id, rule.key);
  if (rule.what == "role") principal = holder_of_role(tx, house, opened, rule.key, "");
  if (rule.what == "participant") principal = active_participant(tx, opened.matter.id, rule.key);
  return principal.empty() ? home_desk(tx, house, opened) : principal;
}

std::string other_principal(storage::Transaction& tx, const House& house, const Opened& opened,
                            const std::string& responsible, const std::string& account_id) {
  const std::string self = account_principal(account_id);
  const std::string usual = responsible_principal(tx, house, opened, responsible);
  if (usual != self) return usual;
  const Rule rule = rule_from(responsible);
  std::string principal;
  if (rule.what == "role") principal = holder_of_role(tx, house, opened, rule.key, self);
  if (principal.empty()) principal = active_participant(tx, opened.matter.id, "second");
  return principal.empty() || principal == self ? home_desk(tx, house, opened) : principal;
}

bool may_do_step(storage::Transaction& tx, const House& house, const Opened& opened, const identity::Viewer& viewer,
                 const MatterStep& step) {
  const auto mine = viewer.principals();
  for (const auto& row : tx.query(queries::matters::task_of_step, {step.id}))
    if (std::ranges::find(mine, row.text("principal")) != mine.end()) return true;
  const Rule rule = rule_from(step.responsible);
  if (rule.what == "desk")
    return std::ranges::any_of(viewer.desks, [&](const auto& desk) { return desk.code == rule.key; });
  if (rule.what == "role") {
    const std::string unit = unit_for_roles(tx, opened.matter);
    return std::ranges::any_of(viewer.grants, [&](const auto& grant) {
      return identity::code_of(grant.role) == rule.key && directory::is_within(tx, unit, grant.unit_id);
    });
  }
  const std::string self = account_principal(viewer.account_id);
  const auto all = participants(tx, opened.matter.id);
  const bool holds = std::ranges::any_of(all, [&](const Participant& participant) {
    return participant.principal == self && participant.role == rule.key && !participant.until_on;
  });
  return holds || (rule.what == "participant" && active_participant(tx, opened.matter.id, rule.key).empty() &&
                   std::ranges::find(mine, home_desk(tx, house, opened)) != mine.end());
}

}  // namespace waarborg::matters
