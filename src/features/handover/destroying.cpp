// What goes with a destroyed matter.
#include "features/handover/contract/handover.h"
#include "queries/feature_handover.h"

namespace waarborg::handover {

namespace sql = queries::feature_handover;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement : {sql::destroy_handovers}) tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::handover
