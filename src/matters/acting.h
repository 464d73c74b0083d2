// Somebody at work on a matter, within one transaction: what the calls of a contract/past.h have in common.
#pragma once

#include "matters/access.h"
#include "platform/identity/viewer.h"

namespace waarborg::matters {

/// Holds what it was made with for the length of a call.
struct Acting {
  storage::Transaction& tx;
  House& house;
  Opened& opened;
  const identity::Viewer& viewer;
};

}  // namespace waarborg::matters
