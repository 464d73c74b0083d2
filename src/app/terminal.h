// What commands say to whoever runs them.
#pragma once

#include <string_view>

#include "platform/i18n/texts.h"

namespace waarborg::app {

/// The operator's, by LC_ALL, LC_MESSAGES or LANG ("fr_BE.UTF-8"), as other programs in a terminal do; else Dutch.
i18n::Language language_of_terminal();
/// A line on standard output, at once.
void print_line(std::string_view line);

}  // namespace waarborg::app
