// A period in words: "10 working days", "6 weeks".
#pragma once

#include <string>

#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::casework {

std::string period_words(const i18n::Translator& t, const calendar::Period& period);

}  // namespace waarborg::casework
