#include "features/decisions/ends.h"

#include <algorithm>
#include <map>

#include "features/decisions/case_rows.h"
#include "features/decisions/ends_rows.h"
#include "features/decisions/erasure_reckoning.h"
#include "matters/access.h"
#include "platform/directory/directory.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;

namespace {

using storage::Transaction;

/// The day from which each standing sanction is erased, by case.
std::map<std::string, std::optional<Date>> all_days(const std::vector<Case>& standing, const Sanctions& sanctions) {
  std::map<std::string, std::vector<Pronounced>> of_person;
  for (const auto& one : standing) {
    const Measure* measure = sanctions.measure(one.measure);
    if (!measure || !measure->is_sanction()) continue;
    const std::string person =
        one.person_token ? "p" + std::string(one.person_token->begin(), one.person_token->end()) : "c" + one.id;
    of_person[person].push_back({one.id, *one.decided_on, measure->erase_after});
  }
  std::map<std::string, std::optional<Date>> out;
  for (auto& [person, sanctions_of] : of_person) out.merge(erasure_days(std::move(sanctions_of)));
  return out;
}

std::vector<Case> standing_cases(Transaction& tx) {
  std::vector<Case> out;
  for (const auto& row : tx.query(sql::cases_standing)) out.push_back(case_from(row));
  return out;
}

bool is_due(const std::map<std::string, std::optional<Date>>& days, const std::string& case_id, Date today) {
  const auto found = days.find(case_id);
  return found != days.end() && found->second && *found->second <= today;
}

void trace(Transaction& tx, const matters::House& house, const std::string& actor, const std::string& act,
           const std::string& matter_id, const std::string& detail) {
  audit::record(tx, house.clock(), {audit::Chain::staff, actor, "decision." + act, matter_id, "", detail});
}

}  // namespace

bool may_end(Transaction& tx, const identity::Viewer& viewer, const std::string& unit_id) {
  using identity::Role;
  return std::ranges::any_of(viewer.grants, [&](const identity::Grant& grant) {
    return (grant.role == Role::authority || grant.role == Role::privacy_officer) &&
           (unit_id.empty() || directory::is_within(tx, unit_id, grant.unit_id));
  });
}

Result<int> propose_erasures(Transaction& tx, const matters::House& house, const Sanctions& sanctions) {
  const auto standing = standing_cases(tx);
  const auto days = all_days(standing, sanctions);
  int made = 0;
  for (const auto& one : standing) {
    if (!is_due(days, one.id, house.today())) {
      tx.execute(sql::erasure_withdraw, {one.id});
      continue;
    }
    const auto matter = matters::load_matter(tx, one.matter_id);
    if (!matter) continue;
    if (tx.execute(sql::erasure_propose, {one.id, one.matter_id, matter->number, *days.at(one.id), house.today()}) ==
        1) {
      ++made;
      trace(tx, house, "system", "erasure_propose", one.matter_id, one.id);
    }
  }
  return made;
}

std::optional<Erasure> find_erasure(Transaction& tx, const identity::Viewer& viewer, const std::string& case_id) {
  const auto row = tx.find(sql::erasure_find, {case_id});
  EndingReach reach(tx, viewer);
  return row ? erasure_from(reach, *row) : std::nullopt;
}

Result<Done> confirm_erasure(Transaction& tx, const matters::House& house, const Sanctions& sanctions,
                             const identity::Viewer& viewer, const std::string& case_id) {
  const auto proposed = find_erasure(tx, viewer, case_id);
  if (!proposed) return not_found();
  if (proposed->confirmed_on) return conflict("matter.changed");
  if (!is_due(all_days(standing_cases(tx), sanctions), case_id, house.today()))
    return conflict("decisions.erasure_restarted");
  if (tx.execute(sql::case_erase, {case_id, house.today()}) != 1) return conflict("matter.changed");
  tx.execute(sql::words_drop, {case_id});
  tx.execute(sql::erasure_confirm, {case_id, house.today(), viewer.account_id});
  trace(tx, house, viewer.account_id, "erasure_confirm", proposed->matter_id, case_id);
  return Done{};
}

std::optional<matters::Retained> find_destructible(Transaction& tx, const matters::House& house,
                                                   const identity::Viewer& viewer, const std::string& matter_id) {
  const auto found = matters::find_retention_due(tx, viewer.person_token, house.today(), matter_id);
  EndingReach reach(tx, viewer);
  return found && is_destructible(tx, reach, *found) ? found : std::nullopt;
}

std::optional<Destruction> find_destruction(Transaction& tx, const identity::Viewer& viewer, const std::string& id) {
  const auto row = tx.find(sql::destruction_find, {id});
  EndingReach reach(tx, viewer);
  return row ? destruction_from(tx, reach, *row) : std::nullopt;
}

Result<Done> propose_destruction(Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                                 const std::vector<std::string>& matter_ids) {
  if (matter_ids.empty()) return invalid("error.choose", "matters");
  const std::string id = new_id();
  tx.execute(sql::destruction_add, {id, house.today(), viewer.account_id});
  for (const auto& matter_id : matter_ids) {
    const auto found = find_destructible(tx, house, viewer, matter_id);
    if (!found) return invalid("error.choice", "matters");
    tx.execute(sql::destroyed_add,
               {id, found->id, found->number, found->kind, found->unit_id, found->closed_on, found->retain_until});
  }
  trace(tx, house, viewer.account_id, "destruction_propose", "", id);
  return Done{};
}

Result<Done> confirm_destruction(Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                                 const std::string& id) {
  const auto found = find_destruction(tx, viewer, id);
  if (!found) return not_found();
  const Destruction& list = *found;
  if (list.proposed_by == viewer.account_id) return forbidden("decisions.two_people");
  if (tx.execute(sql::destruction_confirm, {id, house.today(), viewer.account_id}) != 1)
    return conflict("matter.changed");
  for (const auto& line : list.lines) {
    const auto counts = TRY(matters::destroy_matter(tx, house, line.matter.id, house.today()));
    tx.execute(sql::destroyed_count, {id, line.matter.id, counts.messages, counts.documents});
  }
  for (const auto& line : list.lines) trace(tx, house, viewer.account_id, "destroyed", line.matter.id, id);
  trace(tx, house, viewer.account_id, "destruction_confirm", "", id);
  return Done{};
}

}  // namespace waarborg::decisions
