#include "features/atypical/sources_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "platform/html/advance.h"
#include "platform/html/one_file.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

constexpr std::size_t kMissingShown = 20;
constexpr int kMappingBytesMax = 200'000;

Html cell(std::string_view text) { return html::words(text); }

std::string table_words(const Translator& t, const std::string& table) {
  return t("sources.table_" + (table.empty() ? "look_ups" : table));
}

std::string missing_words(const Translator& t, const std::vector<Date>& missing) {
  if (missing.empty()) return t("sources.none_missing");
  std::vector<std::string> days;
  for (std::size_t at = 0; at < std::min(missing.size(), kMissingShown); ++at) days.push_back(t.date(missing[at]));
  const std::string text = join(days, "; ");
  return missing.size() <= kMissingShown
             ? text
             : t("sources.missing_more", {text, t.number(static_cast<std::int64_t>(missing.size() - kMissingShown))});
}

Html stored(const Translator& t, const monitor::StoredLog& log) {
  if (!log.first) return html::alert(html::Tone::info, t("sources.nothing_stored"));
  return html::facts({{t("sources.look_ups"), cell(t.number(log.look_ups))},
                      {t("sources.days"), cell(t("sources.days_of", {t.number(log.days), t.date(*log.first),
                                                                     t.date(log.last.value_or(*log.first))}))},
                      {t("sources.missing"), cell(missing_words(t, log.missing))}});
}

Html tables(const Translator& t, const std::vector<monitor::TableBeside>& tables) {
  std::vector<std::vector<Html>> rows;
  for (const auto& table : tables)
    rows.push_back({cell(table_words(t, table.key)),
                    table.empty ? html::badge(html::Tone::warning, t("sources.empty"))
                                : html::badge(html::Tone::good, t("sources.there")),
                    cell(table.last ? t.date_time(*table.last) : "–")});
  Html out;
  return out << html::heading(t("sources.tables")) << html::paragraph(t("sources.tables_text"))
             << html::table(t, t("sources.tables"),
                            {{"", t("sources.table")}, {"", t("common.status")}, {"", t("sources.last_brought_in")}},
                            rows);
}

std::string reasons_words(const Translator& t, const std::vector<monitor::RefusedFor>& reasons) {
  std::vector<std::string> words;
  for (const auto& one : reasons) words.push_back(t.number(one.rows) + " × " + t(one.reason));
  return join(words, " ");
}

Html refused_cell(const Translator& t, const monitor::BroughtIn& row) {
  Html out;
  out << t.number(row.refused);
  if (!row.reasons.empty())
    out << "<details><summary>"_html << t("sources.why") << "</summary><p>"_html << reasons_words(t, row.reasons)
        << "</p></details>"_html;
  return out;
}

Html state_of(const Translator& t, const std::string& state) {
  const auto tone = state == "done"        ? html::Tone::good
                    : state == "abandoned" ? html::Tone::neutral
                                           : html::Tone::warning;
  return html::badge(tone, t("sources.state_" + state));
}

Html history(const Translator& t, const SourcesView& view) {
  Html out = html::heading(t("sources.history"));
  if (view.lines.empty() && view.list.filters.empty()) return out << html::alert(html::Tone::info, t("sources.none"));
  std::vector<html::Choice> tables{{"", t("sources.all_tables")}, {"look_ups", table_words(t, "")}};
  for (const auto& table : view.stored.tables) tables.push_back({table.key, table_words(t, table.key)});
  out << html::filter_form_start(kSourcesPath)
      << html::select_field(t, {view.list.filters, {}}, "table", t("sources.table"), tables, {.filter = true})
      << html::hidden("sort", view.list.sort) << html::submit(t("common.filter"), html::ButtonKind::plain)
      << html::form_end();
  std::vector<std::vector<Html>> rows;
  for (const auto& [row, actor] : view.lines)
    rows.push_back({cell(t.date_time(row.started_at)), cell(table_words(t, row.table)), cell(row.source), cell(actor),
                    cell(t.number(row.read)), cell(t.number(row.taken)), cell(t.number(row.already_there)),
                    refused_cell(t, row), state_of(t, row.state)});
  return out << html::table(t, t("sources.history"),
                            {{"began", t("sources.began")},
                             {"", t("sources.table")},
                             {"", t("sources.file")},
                             {"", t("sources.by")},
                             {"", t("sources.read"), true},
                             {"", t("sources.taken"), true},
                             {"", t("sources.already_there"), true},
                             {"", t("sources.refused"), true},
                             {"", t("common.status")}},
                            rows, &view.list)
             << html::pager(t, view.list, view.next) << html::export_links(t, view.list);
}

