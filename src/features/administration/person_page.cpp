// One person: data, account, roles; and the form for a new one.
#include "features/administration/people.h"
#include "features/administration/person_form.h"
#include "features/administration/roles.h"

namespace waarborg::administration {

namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

Labels labels(const Translator& t) {
  return {{"number", t("administration.number")},
          {"name", t("common.name")},
          {"mail", t("administration.mail")},
          {"unit", t("common.unit")},
          {"function", t("administration.function")},
          {"category", t("common.category")},
          {"joined", t("administration.joined")},
          {"left", t("administration.left")},
          {"sign_in_name", t("administration.sign_in_name")},
          {"role", t("administration.role")},
          {"scope", t("administration.scope")},
          {"from", t("administration.from")},
          {"until", t("administration.until")}};
}

std::vector<html::Choice> category_choices(const Translator& t) {
  std::vector<html::Choice> choices;
  for (const auto& code : person_categories()) choices.push_back({code, t("administration.category_" + code)});
  return choices;
}

html::FormState state_of_person(const directory::Person& person) {
  const auto iso = [](const std::optional<Date>& day) { return day ? to_iso(*day) : std::string(); };
  return {{{"name", person.name},
           {"mail", person.mail},
           {"unit", person.unit_id},
           {"function", person.function},
           {"category", person.category},
           {"joined", iso(person.joined_on)},
           {"left", iso(person.left_on)}},
          {}};
}

Html person_fields(const Translator& t, const html::FormState& state, const std::vector<TreeUnit>& tree) {
  Html out;
  out << html::text_field(t, state, "name", t("common.name"), {.length_max = 200})
      << html::text_field(t, state, "mail", t("administration.mail"), {.optional = true, .type = "email"})
      << html::select_field(t, state, "unit", t("common.unit"), unit_choices(tree))
      << html::text_field(t, state, "function", t("administration.function"), {.optional = true, .length_max = 200})
      << html::select_field(t, state, "category", t("common.category"), category_choices(t))
      << html::text_field(t, state, "joined", t("administration.joined"), {.optional = true, .type = "date"})
      << html::text_field(t, state, "left", t("administration.left"),
                          {.hint = t("administration.left_hint"), .optional = true, .type = "date"})
      << html::submit(t("common.save"));
  return out;
}

Html act(const web::Context& context, const std::string& path, const std::string& label, html::ButtonKind kind) {
  Html out;
  out << html::form_start(path, context.csrf()) << html::submit(label, kind) << html::form_end();
  return out;
}

/// What can be done to the account stands behind a summary, since each of it locks somebody out for a while.
Html account_part(const web::Context& context, const PersonView& view, const html::FormState& state) {
  const Translator& t = context.t;
  const std::string base = "/administration/people/" + view.person.id + "/account";
  Html out;
  out << heading(t("administration.account"));
  if (!view.account) {
    out << paragraph(t("administration.account_none")) << html::form_start(base, context.csrf())
        << html::text_field(t, state, "sign_in_name", t("administration.sign_in_name"),
                            {.hint = t("administration.sign_in_name_hint"), .length_max = 100})
        << html::submit(t("administration.account_make")) << html::form_end();
    return out;
  }
  Html name, status;
  name << view.account->sign_in_name;
  status << (view.account->closed ? html::badge(html::Tone::warning, t("administration.account_closed"))
                                  : html::badge(html::Tone::good, t("administration.account_open")));
  out << html::facts({{t("administration.sign_in_name"), name}, {t("common.status"), status}});
  if (view.account->closed) {
    out << paragraph(t("administration.account_reopen_hint"))
        << act(context, base + "/reopen", t("administration.account_reopen"), html::ButtonKind::plain);
    return out;
  }
  out << "<details><summary>"_html << t("administration.account_change") << "</summary>"_html
      << paragraph(t("administration.account_code_hint"))
      << act(context, base + "/code", t("administration.account_code"), html::ButtonKind::plain)
      << paragraph(t("administration.account_password_hint"))
      << html::link_button(base + "/recovery", t("administration.account_password"))
      << paragraph(t("administration.account_close_hint"))
      << act(context, base + "/close", t("administration.account_close"), html::ButtonKind::danger)
      << "</details>"_html;
  return out;
}

bool has_ended(const directory::GrantRow& grant, Date today) { return grant.until_on && *grant.until_on <= today; }

std::vector<Html> grant_row(const web::Context& context, const PersonView& view, const directory::GrantRow& grant,
                            const std::map<std::string, std::string>& units, Date today) {
  const Translator& t = context.t;
  Html role, unit, from, until, end;
  role << role_name(t, grant.role);
  const auto found = units.find(grant.unit_id);
  if (found != units.end()) unit << found->second;
  from << t.date(grant.from_on);
  until << day_text(t, grant.until_on);
  if (!has_ended(grant, today))
    end << html::form_start("/administration/people/" + view.person.id + "/roles/end", context.csrf())
        << html::hidden("role", identity::code_of(grant.role)) << html::hidden("scope", grant.unit_id)
        << "<button type=\"submit\" class=\"button\" aria-label=\""_html
        << t("administration.role_end_of", {role_name(t, grant.role)}) << "\">"_html << t("administration.role_end")
        << "</button>"_html << html::form_end();
  return {role, unit, from, until, end};
}

Html roles_part(const web::Context& context, const PersonView& view, const html::FormState& state,
                const std::vector<TreeUnit>& tree, const std::map<std::string, std::string>& units, Date today) {
  const Translator& t = context.t;
  if (!view.account) return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& grant : view.grants) rows.push_back(grant_row(context, view, grant, units, today));
  Html out;
  out << heading(t("administration.roles"))
      << html::table(t, t("administration.roles_of", {view.person.name}),
                     {{"", t("administration.role")},
                      {"", t("administration.scope")},
                      {"", t("administration.from")},
                      {"", t("administration.until")},
                      {"", t("administration.action")}},
                     rows);
  if (!view.desk_codes.empty()) {
    std::string desks;
    for (const auto& code : view.desk_codes) desks += (desks.empty() ? "" : ", ") + desk_name(t, code);
    out << paragraph(t("administration.desks_of", {desks}));
  }
  if (view.account->closed) return out;
  out << "<details"_html << (!state.errors.empty() ? " open"_html : ""_html) << "><summary>"_html
      << t("administration.role_grant") << "</summary>"_html
      << html::form_start("/administration/people/" + view.person.id + "/roles", context.csrf())
      << html::select_field(t, state, "role", t("administration.role"), role_choices(t))
      << html::select_field(t, state, "scope", t("administration.scope"), unit_choices(tree),
                            {.hint = t("administration.scope_hint")})
      << html::text_field(t, state, "from", t("administration.from"),
                          {.hint = t("administration.from_hint"), .optional = true, .type = "date"})
      << html::text_field(t, state, "until", t("administration.until"),
                          {.hint = t("administration.until_hint"), .optional = true, .type = "date"})
      << html::submit(t("administration.role_grant")) << html::form_end() << "</details>"_html;
  return out;
}

