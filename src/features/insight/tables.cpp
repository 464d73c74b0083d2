#include "features/insight/tables.h"

#include <algorithm>
#include <array>
#include <map>

#include "features/insight/population.h"

namespace waarborg::insight {

namespace {

constexpr std::array<const char*, kStates> kStateTexts{"state_late", "state_soon",   "state_on_time",    "state_paused",
                                                       "state_none", "state_closed", "state_closed_late"};

/// One question being answered.
class Maker {
 public:
  Maker(matters::Figures figures, const UnitTree& tree, const Labels& labels, const Question& question)
      : figures_(std::move(figures)),
        tree_(tree),
        labels_(labels),
        question_(question),
        rows_(kind_rows(figures_.by_kind, labels, question.threshold)),
        months_(question.today),
        states_(rows_.kinds.size(), kStates),
        received_(rows_.kinds.size(), months_.count),
        closed_(months_.count),
        units_(tree, figures_.by_unit, question.threshold) {
    for (const auto& group : figures_.by_kind) {
      const auto row = rows_.row_of(group.kind).value_or(0);
      states_.add(row, state_of(group), group);
      received_.add(row, months_.column_of(group.received_on), group);
      if (group.closed_on) closed_[months_.column_of(*group.closed_on)].add(group);
    }
    states_.protect(question.threshold);
    received_.protect(question.threshold);
    hide_closed();
  }

  /// The row that was chosen, when that kind is large enough to be a row of its own.
  [[nodiscard]] std::optional<std::size_t> chosen_row() const {
    const auto& kind = question_.filters.kind;
    const auto row = kind.empty() ? std::nullopt : rows_.row_of(kind);
    if (!row || rows_.kinds[*row] != kind) return std::nullopt;
    return row;
  }

  [[nodiscard]] Figure state(std::size_t state) const {
    const auto row = chosen_row();
    return row ? states_.cell(*row, state) : states_.column_total(state);
  }
  [[nodiscard]] Figure sum_of_states(std::size_t from, std::size_t until) const {
    Figure sum = 0;
    for (std::size_t at = from; at < until; ++at) {
      const Figure part = state(at);
      sum = sum && part ? Figure(*sum + *part) : std::nullopt;
    }
    return sum;
  }
  [[nodiscard]] Figure total() const {
    const auto row = chosen_row();
    return row ? states_.row_total(*row) : states_.total();
  }

  [[nodiscard]] Table months() const;
  [[nodiscard]] Table terms() const;
  [[nodiscard]] Table kinds() const;
  [[nodiscard]] Table phases() const;
  [[nodiscard]] Table units() const;
  [[nodiscard]] Table days_by_kind() const;
  [[nodiscard]] Table days_by_unit() const;
  [[nodiscard]] const KindRows& rows() const { return rows_; }
  [[nodiscard]] const UnitCounts& unit_counts() const { return units_; }
  /// The unit whose parts are shown.
  [[nodiscard]] std::string unit() const {
    const auto& unit_id = question_.filters.unit_id;
    const bool known = !unit_id.empty() && tree_.covers(unit_id) && tree_.find(unit_id) && units_.shown(unit_id);
    return known ? unit_id : tree_.top();
  }

 private:
  /// Closings by month add up to the closed ones, so they are shown only where that sum is known anyway.
  void hide_closed() {
    std::vector<std::int64_t> parts;
    for (const auto& tally : closed_) parts.push_back(tally.others);
    closed_hidden_ = hide_small_parts(parts, question_.threshold);
    closed_known_ = states_.column_total(kClosedInTime) && states_.column_total(kClosedLate);
  }
  [[nodiscard]] Cell closed_in(std::size_t column) const {
    if (!closed_known_ || closed_hidden_[column]) return Figure{};
    return Figure{closed_[column].all()};
  }
  [[nodiscard]] std::string kind_label(std::size_t row) const {
    return rows_.kinds[row].empty() ? labels_.text("other_kinds") : labels_.kind(rows_.kinds[row]);
  }
  [[nodiscard]] bool running_known(std::size_t row) const {
    return states_.cell(row, kClosedInTime) && states_.cell(row, kClosedLate);
  }
  void add_phases(Table& table, std::size_t row) const;
  /// A share of a sum that is hidden would give it away.
  [[nodiscard]] std::vector<Cell> duration_cells(const Durations& durations, bool sums_known) const {
    auto cells = durations.cells(question_.threshold);
    if (!sums_known) cells.back() = Cell{Figure{}};
    return cells;
  }
  [[nodiscard]] std::vector<std::string> duration_columns() const {
    return {labels_.text("median_days"), labels_.text("p90_days"), labels_.text("share_late")};
  }

