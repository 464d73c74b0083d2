// A letter filled in for a matter, as the handler gets it to finish.
#pragma once

#include <string>

#include "matters/access.h"

namespace waarborg::casework {

struct LetterDraft {
  std::string subject;
  std::string body;
};

/// The reporter's language, unless `chosen` names another.
i18n::Language letter_language(const matters::Matter& matter, const std::string& chosen);
/// What the house knows is filled in; the rest stands as {placeholder} for the handler. Nothing for an unknown letter.
std::optional<LetterDraft> draft_letter(const matters::House& house, const matters::Opened& opened,
                                        const std::string& letter_key, i18n::Language language);
/// Whether a {placeholder} of letters still stands in the text: it must not be sent like that.
bool has_placeholder(const std::string& text);

}  // namespace waarborg::casework
