#include "features/complaints/overview.h"

#include <algorithm>
#include <map>

#include "base/suppression.h"
#include "features/complaints/import_targets.h"
#include "queries/feature_complaints.h"

namespace waarborg::complaints {
namespace {

namespace sql = queries::feature_complaints;
using i18n::Translator;
using storage::Transaction;

std::string any(const std::string& chosen) { return chosen.empty() ? "*" : chosen; }

std::string word(const Translator& t, const char* vocabulary, const std::string& code) {
  return t(std::string("complaints_register.") + vocabulary + "_" + (code.empty() ? "unrecorded" : code));
}
std::string year_name(const Translator& t, std::int64_t year) {
  return year == 0 ? t("complaints_register.year_unknown") : std::to_string(year);
}

// With a unit chosen there are no columns by category: that would cross the two.
FigureTable by_year(Transaction& tx, const Translator& t, const OverviewFilter& filter) {
  FigureTable table{"years", t("complaints_register.table_years"), {t("complaints_register.year")}, {}, {}};
  std::vector<std::string> columns{"*"};
  if (filter.unit.empty() && filter.category.empty()) {
    columns.insert(columns.end(), words_of("category").begin(), words_of("category").end());
    columns.emplace_back();
  } else if (!filter.category.empty()) {
    columns = {filter.category};
  }
  for (const auto& column : columns)
    table.header.push_back(column == "*" ? t("complaints_register.cases") : word(t, "category", column));
  table.header.push_back(t("complaints_register.allegations"));
  std::map<std::int64_t, std::map<std::string, std::pair<std::int64_t, std::int64_t>>> years;
  for (const auto& row :
       tx.query(sql::overview_cases_by_year, {filter.register_id, any(filter.unit), filter.from, filter.until}))
    years[row.integer("received_year")][row.text("category")] = {row.integer("cases"), row.integer("allegations")};
  for (auto& [year, counts] : years) {
    FigureTable::Line line{year_name(t, year), {}};
    for (const auto& column : columns) line.numbers.emplace_back(counts[column].first);
    line.numbers.emplace_back(counts[columns.front()].second);
    table.lines.push_back(std::move(line));
  }
  if (columns.size() > 1) table.note = t("complaints_register.note_years");
  return table;
}

FigureTable closing(Transaction& tx, const Translator& t, const OverviewFilter& filter) {
  FigureTable table{"closing",
                    t("complaints_register.table_closing"),
                    {t("complaints_register.year"), t("complaints_register.closed"),
                     t("complaints_register.median_days"), t("complaints_register.p90_days")},
                    {},
                    t("complaints_register.note_closing")};
  for (const auto& row : tx.query(sql::overview_closing, {filter.register_id, any(filter.category), any(filter.unit),
                                                          filter.from, filter.until}))
    table.lines.push_back({year_name(t, row.integer("received_year")),
                           {row.integer("closed"), row.integer("median_days"), row.integer("p90_days")}});
  return table;
}

// Rows: recommended; columns: final.
FigureTable decisions(Transaction& tx, const Translator& t, const OverviewFilter& filter, const char* id,
                      const char* kind) {
  FigureTable table{id,
                    t(std::string("complaints_register.table_") + id),
                    {t("complaints_register.recommended")},
                    {},
                    t("complaints_register.note_decisions")};
  std::map<std::string, std::map<std::string, std::int64_t>> counts;
  for (const auto& row : tx.query(sql::overview_decisions, {filter.register_id, kind, any(filter.category),
                                                            any(filter.unit), filter.from, filter.until}))
    counts[row.text("recommended")][row.text("final")] += row.integer("allegations");
  std::vector<std::string> words = words_of(kind);
  words.emplace_back();
  std::vector<std::string> columns;
  for (const auto& column : words)
    if (std::ranges::any_of(counts, [&](const auto& line) { return line.second.contains(column); }))
      columns.push_back(column);
  for (const auto& column : columns) table.header.push_back(word(t, kind, column));
  table.header.push_back(t("common.total"));
  for (const auto& row : words) {
    if (!counts.contains(row)) continue;
    FigureTable::Line line{word(t, kind, row), {}};
    std::int64_t total = 0;
    for (const auto& column : columns) {
      line.numbers.emplace_back(counts[row][column]);
      total += counts[row][column];
    }
    line.numbers.emplace_back(total);
    table.lines.push_back(std::move(line));
  }
  return table;
}

// The counts of allegations with unit and category, and the table of them with totals and small numbers hidden.
FigureTable units(Transaction& tx, const Translator& t, const OverviewFilter& filter, int threshold) {
  const auto [from, until] = suppressed_period(filter);
  FigureTable table{"units",
                    t("complaints_register.table_units", {std::to_string(from), std::to_string(until)}),
                    {t("complaints_register.unit")},
                    {},
                    t("complaints_register.note_units", {std::to_string(threshold)})};
  std::vector<std::string> columns = words_of("category");
  columns.emplace_back();
  std::map<std::string, std::vector<std::int64_t>> counts;
  for (const auto& row : tx.query(sql::overview_units_by_category, {filter.register_id, from, until})) {
    const auto column = std::ranges::find(columns, row.text("category")) - columns.begin();
    auto& line = counts[row.text("unit_id")];
    line.resize(columns.size());
    line.at(static_cast<std::size_t>(column)) += row.integer("allegations");
  }
  CountTable cells;
  for (const auto& [unit, line] : counts) cells.push_back(line);
  const Suppression hidden = suppress_small_numbers(cells, threshold);
  std::map<std::string, std::string> names;
  for (const auto& unit : overview_choices(tx, filter.register_id).units) names[unit.id] = unit.name;
  for (const auto& column : columns) table.header.push_back(word(t, "category", column));
  table.header.push_back(t("common.total"));
  const auto shown = [](std::int64_t number, bool hide) {
    return hide ? std::optional<std::int64_t>() : std::optional(number);
  };
  std::size_t at = 0;
  for (const auto& [unit, line] : counts) {
    FigureTable::Line out{unit.empty() ? t("complaints_register.unit_unknown") : unit, {}};
    if (!names[unit].empty()) out.name += " " + names[unit];
    std::int64_t total = 0;
    for (std::size_t column = 0; column < line.size(); ++column) {
      out.numbers.push_back(shown(line[column], hidden.cells[at][column]));
      total += line[column];
    }
    out.numbers.push_back(shown(total, hidden.row_totals[at++]));
    table.lines.push_back(std::move(out));
  }
  return table;
}

FigureTable dates(Transaction& tx, const Translator& t, const OverviewFilter& filter) {
  FigureTable table{"dates",
                    t("complaints_register.table_dates"),
                    {t("complaints_register.year"), t("complaints_register.cases"),
                     t("complaints_register.no_incident"), t("complaints_register.no_received"),
                     t("complaints_register.no_closed"), t("complaints_register.no_closed_share")},
                    {},
                    {}};
  for (const auto& row : tx.query(sql::overview_dates, {filter.register_id, 0, filter.until})) {
    const std::int64_t year = row.integer("received_year");
    if (year != 0 && year < filter.from) continue;
    const std::int64_t cases = row.integer("cases");
    table.lines.push_back({year_name(t, year),
                           {cases, row.integer("no_incident"), row.integer("no_received"), row.integer("no_closed"),
                            (row.integer("no_closed") * 100 + cases / 2) / cases}});
  }
  return table;
}

}  // namespace

OverviewChoices overview_choices(Transaction& tx, const std::string& register_id) {
  OverviewChoices choices;
  for (const auto& row : tx.query(sql::register_list))
    choices.registers.emplace_back(row.text("id"), i18n::LocalText{{row.text("title_nl"), row.text("title_en"),
                                                                    row.text("title_fr"), row.text("title_de")}});
  if (choices.registers.empty()) return choices;
  const std::string id = register_id.empty() ? choices.registers.front().first : register_id;
  if (const auto years = tx.find(sql::overview_years, {id}); years && !years->is_null("first_year")) {
    choices.first_year = static_cast<int>(years->integer("first_year"));
    choices.last_year = static_cast<int>(years->integer("last_year"));
  }
  for (const auto& row : tx.query(sql::overview_units, {id}))
    choices.units.push_back({row.text("unit_id"), row.maybe_text("name").value_or("")});
  return choices;
}

Result<OverviewFilter> complete_filter(OverviewFilter filter, const OverviewChoices& choices) {
  if (choices.registers.empty()) return not_found();
  if (filter.register_id.empty()) filter.register_id = choices.registers.front().first;
  if (std::ranges::none_of(choices.registers, [&](const auto& one) { return one.first == filter.register_id; }))
    return not_found();
  if (filter.from == 0) filter.from = choices.first_year;
  if (filter.until == 0) filter.until = choices.last_year;
  if (filter.from > filter.until) return invalid("complaints_register.years_turned", "until");
  if (!filter.unit.empty() && !filter.category.empty())
    return invalid("complaints_register.unit_or_category", "category");
  return filter;
}

std::vector<std::string> figure_table_ids() { return {"years", "closing", "findings", "outcomes", "units", "dates"}; }

std::pair<int, int> suppressed_period(const OverviewFilter& filter) {
  const int from = filter.until - filter.until % 5;
  return {from, from + 4};
}

Result<FigureTable> figure_table(Transaction& tx, const Translator& t, const OverviewFilter& filter,
                                 std::string_view id, int threshold) {
  if (id == "years") return by_year(tx, t, filter);
  if (id == "closing") return closing(tx, t, filter);
  if (id == "findings") return decisions(tx, t, filter, "findings", "finding");
  if (id == "outcomes") return decisions(tx, t, filter, "outcomes", "outcome");
  if (id == "units") return units(tx, t, filter, threshold);
  if (id == "dates") return dates(tx, t, filter);
  return not_found();
}

}  // namespace waarborg::complaints
