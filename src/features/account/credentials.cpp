// Password and tokens of one's own account.
#include <charconv>

#include "base/text.h"
#include "features/account/my_account.h"
#include "features/account/pages.h"

namespace waarborg::account {
namespace {

/// The errors with the names that the form gives its fields.
Errors with_form_fields(Errors errors) {
  for (auto& error : errors) {
    if (error.field == "current") error.field = "password_current";
    if (error.field == "replacement") error.field = "password_new";
  }
  return errors;
}

Errors missing_passwords(const http::Fields& form) {
  Errors errors;
  for (const char* field : {"password_current", "password_new", "password_again"})
    if (form.get(field).empty()) errors.push_back(invalid("error.required", field));
  if (errors.empty() && form.get("password_new") != form.get("password_again"))
    errors.push_back(invalid("account.passwords_differ", "password_again"));
  return errors;
}

/// 0 for what is no number: outside what a token may be valid for.
int days_of(const std::string& text) {
  const std::string_view digits = trim(text);
  int days = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), days);
  return end.ec == std::errc{} && end.ptr == digits.data() + digits.size() ? days : 0;
}

}  // namespace

http::Response change_password(web::Context& context) {
  const http::Fields& form = context.request.form;
  AccountPage page;
  page.password.errors = missing_passwords(form);
  if (page.password.errors.empty()) {
    const auto done = context.platform.sessions.change_password(context.viewer(), form.get("password_current"),
                                                                form.get("password_new"));
    if (done.ok()) return web::see_other_with_notice("/account", "account.password_changed");
    page.password.errors = with_form_fields(done.errors());
  }
  return show_account(context, std::move(page));
}

http::Response create_token(web::Context& context) {
  const http::Fields& form = context.request.form;
  AccountPage page;
  auto token = context.platform.sessions.create_token(context.viewer(), form.get("label"), form.all("scopes"),
                                                      days_of(form.get("days_valid")));
  // Shown in the answer itself: a secret has no place in a cookie or a URL.
  if (token.ok())
    page.new_token = std::move(*token);
  else
    page.token = web::state_of(context.request, token.errors());
  return show_account(context, std::move(page));
}

http::Response revoke_token(web::Context& context) {
  const auto done = context.platform.sessions.revoke_token(context.viewer(), context.request.parameter("id"));
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::see_other_with_notice("/account", "account.token_revoked");
}

}  // namespace waarborg::account
