// The forms of an account on a person's page, and the page that shows its secrets once.
#include "features/administration/accounts.h"
#include "features/administration/people.h"

namespace waarborg::administration {

namespace {

/// A monospaced value to copy.
Html code(std::string_view text) {
  Html out;
  out << "<code>"_html << text << "</code>"_html;
  return out;
}

/// Answers the post itself: a redirect would have to carry the secrets in an address or keep them.
http::Response show_secrets(web::Context& context, const std::string& person_id, const Secrets& secrets) {
  const Translator& t = context.t;
  std::vector<std::pair<std::string, Html>> facts{{t("administration.sign_in_name"), code(secrets.sign_in_name)}};
  if (!secrets.password.empty()) facts.emplace_back(t("administration.one_time_password"), code(secrets.password));
  facts.emplace_back(t("administration.totp_secret"), code(secrets.totp_secret));
  facts.emplace_back(t("administration.totp_uri"), code(secrets.totp_uri));
  Html body;
  body << html::alert(html::Tone::warning, t("administration.secrets_once"),
                      paragraph(t("administration.secrets_hint")))
       << html::facts(facts)
       << html::link_button("/administration/people/" + person_id, t("common.continue"), html::ButtonKind::primary);
  return web::render(context,
                     {.title = t("administration.secrets_title"),
                      .crumbs = crumbs(context, {{t("administration.people"), "/administration/people"}})},
                     body);
}

using MakeSecrets = std::function<Result<Secrets>(storage::Transaction&, const std::string& person_id)>;

http::Response with_secrets(web::Context& context, House& house, const MakeSecrets& make) {
  const std::string id = context.request.parameter("id");
  const auto secrets = house.database().write([&](storage::Transaction& tx) { return make(tx, id); });
  if (!secrets)
    return show_person(context, house, id, web::state_of(context.request, secrets.errors()),
                       web::status_of(secrets.errors()));
  return show_secrets(context, id, *secrets);
}

http::Response post_close(web::Context& context, House& house) {
  const std::string id = context.request.parameter("id");
  const auto done =
      house.database().write([&](storage::Transaction& tx) { return close_account(tx, house, context.viewer(), id); });
  if (!done)
    return show_person(context, house, id, web::state_of(context.request, done.errors()),
                       web::status_of(done.errors()));
  return web::see_other_with_notice("/administration/people/" + id, "administration.account_closed_notice");
}

}  // namespace

void add_account_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  const std::string base = "/administration/people/{id}/account";
  table.add(web::action("administration.account_make", base, roles, [&house](web::Context& context) {
    return with_secrets(context, house, [&](storage::Transaction& tx, const std::string& id) {
      return make_account(tx, house, context.viewer(), id, context.request.form.get("sign_in_name"));
    });
  }));
  table.add(web::action("administration.account_reopen", base + "/reopen", roles, [&house](web::Context& context) {
    return with_secrets(context, house, [&](storage::Transaction& tx, const std::string& id) {
      return reopen_account(tx, house, context.viewer(), id);
    });
  }));
  table.add(web::action("administration.account_code", base + "/code", roles, [&house](web::Context& context) {
    return with_secrets(context, house, [&](storage::Transaction& tx, const std::string& id) {
      return renew_code(tx, house, context.viewer(), id);
    });
  }));
  table.add(web::action("administration.account_close", base + "/close", roles,
                        [&house](web::Context& context) { return post_close(context, house); }));
}

}  // namespace waarborg::administration
