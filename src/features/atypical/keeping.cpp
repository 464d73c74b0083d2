// What cases name outlives the days it came from: who is in them, whom they looked at, and the words of their reasons.
#include "features/atypical/keeping.h"
#include "features/atypical/contract/atypical.h"
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

}  // namespace waarborg::atypical
