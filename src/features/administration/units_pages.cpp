#include "features/administration/units.h"

namespace waarborg::administration {

namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;

std::vector<TreeUnit> load_tree(storage::Transaction& tx, const House& house, const Translator& t) {
  return tree_of(directory::units(tx), directory::people_per_unit(tx, house.today()), t);
}

Labels labels(const Translator& t) {
  return {{"name", t("common.name")},
          {"code", t("administration.unit_code_label")},
          {"parent", t("administration.unit_parent")}};
}

Html add_form(const web::Context& context, const html::FormState& state, const std::vector<TreeUnit>& tree) {
  const Translator& t = context.t;
  Html out;
  out << heading(t("administration.unit_add")) << html::form_start("/administration/units", context.csrf())
      << html::text_field(t, state, "code", t("administration.unit_code_label"),
                          {.hint = t("administration.unit_code_hint"), .length_max = 30})
      << html::text_field(t, state, "name", t("common.name"), {.length_max = 200});
  if (!tree.empty()) out << html::select_field(t, state, "parent", t("administration.unit_parent"), unit_choices(tree));
  out << html::submit(t("common.add")) << html::form_end();
  return out;
}

std::vector<Html> unit_row(const Translator& t, const TreeUnit& node) {
  Html name;
  for (int level = 0; level < node.depth; ++level) name << "\u2013 "_html;
  name << "<a href=\"/administration/units/"_html << node.unit.id << "\">"_html << node.unit.name << "</a>"_html;
  Html people;
  people << "<a href=\"/administration/people?unit="_html << node.unit.id << "\">"_html << t.number(node.people_below)
         << "</a>"_html;
  Html code;
  code << node.unit.code;
  Html own;
  own << t.number(node.people);
  return {name, code, own, people};
}

http::Response show_tree(web::Context& context, House& house, const html::FormState& state, int status = 200) {
  const Translator& t = context.t;
  const auto tree = house.database().read(
      [&](storage::Transaction& tx) -> Result<std::vector<TreeUnit>> { return load_tree(tx, house, t); });
  if (!tree) return web::error_page(context, tree.errors());
  std::vector<std::vector<Html>> rows;
  for (const auto& node : *tree) rows.push_back(unit_row(t, node));
  Html body;
  body << html::error_summary(t, state.errors, labels(t))
       << html::table(t, t("administration.units_caption"),
                      {{"", t("common.unit")},
                       {"", t("administration.unit_code_label")},
                       {"", t("administration.people_here"), true},
                       {"", t("administration.people_with_below"), true}},
                      rows)
       << html::export_links(t, {"/administration/units"}) << add_form(context, state, *tree);
  return web::render(context, {.title = t("administration.units"), .crumbs = crumbs(context, {}), .status = status},
                     body);
}

http::Response export_tree(web::Context& context, House& house, std::string_view format) {
  const Translator& t = context.t;
  web::Sheet sheet{t("administration.units"),
                   {t("administration.unit_code_label"), t("common.name"), t("administration.unit_parent"),
                    t("administration.people_here"), t("administration.people_with_below")},
                   {}};
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    sheet.rows.clear();
    std::map<std::string, std::string> codes;
    for (const auto& node : load_tree(tx, house, t)) {
      codes[node.unit.id] = node.unit.code;
      sheet.rows.push_back({node.unit.code, node.unit.name, codes[node.unit.parent_id], std::to_string(node.people),
                            std::to_string(node.people_below)});
    }
    record(tx, house, context.viewer(), "people.export", "", "units " + std::to_string(sheet.rows.size()));
    return Done{};
  });
  if (!done) return web::error_page(context, done.errors());
  return web::export_sheet(context, sheet, format);
}

Html change_form(const web::Context& context, const directory::Unit& unit, const html::FormState& state,
                 const std::vector<TreeUnit>& tree) {
  const Translator& t = context.t;
  Html out;
  out << html::form_start("/administration/units/" + unit.id, context.csrf()) << html::hidden("seen", seen_state(unit))
      << html::text_field(t, state, "name", t("common.name"), {.length_max = 200});
  if (!unit.parent_id.empty()) {
    std::vector<TreeUnit> elsewhere;
    for (const auto& node : tree)
      if (!node.unit.path.starts_with(unit.path)) elsewhere.push_back(node);
    out << html::select_field(t, state, "parent", t("administration.unit_parent"), unit_choices(elsewhere),
                              {.hint = t("administration.unit_move_hint")});
  }
  out << html::submit(t("common.save")) << html::form_end();
  return out;
}

http::Response show_unit(web::Context& context, House& house, std::optional<html::FormState> state = {},
                         int status = 200) {
  const Translator& t = context.t;
  const std::string id = context.request.parameter("id");
  const auto tree = house.database().read(
      [&](storage::Transaction& tx) -> Result<std::vector<TreeUnit>> { return load_tree(tx, house, t); });
  if (!tree) return web::error_page(context, tree.errors());
  const TreeUnit* shown = nullptr;
  for (const auto& node : *tree)
    if (node.unit.id == id) shown = &node;
  if (shown == nullptr) return web::error_page(context, {not_found()});
  const auto& unit = shown->unit;
  if (!state) state = html::FormState{{{"name", unit.name}, {"parent", unit.parent_id}}, {}};
  Html code, own, below;
  code << unit.code;
  own << t.number(shown->people);
  below << "<a href=\"/administration/people?unit="_html << unit.id << "\">"_html << t.number(shown->people_below)
        << "</a>"_html;
  Html body;
  body << html::error_summary(t, state->errors, labels(t))
       << html::facts({{t("administration.unit_code_label"), code},
                       {t("administration.people_here"), own},
                       {t("administration.people_with_below"), below}})
       << heading(t("common.edit")) << change_form(context, unit, *state, *tree);
  return web::render(context,
                     {.title = unit.name,
                      .crumbs = crumbs(context, {{t("administration.units"), "/administration/units"}}),
                      .status = status},
                     body);
}

http::Response post_add(web::Context& context, House& house) {
  const auto added = house.database().write(
      [&](storage::Transaction& tx) { return add_unit(tx, house, context.viewer(), context.request.form); });
  if (!added)
    return show_tree(context, house, web::state_of(context.request, added.errors()), web::status_of(added.errors()));
  return web::see_other_with_notice("/administration/units/" + *added, "common.saved");
}

http::Response post_change(web::Context& context, House& house) {
  const std::string id = context.request.parameter("id");
  const auto done = house.database().write(
      [&](storage::Transaction& tx) { return change_unit(tx, house, context.viewer(), id, context.request.form); });
  if (!done)
    return show_unit(context, house, web::state_of(context.request, done.errors()), web::status_of(done.errors()));
  return web::see_other_with_notice("/administration/units/" + id, "common.saved");
}

}  // namespace

void add_unit_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  table.add(web::page("administration.units", "/administration/units", roles,
                      [&house](web::Context& context) { return show_tree(context, house, {}); }));
  add_exports(table, "administration.units", "/administration/units", roles,
              [&house](web::Context& context, std::string_view format) { return export_tree(context, house, format); });
  table.add(web::action("administration.unit_add", "/administration/units", roles,
                        [&house](web::Context& context) { return post_add(context, house); }));
  table.add(web::page("administration.unit", "/administration/units/{id}", roles,
                      [&house](web::Context& context) { return show_unit(context, house); }));
  table.add(web::action("administration.unit_change", "/administration/units/{id}", roles,
                        [&house](web::Context& context) { return post_change(context, house); }));
}

}  // namespace waarborg::administration
