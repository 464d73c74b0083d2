// What goes with a destroyed matter.
#include "features/complaints/contract/complaints.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {

namespace sql = queries::feature_complaints;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement : {sql::destroy_allegations, sql::destroy_checks, sql::destroy_handling,
                                  sql::destroy_footage, sql::destroy_month_rows})
      tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::complaints
