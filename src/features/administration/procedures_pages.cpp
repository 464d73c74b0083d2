// The list of procedures, one version, the difference of two, and activation.
#include <charconv>

#include "features/administration/procedures.h"

namespace waarborg::administration {

namespace {

using matters::Procedure;
using Version = matters::Procedures::VersionInfo;

int number_of(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string path_of(const std::string& key, int version) {
  return "/administration/procedures/" + key + "/" + std::to_string(version);
}

std::vector<web::Crumb> below_procedures(const web::Context& context) {
  return crumbs(context, {{context.t("administration.procedures"), "/administration/procedures"}});
}

struct Listed {
  Version info;
  std::shared_ptr<const Procedure> procedure;
};

http::Response show_list(web::Context& context, House& house) {
  const Translator& t = context.t;
  const auto all = house.database().read([&](storage::Transaction& tx) -> Result<std::vector<Listed>> {
    std::vector<Listed> listed;
    for (auto& info : house.procedures.list(tx)) {
      auto procedure = TRY(house.procedures.version(tx, info.key, info.version));
      listed.push_back({std::move(info), std::move(procedure)});
    }
    return listed;
  });
  if (!all) return web::error_page(context, all.errors());
  std::vector<std::vector<Html>> rows;
  for (const auto& [info, procedure] : *all) {
    std::vector<Html> cells(4);
    cells[0] << "<a href=\""_html << path_of(info.key, info.version) << "\">"_html << t(procedure->title)
             << "</a>"_html;
    cells[1] << info.key;
    cells[2] << info.version;
    if (info.active) cells[3] << html::badge(html::Tone::good, t("administration.procedures_active"));
    if (info.active && info.activated_on) cells[3] << " "_html << t.date(*info.activated_on);
    rows.push_back(std::move(cells));
  }
  Html body;
  body << paragraph(t("administration.procedures_lead"))
       << html::table(t, t("administration.procedures_caption"),
                      {{"", t("administration.procedure")},
                       {"", t("administration.procedure_key")},
                       {"", t("administration.version"), true},
                       {"", t("common.status")}},
                      rows);
  return web::render(
      context,
      {.title = t("administration.procedures"),
       .crumbs = crumbs(context, {}),
       .actions = html::link_button("/administration/procedures/new", t("administration.procedure_new"))},
      body);
}

struct Shown {
  std::shared_ptr<const Procedure> procedure;
  std::shared_ptr<const Procedure> active;  ///< or null
  std::vector<Version> versions;            ///< of this procedure
};

Result<Shown> load_shown(storage::Transaction& tx, const House& house, const http::Request& request) {
  Shown shown;
  const std::string& key = request.parameter("key");
  shown.procedure = TRY(house.procedures.version(tx, key, number_of(request.parameter("version"))));
  for (auto& info : house.procedures.list(tx))
    if (info.key == key) shown.versions.push_back(std::move(info));
  if (const int active = active_version(tx, house, key); active > 0)
    shown.active = TRY(house.procedures.version(tx, key, active));
  return shown;
}

Result<Shown> load_shown(House& house, const http::Request& request) {
  return house.database().read([&](storage::Transaction& tx) { return load_shown(tx, house, request); });
}

Html version_links(const Translator& t, const Shown& shown) {
  Html out;
  out << "<ul>"_html;
  for (const auto& info : shown.versions) {
    if (info.version == shown.procedure->version) continue;
    out << "<li><a href=\""_html << path_of(info.key, shown.procedure->version) << "/difference?with="_html
        << info.version << "\">"_html << t("administration.diff_with", {std::to_string(info.version)})
        << "</a></li>"_html;
  }
  out << "</ul>"_html;
  return out;
}

http::Response show_version(web::Context& context, House& house) {
  const Translator& t = context.t;
  const auto shown = load_shown(house, context.request);
  if (!shown) return web::error_page(context, shown.errors());
  const Procedure& procedure = *shown->procedure;
  const bool is_active = shown->active && shown->active->version == procedure.version;
  Html actions;
  if (!is_active)
    actions << html::link_button(path_of(procedure.key, procedure.version) + "/activate", t("administration.activate"));
  Html body;
  body << "<p>"_html
       << (is_active ? html::badge(html::Tone::good, t("administration.procedures_active"))
                     : html::badge(html::Tone::neutral, t("administration.procedure_waiting")))
       << "</p>"_html << procedure_view(t, procedure);
  if (shown->versions.size() > 1) body << heading(t("administration.versions")) << version_links(t, *shown);
  body << "<details><summary>"_html << t("administration.procedure_text") << "</summary><pre tabindex=\"0\">"_html
       << procedure.text << "</pre></details>"_html;
  return web::render(
      context,
      {.title = t("administration.procedure_title", {t(procedure.title), std::to_string(procedure.version)}),
       .crumbs = below_procedures(context),
       .actions = actions},
      body);
}

http::Response show_difference(web::Context& context, House& house) {
  const Translator& t = context.t;
  const int other = number_of(context.request.query.get("with"));
  const auto shown = load_shown(house, context.request);
  if (!shown) return web::error_page(context, shown.errors());
  const auto with = house.database().read(
      [&](storage::Transaction& tx) { return house.procedures.version(tx, shown->procedure->key, other); });
  if (!with) return web::error_page(context, with.errors());
  const bool newer = shown->procedure->version > other;
  const Procedure& before = newer ? **with : *shown->procedure;
  const Procedure& after = newer ? *shown->procedure : **with;
  return web::render(context,
                     {.title = t("administration.diff_title",
                                 {t(after.title), std::to_string(before.version), std::to_string(after.version)}),
                      .crumbs = below_procedures(context)},
                     diff_view(t, line_diff(before.text, after.text)));
}

http::Response show_activation(web::Context& context, House& house, const Errors& errors = {}) {
  const Translator& t = context.t;
  const auto shown = load_shown(house, context.request);
  if (!shown) return web::error_page(context, shown.errors());
  const Procedure& procedure = *shown->procedure;
  const int active = shown->active ? shown->active->version : 0;
  Html body;
  body << html::error_summary(t, errors) << paragraph(t("administration.activate_hint"))
       << html::form_start(path_of(procedure.key, procedure.version) + "/activate", context.csrf())
       << html::hidden("seen", std::to_string(active)) << "<div class=\"actions\">"_html
       << html::submit(t("administration.activate"))
       << html::link_button(path_of(procedure.key, procedure.version), t("common.cancel")) << "</div>"_html
       << html::form_end();
  if (shown->active)
    body << heading(t("administration.diff_with", {std::to_string(active)}))
         << diff_view(t, line_diff(shown->active->text, procedure.text));
  return web::render(
      context,
      {.title = t("administration.activate_title", {t(procedure.title), std::to_string(procedure.version)}),
       .crumbs = below_procedures(context),
       .status = errors.empty() ? 200 : web::status_of(errors)},
      body);
}

http::Response post_activation(web::Context& context, House& house) {
  const http::Request& request = context.request;
  const int version = number_of(request.parameter("version"));
  const auto done = house.database().write([&](storage::Transaction& tx) {
    return activate_procedure(tx, house, context.viewer(), request.parameter("key"), version,
                              number_of(request.form.get("seen")));
  });
  if (!done && done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  if (!done) return show_activation(context, house, done.errors());
  return web::see_other_with_notice(path_of(request.parameter("key"), version), "administration.activated");
}

}  // namespace

void add_procedure_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  const std::string one = "/administration/procedures/{key}/{version}";
  table.add(web::page("administration.procedures", "/administration/procedures", roles,
                      [&house](web::Context& context) { return show_list(context, house); }));
  table.add(web::page("administration.procedure", one, roles,
                      [&house](web::Context& context) { return show_version(context, house); }));
  table.add(web::page("administration.procedure_difference", one + "/difference", roles,
                      [&house](web::Context& context) { return show_difference(context, house); }));
  table.add(web::page("administration.procedure_activation", one + "/activate", roles,
                      [&house](web::Context& context) { return show_activation(context, house); }));
  table.add(web::action("administration.procedure_activate", one + "/activate", roles,
                        [&house](web::Context& context) { return post_activation(context, house); }));
}

}  // namespace waarborg::administration
