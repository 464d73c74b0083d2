#include "features/decisions/register.h"

#include "features/decisions/case_rows.h"
#include "features/decisions/contract/decisions.h"
#include "features/decisions/erasure_reckoning.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;

std::optional<Bytes> register_token(const matters::House& house, const std::string& person_id) {
  if (person_id.empty()) return std::nullopt;
  return house.keys().person_token("sanction:" + person_id);
}

std::vector<Standing> standing_of(storage::Transaction& tx, const Sanctions& sanctions, const Bytes& token,
                                  Date today) {
  std::vector<Case> all;
  std::vector<Pronounced> pronounced;
  for (const auto& row : tx.query(sql::cases_of_person, {token})) {
    Case decided = case_from(row);
    const Measure* measure = sanctions.measure(decided.measure);
    if (!measure || !measure->is_sanction()) continue;
    pronounced.push_back({decided.id, *decided.decided_on, measure->erase_after});
    all.push_back(std::move(decided));
  }
  const auto days = erasure_days(std::move(pronounced));
  std::vector<Standing> out;
  for (auto& decided : all) {
    const auto day = days.at(decided.id);
    if (!day || *day > today) out.push_back({std::move(decided), day});
  }
  return out;
}

std::vector<OutcomeFigure> outcome_figures(storage::Transaction& tx, Date from, Date until) {
  std::vector<OutcomeFigure> out;
  for (const auto& row : tx.query(sql::cases_decided, {from, until})) {
    const Case one = case_from(row);
    out.push_back({one.matter_id, one.unit_id, one.theme, one.role, one.category, one.recommended, one.first_measure,
                   one.measure, one.outside, *one.decided_on});
  }
  return out;
}

}  // namespace waarborg::decisions
