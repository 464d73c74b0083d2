#include "features/decisions/ends_rows.h"

#include <algorithm>

#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;

using storage::Transaction;

bool EndingReach::over(const std::string& unit_id) {
  const auto [found, is_new] = units_.try_emplace(unit_id, false);
  if (is_new) found->second = may_end(tx_, viewer_, unit_id);
  return found->second;
}

bool EndingReach::in(const std::string& matter_id, const std::string& unit_id) {
  return over(unit_id) && !matters::is_excluded(tx_, matter_id, viewer_.person_token);
}

std::optional<Erasure> erasure_from(EndingReach& reach, const storage::Row& row) {
  if (!reach.in(row.text("matter_id"), row.text("unit_id"))) return std::nullopt;
  return Erasure{row.text("case_id"),           row.text("matter_id"), row.text("number"),
                 row.text("measure"),           row.date("due_on"),    row.date("decided_on"),
                 row.maybe_date("confirmed_on")};
}

std::optional<Destruction> destruction_from(Transaction& tx, EndingReach& reach, const storage::Row& row) {
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
  const bool sees_all = std::ranges::all_of(
      out.lines, [&](const Destruction::Line& line) { return reach.in(line.matter.id, line.matter.unit_id); });
  return sees_all ? std::optional(std::move(out)) : std::nullopt;
}

bool is_destructible(Transaction& tx, EndingReach& reach, const matters::Retained& retained) {
  return reach.over(retained.unit_id) && !tx.find(sql::destroyed_find, {retained.id});
}

}  // namespace waarborg::decisions
