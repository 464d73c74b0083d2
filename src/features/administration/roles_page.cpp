// Who holds what: every role that has not ended, of everybody.
#include <algorithm>
#include <charconv>

#include "features/administration/people.h"
#include "features/administration/roles.h"

namespace waarborg::administration {

namespace {

struct Holder {
  directory::GrantRow grant;
  std::string person_id, number, name, unit_name;
  bool closed = false;
};

constexpr std::size_t kPage = 50;

/// Which holders: of a role, of a unit and all below it; empty is all.
struct Wanted {
  std::string role, unit_id;
};
Wanted wanted_of(const web::Context& context) {
  return {context.request.query.get("role"), context.request.query.get("unit")};
}

Result<std::vector<Holder>> load_holders(storage::Transaction& tx, const House& house, const Wanted& wanted) {
  const auto names = unit_names(directory::units(tx));
  std::map<std::string, std::pair<directory::AccountInfo, directory::Person>> people;
  std::vector<Holder> holders;
  for (const auto& grant : directory::grants_not_ended(tx, house.today())) {
    if (!wanted.role.empty() && identity::code_of(grant.role) != wanted.role) continue;
    if (!wanted.unit_id.empty() && !directory::is_within(tx, grant.unit_id, wanted.unit_id)) continue;
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

/// By role, then name. Names are sealed, so the database cannot sort by them: who holds a role is read whole (hundreds,
/// not the force) and shown page by page.
void sort_holders(const Translator& t, std::vector<Holder>& holders) {
  std::map<Role, std::string> names;
  for (const Role role : identity::all_roles()) names[role] = role_name(t, role);
  std::ranges::sort(holders, [&](const Holder& a, const Holder& b) {
    const int order = t.compare(names[a.grant.role], names[b.grant.role]);
    return order != 0 ? order < 0 : t.compare(a.name, b.name) < 0;
  });
}

/// The page that begins at this place; a number out of range, or none, is the first.
std::size_t place_of(const std::string& typed, std::size_t count) {
  std::size_t place = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), place);
  return place < count ? place : 0;
}

std::vector<Html> row_of(const Translator& t, const Holder& holder) {
  Html name, role_cell, unit, from, until;
  name << "<a href=\"/administration/people/"_html << holder.person_id << "\">"_html << holder.name << "</a>"_html;
  role_cell << role_name(t, holder.grant.role);
  unit << holder.unit_name;
  from << t.date(holder.grant.from_on);
  until << day_text(t, holder.grant.until_on);
  return {name, role_cell, unit, from, until};
}

http::Response show_roles(web::Context& context, House& house) {
  const Translator& t = context.t;
  const Wanted wanted = wanted_of(context);
  std::vector<TreeUnit> tree;
  auto holders = house.database().read([&](storage::Transaction& tx) {
    tree = tree_of(directory::units(tx), {}, t);
    return load_holders(tx, house, wanted);
  });
  if (!holders) return web::error_page(context, holders.errors());
  sort_holders(t, *holders);
  const std::size_t begin = place_of(context.request.query.get("after"), holders->size());
  const std::size_t end = std::min(begin + kPage, holders->size());
  std::vector<std::vector<Html>> rows;
  for (std::size_t i = begin; i < end; ++i) rows.push_back(row_of(t, (*holders)[i]));
  const html::FormState state{context.request.query.items(), {}};
  const html::ListState list{.path = "/administration/roles",
                             .filters = {{"role", wanted.role}, {"unit", wanted.unit_id}},
                             .after = begin == 0 ? "" : std::to_string(begin)};
  Html body;
  body << html::filter_form_start("/administration/roles")
       << html::select_field(t, state, "role", t("administration.role"), role_choices(t),
                             {.optional = true, .filter = true})
       << html::select_field(t, state, "unit", t("administration.scope"), unit_choices(tree),
                             {.optional = true, .filter = true})
       << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end()
       << html::table(t, t("administration.roles_caption"),
                      {{"", t("common.name")},
                       {"", t("administration.role")},
                       {"", t("administration.scope")},
                       {"", t("administration.from")},
                       {"", t("administration.until")}},
                      rows)
       << html::pager(t, list, end < holders->size() ? std::to_string(end) : "") << html::export_links(t, list);
  return web::render(context, {.title = t("administration.roles"), .crumbs = crumbs(context, {})}, body);
}

http::Response export_roles(web::Context& context, House& house, std::string_view format) {
  const Translator& t = context.t;
  const auto holders = house.database().write([&](storage::Transaction& tx) -> Result<std::vector<Holder>> {
    auto all = TRY(load_holders(tx, house, wanted_of(context)));
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
