// What cases name outlives the days it came from, and goes with the case.
#pragma once

#include "features/atypical/evidence.h"

namespace waarborg::atypical {

/// Notes which reasons the evidence names, so that their words stay.
void keep_reasons(storage::Transaction& tx, const std::string& case_id, const Evidence& evidence);

/// Removes cases whole whose term is over, and with them who was in them: closed without becoming a matter as many
/// years ago as look-ups are kept, and those of shadow runs as old; some hundreds at a time. What became a matter goes
/// with it. Answers how many. Errors: of the content.
Result<int> forget_old_cases(storage::Transaction& tx, const matters::House& house);
/// Does so each night.
void add_keeping_job(matters::House& house);

}  // namespace waarborg::atypical
