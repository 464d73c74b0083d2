#include "features/account/password_form.h"

namespace waarborg::account {

using html::Html;
using i18n::Translator;

namespace {

html::FieldOptions password_options(const char* autocomplete) {
  html::FieldOptions options;
  options.type = "password";
  options.autocomplete = autocomplete;
  return options;
}

Errors missing(const http::Fields& form, const std::vector<std::string>& fields) {
  Errors errors;
  for (const auto& field : fields)
    if (form.get(field).empty()) errors.push_back(invalid("error.required", field));
  if (errors.empty() && form.get("password_new") != form.get("password_again"))
    errors.push_back(invalid("account.passwords_differ", "password_again"));
  return errors;
}

}  // namespace

Html current_password_field(const Translator& t, const html::FormState& state, const std::string& label) {
  return html::text_field(t, state, "password_current", label, password_options("current-password"));
}

Html new_password_fields(const Translator& t, const html::FormState& state) {
  html::FieldOptions chosen = password_options("new-password");
  chosen.hint = t("account.password_hint");
  Html out;
  out << html::text_field(t, state, "password_new", t("account.password_new"), chosen)
      << html::text_field(t, state, "password_again", t("account.password_again"), password_options("new-password"));
  return out;
}

Errors faults_of_new_password(const http::Fields& form) { return missing(form, {"password_new", "password_again"}); }

Errors faults_of_change(const http::Fields& form) {
  return missing(form, {"password_current", "password_new", "password_again"});
}

Errors with_form_fields(Errors errors) {
  for (auto& error : errors) {
    if (error.field == "current") error.field = "password_current";
    if (error.field == "replacement") error.field = "password_new";
  }
  return errors;
}

}  // namespace waarborg::account
