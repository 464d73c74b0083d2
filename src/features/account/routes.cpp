#include "features/account/contract/account.h"
#include "features/account/pages.h"

namespace waarborg::account {

using web::Audience;

void add_routes(web::RouteTable& table, matters::House&) {
  table.add({
      web::open_page("account.start", "/", Audience::anyone, start),
      web::open_page("account.accessibility", "/accessibility", Audience::anyone, accessibility),
      web::open_page("account.privacy", "/privacy", Audience::anyone, privacy),
      web::open_page("account.contact", "/contact", Audience::anyone, contact),
      web::open_page("account.security_txt", "/.well-known/security.txt", Audience::anyone, security_txt),
      web::open_page("account.sign_in_page", "/sign-in", Audience::anyone, sign_in_page),
      web::open_action("account.sign_in", "/sign-in", Audience::anyone, sign_in),
      web::action("account.sign_out", "/sign-out", {}, sign_out),
      web::page("account.me", "/account", {}, my_account),
      web::action("account.end_session", "/account/sessions/{id}/end", {}, end_session),
      web::action("account.change_password", "/account/password", {}, change_password),
      web::action("account.create_token", "/account/tokens", {}, create_token),
      web::action("account.revoke_token", "/account/tokens/{id}/revoke", {}, revoke_token),
      web::action("account.language", "/account/language", {}, choose_language),
  });
}

}  // namespace waarborg::account
