#include "features/account/my_account.h"

#include "features/account/pages.h"
#include "platform/directory/directory.h"
#include "platform/web/drafts.h"

namespace waarborg::account {
namespace {

constexpr int kLanguageSeconds = 365 * 24 * 60 * 60;
constexpr const char* kTokenDays = "90";

int status_of(const AccountPage& page) {
  for (const auto* state : {&page.password, &page.token, &page.language})
    if (!state->errors.empty()) return web::status_of(state->errors);
  return 200;
}

}  // namespace

http::Response show_account(web::Context& context, AccountPage page) {
  auto sessions = context.platform.sessions.list(context.viewer());
  if (!sessions.ok()) return web::error_page(context, sessions.errors());
  auto tokens = context.platform.sessions.list_tokens(context.viewer());
  if (!tokens.ok()) return web::error_page(context, tokens.errors());
  page.csrf = context.csrf();
  page.zone = context.platform.config.zone;
  page.sessions = std::move(*sessions);
  page.tokens = std::move(*tokens);
  if (page.language.values.empty())
    page.language.values = {{"language", std::string(i18n::code_of(context.viewer().language))}};
  if (page.token.values.empty()) page.token.values = {{"days_valid", kTokenDays}};
  html::Html body = page.draft ? web::draft_alert(context.t) : html::Html{};
  body << account_view(context.t, page);
  return web::render(
      context, {.title = context.t("common.my_account"), .crumbs = {}, .actions = {}, .status = status_of(page)}, body);
}

http::Response my_account(web::Context& context) {
  AccountPage page;
  if (const auto draft = web::take_draft(context, "/account"); draft && draft->action == "/account/tokens") {
    page.token = draft->state();
    page.draft = true;
  }
  return show_account(context, std::move(page));
}

http::Response end_session(web::Context& context) {
  const auto done = context.platform.sessions.end(context.viewer(), context.request.parameter("id"));
  if (!done.ok()) return web::error_page(context, done.errors());
  return web::see_other_with_notice("/account", "account.session_ended");
}

http::Response choose_language(web::Context& context) {
  const auto language = i18n::language_from(context.request.form.get("language"));
  if (!language) {
    AccountPage page;
    page.language = web::state_of(context.request, {invalid("error.choose", "language")});
    return show_account(context, std::move(page));
  }
  const std::string code(i18n::code_of(*language));
  const auto done = context.platform.database.write([&](storage::Transaction& tx) -> Result<Done> {
    directory::set_account_language(tx, context.viewer().account_id, code);
    return Done{};
  });
  if (!done.ok()) return web::error_page(context, done.errors());
  http::Response response = web::see_other_with_notice("/account", "common.saved");
  response.set_cookie(web::kLanguageCookie, code, "/", kLanguageSeconds);
  return response;
}

}  // namespace waarborg::account
