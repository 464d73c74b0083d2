// Taking back what was just given, as long as nobody acted on it.
#pragma once

#include <string>

#include "matters/access.h"

namespace waarborg::matters {

/// The number of the timeline's last line; a higher one later says that somebody acted.
std::int64_t last_event(storage::Transaction& tx, const std::string& matter_id);

/// Ends the part that the viewer gave to `account_id`, which stood as line `event` of the timeline: tasks go back to
/// whom the procedure means, access and key go unless another part gives them. The part stays in the history, where
/// the wall sees it. Errors: "participant.not_yours" (may_assign),
/// "participant.acted_since" when the timeline has gone on.
Result<Done> take_back(storage::Transaction& tx, House& house, const Opened& opened, const identity::Viewer& viewer,
                       const std::string& account_id, const std::string& role, std::int64_t event);

}  // namespace waarborg::matters
