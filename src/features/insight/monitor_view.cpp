#include "features/insight/monitor_view.h"

#include <algorithm>

#include "features/insight/views.h"

namespace waarborg::insight {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

constexpr const char* kPath = "/monitor";

html::ListState list_of(const MonitorView& view, const std::string& path) {
  html::ListState list{path};
  list.filters.emplace_back("period", view.period.code());
  if (!view.unit_id.empty()) list.filters.emplace_back("unit", view.unit_id);
  return list;
}

Html filters(const Translator& t, const MonitorView& view) {
  const html::FormState state{{{"period", view.period.code()}, {"unit", view.unit_id}}, {}};
  std::vector<html::Choice> periods, units{{"", t("insight.all_units")}};
  for (const auto& period : view.periods) periods.push_back({period.code(), period.name(t)});
  for (const auto& [id, name] : view.units) units.push_back({id, name});
  Html h;
  h << html::filter_form_start(kPath)
    << html::select_field(t, state, "period", t("monitor.period"), periods, {.filter = true})
    << html::select_field(t, state, "unit", t("common.unit"), units, {.filter = true})
    << html::submit(t("common.filter"), html::ButtonKind::plain) << html::form_end();
  return h;
}

Html report_links(const Translator& t, const std::string& code, const std::string& title) {
  Html h;
  h << t("error.in_field", {title, {}});
  for (const std::string format : {"pdf", "xlsx"})
    h << "<a href=\"/monitor/reports/"_html << code << "."_html << format << "\" aria-label=\""_html << title
      << ", "_html << format << "\">"_html << format << "</a> "_html;
  return h;
}

/// Off unless asked for; the mail says that there is a report, never what stands in it.
Html mail_choice(const Translator& t, const MonitorView& view) {
  if (view.mail == MonitorView::Mail::not_sent) return {};
  const bool on = view.mail == MonitorView::Mail::on;
  Html h;
  h << html::paragraph(t(on ? "monitor.mail_is_on" : "monitor.mail_is_off"))
    << html::form_start("/monitor/mail", view.csrf) << html::hidden("mail", on ? "off" : "on")
    << html::submit(t(on ? "monitor.mail_stop" : "monitor.mail_start"), html::ButtonKind::plain) << html::form_end();
  return h;
}

/// What goes to the minister, the board and the service heads: made by one click, and by itself when a period ends.
Html reports(const Translator& t, const MonitorView& view) {
  if (!view.whole_force) return {};
  Html h;
  h << "<section><h2>"_html << t("monitor.reports") << "</h2><p class=\"export\">"_html
    << report_links(t, view.period.code(), report_title(t, view.period)) << "</p>"_html;
  if (!view.kept.empty()) {
    h << "<details><summary>"_html << t("monitor.reports_kept") << "</summary><ul>"_html;
    for (const auto& code : view.kept) h << "<li class=\"export\">"_html << report_links(t, code, code) << "</li>"_html;
    h << "</ul></details>"_html;
  }
  h << mail_choice(t, view) << "</section>"_html;
  return h;
}

}  // namespace

std::string monitor_title(const Translator& t, const Table& table) {
  if (table.key == "activity") return t("monitor.table_activity");
  if (table.key == "activity-units") return t("monitor.table_activity_units");
  if (table.key == "steps") return t("monitor.table_steps");
  if (table.key == "steps-units") return t("monitor.table_steps_units");
  if (table.key == "sanctions") return t("monitor.table_sanctions");
  return table.key == "outcomes" ? t("monitor.table_outcomes") : t("monitor.table_workload");
}

std::string monitor_rows(const Translator& t, const Table& table) {
  if (table.key == "activity") return t("common.kind");
  if (table.key == "steps") return t("monitor.step");
  if (table.key == "sanctions") return t("monitor.sanction");
  return table.key == "outcomes" ? t("monitor.outcome") : t("common.unit");
}

/// A chart is drawn of a spread in which something may be shown.
static bool draws(const Table& table) {
  return table.shape == Shape::rank && std::ranges::any_of(table.rows, [](const TableRow& row) {
           return row.cells.front().state == CellState::number;
         });
}

/// A table under its title, as `view` shows it; `below` stands under it where there are figures.
static Html table_section(const Translator& t, const Table& table, decltype(&grid_view) view, const Html& below) {
  const std::string title = monitor_title(t, table);
  Html h;
  h << "<section><h2>"_html << title << "</h2>"_html;
  if (table.rows.empty())
    h << html::paragraph(t("insight.no_figures"));
  else
    h << view(t, title, monitor_rows(t, table), table) << below;
  return h << "</section>"_html;
}

Html monitor_view(const Translator& t, const MonitorView& view, const std::vector<Table>& tables) {
  Html h;
  h << filters(t, view) << "<p class=\"hint\">"_html << t("monitor.note", {t.number(view.threshold)}) << "</p>"_html
    << reports(t, view);
  for (const auto& table : tables)
    h << table_section(t, table, draws(table) ? ranks_view : grid_view,
                       html::export_links(t, list_of(view, std::string(kPath) + "/tables/" + table.key)));
  return h;
}

std::string report_title(const Translator& t, const Period& period) {
  return t(period.half_year ? "monitor.half_yearly" : "monitor.monthly", {period.name(t)});
}

Html report_body(const Translator& t, const std::vector<Table>& tables, std::int64_t threshold) {
  Html h = html::paragraph(t("monitor.report_note", {t.number(threshold)}));
  for (const auto& table : tables) h << table_section(t, table, grid_view, {});
  return h;
}

}  // namespace waarborg::insight
