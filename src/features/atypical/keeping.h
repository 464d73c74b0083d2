// What cases name outlives the days it came from.
#pragma once

#include "features/atypical/evidence.h"

namespace waarborg::atypical {

/// Notes which reasons the evidence names, so that their words stay.
void keep_reasons(storage::Transaction& tx, const std::string& case_id, const Evidence& evidence);

}  // namespace waarborg::atypical
