// Opening what a decision calls for, for an invented past: the use case of the room, with its rights, checks and
// traces.
#pragma once

#include <string>

#include "matters/acting.h"

namespace waarborg::handover::past {

struct Next {
  std::string procedure, text, instruction;
  std::string ground{};     ///< key, for a procedure that has grounds; empty: its first
  std::string agreed_by{};  ///< of the prosecutor's office, for the criminal track
};
/// No document goes along. Answers what was opened. Errors: those of the room.
Result<matters::Opened> open_next(const matters::Acting& acting, const Next& next);

}  // namespace waarborg::handover::past