Html form(const Translator& t, const SourcesView& view, const std::string& csrf) {
  std::vector<html::Choice> mappings;
  for (const auto& known : view.mappings)
    mappings.push_back({known.name, table_words(t, known.table) + " (" + known.name + ")"});
  mappings.push_back({"own", t("sources.own_mapping")});
  html::FieldOptions text;
  text.hint = t("sources.mapping_text_hint");
  text.optional = true;
  text.rows = 8;
  text.length_max = kMappingBytesMax;
  Html out;
  return out << html::heading(t("sources.new")) << html::paragraph(t("sources.new_text"))
             << html::form_start(kSourcesPath, csrf, true)
             << html::select_field(t, view.state, "mapping", t("sources.mapping"), mappings,
                                   {.hint = t("sources.mapping_hint")})
             << html::one_file_field(t, view.state, "file", t("sources.file"), {.hint = t("sources.file_hint")})
             << (view.state.value("mapping") == "own" ? "<details open>"_html : "<details>"_html) << "<summary>"_html
             << t("sources.own_mapping") << "</summary>"_html
             << html::text_field(t, view.state, "mapping_text", t("sources.mapping_text"), text) << "</details>"_html
             << html::submit(t("sources.check")) << html::form_end();
}

Html busy(const Translator& t, const FoundBringing& found) {
  const auto& advance = found.advance;
  Html out = html::advance(t, found.check ? "sources.busy_checking" : "sources.busy_bringing_in", "sources.advance",
                           advance.done, advance.total);
  if (advance.rows > 0)
    out << html::paragraph(
        t("sources.advance_rows",
          {t.number(advance.rows), t.number(advance.rows_per_second),
           advance.seconds_left ? fmt::format("{}:{:02}", *advance.seconds_left / 60, *advance.seconds_left % 60)
                                : "?"}));
  return out << "<p class=\"hint\">"_html << t("sources.busy_hint") << "</p>"_html;
}

/// Moments as this reader writes them, and a dash for what is not there.
std::string part_value(const Translator& t, const std::string& value) {
  const bool moment = value.size() == 20 && value[10] == 'T' && value.back() == 'Z';
  if (const auto day = moment ? date_from_iso(value.substr(0, 10)) : std::nullopt)
    return t("sources.utc", {t.date(*day), value.substr(11, 8)});
  return value.empty() ? "–" : value;
}

Html understood(const Translator& t, const std::vector<monitor::Brought::Row>& rows) {
  if (rows.empty()) return {};
  std::vector<html::Column> columns{{"", t("sources.line"), true}};
  for (const auto& [name, value] : rows.front().parts) columns.push_back({"", t("sources.part_" + name)});
  std::vector<std::vector<Html>> cells;
  for (const auto& row : rows) {
    std::vector<Html> line{cell(t.number(static_cast<std::int64_t>(row.line)))};
    for (const auto& [name, value] : row.parts) line.push_back(cell(part_value(t, value)));
    cells.push_back(std::move(line));
  }
  Html out;
  return out << html::heading(t("sources.understood")) << html::paragraph(t("sources.understood_text"))
             << html::table(t, t("sources.understood"), columns, cells);
}

Html refused(const Translator& t, const FoundBringing& found) {
  const auto& told = *found.told;
  if (told.refused == 0) return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& one : told.reasons) {
    std::vector<std::string> lines;
    for (const auto& row : told.refused_rows)
      if (row.reason == one.reason) lines.push_back(t.number(static_cast<std::int64_t>(row.line)));
    rows.push_back({cell(t(one.reason)), cell(t.number(one.rows)), cell(join(lines, "; "))});
  }
  Html out;
  out << html::heading(t("sources.refused_because"))
      << html::table(t, t("sources.refused_because"),
                     {{"", t("sources.reason")}, {"", t("sources.rows"), true}, {"", t("sources.first_lines")}}, rows);
  if (found.has_errors)
    out << html::paragraph(t("sources.errors_text")) << "<p>"_html
        << html::link_button(std::string(kSourcesPath) + "/refused.csv?job=" + found.job.id, t("sources.errors_file"))
        << "</p>"_html;
  return out;
}

