#include "features/decisions/ends.h"

#include <algorithm>
#include <map>

#include "features/decisions/case_rows.h"
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

/// Whether the viewer may end something in this matter, and is not kept out of it.
bool may_end_in(Transaction& tx, const identity::Viewer& viewer, const std::string& matter_id,
                const std::string& unit_id) {
  return may_end(tx, viewer, unit_id) && !matters::is_excluded(tx, matter_id, viewer.person_token);
}

Destruction destruction_from(Transaction& tx, const storage::Row& row) {
  Destruction out;
  out.id = row.text("id");
  out.proposed_by = row.text("proposed_by");
  out.confirmed_by = row.maybe_text("confirmed_by").value_or("");
  out.done = row.text("state") == "done";
  out.proposed_on = row.date("proposed_on");
  out.confirmed_on = row.maybe_date("confirmed_on");
  for (const auto& line : tx.query(sql::destroyed_of, {out.id}))
    out.lines.push_back({{line.text("matter_id"), line.text("number"), line.text("kind"), line.text("unit_id"),
                          line.date("closed_on"), line.date("retain_until")},
                         {line.integer("messages"), line.integer("documents")}});
  return out;
}

bool may_see_list(Transaction& tx, const identity::Viewer& viewer, const Destruction& list) {
  return std::ranges::all_of(list.lines, [&](const Destruction::Line& line) {
    return may_end_in(tx, viewer, line.matter.id, line.matter.unit_id);
  });
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
  const auto found = tx.find(sql::case_by_id, {case_id});
  if (!row || !found) return std::nullopt;
  const Case one = case_from(*found);
  if (!may_end_in(tx, viewer, one.matter_id, one.unit_id)) return std::nullopt;
  return Erasure{one.id,
                 one.matter_id,
                 row->text("number"),
                 one.measure,
                 row->date("due_on"),
                 *one.decided_on,
                 row->maybe_date("confirmed_on")};
}

Result<Done> confirm_erasure(Transaction& tx, const matters::House& house, const Sanctions& sanctions,
                             const identity::Viewer& viewer, const std::string& case_id) {
  const auto found = tx.find(sql::case_by_id, {case_id});
  const auto proposed = tx.find(sql::erasure_find, {case_id});
  if (!found || !proposed) return not_found();
  const Case one = case_from(*found);
  if (!may_end_in(tx, viewer, one.matter_id, one.unit_id)) return not_found();
  if (one.erased_on) return conflict("matter.changed");
  if (!is_due(all_days(standing_cases(tx), sanctions), case_id, house.today()))
    return conflict("decisions.erasure_restarted");
  if (tx.execute(sql::case_erase, {case_id, house.today()}) != 1) return conflict("matter.changed");
  tx.execute(sql::words_drop, {case_id});
  tx.execute(sql::erasure_confirm, {case_id, house.today(), viewer.account_id});
  trace(tx, house, viewer.account_id, "erasure_confirm", one.matter_id, case_id);
  return Done{};
}

std::optional<matters::Retained> find_destructible(Transaction& tx, const matters::House& house,
                                                   const identity::Viewer& viewer, const std::string& matter_id) {
  auto found = matters::find_retention_due(tx, viewer.person_token, house.today(), matter_id);
  if (!found || !may_end(tx, viewer, found->unit_id) || tx.find(sql::destroyed_find, {matter_id})) return std::nullopt;
  return found;
}

std::optional<Destruction> find_destruction(Transaction& tx, const identity::Viewer& viewer, const std::string& id) {
  const auto row = tx.find(sql::destruction_find, {id});
  if (!row) return std::nullopt;
  auto list = destruction_from(tx, *row);
  if (!may_see_list(tx, viewer, list)) return std::nullopt;
  return list;
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
