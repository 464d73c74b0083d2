// What a procedure refers to must exist: phases, steps, desks, roles; and it must be possible to walk it to its end.
#pragma once

#include "matters/procedure.h"
#include "platform/content/reader.h"

namespace waarborg::matters {

/// Notes every reference of `procedure`, read from `root`, that leads nowhere.
void check_references(const Procedure& procedure, const content::Node& root);

}  // namespace waarborg::matters
