// The steps of a procedure that are done in a room of this feature: whose turn it is, and completing them.
#pragma once

#include <optional>
#include <string>

#include "features/casework/contract/matter_page.h"
#include "matters/steps.h"

namespace waarborg::decisions {

/// Whether a step of the procedure is done in this room.
[[nodiscard]] bool has_step_in(const matters::Procedure& procedure, std::string_view room);

/// Whether `viewer` may do now what the step `key` stands for: the step is open or was left out, and theirs, or the
/// procedure has no such step. Answers that step, if there is one. Errors: "matter.not_open"; "decisions.not_its_turn"
/// (the procedure has the step, and it is not open); "step.not_yours".
Result<std::optional<matters::MatterStep>> check_turn(storage::Transaction& tx, const matters::House& house,
                                                      const matters::Opened& opened, const identity::Viewer& viewer,
                                                      std::string_view key);

/// What is recorded with a step: `words` in every field of text its procedure asks for, `outcome` as its decision.
matters::StepRecord record_for(const matters::Step& step, const std::string& words, const std::string& outcome,
                               Date today);

/// Completes the open step `key`, if there is one. Errors: those of matters::complete_step.
Result<Done> complete_if_open(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                              const std::string& actor, std::string_view key, const std::string& words,
                              const std::string& outcome = {});

/// The steps of a room with their terms, as a list; what is done stays to be seen.
html::Html steps_view(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                      const matters::Opened& opened, std::string_view room);

}  // namespace waarborg::decisions
