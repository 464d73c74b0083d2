// What goes with a destroyed matter.
#include "features/triage/contract/triage.h"
#include "queries/feature_triage.h"

namespace waarborg::triage {

namespace sql = queries::feature_triage;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement : {sql::destroy_decisions}) tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::triage
