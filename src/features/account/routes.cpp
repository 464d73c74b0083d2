#include "features/account/contract/account.h"
#include "features/account/pages.h"
#include "platform/web/first_password.h"

namespace waarborg::account {

using identity::Role;
using web::Audience;

namespace {

/// Routes whose pages work with matters.
void add_house_routes(web::RouteTable& table, matters::House& house) {
  using Handle = http::Response (*)(web::Context&, matters::House&);
  const auto with = [&house](Handle handle) {
    return [&house, handle](web::Context& context) { return handle(context, house); };
  };
  table.add(web::page("account.ties", "/account/interests", {}, with(show_ties)));
  table.add(web::action("account.declare_tie", "/account/interests", {}, with(declare_tie)));
  table.add(web::action("account.end_tie", "/account/interests/{id}/end", {}, with(end_tie)));
  table.add(web::action("account.recovery_agree", "/recovery/{id}/agree", {Role::custodian}, with(agree_to_recovery)));
}

}  // namespace

void add_routes(web::RouteTable& table, matters::House& house) {
  table.add({
      web::open_page("account.start", "/", Audience::anyone, start),
      web::open_page("account.accessibility", "/accessibility", Audience::anyone, accessibility),
      web::open_page("account.privacy", "/privacy", Audience::anyone, privacy),
      web::open_page("account.contact", "/contact", Audience::anyone, contact),
      web::open_page("account.security_txt", "/.well-known/security.txt", Audience::anyone, security_txt),
      web::open_page("account.sign_in_page", "/sign-in", Audience::anyone, sign_in_page),
      web::open_action("account.sign_in", "/sign-in", Audience::anyone, sign_in),
      web::action("account.sign_out", "/sign-out", {}, sign_out),
      web::open_page("account.first_password", std::string(web::kFirstPasswordPath), Audience::anyone,
                     first_password_page),
      web::open_action("account.first_password_choose", std::string(web::kFirstPasswordPath), Audience::anyone,
                       choose_first_password),
      web::open_page("account.recover_page", "/recover", Audience::anyone, recover_page),
      web::open_action("account.recover", "/recover", Audience::anyone, recover),
      web::page("account.recoveries", "/recovery", {Role::custodian}, recovery_list),
      web::page("account.recovery", "/recovery/{id}", {Role::custodian}, recovery_request),
      web::action("account.recovery_refuse", "/recovery/{id}/refuse", {Role::custodian}, refuse_recovery),
      web::page("account.me", "/account", {}, my_account),
      web::action("account.end_session", "/account/sessions/{id}/end", {}, end_session),
      web::action("account.change_password", "/account/password", {}, change_password),
      web::action("account.create_token", "/account/tokens", {}, create_token),
      web::action("account.revoke_token", "/account/tokens/{id}/revoke", {}, revoke_token),
      web::action("account.language", "/account/language", {}, choose_language),
  });
  add_house_routes(table, house);
  table.add_nav({"recovery.title", "/recovery", {Role::custodian}, 93, recoveries_waiting});
}

}  // namespace waarborg::account
