// Choosing a password of one's own at the first sign-in, before anything else opens: until then the session has
// no viewer (auth/first_password.h).
#include "platform/auth/first_password.h"
#include "features/account/pages.h"
#include "features/account/password_form.h"
#include "platform/web/first_password.h"
#include "platform/web/session_policy.h"

namespace waarborg::account {

using html::Html;
using html::operator""_html;

namespace {

std::string destination(std::string_view next) {
  std::string path = web::safe_path(next);
  return path == "/" || path.starts_with(web::kFirstPasswordPath) ? "/tasks" : path;
}

Html first_password_view(const web::Context& context, const html::FormState& state, const std::string& next) {
  const i18n::Translator& t = context.t;
  const std::vector<std::pair<std::string, std::string>> labels{{"password_current", t("account.password_given")},
                                                                {"password_new", t("account.password_new")},
                                                                {"password_again", t("account.password_again")}};
  Html out;
  out << html::error_summary(t, state.errors, labels) << "<p class=\"lead\">"_html << t("account.first_password_why")
      << "</p><p>"_html << t("account.first_password_keys") << "</p>"_html
      << html::form_start(web::kFirstPasswordPath, {}) << html::hidden("next", next)
      << current_password_field(t, state, t("account.password_given")) << new_password_fields(t, state) << "<p>"_html
      << html::submit(t("account.first_password_choose")) << "</p>"_html << html::form_end();
  return out;
}

http::Response show(web::Context& context, const Errors& errors, const std::string& next) {
  const int status = errors.empty() ? 200 : web::status_of(errors);
  return web::render(context, {.title = context.t("account.first_password_title"), .status = status},
                     first_password_view(context, {{}, errors}, next));
}

/// Who is at this session, while it waits for a password of their own.
Result<identity::Viewer> waiting(const web::Context& context) {
  const web::Platform& platform = context.platform;
  return auth::newcomer(platform.database, platform.clock, platform.keys, web::session_policy(platform.config),
                        context.request.cookie(web::kSessionCookie));
}

}  // namespace

http::Response first_password_page(web::Context& context) {
  const std::string next = destination(context.request.query.get("next"));
  if (!waiting(context)) return http::see_other(next);
  return show(context, {}, next);
}

/// No form token: there is no viewer yet, and nobody can send this form for somebody whose password they do not know.
http::Response choose_first_password(web::Context& context) {
  const http::Fields& form = context.request.form;
  const std::string next = destination(form.get("next"));
  const auto viewer = waiting(context);
  if (!viewer) return http::see_other(next);
  Errors errors = faults_of_change(form);
  if (errors.empty()) {
    const auto done =
        context.platform.sessions.change_password(*viewer, form.get("password_current"), form.get("password_new"));
    if (done.ok()) return web::see_other_with_notice(next, "account.first_password_chosen");
    errors = with_form_fields(done.errors());
  }
  return show(context, errors, next);
}

}  // namespace waarborg::account
