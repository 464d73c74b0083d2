// What goes with a destroyed matter.
#include "features/decisions/contract/decisions.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement : {sql::drop_words, sql::drop_views, sql::drop_consultations, sql::drop_panel_members,
                                  sql::drop_panels, sql::drop_weighing, sql::drop_tokens})
      tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::decisions
