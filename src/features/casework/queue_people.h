// Whom one may assign to from the queue: those who sit at a desk with the viewer, and the investigators of their unit.
#pragma once

#include "matters/house.h"

namespace waarborg::casework {

/// Account ids with names, by name; the viewer left out. Somebody else is found on the matter's own page.
std::vector<html::Choice> colleagues(storage::Transaction& tx, const i18n::Translator& t, const matters::House& house,
                                     const identity::Viewer& viewer);

}  // namespace waarborg::casework
