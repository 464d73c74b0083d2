// What goes with a destroyed matter.
#include "features/casework/contract/casework.h"
#include "queries/feature_casework.h"

namespace waarborg::casework {

namespace sql = queries::feature_casework;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement : {sql::given_destroy}) tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::casework
