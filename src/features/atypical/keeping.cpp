// What cases name outlives the days it came from: who is in them, whom they looked at, and the words of their reasons;
// and how long a case is kept itself.
#include "features/atypical/keeping.h"
#include "features/atypical/contract/atypical.h"
#include "platform/audit/audit.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {

namespace sql = queries::feature_atypical;

void keep_reasons(storage::Transaction& tx, const std::string& case_id, const Evidence& evidence) {
  for_each_reason(evidence, [&](std::uint32_t reason) {
    tx.execute(sql::case_reason_add, {case_id, static_cast<std::int64_t>(reason)});
  });
  tx.execute(sql::case_reasons_kept, {case_id});
}

monitor::NamedElsewhere named_in_cases(storage::Transaction& tx) {
  monitor::NamedElsewhere named;
  for (const auto& row : tx.query(sql::named_officers))
    named.officers.push_back(static_cast<std::uint32_t>(row.integer("number")));
  for (const auto& row : tx.query(sql::named_subjects))
    named.subjects.push_back(static_cast<std::uint32_t>(row.integer("number")));
  for (const auto& row : tx.query(sql::named_reasons))
    named.reasons.push_back(static_cast<std::uint32_t>(row.integer("number")));
  named.all_reasons = tx.find(sql::reasons_not_kept).has_value();
  return named;
}

Result<std::size_t> forget_when_over(const matters::House& house, storage::Transaction& tx) {
  const auto before = TRY(monitor::over_before(house));
  if (!before) return std::size_t{0};
  const auto cases = tx.query(sql::over_cases, {*before, kForgottenAtOnce});
  for (const auto& row : cases)
    for (const auto& statement :
         {sql::over_sealed, sql::over_asked, sql::over_questions, sql::over_openings, sql::over_reasons,
          sql::over_parts, sql::over_findings, sql::over_changed, sql::over_officers, sql::over_case})
      tx.execute(statement, {row.text("id")});
  const auto lines = tx.execute(sql::over_trial_lines, {*before});
  tx.execute(sql::over_acts, {*before});
  if (!cases.empty() || lines != 0)
    audit::record(
        tx, house.clock(),
        {audit::Chain::staff, "system", "atypical.forget", "", "",
         "before=" + to_iso(*before) + " cases=" + std::to_string(cases.size()) + " lines=" + std::to_string(lines)});
  return cases.size();
}

}  // namespace waarborg::atypical