  const matters::Figures figures_;
  const UnitTree& tree_;
  const Labels& labels_;
  const Question& question_;
  KindRows rows_;
  MonthColumns months_;
  Grid states_, received_;
  std::vector<Tally> closed_;
  std::vector<bool> closed_hidden_;
  bool closed_known_ = false;
  UnitCounts units_;
};

Table Maker::months() const {
  Table table{"months", Shape::bars, {labels_.text("received")}, {}};
  const auto row = chosen_row();
  if (!row) table.columns.push_back(labels_.text("closed"));
  const int year = question_.filters.year;
  const std::size_t last = months_.count - 1;
  for (std::size_t column = 1; column <= last; ++column) {
    const Date month = months_.month(column);
    const bool wanted = year != 0 ? static_cast<int>(month.year()) == year : column + 12 > last;
    if (!wanted) continue;
    TableRow line{labels_.month(month), {row ? received_.cell(*row, column) : received_.column_total(column)}};
    if (!row) line.cells.push_back(closed_in(column));
    table.rows.push_back(std::move(line));
  }
  return table;
}

Table Maker::terms() const {
  Table table{"terms", Shape::rank, {labels_.text("running")}, {}};
  for (std::size_t at = kLate; at <= kNoTerm; ++at) table.rows.push_back({labels_.text(kStateTexts[at]), {state(at)}});
  return table;
}

Table Maker::kinds() const {
  Table table{"kinds", Shape::grid, {}, {}};
  for (const auto* text : kStateTexts) table.columns.push_back(labels_.text(text));
  table.columns.push_back(labels_.text("total"));
  const auto chosen = chosen_row();
  for (std::size_t row = 0; row < rows_.kinds.size(); ++row) {
    if (chosen && *chosen != row) continue;
    TableRow line{kind_label(row), {}};
    for (std::size_t at = 0; at < kStates; ++at) line.cells.emplace_back(states_.cell(row, at));
    line.cells.emplace_back(states_.row_total(row));
    table.rows.push_back(std::move(line));
  }
  if (chosen || rows_.kinds.size() < 2) return table;
  TableRow sum{labels_.text("total"), {}};
  for (std::size_t at = 0; at < kStates; ++at) sum.cells.emplace_back(states_.column_total(at));
  sum.cells.emplace_back(Figure{states_.total()});
  table.rows.push_back(std::move(sum));
  return table;
}

void Maker::add_phases(Table& table, std::size_t row) const {
  std::vector<std::string> order;
  std::map<std::string, Tally> tallies;
  for (const auto& group : figures_.by_kind) {
    if (!group.is_open() || group.kind != rows_.kinds[row]) continue;
    if (!tallies.contains(group.phase)) order.push_back(group.phase);
    tallies[group.phase].add(group);
  }
  std::sort(order.begin(), order.end(),
            [&](const auto& a, const auto& b) { return tallies[a].all() > tallies[b].all(); });
  std::vector<std::int64_t> parts;
  for (const auto& phase : order) parts.push_back(tallies[phase].others);
  const auto hide = hide_small_parts(parts, question_.threshold);
  for (std::size_t i = 0; i < order.size(); ++i)
    table.rows.push_back({kind_label(row) + " – " + labels_.phase(rows_.kinds[row], order[i]),
                          {hide[i] ? Figure{} : Figure{tallies[order[i]].all()}}});
}

/// Phases add up to the running ones of their kind, so they are shown only where that sum is known anyway.
Table Maker::phases() const {
  Table table{"phases", Shape::rank, {labels_.text("running")}, {}};
  const auto chosen = chosen_row();
  for (std::size_t row = 0; row < rows_.kinds.size(); ++row)
    if ((!chosen || *chosen == row) && !rows_.kinds[row].empty() && running_known(row)) add_phases(table, row);
  return table;
}

Table Maker::units() const {
  Table table{"units", Shape::rank, {labels_.text("total")}, {}};
  const std::string top = unit();
  for (const auto& child : tree_.children(top))
    if (const Figure total = units_.total(child); total != Figure{0})
      table.rows.push_back({tree_.find(child)->name, {total}});
  if (units_.own(top) != Figure{0}) table.rows.push_back({labels_.text("unit_itself"), {units_.own(top)}});
  return table;
}

Table Maker::days_by_kind() const {
  Table table{"days", Shape::grid, duration_columns(), {}};
  std::vector<Durations> of_row(rows_.kinds.size());
  Durations all;
  for (const auto& group : figures_.days_by_kind) {
    of_row[rows_.row_of(group.kind).value_or(0)].add(group);
    all.add(group);
  }
  const auto chosen = chosen_row();
  for (std::size_t row = 0; row < of_row.size(); ++row)
    if ((!chosen || *chosen == row) && !of_row[row].days.empty())
      table.rows.push_back({kind_label(row), duration_cells(of_row[row], running_known(row))});
  if (!chosen && !all.days.empty()) table.rows.push_back({labels_.text("total"), duration_cells(all, closed_known_)});
  return table;
}

Table Maker::days_by_unit() const {
  Table table{"days-units", Shape::grid, duration_columns(), {}};
  std::map<std::string, Durations> of_unit;
  for (const auto& group : figures_.days_by_unit) of_unit[group.unit_id].add(group);
  for (const auto& child : tree_.children(unit())) {
    Durations durations;
    for (const auto& [unit_id, some] : of_unit)
      if (tree_.is_within(unit_id, child)) durations.add(some);
    if (durations.days.empty()) continue;
    const auto cells =
        units_.shown(child) ? durations.cells(question_.threshold) : std::vector<Cell>(3, Cell{Figure{}});
    table.rows.push_back({tree_.find(child)->name, cells});
  }
  return table;
}

void offer_choices(Dashboard& out, const Maker& all, const UnitTree& tree, Date today) {
  for (const auto& kind : all.rows().kinds)
    if (!kind.empty()) out.kinds.push_back(kind);
  std::vector<std::string> pending = tree.children("");
  while (!pending.empty()) {
    const std::string unit_id = pending.front();
    pending.erase(pending.begin());
    const Figure total = all.unit_counts().total(unit_id);
    if (!total || *total == 0) continue;
    out.units.push_back(unit_id);
    const auto below = tree.children(unit_id);
    pending.insert(pending.begin(), below.begin(), below.end());
  }
  const int year = static_cast<int>(today.year());
  out.years = {year, year - 1, year - 2};
}

void sum_up(Dashboard& out, const Maker& maker) {
  out.summed = true;
  out.running = maker.sum_of_states(kLate, kClosedInTime);
  out.late = maker.state(kLate);
  out.closed = maker.sum_of_states(kClosedInTime, kStates);
  out.received = maker.total();
}

Dashboard own_dashboard(const Source& source, const UnitTree& tree, const Labels& labels, const Question& question) {
  Dashboard out;
  const Filters all, filters{false, question.filters.kind, question.filters.unit_id, question.filters.year};
  const Filters any_year{false, filters.kind, filters.unit_id, 0};
  const matters::Figures everything = source(all);
  // Closings count in the month they happened, whenever the matter came in.
  matters::Figures of_months = any_year == all ? everything : source(any_year);
  matters::Figures counted = filters == any_year ? of_months : source(filters);
  const Question plain{{}, question.today, question.threshold};
  offer_choices(out, Maker(everything, tree, labels, plain), tree, question.today);
  const Question years{{false, "", "", question.filters.year}, question.today, question.threshold};
  const Question units{{false, "", question.filters.unit_id, 0}, question.today, question.threshold};
  const Maker months(std::move(of_months), tree, labels, years);
  const Maker maker(std::move(counted), tree, labels, units);
  sum_up(out, maker);
  out.tables = {months.months(), maker.terms(),        maker.kinds(),       maker.phases(),
                maker.units(),   maker.days_by_kind(), maker.days_by_unit()};
  return out;
}

Dashboard wide_dashboard(const Source& source, const UnitTree& tree, const Labels& labels, const Question& question) {
  Dashboard out;
  matters::Figures figures = source({true});
  Tally all;
  for (const auto& group : figures.by_unit) all.add(group);
  out.too_few = !speaks(all, question.threshold);
  if (out.too_few) return out;
  const Maker maker(std::move(figures), tree, labels, question);
  offer_choices(out, maker, tree, question.today);
  if (question.filters.kind.empty() && !question.filters.unit_id.empty()) {
    out.tables = {maker.units(), maker.days_by_unit()};
    return out;
  }
  sum_up(out, maker);
  out.unit_set_aside = !question.filters.unit_id.empty();
  out.tables = {maker.months(), maker.terms(), maker.kinds(), maker.phases(), maker.days_by_kind()};
  if (question.filters.kind.empty()) {
    out.tables.push_back(maker.units());
    out.tables.push_back(maker.days_by_unit());
  }
  return out;
}

}  // namespace

Dashboard make_dashboard(const Source& source, const UnitTree& tree, const Labels& labels, const Question& question) {
  return question.filters.wide ? wide_dashboard(source, tree, labels, question)
                               : own_dashboard(source, tree, labels, question);
}

}  // namespace waarborg::insight
