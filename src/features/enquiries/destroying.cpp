// What goes with a destroyed matter.
#include "features/enquiries/contract/enquiries.h"
#include "queries/feature_enquiries.h"

namespace waarborg::enquiries {

namespace sql = queries::feature_enquiries;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement : {sql::destroy_custody, sql::destroy_evidence, sql::destroy_findings,
                                  sql::destroy_interviews, sql::destroy_means_used, sql::destroy_plans,
                                  sql::destroy_reports, sql::destroy_review_moments, sql::destroy_under_duty})
      tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::enquiries
