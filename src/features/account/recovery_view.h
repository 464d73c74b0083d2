// The pages of recovery by custodians, as pure functions of values.
#pragma once

#include <string>
#include <vector>

#include "platform/auth/recovery_requests.h"
#include "platform/html/components.h"

namespace waarborg::account {

/// A request with the names of those in it.
struct RecoveryShown {
  auth::RecoveryRequest request;
  std::string person;  ///< whose account it is
  std::string place;   ///< function and unit
  std::string asked_by;
  std::vector<std::string> voices;  ///< names, in the order of request.voices
  int needed = 0;
};

html::Html recovery_list_view(const i18n::Translator& t, const std::vector<RecoveryShown>& requests);

struct RecoveryPage {
  RecoveryShown shown;
  std::string csrf;
  std::optional<Error> hindrance{};  ///< why this custodian has no answer to give; nothing when they have
  html::FormState agree{};
  html::FormState refuse{};
};
html::Html recovery_view(const i18n::Translator& t, const RecoveryPage& page);

/// The form for who was given a code, and what follows on it.
html::Html recover_view(const i18n::Translator& t, const html::FormState& state);
html::Html recovered_view(const i18n::Translator& t, const auth::Recovered& recovered);

}  // namespace waarborg::account
