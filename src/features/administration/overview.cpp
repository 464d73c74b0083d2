#include "features/administration/overview.h"

#include "platform/auth/recovery_requests.h"

namespace waarborg::administration {

namespace {

constexpr int kRequestsCounted = 100;

struct Figures {
  std::int64_t units = 0, people = 0, accounts = 0, grants = 0, desks = 0, procedures = 0, recoveries = 0;
};

Figures count(storage::Transaction& tx, const House& house) {
  Figures figures;
  figures.units = static_cast<std::int64_t>(directory::units(tx).size());
  for (const auto& [unit, people] : directory::people_per_unit(tx, house.today())) figures.people += people;
  for (const auto& account : directory::accounts(tx)) figures.accounts += account.closed ? 0 : 1;
  figures.grants = static_cast<std::int64_t>(directory::grants_not_ended(tx, house.today()).size());
  figures.desks = static_cast<std::int64_t>(directory::desks(tx).size());
  for (const auto& request : auth::recovery_requests(tx, house.clock(), house.keys(), kRequestsCounted))
    figures.recoveries += request.is_open() ? 1 : 0;
  for (const auto& version : house.procedures.list(tx)) figures.procedures += version.active ? 1 : 0;
  return figures;
}

http::Response show(web::Context& context, House& house) {
  const Translator& t = context.t;
  const auto figures =
      house.database().read([&](storage::Transaction& tx) -> Result<Figures> { return count(tx, house); });
  if (!figures) return web::error_page(context, figures.errors());
  const auto card = [&](const char* key, std::int64_t figure, const std::string& note, const char* path) {
    return html::Card{t(key), t.number(figure), note, path};
  };
  Html body;
  body << paragraph(t("administration.lead"))
       << html::cards(
              {card("administration.units", figures->units, "", "/administration/units"),
               card("administration.people", figures->people,
                    t.count("administration.accounts_count", figures->accounts), "/administration/people"),
               card("administration.roles", figures->grants, "", "/administration/roles"),
               card("recovery.title", figures->recoveries, t("recovery.requests_open"), "/administration/recovery"),
               card("administration.desks", figures->desks, "", "/administration/desks"),
               card("administration.procedures", figures->procedures, t("administration.procedures_active"),
                    "/administration/procedures")});
  return web::render(context, {.title = t("administration.title")}, body);
}

}  // namespace

void add_overview_route(web::RouteTable& table, House& house) {
  table.add(web::page("administration.overview", "/administration", {Role::administrator},
                      [&house](web::Context& context) { return show(context, house); }));
  table.add_nav({.text_key = "administration.title",
                 .path = "/administration",
                 .roles = {Role::administrator},
                 .order = 80,
                 .count = {}});
}

}  // namespace waarborg::administration
