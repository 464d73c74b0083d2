// The step plan of a matter: answers in words, sealed; nothing is counted and nothing is advised (TRI-05, SAN-03).
#pragma once

#include "features/decisions/case_acts.h"
#include "features/decisions/register.h"

namespace waarborg::decisions {

inline constexpr int kAnswerMax = 8'000;  ///< characters of one answer

struct Weighing {
  int version = 0;        ///< 0: nothing was kept yet
  std::string questions;  ///< version of the questions it was answered to
  bool done = false;
  std::optional<Date> done_on;
  std::string done_by;
  Words answers;  ///< by key of the question
};
Weighing weighing_of(storage::Transaction& tx, const matters::Opened& opened);

enum class Finish { no, yes };
/// Keeps the answers; finished, every question has one and the procedure's step "weigh" is done. Errors: those of
/// check_turn; "matter.changed"; "decisions.weighed_already"; "error.required" per question ("answer_KEY").
Result<Done> save_weighing(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, int version,
                           const Words& answers, Finish finish);

/// Earlier sanctions that still count for the people concerned (trap 6): neither names nor the matters they are of.
std::vector<Standing> earlier_of(storage::Transaction& tx, const Kit& kit, const matters::Opened& opened);

}  // namespace waarborg::decisions
