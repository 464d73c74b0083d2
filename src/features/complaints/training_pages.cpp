// Bringing in training: choose a mapping and a file, see what would change, confirm; and the refused rows as a file.
#include "features/complaints/training_pages.h"

#include <fstream>

#include "base/text.h"
#include "features/complaints/import_staging.h"
#include "features/complaints/training_import.h"
#include "platform/html/one_file.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::complaints {

namespace {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using matters::House;
using web::Context;

constexpr const char* kPath = "/complaints/training";
constexpr const char* kOwn = "own";
constexpr int kMappingBytesMax = 200'000;
constexpr std::size_t kShownMax = 200;  ///< rows of each table; the counts tell the rest

auto mapping_folder(const House& house) { return house.platform.config.content / "mappings" / "training"; }

int status_for(const Errors& errors) { return errors.empty() ? 200 : web::status_of(errors); }

http::Response form(Context& context, const House& house, const html::FormState& state) {
  const Translator& t = context.t;
  std::vector<html::Choice> mappings;
  for (const auto& [name, title] : titled_mappings(t, mapping_folder(house))) mappings.push_back({name, title, {}});
  mappings.push_back({kOwn, t("complaints_register.mapping_own"), t("complaints_register.mapping_own_hint")});
  html::FieldOptions pasted;
  pasted.hint = t("complaints_register.mapping_text_hint");
  pasted.optional = true;
  pasted.rows = 8;
  pasted.length_max = kMappingBytesMax;
  Html body;
  body << html::error_summary(t, state.errors, {{"file", t("training.file")}}) << "<p>"_html << t("training.lead")
       << "</p>"_html << html::form_start(kPath, context.csrf(), true)
       << html::one_file_field(t, state, "file", t("training.file"),
                               {.hint = t("training.file_hint", {t.bytes(kTrainingFileMax)})})
       << html::radio_group(t, state, "mapping", t("training.mapping"), mappings)
       << html::text_field(t, state, "mapping_text", t("complaints_register.mapping_text"), pasted)
       << html::submit(t("training.check")) << html::form_end();
  return web::render(context, {.title = t("training.title"), .status = status_for(state.errors)}, body);
}

/// The mapping that was chosen or pasted, as text.
Result<std::string> mapping_text(const Context& context, const House& house) {
  const std::string& chosen = context.request.form.get("mapping");
  if (chosen.empty()) return invalid("error.choose", "mapping");
  if (chosen == kOwn) {
    const std::string& pasted = context.request.form.get("mapping_text");
    if (trim(pasted).empty()) return invalid("error.required", "mapping_text");
    return pasted;
  }
  for (const auto& [name, path] : known_mappings(mapping_folder(house))) {
    if (name != chosen) continue;
    std::ifstream in(path, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(in)), {});
  }
  return invalid("error.choose", "mapping");
}

/// The file rests sealed on the disk; here it is opened into memory.
Result<std::string> posted_file(const Context& context) {
  for (const auto& upload : context.request.uploads) {
    if (upload.field != "file" || upload.file_name.empty()) continue;
    if (upload.size > kTrainingFileMax)
      return Error{ErrorKind::too_large, "error.file_too_large", "file", {context.t.bytes(kTrainingFileMax)}};
    auto reader = TRY(sealing::SealedFileReader::open(upload.path, upload.key));
    std::string text;
    while (true) {
      const Bytes piece = TRY(reader->next());
      if (piece.empty()) return text;
      text += as_text_view(piece);
    }
  }
  return invalid("error.required", "file");
}

/// A sentence about the mapping or the file carries file and line; on the form each belongs to its field.
Errors on_fields(const Errors& errors, bool own_mapping) {
  Errors out;
  for (Error error : errors) {
    const bool of_mapping = error.code.starts_with("content.") || error.field == "mapping";
    error.field = !of_mapping ? "file" : own_mapping ? "mapping_text" : "mapping";
    out.push_back(std::move(error));
  }
  return out;
}

http::Response take(Context& context, House& house) {
  const auto again = [&](const Errors& errors) { return form(context, house, web::state_of(context.request, errors)); };
  const auto mapping = mapping_text(context, house);
  const auto bytes = posted_file(context);
  Errors errors = mapping.ok() ? Errors{} : mapping.errors();
  if (!bytes.ok()) errors.insert(errors.end(), bytes.errors().begin(), bytes.errors().end());
  if (!errors.empty()) return again(errors);
  const auto id = house.database().write(
      [&](storage::Transaction& tx) { return keep_training_file(tx, house, context.viewer(), *mapping, *bytes); });
  if (!id.ok()) return again(on_fields(id.errors(), context.request.form.get("mapping") == kOwn));
  return http::see_other(std::string(kPath) + "/" + *id);
}

Result<TrainingPlan> load(Context& context, House& house) {
  return house.database().read([&](storage::Transaction& tx) {
    return training_dry_run(tx, house, context.viewer(), context.request.parameter("id"));
  });
}

