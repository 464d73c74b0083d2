// What the reporter may be told of a choice: proposed words in the reporter's language, for a person to change.
#pragma once

#include "features/triage/offered.h"

namespace waarborg::triage {

i18n::Translator reporter_language(const matters::House& house, const matters::Matter& matter);
/// Without a case it is the whole feedback letter; otherwise a short message in between.
std::string proposed_message(const matters::House& house, const matters::Opened& opened, const std::string& outcome);
std::string letter_subject(const matters::House& house, const matters::Opened& opened);

}  // namespace waarborg::triage
