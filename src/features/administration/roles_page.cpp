// Who holds what: every role that has not ended, of everybody.
#include <algorithm>

#include "features/administration/people.h"
#include "features/administration/roles.h"

namespace waarborg::administration {

namespace {

struct Holder {
  directory::GrantRow grant;
  std::string person_id, number, name, unit_name;
  bool closed = false;
};

Result<std::vector<Holder>> load_holders(storage::Transaction& tx, const House& house, const std::string& role) {
  const auto names = unit_names(directory::units(tx));
  std::map<std::string, std::pair<directory::AccountInfo, directory::Person>> people;
  std::vector<Holder> holders;
  for (const auto& grant : directory::grants_not_ended(tx, house.today())) {
    if (!role.empty() && identity::code_of(grant.role) != role) continue;
    if (!people.contains(grant.account_id)) {
      const auto account = directory::find_account(tx, grant.account_id);
      const auto person = directory::find_person(tx, house.keys(), account ? account->person_id : "");
      if (!account || !person) continue;
      people.emplace(grant.account_id, std::pair{*account, *person});
    }
    const auto& [account, person] = people.at(grant.account_id);
    const auto unit = names.find(grant.unit_id);
    holders.push_back({grant, person.id, person.personnel_number, person.name, unit == names.end() ? "" : unit->second,
                       account.closed});
  }
  return holders;
}

http::Response show_roles(web::Context& context, House& house) {
  const Translator& t = context.t;
  const std::string role = context.request.query.get("role");
  auto holders = house.database().read([&](storage::Transaction& tx) { return load_holders(tx, house, role); });
  if (!holders) return web::error_page(context, holders.errors());
  std::ranges::sort(*holders, [&](const Holder& a, const Holder& b) {
    const int order = t.compare(role_name(t, a.grant.role), role_name(t, b.grant.role));
    return order != 0 ? order < 0 : t.compare(a.name, b.name) < 0;
  });
  std::vector<std::vector<Html>> rows;
  for (const auto& holder : *holders) {
    Html name, role_cell, unit, from, until;
    name << "<a href=\"/administration/people/"_html << holder.person_id << "\">"_html << holder.name << "</a>"_html;
    role_cell << role_name(t, holder.grant.role);
    unit << holder.unit_name;
    from << t.date(holder.grant.from_on);
    until << day_text(t, holder.grant.until_on);
    rows.push_back({name, role_cell, unit, from, until});
  }
  const html::FormState state{context.request.query.items(), {}};
  const html::ListState list{.path = "/administration/roles", .filters = {{"role", role}}};
  Html body;
  body << html::filter_form_start("/administration/roles")
       << html::select_field(t, state, "role", t("administration.role"), role_choices(t),
                             {.optional = true, .filter = true})
       << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end()
       << html::table(t, t("administration.roles"),
                      {{"", t("common.name")},
                       {"", t("administration.role")},
                       {"", t("administration.scope")},
                       {"", t("administration.from")},
                       {"", t("administration.until")}},
                      rows)
       << html::export_links(t, list);
  return web::render(context, {.title = t("administration.roles"), .crumbs = crumbs(context, {})}, body);
}

http::Response export_roles(web::Context& context, House& house, std::string_view format) {
  const Translator& t = context.t;
  const auto holders = house.database().write([&](storage::Transaction& tx) -> Result<std::vector<Holder>> {
    auto all = TRY(load_holders(tx, house, context.request.query.get("role")));
    record(tx, house, context.viewer(), "people.export", "", "roles " + std::to_string(all.size()));
    return all;
  });
  if (!holders) return web::error_page(context, holders.errors());
  web::Sheet sheet{t("administration.roles"),
                   {t("administration.number"), t("common.name"), t("administration.role"), t("administration.scope"),
                    t("administration.from"), t("administration.until")},
                   {}};
  for (const auto& holder : *holders)
    sheet.rows.push_back({holder.number, holder.name, role_name(t, holder.grant.role), holder.unit_name,
                          to_iso(holder.grant.from_on), holder.grant.until_on ? to_iso(*holder.grant.until_on) : ""});
  return web::export_sheet(context, sheet, format);
}

using Change = Result<Done> (*)(storage::Transaction&, const House&, const identity::Viewer&, const std::string&,
                                const http::Fields&);

http::Response post(web::Context& context, House& house, Change change) {
  const std::string id = context.request.parameter("id");
  const auto done = house.database().write(
      [&](storage::Transaction& tx) { return change(tx, house, context.viewer(), id, context.request.form); });
  if (!done)
    return show_person(context, house, id, web::state_of(context.request, done.errors()),
                       web::status_of(done.errors()));
  return web::see_other_with_notice("/administration/people/" + id, "common.saved");
}

}  // namespace

void add_role_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  table.add(web::page("administration.roles", "/administration/roles", roles,
                      [&house](web::Context& context) { return show_roles(context, house); }));
  add_exports(
      table, "administration.roles", "/administration/roles", roles,
      [&house](web::Context& context, std::string_view format) { return export_roles(context, house, format); });
  table.add(web::action("administration.role_grant", "/administration/people/{id}/roles", roles,
                        [&house](web::Context& context) { return post(context, house, &grant_role); }));
  table.add(web::action("administration.role_end", "/administration/people/{id}/roles/end", roles,
                        [&house](web::Context& context) { return post(context, house, &end_role); }));
}

}  // namespace waarborg::administration