Html changes_table(const Translator& t, const TrainingPlan& plan, bool is_new, const std::string& caption) {
  std::vector<std::vector<Html>> rows;
  for (const auto& [row, person_id, before] : plan.changes) {
    if (before.has_value() == is_new || rows.size() == kShownMax) continue;
    std::vector<Html> cells(5);
    cells[0] << row.line;
    cells[1] << row.number;
    cells[2] << row.training.course;
    cells[3] << t.date(row.training.held_on);
    if (before) cells[4] << outcome_words(t, *before) << " \u2192 "_html;
    cells[4] << outcome_words(t, row.training);
    rows.push_back(std::move(cells));
  }
  if (rows.empty()) return {};
  return html::table(t, caption,
                     {{"", t("training.line")},
                      {"", t("training.number")},
                      {"", t("training.one_course")},
                      {"", t("common.date")},
                      {"", t("training.result")}},
                     rows);
}

Html refused_table(const Translator& t, const TrainingPlan& plan, const std::string& path) {
  if (plan.refused.empty()) return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& refused : plan.refused) {
    if (rows.size() == kShownMax) break;
    std::vector<Html> cells(2);
    cells[0] << refused.line;
    for (const auto& finding : refused.findings) cells[1] << words_of(t, finding) << "<br>"_html;
    rows.push_back(std::move(cells));
  }
  Html out = html::table(t, t("training.refused"), {{"", t("training.line")}, {"", t("common.reason")}}, rows);
  return out << "<p>"_html << html::link_button(path + "/refused.csv", t("training.error_file")) << "</p>"_html;
}

Html choice(const Context& context, const TrainingPlan& plan, const std::string& path) {
  const Translator& t = context.t;
  Html out;
  if (plan.changes.empty()) return out << html::alert(html::Tone::info, t("training.nothing"));
  return out << html::form_start(path, context.csrf()) << html::hidden("digest", plan.digest())
             << "<div class=\"actions\">"_html << html::submit(t("training.import"))
             << html::link_button(kPath, t("common.cancel")) << "</div>"_html << html::form_end();
}

http::Response dry_run(Context& context, House& house, const Errors& errors = {}) {
  const Translator& t = context.t;
  const auto plan = load(context, house);
  if (!plan.ok()) return web::error_page(context, plan.errors());
  const std::string path = std::string(kPath) + "/" + context.request.parameter("id");
  const auto changed = static_cast<std::int64_t>(plan->changes.size()) - plan->added();
  Html body;
  body << html::error_summary(t, errors) << "<p>"_html << t("training.dry_run") << "</p>"_html
       << html::cards({{t("training.new"), t.number(plan->added())},
                       {t("training.changed"), t.number(changed)},
                       {t("training.unchanged"), t.number(plan->unchanged)},
                       {t("training.refused"), t.number(static_cast<std::int64_t>(plan->refused.size()))}})
       << choice(context, *plan, path) << refused_table(t, *plan, path)
       << changes_table(t, *plan, true, t("training.new")) << changes_table(t, *plan, false, t("training.changed"));
  if (plan->changes.size() > kShownMax)
    body << "<p>"_html << t("training.more", {t.number(static_cast<std::int64_t>(kShownMax))}) << "</p>"_html;
  return web::render(
      context,
      {.title = t("training.dry_run_title"), .crumbs = {{t("training.title"), kPath}}, .status = status_for(errors)},
      body);
}

http::Response refused_file(Context& context, House& house) {
  const auto plan = load(context, house);
  if (!plan.ok()) return web::error_page(context, plan.errors());
  auto rows = refused_training_rows(context.t, *plan);
  web::Sheet sheet{context.t("training.refused"), rows.front(), {}};
  sheet.rows.assign(std::make_move_iterator(rows.begin() + 1), std::make_move_iterator(rows.end()));
  return web::export_sheet(context, sheet, "csv");
}

http::Response confirm(Context& context, House& house) {
  const auto done = house.database().write([&](storage::Transaction& tx) {
    return confirm_training(tx, house, context.viewer(), context.request.parameter("id"),
                            context.request.form.get("digest"));
  });
  if (done.ok()) return web::see_other_with_notice(kPath, "training.imported");
  if (done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return dry_run(context, house, done.errors());
}

}  // namespace

void add_training_routes(web::RouteTable& table, matters::House& house) {
  const std::vector<identity::Role> roles{identity::Role::administrator, identity::Role::complaint_handler};
  const std::string path = kPath;
  table.add(
      web::page("complaints.training", path, roles, [&house](Context& context) { return form(context, house, {}); }));
  table.add(web::action(
      "complaints.training_check", path, roles, [&house](Context& context) { return take(context, house); },
      http::BodyKind::upload));
  table.add(web::page("complaints.training_dry_run", path + "/{id}", roles,
                      [&house](Context& context) { return dry_run(context, house); }));
  table.add(web::page("complaints.training_refused", path + "/{id}/refused.csv", roles,
                      [&house](Context& context) { return refused_file(context, house); }));
  table.add(web::action("complaints.training_import", path + "/{id}", roles,
                        [&house](Context& context) { return confirm(context, house); }));
  table.add_nav({"training.nav", path, roles, 96, {}});
}

}  // namespace waarborg::complaints
