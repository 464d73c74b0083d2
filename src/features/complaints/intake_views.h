#pragma once

#include "features/complaints/intake_submit.h"

namespace waarborg::complaints {

struct IntakePage {
  IntakeStep step = IntakeStep::kind;
  html::FormState form{};
  std::vector<reports::KeptFile> kept{};
  std::string size_max{};  ///< of one file, in words
};
std::string intake_title(const i18n::Translator& t, const IntakePage& page);
html::Html intake_view(const i18n::Translator& t, const IntakePage& page, const IntakeFacts& facts);

/// After sending: the return code, and the letter to read and print.
html::Html confirmation_view(const i18n::Translator& t, const Confirmation& confirmation);

}  // namespace waarborg::complaints
