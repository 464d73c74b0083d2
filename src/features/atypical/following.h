// A blind control that its judge found doubtful becomes a case, as one that was listed.
#pragma once

#include "features/atypical/deciding.h"

namespace waarborg::atypical {

/// Opens a case with the control's evidence; the control keeps its judgement, and counts as one. So whether the control
/// was drawn from findings plays no part, before or after. Answers the id of the case. Errors: those of enter_case;
/// "atypical.not_doubtful", "atypical.followed_already".
Result<std::string> follow(matters::House& house, const identity::Viewer& viewer, const std::string& control_id);

}  // namespace waarborg::atypical
