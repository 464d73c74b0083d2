// Password and tokens of one's own account.
#include <charconv>

#include "base/text.h"
#include "features/account/my_account.h"
#include "features/account/pages.h"
#include "features/account/password_form.h"

namespace waarborg::account {
namespace {

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
  page.password.errors = faults_of_change(form);
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
