// What goes with a destroyed matter: of the case it came from, every word and who it was about. Of an event that became
// several matters its people's own words go with theirs, and the evidence with the last. What is left counts: number,
// points and outcome.
#include "features/atypical/contract/atypical.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {

namespace sql = queries::feature_atypical;

void add_destroyers(matters::House& house) {
  house.destroyers.add([](storage::Transaction& tx, const std::string& matter_id) {
    for (const auto& statement :
         {sql::destroy_sealed_of_openings, sql::destroy_sealed_of_questions, sql::destroy_sealed,
          sql::destroy_sealed_of_events, sql::destroy_sealed_of_decisions, sql::destroy_asked, sql::destroy_passed_on,
          sql::destroy_reasons, sql::destroy_link, sql::destroy_link_of_people})
      tx.execute(statement, {matter_id});
  });
}

}  // namespace waarborg::atypical
