#include "features/insight/views.h"

namespace waarborg::insight {

using html::Html;
using html::operator""_html;
using i18n::Translator;

namespace {

constexpr std::string_view kPath = "/dashboard";

std::string words_of(const Translator& t, const Cell& cell) {
  if (cell.state == CellState::number) return t.number(cell.value);
  return cell.state == CellState::few ? t("common.suppressed") : "–";
}

/// Nothing for a figure that is hidden; charts say so themselves.
std::optional<double> value_of(const Cell& cell) {
  if (cell.state != CellState::number) return std::nullopt;
  return static_cast<double>(cell.value);
}

html::FormState state_of(const Filters& filters) {
  return {{{"kind", filters.kind},
           {"unit", filters.unit_id},
           {"year", filters.year == 0 ? "" : std::to_string(filters.year)}},
          {}};
}

std::vector<html::Choice> choices(std::string all, const std::vector<std::pair<std::string, std::string>>& some) {
  std::vector<html::Choice> out{{"", std::move(all), {}}};
  for (const auto& [id, name] : some) out.push_back({id, name, {}});
  return out;
}

Html filter_form(const Translator& t, const DashboardPage& page) {
  const auto state = state_of(page.filters);
  std::vector<std::pair<std::string, std::string>> years;
  for (const int year : page.years) years.emplace_back(std::to_string(year), std::to_string(year));
  html::FieldOptions options;
  options.filter = true;
  Html h;
  h << html::filter_form_start(kPath) << html::hidden("view", page.filters.wide ? "wide" : "own")
    << html::select_field(t, state, "kind", t("common.kind"), choices(t("insight.all_kinds"), page.kinds), options)
    << html::select_field(t, state, "unit", t("common.unit"), choices(t("insight.all_units"), page.units), options)
    << html::select_field(t, state, "year", t("insight.year_received"), choices(t("insight.last_months"), years),
                          options)
    << html::submit(t("common.filter")) << html::form_end();
  return h;
}

/// The way between one's own matters and the scope.
Html view_choice(const Translator& t, const DashboardPage& page) {
  if (!page.may_look_wide) return {};
  Html h;
  h << "<nav class=\"actions\" aria-label=\""_html << t("insight.view") << "\">"_html;
  for (const bool wide : {true, false}) {
    const auto* key = wide ? "insight.view_wide" : "insight.view_own";
    if (wide == page.filters.wide)
      h << "<strong aria-current=\"true\">"_html << t(key) << "</strong>"_html;
    else
      h << html::link_button(std::string(kPath) + (wide ? "?view=wide" : "?view=own"), t(key));
  }
  h << "</nav>"_html;
  return h;
}

/// INV-06, INV-11: how many people an enquiry is about wait for a word. A small number is not told.
Html contacts_note(const Translator& t, const DashboardPage& page) {
  if (*page.late_contacts == 0) return html::alert(html::Tone::good, t("insight.contacts_kept"));
  if (*page.late_contacts < page.threshold)
    return html::alert(html::Tone::warning, t("insight.contacts_few", {t.number(page.threshold)}));
  return html::alert(html::Tone::warning, t("insight.contacts_late", {t.number(*page.late_contacts)}));
}

Html notes(const Translator& t, const DashboardPage& page, const Dashboard& dashboard) {
  Html h;
  if (!page.filters.wide) {
    h << "<p class=\"hint\">"_html << t("insight.own_note") << "</p>"_html;
    return h;
  }
  h << "<p class=\"hint\">"_html << t("insight.wide_note", {t.date(page.counted_until), t.number(page.threshold)})
    << "</p>"_html;
  if (page.late_contacts) h << contacts_note(t, page);
  if (dashboard.too_few) h << html::alert(html::Tone::info, t("insight.too_few"));
  if (dashboard.unit_set_aside)
    h << html::alert(html::Tone::info, t("insight.not_crossed"));
  else if (!page.filters.kind.empty() || !page.filters.unit_id.empty())
    h << "<p class=\"hint\">"_html << t("insight.narrowed_note") << "</p>"_html;
  return h;
}

Html sums(const Translator& t, const Dashboard& dashboard) {
  if (!dashboard.summed) return {};
  const auto figure = [&](const Figure& value) { return words_of(t, Cell{value}); };
  return html::cards({{t("insight.card_received"), figure(dashboard.received)},
                      {t("insight.card_running"), figure(dashboard.running)},
                      {t("insight.card_late"), figure(dashboard.late)},
                      {t("insight.card_closed"), figure(dashboard.closed)}});
}

Html bars(const Translator& t, const std::string& title, const Table& table) {
  std::vector<std::string> names;
  std::vector<html::Series> series;
  for (const auto& column : table.columns) series.push_back({column, {}});
  for (const auto& row : table.rows) {
    names.push_back(row.label);
    for (std::size_t at = 0; at < series.size(); ++at) series[at].values.push_back(value_of(row.cells[at]));
  }
  return html::bar_chart(t, title, names, series);
}

std::string name_header(const Translator& t, const Table& table) {
  if (table.key == "months") return t("insight.month");
  if (table.key == "terms") return t("insight.term");
  if (table.key == "phases") return t("insight.phase");
  return table.key == "units" || table.key == "days-units" ? t("common.unit") : t("common.kind");
}

std::string title_of(const Translator& t, const Table& table) {
  if (table.key == "months") return t("insight.table_months");
  if (table.key == "terms") return t("insight.table_terms");
  if (table.key == "phases") return t("insight.table_phases");
  if (table.key == "units") return t("insight.table_units");
  if (table.key == "days-units") return t("insight.table_days_units");
  return table.key == "days" ? t("insight.table_days") : t("insight.table_kinds");
}

Html section(const Translator& t, const Filters& filters, const Table& table) {
  const std::string title = title_of(t, table);
  Html h;
  h << "<section><h2>"_html << title << "</h2>"_html;
  if (table.rows.empty()) {
    h << "<p>"_html << t("insight.no_figures") << "</p></section>"_html;
    return h;
  }
  switch (table.shape) {
    case Shape::bars: h << bars(t, title, table); break;
    case Shape::rank: h << ranks_view(t, title, name_header(t, table), table); break;
    case Shape::grid: h << grid_view(t, title, name_header(t, table), table); break;
  }
  h << html::export_links(t, list_of(filters, std::string(kPath) + "/" + table.key)) << "</section>"_html;
  return h;
}

}  // namespace

html::ListState list_of(const Filters& filters, const std::string& path) {
  html::ListState list;
  list.path = path;
  list.filters.emplace_back("view", filters.wide ? "wide" : "own");
  for (const auto& [name, value] : state_of(filters).values)
    if (!value.empty()) list.filters.emplace_back(name, value);
  return list;
}

Html dashboard_view(const Translator& t, const DashboardPage& page, const Dashboard& dashboard) {
  Html h;
  h << view_choice(t, page) << filter_form(t, page) << notes(t, page, dashboard) << sums(t, dashboard);
  for (const auto& table : dashboard.tables) h << section(t, page.filters, table);
  return h;
}

Html ranks_view(const Translator& t, const std::string& title, const std::string& name, const Table& table) {
  std::vector<std::pair<std::string, std::optional<double>>> rows;
  for (const auto& row : table.rows) rows.emplace_back(row.label, value_of(row.cells.front()));
  return html::rank_chart(t, title, name, table.columns.front(), rows);
}

Html grid_view(const Translator& t, const std::string& title, const std::string& name, const Table& table) {
  std::vector<html::Column> columns{{"", name, false}};
  for (const auto& column : table.columns) columns.push_back({"", column, true});
  std::vector<std::vector<Html>> rows;
  bool few = false;
  for (const auto& row : table.rows) {
    auto& cells = rows.emplace_back(1);
    cells.front() << row.label;
    for (const auto& cell : row.cells) {
      few = few || cell.state == CellState::few;
      cells.emplace_back() << words_of(t, cell);
    }
  }
  Html h = html::table(t, title, columns, rows);
  if (few) h << "<p class=\"hint\">"_html << t("common.suppressed_note") << "</p>"_html;
  return h;
}

web::Sheet sheet_of(const Translator& t, const std::string& title, const std::string& name, const Table& table) {
  web::Sheet sheet;
  sheet.name = title;
  sheet.header.push_back(name);
  sheet.header.insert(sheet.header.end(), table.columns.begin(), table.columns.end());
  for (const auto& row : table.rows) {
    auto& cells = sheet.rows.emplace_back();
    cells.push_back(row.label);
    for (const auto& cell : row.cells)
      cells.push_back(cell.state == CellState::number ? std::to_string(cell.value)
                      : cell.state == CellState::few  ? t("common.suppressed")
                                                      : std::string{});
  }
  return sheet;
}

web::Sheet sheet_of(const Translator& t, const Table& table) {
  return sheet_of(t, title_of(t, table), name_header(t, table), table);
}

}  // namespace waarborg::insight
