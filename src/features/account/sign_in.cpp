#include <algorithm>

#include "base/text.h"
#include "features/account/pages.h"
#include "features/account/sign_in_view.h"

namespace waarborg::account {
namespace {

constexpr std::string_view kHome = "/tasks";
constexpr int kDeviceSeconds = 365 * 24 * 60 * 60;

/// Where somebody goes after signing in: where they were heading, or their tasks.
std::string destination(std::string_view next) {
  std::string path = web::safe_path(next);
  return path == "/" || path.starts_with("/sign-in") ? std::string(kHome) : path;
}

std::vector<DemoPerson> demo_people(const web::Platform& platform) {
  std::vector<DemoPerson> out;
  if (!platform.config.demo) return out;
  for (auto& person : read_demo_sign_ins(platform.config.data)) {
    std::string code = auth::totp_code(person.totp_secret, platform.clock.now());
    out.push_back({std::move(person), std::move(code)});
  }
  return out;
}

http::Response show(web::Context& context, html::FormState state, const std::string& next) {
  const int status = state.errors.empty() ? 200 : web::status_of(state.errors);
  const SignInPage page{std::move(state), next, demo_people(context.platform)};
  return web::render(context, {.title = context.t("common.sign_in"), .crumbs = {}, .actions = {}, .status = status},
                     sign_in_view(context.t, page));
}

/// What is empty is said at once; it betrays nothing and costs no attempt.
Errors missing(const http::Fields& form) {
  Errors errors;
  for (const char* field : {"name", "password", "code"})
    if (trim(form.get(field)).empty()) errors.push_back(invalid("error.required", field));
  return errors;
}

/// "123 456" as an app shows it is 123456.
std::string digits_of(std::string code) {
  code.erase(std::remove(code.begin(), code.end(), ' '), code.end());
  return code;
}

}  // namespace

http::Response sign_in_page(web::Context& context) {
  const std::string next = destination(context.request.query.get("next"));
  if (context.viewer_or_null != nullptr) return http::see_other(next);
  return show(context, {}, next);
}

http::Response sign_in(web::Context& context) {
  const http::Fields& form = context.request.form;
  const std::string next = destination(form.get("next"));
  const html::FormState typed{{{"name", form.get("name")}}, missing(form)};
  if (!typed.errors.empty()) return show(context, typed, next);
  const auto entered = context.platform.sessions.sign_in(
      form.get("name"), form.get("password"), digits_of(form.get("code")), context.request.cookie(web::kDeviceCookie),
      context.request.header("user-agent"));
  if (!entered.ok()) return show(context, {typed.values, entered.errors()}, next);
  http::Response response = web::see_other_with_notice(next, "account.signed_in");
  response.set_cookie(web::kSessionCookie, entered->cookie);
  response.set_cookie(web::kDeviceCookie, entered->device_cookie, "/", kDeviceSeconds);
  return response;
}

http::Response sign_out(web::Context& context) {
  const auto done = context.platform.sessions.sign_out(context.request.cookie(web::kSessionCookie));
  if (!done.ok()) return web::error_page(context, done.errors());
  http::Response response = web::see_other_with_notice("/", "account.signed_out");
  response.clear_cookie(web::kSessionCookie);
  return response;
}

}  // namespace waarborg::account
