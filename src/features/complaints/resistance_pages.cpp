// Recording a resistance incident (CMP-07): a short procedure of its own that judges nobody, so whoever was there is a
// witness and stays able to take part in the evaluation.
#include "features/complaints/resistance_pages.h"

#include "base/text.h"
#include "matters/opening.h"
#include "platform/directory/directory.h"

namespace waarborg::complaints {

namespace {

using html::Html;
using html::operator""_html;
using identity::Role;
using matters::House;
using web::Context;

constexpr std::string_view kPath = "/complaints/resistance/new";
constexpr std::string_view kTheme = "force";
constexpr int kLineMax = 200;
constexpr int kTextMax = 10'000;

std::vector<html::Choice> units(const Context& context) {
  std::vector<html::Choice> out{{"", context.t("common.unknown"), {}}};
  const auto all = context.platform.database.read(
      [](storage::Transaction& tx) -> Result<std::vector<directory::Unit>> { return directory::units(tx); });
  if (!all.ok()) return out;
  for (const auto& unit : *all) out.push_back({unit.id, unit.name, {}});
  return out;
}

http::Response form(Context& context, const html::FormState& state, const Html& above) {
  const auto& t = context.t;
  Html body;
  body << above << html::error_summary(t, state.errors) << "<p>"_html << t("resistance.lead") << "</p>"_html
       << html::form_start(kPath, context.csrf())
       << html::text_field(t, state, "subject", t("common.subject"), {.length_max = kLineMax})
       << html::text_field(t, state, "text", t("resistance.text"),
                           {.hint = t("resistance.text_hint"), .rows = 6, .length_max = kTextMax})
       << html::text_field(t, state, "officers", t("resistance.officers"),
                           {.hint = t("resistance.officers_hint"), .optional = true, .rows = 3})
       << html::select_field(t, state, "unit", t("resistance.unit"), units(context), {.optional = true})
       << html::submit(t("resistance.record")) << html::form_end();
  return web::render(
      context, {.title = t("resistance.title"), .status = state.errors.empty() ? 200 : web::status_of(state.errors)},
      body);
}

Errors check(const http::Fields& fields) {
  Errors errors;
  for (const auto& [field, length_max] : {std::pair{"subject", kLineMax}, std::pair{"text", kTextMax}}) {
    if (trim(fields.get(field)).empty()) errors.push_back(invalid("error.required", field));
    if (count_characters(fields.get(field)) > static_cast<std::size_t>(length_max))
      errors.push_back(invalid("error.too_long", field, {std::to_string(length_max)}));
  }
  return errors;
}

Result<std::string> record(House& house, const identity::Viewer& viewer, const http::Fields& fields) {
  if (Errors errors = check(fields); !errors.empty()) return errors;
  return house.database().write([&](storage::Transaction& tx) -> Result<std::string> {
    const std::string& unit = fields.get("unit");
    if (!unit.empty() && !directory::find_unit(tx, unit)) return invalid("error.choice", "unit");
    matters::NewMatter matter;
    matter.procedure = "resistance";
    matter.theme = std::string(kTheme);
    matter.channel = "staff";
    matter.unit_id = unit;
    matter.subject = std::string(trim(fields.get("subject")));
    matter.text = fields.get("text");
    matter.actor = viewer.account_id;
    for (const auto& line : split(fields.get("officers"), '\n'))
      if (!trim(line).empty()) matter.people.push_back({.capacity = "witness", .text = std::string(trim(line))});
    return TRY(matters::open_matter(tx, house, matter)).matter.number;
  });
}

http::Response take(Context& context, House& house) {
  const auto number = record(house, context.viewer(), context.request.form);
  if (!number.ok()) return form(context, web::state_of(context.request, number.errors()), {});
  return form(context, {}, html::alert(html::Tone::good, context.t("resistance.recorded", {*number})));
}

}  // namespace

void add_resistance_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::complaint_handler, Role::handler, Role::team_chief, Role::prevention};
  table.add(web::page("complaints.resistance", std::string(kPath), roles,
                      [](Context& context) { return form(context, {}, {}); }));
  table.add(web::action("complaints.resistance_record", std::string(kPath), roles,
                        [&house](Context& context) { return take(context, house); }));
  table.add_nav({"resistance.nav", std::string(kPath), roles, 62, {}});
}

}  // namespace waarborg::complaints
