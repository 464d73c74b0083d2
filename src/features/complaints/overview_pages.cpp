#include "features/complaints/overview_pages.h"

#include <charconv>

#include "features/complaints/import_targets.h"
#include "features/complaints/overview.h"

namespace waarborg::complaints {
namespace {

using html::Html;
using html::operator""_html;
using identity::Role;
using web::Context;

constexpr std::string_view kPath = "/complaints/register";

const std::vector<Role>& readers() {
  static const std::vector<Role> kReaders{Role::analyst, Role::complaint_handler, Role::authority, Role::auditor};
  return kReaders;
}

int year_of(const std::string& text) {
  int year = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool whole = problem == std::errc{} && end == text.data() + text.size();
  return whole && year >= 1900 && year <= 2200 ? year : 0;
}

OverviewFilter asked(const http::Request& request) {
  const auto& query = request.query;
  return {query.get("register"), year_of(query.get("from")), year_of(query.get("until")), query.get("unit"),
          query.get("category")};
}

html::FormState state_of(const OverviewFilter& filter, Errors errors) {
  return {{{"register", filter.register_id},
           {"from", filter.from == 0 ? "" : std::to_string(filter.from)},
           {"until", filter.until == 0 ? "" : std::to_string(filter.until)},
           {"unit", filter.unit},
           {"category", filter.category}},
          std::move(errors)};
}

Html filter_form(const Context& context, const OverviewChoices& choices, const OverviewFilter& filter, Errors errors) {
  const auto& t = context.t;
  const auto state = state_of(filter, std::move(errors));
  std::vector<html::Choice> registers;
  for (const auto& [id, title] : choices.registers) registers.push_back({id, t(title), {}});
  std::vector<html::Choice> years;
  for (int year = choices.first_year; year <= choices.last_year; ++year)
    years.push_back({std::to_string(year), std::to_string(year), {}});
  std::vector<html::Choice> units{{"", t("complaints_register.all_units"), {}}};
  for (const auto& unit : choices.units)
    if (!unit.id.empty()) units.push_back({unit.id, unit.name.empty() ? unit.id : unit.id + " " + unit.name, {}});
  std::vector<html::Choice> categories{{"", t("complaints_register.all_categories"), {}}};
  for (const auto& word : words_of("category"))
    categories.push_back({word, t("complaints_register.category_" + word), {}});
  html::FieldOptions optional;
  optional.optional = true;
  Html h;
  h << html::error_summary(t, state.errors);
  h << "<form method=\"get\" action=\"/complaints/register\" class=\"filters\">"_html;
  h << html::select_field(t, state, "register", t("complaints_register.register"), registers);
  h << html::select_field(t, state, "from", t("complaints_register.from"), years);
  h << html::select_field(t, state, "until", t("complaints_register.until"), years);
  h << html::select_field(t, state, "unit", t("complaints_register.unit"), units, optional);
  h << html::select_field(t, state, "category", t("complaints_register.category"), categories, optional);
  h << html::submit(t("complaints_register.show")) << "</form>"_html;
  return h;
}

html::ListState list_of(const FigureTable& table, const OverviewFilter& filter) {
  html::ListState list;
  list.path = std::string(kPath) + "/" + table.id;
  for (const auto& [name, value] : state_of(filter, {}).values)
    if (!value.empty()) list.filters.emplace_back(name, value);
  return list;
}

Html cell(const i18n::Translator& t, const std::optional<std::int64_t>& number) {
  Html h;
  if (number)
    h << t.number(*number);
  else
    h << "<abbr title=\""_html << t("complaints_register.hidden") << "\">\xC2\xB7</abbr>"_html;
  return h;
}

Html chart_of(const i18n::Translator& t, const FigureTable& table) {
  std::vector<std::size_t> shown;
  if (table.id == "years") shown = {0};
  if (table.id == "closing") shown = {1, 2};
  if (shown.empty() || table.lines.empty()) return {};
  std::vector<std::string> names;
  std::vector<html::Series> series;
  std::string drawn;
  for (const std::size_t column : shown) {
    series.push_back({table.header[column + 1], {}});
    drawn += (drawn.empty() ? "" : ", ") + table.header[column + 1];
  }
  for (const auto& line : table.lines) {
    names.push_back(line.name);
    for (std::size_t at = 0; at < shown.size(); ++at) {
      const auto& number = line.numbers[shown[at]];
      series[at].values.emplace_back(number ? std::optional(static_cast<double>(*number)) : std::nullopt);
    }
  }
  // The whole table follows: this one says by its title that it holds what is drawn.
  return html::bar_chart(t, t("error.in_field", {table.title, drawn}), names, series);
}

Html section_of(const i18n::Translator& t, const FigureTable& table, const OverviewFilter& filter) {
  std::vector<html::Column> columns;
  for (const auto& name : table.header) columns.push_back({"", name, !columns.empty()});
  std::vector<std::vector<Html>> rows;
  for (const auto& line : table.lines) {
    std::vector<Html> row(1);
    row.front() << line.name;
    for (const auto& number : line.numbers) row.push_back(cell(t, number));
    rows.push_back(std::move(row));
  }
  Html h;
  h << "<section><h2>"_html << table.title << "</h2>"_html;
  if (!table.note.empty()) h << "<p class=\"hint\">"_html << table.note << "</p>"_html;
  h << chart_of(t, table) << html::table(t, table.title, columns, rows) << html::export_links(t, list_of(table, filter))
    << "</section>"_html;
  return h;
}

http::Response overview(Context& context) {
  const auto& t = context.t;
  const OverviewFilter wish = asked(context.request);
  web::PageOptions page{.title = t("complaints_register.title")};
  const auto body = context.platform.database.read([&](storage::Transaction& tx) -> Result<Html> {
    const auto choices = overview_choices(tx, wish.register_id);
    Html h;
    if (choices.registers.empty() || choices.last_year == 0) {
      h << html::alert(html::Tone::info, t("complaints_register.nothing_yet"));
      return h;
    }
    const auto filter = complete_filter(wish, choices);
    if (!filter.ok() && filter.error().kind == ErrorKind::not_found) return filter.errors();
    h << "<p>"_html << t("complaints_register.intro") << "</p>"_html;
    h << filter_form(context, choices, filter.ok() ? *filter : wish, filter.ok() ? Errors{} : filter.errors());
    if (!filter.ok()) {
      page.status = 422;
      return h;
    }
    for (const auto& id : figure_table_ids())
      h << section_of(t, TRY(figure_table(tx, t, *filter, id, context.platform.config.small_number_threshold)),
                      *filter);
    return h;
  });
  if (!body.ok()) return web::error_page(context, body.errors());
  return web::render(context, page, *body);
}

// The path's last part is "years.csv": table and format.
http::Response exported(Context& context) {
  const std::string& name = context.request.parameter("table");
  const auto point = name.find('.');
  if (point == std::string::npos) return web::error_page(context, {not_found()});
  const OverviewFilter wish = asked(context.request);
  const auto table = context.platform.database.read([&](storage::Transaction& tx) -> Result<FigureTable> {
    const auto filter = TRY(complete_filter(wish, overview_choices(tx, wish.register_id)));
    return figure_table(tx, context.t, filter, name.substr(0, point), context.platform.config.small_number_threshold);
  });
  if (!table.ok()) return web::error_page(context, table.errors());
  web::Sheet sheet{"complaints-" + table->id, table->header, {}};
  for (const auto& line : table->lines) {
    std::vector<std::string> row{line.name};
    for (const auto& number : line.numbers) row.push_back(number ? std::to_string(*number) : "");
    sheet.rows.push_back(std::move(row));
  }
  return web::export_sheet(context, sheet, name.substr(point + 1));
}

}  // namespace

void add_overview_routes(web::RouteTable& table) {
  table.add(web::page("complaints.register", std::string(kPath), readers(), overview));
  table.add(web::page("complaints.register_export", std::string(kPath) + "/{table}", readers(), exported));
  table.add_nav({"complaints_register.menu", std::string(kPath), readers(), 60, {}});
}

}  // namespace waarborg::complaints
