// Doings of people outside, and of the house when it confirms at once what they sent: their moment is kept to the day.
#pragma once

#include <string_view>

#include "platform/audit/audit.h"

namespace waarborg::matters {

/// The house itself, confirming what somebody outside sent (is_outside_actor answers yes: the moment is theirs).
inline constexpr std::string_view kConfirmingActor = "confirmation";

/// The audit chain that an actor's doings belong to.
[[nodiscard]] audit::Chain chain_of(std::string_view actor);

}  // namespace waarborg::matters
