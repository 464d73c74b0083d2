// Where a step's record is sealed. The record itself is in steps.h. Private to matters.
#pragma once

#include <string>

#include "matters/steps.h"

namespace waarborg::matters {

std::string step_record_place(const std::string& step_id);

}  // namespace waarborg::matters
