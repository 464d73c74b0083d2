// Keeping in touch as calls, for an invented past: the use cases of the room, with their rights, checks and traces.
#pragma once

#include <string>

#include "matters/acting.h"

namespace waarborg::concerned::past {

/// From now on this person concerned is kept informed by letters. Errors: those of the room.
Result<Done> begin(const matters::Acting& acting, const std::string& person);
/// What all of them were told today; `kind` as in the room (start, talk, feedback, findings, closing_talk ...).
Result<Done> tell(const matters::Acting& acting, const std::string& kind, const std::string& text);
/// By when somebody of this matter must hear from the force; nothing when nobody is kept informed.
std::optional<Date> next_contact(const matters::Acting& acting);

}  // namespace waarborg::concerned::past
