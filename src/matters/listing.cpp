#include "matters/listing.h"

#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

std::vector<Listed> running_in(storage::Transaction& tx, const std::string& kind, const DaySpan& span,
                               const std::string& step) {
  std::vector<Listed> out;
  for (const auto& row : tx.query(sql::listing_running, {kind, span.from, span.until, step}))
    out.push_back({row.text("id"), row.text("number"), row.maybe_text("unit_id").value_or(""), row.text("theme"),
                   row.text("phase"), row.text("procedure_key"), row.date("received_on"), row.maybe_date("closed_on"),
                   row.maybe_text("outcome").value_or(""), row.flag("marked")});
  return out;
}

}  // namespace waarborg::matters
