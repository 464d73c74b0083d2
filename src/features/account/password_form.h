// The fields of a password that is chosen, and what can be wrong with them; the same wherever one is chosen.
#pragma once

#include <string>

#include "platform/html/components.h"
#include "platform/http/message.h"

namespace waarborg::account {

/// The password that counts until now; what the page calls it differs.
html::Html current_password_field(const i18n::Translator& t, const html::FormState& state, const std::string& label);
/// password_new and password_again.
html::Html new_password_fields(const i18n::Translator& t, const html::FormState& state);

/// "error.required" for what is empty, "account.passwords_differ" for the second one.
Errors faults_of_new_password(const http::Fields& form);
/// The same with password_current.
Errors faults_of_change(const http::Fields& form);
/// The errors of auth::Sessions::change_password with the names that the form gives its fields.
Errors with_form_fields(Errors errors);

}  // namespace waarborg::account
