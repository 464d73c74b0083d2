#include "features/complaints/import_views.h"

#include "platform/html/advance.h"

namespace waarborg::complaints {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

constexpr int kMappingBytesMax = 200000;

std::string state_words(const Translator& t, const ImportReport& report) {
  const std::string mode =
      t(report.mode == "check" ? "complaints_register.mode_check" : "complaints_register.mode_import");
  const std::string state = report.state == "refreshing" ? "running" : report.state;
  return mode + ", " + t("complaints_register.state_" + state);
}

Html reasons(const Translator& t, const char* heading, const std::vector<ReasonReport>& rows) {
  if (rows.empty()) return {};
  std::vector<std::vector<Html>> cells;
  for (const auto& reason : rows) {
    Html what, source, column, count;
    what << t(reason.reason) << (reason.value.empty() ? "" : " (" + reason.value + ")");
    source << reason.source;
    column << reason.column;
    count << t.number(reason.rows);
    cells.push_back({what, source, column, count});
  }
  return html::table(t, t(heading),
                     {{"", t("complaints_register.reason")},
                      {"", t("complaints_register.source")},
                      {"", t("complaints_register.column")},
                      {"", t("complaints_register.rows"), true}},
                     cells);
}

}  // namespace

Html import_steps(const Translator& t, int current) {
  std::vector<html::ProgressStep> steps;
  for (const char* key :
       {"complaints_register.step_files", "complaints_register.step_check", "complaints_register.step_import"}) {
    const int at = static_cast<int>(steps.size());
    using State = html::ProgressStep::State;
    steps.push_back({t(key), "", at < current ? State::done : at == current ? State::current : State::todo});
  }
  return html::progress(t, steps);
}

Html import_form(const Translator& t, const ImportForm& form) {
  std::vector<html::Choice> mappings;
  for (const auto& [name, title] : form.mappings) mappings.push_back({name, title, {}});
  mappings.push_back({"own", t("complaints_register.mapping_own"), t("complaints_register.mapping_own_hint")});
  html::FieldOptions pasted;
  pasted.hint = t("complaints_register.mapping_text_hint");
  pasted.optional = true;
  pasted.rows = 8;
  pasted.length_max = kMappingBytesMax;
  html::FieldOptions files;
  files.hint = t("complaints_register.files_hint");
  Html out;
  out << html::error_summary(t, form.state.errors) << "<p>"_html << t("complaints_register.import_intro")
      << "</p>"_html;
  out << html::form_start("/administration/import", form.csrf, true)
      << html::radio_group(t, form.state, "mapping", t("complaints_register.mapping"), mappings)
      << html::text_field(t, form.state, "mapping_text", t("complaints_register.mapping_text"), pasted)
      << html::file_field(t, form.state, "files", t("complaints_register.files"), files)
      << html::submit(t("complaints_register.check_now")) << html::form_end();
  return out;
}

Html import_history(const Translator& t, const std::vector<ImportReport>& imports) {
  if (imports.empty()) return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& report : imports) {
    Html when, name, state;
    when << "<a href=\"/administration/import/results/"_html << report.id << "\">"_html
         << t.date_time(report.started_at) << "</a>"_html;
    name << report.register_id;
    state << state_words(t, report);
    rows.push_back({when, name, state});
  }
  Html out;
  out << "<h2>"_html << t("complaints_register.history") << "</h2>"_html
      << html::table(t, t("complaints_register.history"),
                     {{"", t("complaints_register.started")},
                      {"", t("complaints_register.register")},
                      {"", t("complaints_register.what")}},
                     rows);
  return out;
}

Html import_advance(const Translator& t, const ImportAdvance& advance) {
  Html out = html::advance(t, "complaints_register.busy", "complaints_register.advance", advance.done, advance.total);
  out << "<p class=\"hint\">"_html << t("complaints_register.busy_hint") << "</p>"_html;
  return out;
}

Html import_result(const Translator& t, const ImportReport& report) {
  std::vector<std::vector<Html>> rows;
  std::int64_t refused = 0;
  for (const auto& source : report.sources) {
    std::vector<Html> row(1);
    row.front() << source.name << " ("_html << source.file << ")"_html;
    for (const auto number : {source.read, source.added, source.changed, source.unchanged, source.refused}) {
      Html cell;
      cell << t.number(number);
      row.push_back(cell);
    }
    refused += source.refused;
    rows.push_back(row);
  }
  const bool done = report.state == "done";
  Html out;
  out << html::alert(!done ? html::Tone::warning : html::Tone::good,
                     !done
                         ? state_words(t, report)
                         : t(report.mode == "check" ? "complaints_register.checked" : "complaints_register.imported"));
  out << html::table(t, t("complaints_register.counts"),
                     {{"", t("complaints_register.source")},
                      {"", t("complaints_register.rows_read"), true},
                      {"", t("complaints_register.rows_new"), true},
                      {"", t("complaints_register.rows_changed"), true},
                      {"", t("complaints_register.rows_unchanged"), true},
                      {"", t("complaints_register.rows_refused"), true}},
                     rows);
  out << reasons(t, "complaints_register.refused_because", report.refusals);
  if (refused > 0 && !report.refusals.empty())
    out << "<p><a href=\"/administration/import/results/"_html << report.id << "/errors\">"_html
        << t("complaints_register.errors_file") << "</a></p>"_html;
  out << reasons(t, "complaints_register.noticed", report.remarks);
  return out;
}

Html import_choice(const Translator& t, const std::string& path, const std::string& csrf) {
  Html out;
  out << "<h2>"_html << t("complaints_register.confirm_title") << "</h2><p>"_html
      << t("complaints_register.confirm_text") << "</p>"_html;
  out << html::form_start(path + "/confirm", csrf) << html::submit(t("complaints_register.confirm"))
      << html::form_end();
  out << html::form_start(path + "/cancel", csrf)
      << html::submit(t("complaints_register.call_off"), html::ButtonKind::plain) << html::form_end();
  return out;
}

}  // namespace waarborg::complaints
