// What goes with a destroyed matter.
#include "features/concerned/contract/concerned.h"
#include "queries/feature_concerned.h"

namespace waarborg::concerned {

namespace sql = queries::feature_concerned;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement : {sql::entries_drop, sql::people_drop, sql::due_drop})
      tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::concerned
