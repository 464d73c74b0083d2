// A matter's key in the hands of who may see it, and passing it on. Private to matters.
#pragma once

#include <optional>
#include <string>

#include "matters/access.h"

namespace waarborg::matters {

/// The matter's key as one of the viewer's own or their desks' keys opens it; nothing when none does.
/// REQUIRES: the viewer may see the matter.
std::optional<sealing::Key> held_key(storage::Transaction& tx, const identity::Viewer& viewer,
                                     const std::string& matter_id);

/// A desk that somebody is kept out of holds no key of the matter: each other member has one of their own. Who joined
/// the desk since gets theirs from a colleague who has it; one audit line each. Answers how many got one.
int pass_key_on(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& actor);

}  // namespace waarborg::matters