Html counts(const Translator& t, const FoundBringing& found) {
  const auto& told = *found.told;
  std::vector<std::pair<std::string, Html>> items{
      {t("sources.table"), cell(table_words(t, told.table))},
      {t("sources.read"), cell(t.number(told.read))},
      {t(found.check ? "sources.would_be_taken" : "sources.taken"), cell(t.number(told.taken))},
      {t("sources.already_there"), cell(t.number(told.already_there))},
      {t("sources.refused"), cell(t.number(told.refused))}};
  if (told.repeated > 0) items.emplace_back(t("sources.repeated"), cell(t.number(told.repeated)));
  if (told.first_day)
    items.emplace_back(t("sources.days"),
                       cell(t("sources.days_of", {t.number(told.days), t.date(*told.first_day),
                                                  t.date(told.last_day.value_or(*told.first_day))})));
  return html::facts(items);
}

Html choice(const Translator& t, const std::string& job, const std::string& csrf) {
  Html out;
  return out << html::heading(t("sources.confirm")) << html::paragraph(t("sources.confirm_text"))
             << html::form_start(std::string(kSourcesPath) + "/confirm", csrf) << html::hidden("job", job)
             << "<p class=\"actions\">"_html << html::submit(t("sources.bring_in")) << " "_html
             << html::submit(t("sources.drop"), html::ButtonKind::plain, "drop", "1") << "</p>"_html
             << html::form_end();
}

}  // namespace

Html sources_view(const Translator& t, const SourcesView& view, const std::string& csrf) {
  Html out = html::error_summary(
      t, view.state.errors,
      {{"mapping", t("sources.mapping")}, {"file", t("sources.file")}, {"mapping_text", t("sources.mapping_text")}});
  out << html::paragraph(t("sources.text")) << stored(t, view.stored);
  if (view.analyst) out << form(t, view, csrf);
  return out << history(t, view) << tables(t, view.stored.tables);
}

web::Sheet sources_sheet(const Translator& t, const std::vector<SourcesView::Line>& lines) {
  web::Sheet sheet{
      t("sources.title"),
      {t("sources.began"), t("sources.table"), t("sources.file"), t("sources.by"), t("sources.read"),
       t("sources.taken"), t("sources.already_there"), t("sources.refused"), t("sources.why"), t("common.status")},
      {}};
  for (const auto& [row, actor] : lines)
    sheet.rows.push_back({t.date_time(row.started_at), table_words(t, row.table), row.source, actor, t.number(row.read),
                          t.number(row.taken), t.number(row.already_there), t.number(row.refused),
                          reasons_words(t, row.reasons), t("sources.state_" + row.state)});
  return sheet;
}

Html bringing_view(const Translator& t, const FoundBringing& found, const std::string& csrf) {
  if (found.job.state == "failed") {
    Html back = html::link_button(kSourcesPath, t("sources.again"));
    return html::alert(html::Tone::bad, t(found.job.problem), back);
  }
  if (!found.told) return busy(t, found);
  if (!found.told->problems.empty()) {
    Html body;
    for (const auto& problem : found.told->problems) body << html::paragraph(t(problem));
    body << html::link_button(kSourcesPath, t("sources.again"));
    return html::alert(html::Tone::bad, t("sources.cannot_be_read"), body);
  }
  // What became of the file is told where it was done; the check of a file that is gone says nothing of today.
  if (found.check && !found.can_be_confirmed && !found.at_work)
    return html::alert(html::Tone::info, t("sources.check_over"), html::link_button(kSourcesPath, t("sources.again")));
  Html out = html::alert(found.told->refused > 0 ? html::Tone::warning : html::Tone::good,
                         t(found.check ? "sources.checked" : "sources.done"));
  out << counts(t, found) << refused(t, found) << understood(t, found.told->rows);
  if (found.at_work)
    return out << html::alert(
               html::Tone::info, t("sources.at_work"),
               html::link_button(std::string(kBringingPath) + "?job=" + *found.at_work, t("sources.see_at_work")));
  if (found.can_be_confirmed && found.told->read > found.told->refused) return out << choice(t, found.job.id, csrf);
  return out << html::link_button(kSourcesPath, t("sources.again"));
}

}  // namespace waarborg::atypical