struct Loaded {
  PersonView view;
  std::vector<directory::Unit> units;
};

/// The ids of fields must be unique on a page: each form shows what was posted to it alone.
html::FormState only_for(const html::FormState& state, bool mine) { return mine ? state : html::FormState{}; }

http::Response show_new(web::Context& context, House& house, const html::FormState& state = {}, int status = 200) {
  const Translator& t = context.t;
  const auto units = house.database().read(
      [&](storage::Transaction& tx) -> Result<std::vector<directory::Unit>> { return directory::units(tx); });
  if (!units) return web::error_page(context, units.errors());
  Html body;
  body << html::error_summary(t, state.errors, labels(t))
       << html::form_start("/administration/people/new", context.csrf())
       << html::text_field(t, state, "number", t("administration.number"), {.length_max = 30})
       << person_fields(t, state, tree_of(*units, {}, t)) << html::form_end();
  return web::render(context,
                     {.title = t("administration.person_add"),
                      .crumbs = crumbs(context, {{t("administration.people"), "/administration/people"}}),
                      .status = status},
                     body);
}

http::Response post_person(web::Context& context, House& house, const std::string& id) {
  const auto saved = house.database().write([&](storage::Transaction& tx) {
    return save_person_form(tx, house, context.viewer(), id, context.request.form);
  });
  if (!saved && id.empty())
    return show_new(context, house, web::state_of(context.request, saved.errors()), web::status_of(saved.errors()));
  if (!saved)
    return show_person(context, house, id, web::state_of(context.request, saved.errors()),
                       web::status_of(saved.errors()));
  return web::see_other_with_notice("/administration/people/" + *saved, "common.saved");
}

}  // namespace

http::Response show_person(web::Context& context, House& house, const std::string& person_id,
                           const html::FormState& state, int status) {
  const Translator& t = context.t;
  const auto loaded = house.database().read([&](storage::Transaction& tx) -> Result<Loaded> {
    return Loaded{TRY(load_person(tx, house, person_id)), directory::units(tx)};
  });
  if (!loaded) return web::error_page(context, loaded.errors());
  const auto& [view, units] = *loaded;
  const auto tree = tree_of(units, {}, t);
  const auto posted = [&](const char* field) {
    for (const auto& [name, value] : state.values)
      if (name == field) return true;
    return false;
  };
  const bool of_person = posted("name");
  const bool of_roles = posted("role");
  Html number, unit;
  number << view.person.personnel_number;
  unit << view.unit_name;
  Html body;
  body << html::error_summary(t, state.errors, labels(t))
       << html::facts({{t("administration.number"), number}, {t("common.unit"), unit}})
       << account_part(context, view, only_for(state, posted("sign_in_name")))
       << roles_part(context, view, only_for(state, of_roles), tree, unit_names(units), house.today())
       << "<details"_html << (of_person ? " open"_html : ""_html) << "><summary>"_html
       << t("administration.person_edit") << "</summary>"_html
       << html::form_start("/administration/people/" + person_id, context.csrf())
       << person_fields(t, of_person ? state : state_of_person(view.person), tree) << html::form_end()
       << "</details>"_html;
  return web::render(context,
                     {.title = view.person.name,
                      .crumbs = crumbs(context, {{t("administration.people"), "/administration/people"}}),
                      .status = status},
                     body);
}

void add_person_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  table.add(web::page("administration.person_new", "/administration/people/new", roles,
                      [&house](web::Context& context) { return show_new(context, house); }));
  table.add(web::action("administration.person_add", "/administration/people/new", roles,
                        [&house](web::Context& context) { return post_person(context, house, ""); }));
  table.add(web::page("administration.person", "/administration/people/{id}", roles, [&house](web::Context& context) {
    return show_person(context, house, context.request.parameter("id"));
  }));
  table.add(web::action(
      "administration.person_change", "/administration/people/{id}", roles,
      [&house](web::Context& context) { return post_person(context, house, context.request.parameter("id")); }));
}

}  // namespace waarborg::administration
