// Who holds a role, wherever: for those who are asked because they are not of the unit a matter is about.
#pragma once

#include "platform/directory/directory.h"

namespace waarborg::directory {

/// Open accounts with a grant of this role on that day, for whatever unit; each once.
std::vector<AccountInfo> role_holders(storage::Transaction& tx, identity::Role role, Date on);

}  // namespace waarborg::directory
