// What cases name outlives the days it came from.
#pragma once

#include "features/atypical/evidence.h"

namespace waarborg::atypical {

/// Notes which reasons the evidence names, so that their words stay.
void keep_reasons(storage::Transaction& tx, const std::string& case_id, const Evidence& evidence);

/// Where the content says so, what no matter came of goes when the term of its last look-up is over: closed cases,
/// events and controls, those of shadow runs, the lists of trials, and what analysts did. At most kForgottenAtOnce
/// cases. Answers how many. Errors: of the content.
Result<std::size_t> forget_when_over(const matters::House& house, storage::Transaction& tx);
inline constexpr int kForgottenAtOnce = 1000;

}  // namespace waarborg::atypical
