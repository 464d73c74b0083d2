// A case from its row. Private to the stores of this feature.
#pragma once

#include "features/decisions/sanction_case.h"
#include "platform/storage/database.h"

namespace waarborg::decisions {

Case case_from(const storage::Row& row);
std::optional<std::string> or_null(const std::string& text);

}  // namespace waarborg::decisions
