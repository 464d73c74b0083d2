// The window of a rule that explains, in words.
#pragma once

#include <cstdint>
#include <string>

#include "platform/i18n/texts.h"

namespace waarborg::monitor {

/// "2 hours"; in the largest unit that holds the seconds whole.
std::string period_words(const i18n::Translator& t, std::uint32_t seconds);
/// "from 2 hours before its beginning to 30 days after its end"; seconds, in the largest unit that holds them whole.
std::string window_words(const i18n::Translator& t, std::uint32_t before, std::uint32_t after);

}  // namespace waarborg::monitor
