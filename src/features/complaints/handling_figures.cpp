#include "features/complaints/contract/complaints.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;

std::vector<AllegationFigure> allegation_figures(storage::Transaction& tx, Date from, Date until) {
  std::vector<AllegationFigure> figures;
  for (const auto& row : tx.query(sql::handling_figures, {from, until}))
    figures.push_back({row.text("matter_id"), row.text("category"), row.text("state"),
                       row.maybe_text("recommended").value_or(""), row.maybe_text("final_finding").value_or(""),
                       row.maybe_text("outcome").value_or(""), row.date("recorded_on"), row.maybe_date("final_on")});
  return figures;
}

}  // namespace waarborg::complaints
