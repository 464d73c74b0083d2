// The list of people. A name is looked for by a posted form, so that it stands in no address, log or history.
#include "base/text.h"
#include "features/administration/people.h"

namespace waarborg::administration {

namespace {

constexpr int kPage = 50;

struct ListPage {
  std::vector<directory::Person> people;
  std::vector<TreeUnit> tree;
  std::map<std::string, std::string> units;
};

directory::PeopleQuery query_of(const web::Context& context, const House& house) {
  directory::PeopleQuery query;
  const http::Fields& asked = context.request.query;
  query.unit_id = asked.get("unit");
  query.with_leavers = asked.get("leavers") == "yes";
  query.after_number = asked.get("after");
  query.present_on = house.today();
  return query;
}

html::ListState list_state(const web::Context& context) {
  const http::Fields& asked = context.request.query;
  return {.path = "/administration/people",
          .filters = {{"unit", asked.get("unit")}, {"leavers", asked.get("leavers")}},
          .sort = {},
          .after = asked.get("after")};
}

std::vector<Html> row_of(const Translator& t, const directory::Person& person,
                         const std::map<std::string, std::string>& units) {
  Html number, name, unit, function, left;
  number << "<a href=\"/administration/people/"_html << person.id << "\">"_html << person.personnel_number
         << "</a>"_html;
  name << person.name;
  const auto found = units.find(person.unit_id);
  if (found != units.end()) unit << found->second;
  function << person.function;
  if (person.left_on) left << t.date(*person.left_on);
  return {number, name, unit, function, left};
}

Html filters(const web::Context& context, const std::vector<TreeUnit>& tree) {
  const Translator& t = context.t;
  const html::FormState state{context.request.query.items(), {}};
  Html out;
  out << html::filter_form_start("/administration/people")
      << html::select_field(t, state, "unit", t("common.unit"), unit_choices(tree), {.optional = true, .filter = true})
      << html::checkbox(t, state, "leavers", t("administration.with_leavers"), {.optional = true, .filter = true})
      << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end();
  return out;
}

Html name_search(const web::Context& context) {
  const Translator& t = context.t;
  const html::FormState state{context.request.form.items(), {}};
  Html out;
  out << html::form_start("/administration/people/search", context.csrf())
      << html::text_field(
             t, state, "name", t("administration.search_name"),
             {.hint = t("administration.search_name_hint"), .type = "search", .length_max = 200, .filter = true})
      << html::submit(t("common.search"), html::ButtonKind::plain) << html::form_end();
  return out;
}

http::Response show_list(web::Context& context, House& house, directory::PeopleQuery query, bool search) {
  const Translator& t = context.t;
  query.limit = kPage + 1;
  auto page = house.database().read([&](storage::Transaction& tx) -> Result<ListPage> {
    const auto units = directory::units(tx);
    return ListPage{directory::list_people(tx, house.keys(), query), tree_of(units, {}, t), unit_names(units)};
  });
  if (!page) return web::error_page(context, page.errors());
  const bool more = page->people.size() > kPage;
  if (more) page->people.resize(kPage);
  const auto state = list_state(context);
  std::vector<std::vector<Html>> rows;
  for (const auto& person : page->people) rows.push_back(row_of(t, person, page->units));
  Html body;
  body << name_search(context) << filters(context, page->tree);
  body << html::table(t, t("administration.people_caption"),
                      {{"", t("administration.number")},
                       {"", t("common.name")},
                       {"", t("common.unit")},
                       {"", t("administration.function")},
                       {"", t("administration.left")}},
                      rows);
  if (search && more) body << paragraph(t("administration.search_more"));
  if (!search)
    body << html::pager(t, state, more ? page->people.back().personnel_number : "") << html::export_links(t, state);
  Html actions;
  actions << html::link_button("/administration/people/new", t("administration.person_add"))
          << html::link_button("/administration/people/import", t("administration.import_title"));
  return web::render(context, {.title = t("administration.people"), .crumbs = crumbs(context, {}), .actions = actions},
                     body);
}

http::Response search_people(web::Context& context, House& house) {
  directory::PeopleQuery query;
  query.name = trim(context.request.form.get("name"));
  query.with_leavers = true;
  return show_list(context, house, query, true);
}

web::Sheet sheet_head(const Translator& t) {
  return {t("administration.people"),
          {t("administration.number"), t("common.name"), t("administration.mail"), t("administration.unit_code_label"),
           t("administration.function"), t("common.category"), t("administration.joined"), t("administration.left")},
          {}};
}

http::Response export_people(web::Context& context, House& house, std::string_view format) {
  web::Sheet sheet = sheet_head(context.t);
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    sheet.rows.clear();
    std::map<std::string, std::string> codes;
    for (const auto& unit : directory::units(tx)) codes[unit.id] = unit.code;
    auto query = query_of(context, house);
    query.after_number.clear();
    query.limit = 500;
    while (true) {
      const auto people = directory::list_people(tx, house.keys(), query);
      for (const auto& person : people)
        sheet.rows.push_back({person.personnel_number, person.name, person.mail, codes[person.unit_id], person.function,
                              person.category, person.joined_on ? to_iso(*person.joined_on) : "",
                              person.left_on ? to_iso(*person.left_on) : ""});
      if (people.size() < 500) break;
      query.after_number = people.back().personnel_number;
    }
    record(tx, house, context.viewer(), "people.export", "", std::to_string(sheet.rows.size()));
    return Done{};
  });
  if (!done) return web::error_page(context, done.errors());
  return web::export_sheet(context, sheet, format);
}

}  // namespace

void add_people_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  table.add(web::page("administration.people", "/administration/people", roles, [&house](web::Context& context) {
    return show_list(context, house, query_of(context, house), false);
  }));
  table.add(web::action("administration.people_search", "/administration/people/search", roles,
                        [&house](web::Context& context) { return search_people(context, house); }));
  add_exports(
      table, "administration.people", "/administration/people", roles,
      [&house](web::Context& context, std::string_view format) { return export_people(context, house, format); });
}

}  // namespace waarborg::administration
