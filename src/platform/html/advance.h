// How far work is that goes on in the background.
#pragma once

#include <cstdint>

#include "platform/html/html.h"
#include "platform/i18n/texts.h"

namespace waarborg::html {

/// A line that is read out, and a bar. `busy` and `label` are text keys; `busy` takes the share of `done` in `total` in
/// whole percent, which is 0 while the total is not known (0).
Html advance(const i18n::Translator& t, std::string_view busy, std::string_view label, std::int64_t done,
             std::int64_t total);

}  // namespace waarborg::html
