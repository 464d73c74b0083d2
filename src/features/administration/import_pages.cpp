// The pages of an import: choose a file, see what would change, confirm; and the refused rows as a file.
#include "features/administration/people_import.h"
#include "features/administration/uploads.h"
#include "platform/html/one_file.h"

namespace waarborg::administration {

namespace {

constexpr const char* kPath = "/administration/people/import";
constexpr std::size_t kShownMax = 200;  ///< rows of each table; the counts tell the rest

std::vector<web::Crumb> below_people(const web::Context& context) {
  return crumbs(context, {{context.t("administration.people"), "/administration/people"}});
}

http::Response show_form(web::Context& context, const html::FormState& state = {}, int status = 200) {
  const Translator& t = context.t;
  Html body;
  body << html::error_summary(t, state.errors, {{"file", t("administration.import_file")}})
       << paragraph(t("administration.import_lead")) << paragraph(t("administration.import_columns"))
       << html::form_start(kPath, context.csrf(), true)
       << html::one_file_field(t, state, "file", t("administration.import_file"),
                               {.hint = t("administration.import_file_hint", {t.bytes(kPeopleFileMax)})})
       << html::radio_group(t, state, "whole", t("administration.import_whole"),
                            {{"no", t("administration.import_whole_no"), t("administration.import_whole_no_hint")},
                             {"yes", t("administration.import_whole_yes"), t("administration.import_whole_yes_hint")}})
       << html::submit(t("administration.import_check")) << html::form_end();
  return web::render(
      context, {.title = t("administration.import_title"), .crumbs = below_people(context), .status = status}, body);
}

http::Response post_file(web::Context& context, House& house) {
  Errors errors;
  const std::string& whole = context.request.form.get("whole");
  if (whole != "yes" && whole != "no") errors.push_back(invalid("error.choose", "whole"));
  const auto* upload = upload_of(context.request, "file");
  if (upload == nullptr) errors.push_back(invalid("error.required", "file"));
  if (!errors.empty()) return show_form(context, web::state_of(context.request, errors), 422);
  const auto bytes = read_upload(*upload, kPeopleFileMax, context.t.bytes(kPeopleFileMax));
  if (!bytes) return show_form(context, web::state_of(context.request, bytes.errors()), web::status_of(bytes.errors()));
  const auto id = house.database().write(
      [&](storage::Transaction& tx) { return keep_people_file(tx, house, context.viewer(), *bytes, whole == "yes"); });
  if (!id) return show_form(context, web::state_of(context.request, id.errors()), web::status_of(id.errors()));
  return http::see_other(std::string(kPath) + "/" + *id);
}

struct Shown {
  DryRun run;
  std::map<std::string, std::string> units;
};

Result<Shown> load(web::Context& context, House& house) {
  return house.database().read([&](storage::Transaction& tx) -> Result<Shown> {
    return Shown{TRY(dry_run(tx, house, context.viewer(), context.request.parameter("id"))),
                 unit_names(directory::units(tx))};
  });
}

Html changes_table(const Translator& t, const Shown& shown, Change kind, const std::string& caption) {
  std::vector<std::vector<Html>> rows;
  for (const auto& planned : shown.run.plan.changes) {
    if (planned.kind != kind || rows.size() == kShownMax) continue;
    const auto name_of = [&](const std::string& id) {
      const auto found = shown.units.find(id);
      return found == shown.units.end() ? std::string() : found->second;
    };
    std::vector<Html> cells(6);
    if (planned.line > 0)
      cells[0] << planned.line;
    else
      cells[0] << t("administration.import_not_in_file");
    cells[1] << planned.person.personnel_number;
    cells[2] << planned.person.name;
    if (kind == Change::mover) cells[3] << name_of(planned.unit_before) << " \u2192 "_html;
    cells[3] << name_of(planned.person.unit_id);
    cells[4] << planned.person.function;
    cells[5] << day_text(t, planned.person.left_on);
    rows.push_back(std::move(cells));
  }
  if (rows.empty()) return {};
  return html::table(t, caption,
                     {{"", t("administration.line")},
                      {"", t("administration.number")},
                      {"", t("common.name")},
                      {"", t("common.unit")},
                      {"", t("administration.function")},
                      {"", t("administration.left")}},
                     rows);
}

std::string column_name(const Translator& t, const std::string& column) {
  if (column == "number") return t("administration.number");
  if (column == "name" || column == "unit" || column == "category") return t("common." + column);
  return column.empty() ? t("administration.import_whole_row") : t("administration." + column);
}

Html refused_table(const Translator& t, const ImportPlan& plan) {
  std::vector<std::vector<Html>> rows;
  for (const auto& refused : plan.refused)
    for (const Error& error : refused.errors) {
      if (rows.size() == kShownMax) break;
      std::vector<Html> cells(3);
      cells[0] << refused.line;
      cells[1] << column_name(t, error.field);
      cells[2] << t(error);
      rows.push_back(std::move(cells));
    }
  return html::table(
      t, t("administration.import_refused"),
      {{"", t("administration.line")}, {"", t("administration.import_column")}, {"", t("common.reason")}}, rows);
}

Html counts(const Translator& t, const ImportPlan& plan) {
  const auto card = [&](const char* key, std::int64_t count) { return html::Card{t(key), t.number(count)}; };
  return html::cards({card("administration.import_joiners", plan.count(Change::joiner)),
                      card("administration.import_movers", plan.count(Change::mover)),
                      card("administration.import_leavers", plan.count(Change::leaver)),
                      card("administration.import_changed", plan.count(Change::changed)),
                      card("administration.import_unchanged", plan.unchanged),
                      card("administration.import_refused", static_cast<std::int64_t>(plan.refused.size()))});
}

Html confirm_form(const web::Context& context, const Shown& shown, const std::string& path) {
  const Translator& t = context.t;
  Html out;
  if (shown.run.plan.changes.empty()) {
    out << html::alert(html::Tone::info, t("administration.import_nothing"));
    return out;
  }
  if (shown.run.plan.count(Change::leaver) > 0)
    out << html::alert(html::Tone::warning, t("administration.import_leavers_warning"));
  out << html::form_start(path, context.csrf()) << html::hidden("digest", shown.run.plan.digest())
      << "<div class=\"actions\">"_html << html::submit(t("administration.import_confirm"))
      << html::link_button(kPath, t("common.cancel")) << "</div>"_html << html::form_end();
  return out;
}

http::Response show_dry_run(web::Context& context, House& house, const Errors& errors = {}) {
  const Translator& t = context.t;
  const auto shown = load(context, house);
  if (!shown) return web::error_page(context, shown.errors());
  const ImportPlan& plan = shown->run.plan;
  const std::string path = std::string(kPath) + "/" + context.request.parameter("id");
  Html body;
  body << html::error_summary(t, errors) << paragraph(t("administration.import_dry_run")) << counts(t, plan)
       << confirm_form(context, *shown, path);
  if (!plan.refused.empty()) {
    body << refused_table(t, plan) << "<p>"_html
         << html::link_button(path + "/refused.csv", t("administration.import_error_file")) << "</p>"_html;
  }
  body << changes_table(t, *shown, Change::joiner, t("administration.import_joiners"))
       << changes_table(t, *shown, Change::mover, t("administration.import_movers"))
       << changes_table(t, *shown, Change::leaver, t("administration.import_leavers"))
       << changes_table(t, *shown, Change::changed, t("administration.import_changed"));
  if (plan.changes.size() > kShownMax) body << paragraph(t("administration.import_more", {t.number(kShownMax)}));
  return web::render(context,
                     {.title = t("administration.import_dry_run_title"),
                      .crumbs = below_people(context),
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     body);
}

/// The original rows with the line and every reason behind them.
http::Response refused_file(web::Context& context, House& house) {
  const Translator& t = context.t;
  const auto shown = load(context, house);
  if (!shown) return web::error_page(context, shown.errors());
  web::Sheet sheet{t("administration.import_refused"), shown->run.file.header, {}};
  sheet.header.push_back(t("administration.line"));
  sheet.header.push_back(t("common.reason"));
  const std::size_t width = shown->run.file.header.size();
  for (const auto& refused : shown->run.plan.refused) {
    std::vector<std::string> row = refused.cells;
    row.resize(std::max(width, row.size()));
    std::string reasons;
    for (const Error& error : refused.errors)
      reasons += (reasons.empty() ? "" : " ") + t("error.in_field", {column_name(t, error.field), t(error)});
    row.push_back(std::to_string(refused.line));
    row.push_back(std::move(reasons));
    sheet.rows.push_back(std::move(row));
  }
  return web::export_sheet(context, sheet, "csv");
}

http::Response post_confirm(web::Context& context, House& house) {
  const auto done = house.database().write([&](storage::Transaction& tx) {
    return confirm_import(tx, house, context.viewer(), context.request.parameter("id"),
                          context.request.form.get("digest"));
  });
  if (!done && done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  if (!done) return show_dry_run(context, house, done.errors());
  return web::see_other_with_notice("/administration/people", "administration.imported");
}

}  // namespace

void add_import_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  const std::string one = std::string(kPath) + "/{id}";
  table.add(web::page("administration.import", kPath, roles, [](web::Context& context) { return show_form(context); }));
  table.add(web::action(
      "administration.import_check", kPath, roles,
      [&house](web::Context& context) { return post_file(context, house); }, http::BodyKind::upload));
  table.add(web::page("administration.import_dry_run", one, roles,
                      [&house](web::Context& context) { return show_dry_run(context, house); }));
  table.add(web::page("administration.import_refused", one + "/refused.csv", roles,
                      [&house](web::Context& context) { return refused_file(context, house); }));
  table.add(web::action("administration.import_confirm", one, roles,
                        [&house](web::Context& context) { return post_confirm(context, house); }));
}

}  // namespace waarborg::administration
