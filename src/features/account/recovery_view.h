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
  std::string about;                  ///< whose account it is, or the numbers of the matters
  std::string place;                  ///< function and unit, of an account
  std::vector<std::string> proposed;  ///< names of the custodians to be
  std::string asked_by;
  std::vector<std::string> voices;  ///< names, in the order of request.voices
  int needed = 0;
};

/// What a request is about, in a line: a name, a number, or "other custodians".
std::string subject_line(const i18n::Translator& t, const RecoveryShown& shown);
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
