// From what is kept of a matter to the rows that its pages show.
#pragma once

#include "features/casework/views.h"
#include "matters/matter_clocks.h"
#include "matters/steps.h"

namespace waarborg::casework {

StepRow step_row(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                 const matters::Opened& opened, const matters::MatterStep& step, Names& names);
ClockRow clock_row(const i18n::Translator& t, const matters::Opened& opened, const matters::MatterClock& clock);
/// A role where it stands alone and not within a sentence: "Handler".
std::string role_title(const i18n::Translator& t, const std::string& role);
/// "desk:triage" in words: who a step is for when nobody in particular has its task.
std::string responsible_words(const i18n::Translator& t, const std::string& responsible);

}  // namespace waarborg::casework
