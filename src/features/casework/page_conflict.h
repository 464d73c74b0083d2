// Conflicts of interest as rows of a page.
#pragma once

#include "features/casework/contract/matter_page.h"
#include "features/casework/views.h"
#include "matters/conflicts.h"

namespace waarborg::casework {

ConflictRow conflict_row(const i18n::Translator& t, Names& names, const matters::Conflict& conflict);

}  // namespace waarborg::casework
