// The page of one's own account, as a pure function of values.
#pragma once

#include "platform/auth/sessions.h"
#include "platform/html/components.h"

namespace waarborg::account {

/// The scopes a token may have, with the text that says what they open.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kScopes{
    {{"matters:read", "account.scope_matters"},
     {"units:read", "account.scope_units"},
     {"people:read", "account.scope_people"},
     {"look-ups:read", "account.scope_look_ups_read"},
     {"look-ups:write", "account.scope_look_ups"}}};

struct AccountPage {
  std::string csrf;
  std::string zone;
  std::vector<auth::SessionRow> sessions{};
  std::vector<auth::Sessions::TokenRow> tokens{};
  html::FormState password{};
  html::FormState token{};
  html::FormState language{};
  std::string new_token{};  ///< shown this once
  bool draft = false;       ///< a form holds what was typed before the session ended
};

html::Html account_view(const i18n::Translator& t, const AccountPage& page);

}  // namespace waarborg::account
