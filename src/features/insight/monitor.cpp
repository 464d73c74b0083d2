#include "features/insight/monitor.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "features/insight/population.h"

namespace waarborg::insight {

namespace {

using matters::MatterGroup;
using matters::StepGroup;

/// One measure's counts in rows, month by month.
class Lists {
 public:
  using RowOf = std::function<std::optional<std::size_t>(const MatterGroup&)>;
  Lists(std::size_t rows, std::size_t months) : months_(months, std::vector<Tally>(rows)) {}
  void add(std::size_t month, const std::vector<MatterGroup>& groups, const RowOf& row_of) {
    for (const auto& group : groups)
      if (const auto row = row_of(group))
        (group.visible ? months_[month][*row].visible : months_[month][*row].others) += group.count;
  }
  [[nodiscard]] ProtectedList shown(std::int64_t threshold) const { return protect_list(months_, threshold); }

 private:
  std::vector<std::vector<Tally>> months_;
};

void add_column(Table& table, const ProtectedList& list) {
  for (std::size_t row = 0; row < list.rows.size(); ++row) table.rows[row].cells.emplace_back(list.rows[row]);
  table.rows.back().cells.emplace_back(list.total);
}

/// Rows in which every figure is zero say nothing.
void drop_empty_rows(Table& table) {
  std::erase_if(table.rows, [](const TableRow& row) {
    return std::ranges::all_of(row.cells,
                               [](const Cell& cell) { return cell.state != CellState::few && cell.value == 0; });
  });
}

class Monitor {
 public:
  Monitor(const MonitorCounts& counts, const UnitTree& tree, const MonitorLabels& labels, std::string unit_id,
          std::int64_t threshold)
      : counts_(counts), tree_(tree), labels_(labels), unit_id_(std::move(unit_id)), threshold_(threshold) {
    units_ = tree_.children(unit_id_);
  }

  [[nodiscard]] Table activity() const {
    const auto kinds = labels_.kinds();
    Table table{"activity", Shape::grid, measure_words(), {}};
    for (const auto& kind : kinds) table.rows.push_back({labels_.kind(kind), {}});
    table.rows.push_back({labels_.text("total"), {}});
    fill(table, kinds.size(), [&](const MatterGroup& group) -> std::optional<std::size_t> {
      const auto at = std::ranges::find(kinds, group.kind) - kinds.begin();
      if (at == static_cast<std::ptrdiff_t>(kinds.size())) return std::nullopt;
      return static_cast<std::size_t>(at);
    });
    drop_empty_rows(table);
    return table;
  }

  [[nodiscard]] Table activity_by_unit() const {
    Table table{"activity-units", Shape::grid, measure_words(), {}};
    for (const auto& id : units_) table.rows.push_back({tree_.find(id)->name, {}});
    table.rows.push_back({labels_.text("unit_itself"), {}});
    table.rows.push_back({labels_.text("total"), {}});
    fill(table, units_.size() + 1, [&](const MatterGroup& group) { return place_of(group.unit_id); });
    for (std::size_t at = 0; at < kMeasures.size(); ++at)
      if (!may_open(kMeasures[at]))
        for (auto& row : table.rows) row.cells[at] = Cell{Figure{}};
    drop_empty_rows(table);
    return table;
  }

  [[nodiscard]] Table outcomes() const {
    return spread("outcomes", labels_.text("closed"), &MonthCounts::closed,
                  [&](const std::string& kind, const std::string& key) {
                    return key.empty() ? labels_.text("no_outcome") : labels_.outcome(kind, key);
                  });
  }

  [[nodiscard]] Table sanctions() const {
    return spread("sanctions", labels_.text("sanctions"), &MonthCounts::sanctions,
                  [&](const std::string&, const std::string& key) { return labels_.sanction(key); });
  }

  [[nodiscard]] Table steps() const {
    std::map<std::pair<std::string, std::string>, Durations> by_step;
    for (const auto& group : counts_.steps) add(by_step[{group.kind, group.step}], group);
    Table table{"steps", Shape::grid, duration_words(), {}};
    for (const auto& [key, durations] : by_step)
      table.rows.push_back(
          {labels_.kind(key.first) + " – " + labels_.step(key.first, key.second), durations.cells(threshold_)});
    return table;
  }

  [[nodiscard]] Table steps_by_unit() const {
    std::vector<Durations> by_unit(units_.size() + 1);
    for (const auto& group : counts_.unit_steps)
      if (const auto row = place_of(group.unit_id)) add(by_unit[*row], group);
    Table table{"steps-units", Shape::grid, duration_words(), {}};
    for (std::size_t row = 0; row < by_unit.size(); ++row)
      if (!by_unit[row].days.empty()) table.rows.push_back({unit_words(row), by_unit[row].cells(threshold_)});
    return table;
  }

  /// How many handle matters, and how many each of them has. Few handlers are somebody, so they stay hidden.
  [[nodiscard]] Table workload() const {
    std::vector<std::map<std::string, std::int64_t>> by_unit(units_.size() + 1);
    for (const auto& load : counts_.loads)
      if (const auto row = place_of(load.unit_id)) by_unit[*row][load.principal] += load.count;
    std::vector<std::int64_t> heads;
    for (const auto& handlers : by_unit) heads.push_back(static_cast<std::int64_t>(handlers.size()));
    const auto hidden = hide_small_parts(heads, threshold_);
    Table table{"workload",
                Shape::grid,
                {labels_.text("handlers"), labels_.text("median_matters"), labels_.text("most_matters")},
                {}};
    for (std::size_t row = 0; row < by_unit.size(); ++row)
      if (heads[row] > 0) table.rows.push_back({unit_words(row), load_cells(by_unit[row], hidden[row])});
    return table;
  }

 private:
  [[nodiscard]] std::vector<std::string> measure_words() const {
    std::vector<std::string> out;
    for (const auto measure : kMeasures) out.push_back(labels_.text(code_of(measure)));
    return out;
  }
  [[nodiscard]] std::vector<std::string> duration_words() const {
    return {labels_.text("median_days"), labels_.text("p90_days"), labels_.text("share_late")};
  }
  [[nodiscard]] std::string unit_words(std::size_t row) const {
    return row < units_.size() ? tree_.find(units_[row])->name : labels_.text("unit_itself");
  }
  /// The row of a unit below the chosen one, or the last for the unit itself; nothing outside it.
  [[nodiscard]] std::optional<std::size_t> place_of(const std::string& unit_id) const {
    const auto [at, is_new] = places_.try_emplace(unit_id);
    if (is_new) at->second = find_place(unit_id);
    return at->second;
  }
  [[nodiscard]] std::optional<std::size_t> find_place(const std::string& unit_id) const {
    if (!tree_.covers(unit_id)) return std::nullopt;
    for (std::size_t row = 0; row < units_.size(); ++row)
      if (tree_.is_within(unit_id, units_[row])) return row;
    if (!unit_id_.empty() && !tree_.is_within(unit_id, unit_id_) && !(unit_id.empty() && unit_id_ == tree_.top()))
      return std::nullopt;
    return units_.size();
  }
  using Parts = std::map<std::string, std::size_t>;  // a kind's outcomes, each with its place among its parts
  [[nodiscard]] std::vector<Parts> parts_of(std::vector<MatterGroup> MonthCounts::*counted) const {
    const auto kinds = labels_.kinds();
    std::vector<Parts> out(kinds.size());
    for (const auto& month : counts_.months)
      for (const auto& group : month.*counted)
        if (const auto at = std::ranges::find(kinds, group.kind); at != kinds.end())
          out[static_cast<std::size_t>(at - kinds.begin())].try_emplace(group.outcome, 0);
    for (auto& parts : out) {
      std::size_t place = 0;
      for (auto& [key, at] : parts) at = place++;
    }
    return out;
  }
  /// How what was counted of a kind is spread: the total of the kind stands in the table of what was done.
  [[nodiscard]] Table spread(const char* name, std::string column, std::vector<MatterGroup> MonthCounts::*counted,
                             const std::function<std::string(const std::string&, const std::string&)>& words) const {
    const auto kinds = labels_.kinds();
    const auto parts = parts_of(counted);
    std::vector<std::vector<std::vector<Tally>>> months(counts_.months.size());
    for (std::size_t month = 0; month < months.size(); ++month) {
      for (const auto& some : parts) months[month].emplace_back(some.size());
      for (const auto& group : counts_.months[month].*counted) {
        const auto at = static_cast<std::size_t>(std::ranges::find(kinds, group.kind) - kinds.begin());
        if (at == kinds.size()) continue;
        Tally& tally = months[month][at][parts[at].at(group.outcome)];
        (group.visible ? tally.visible : tally.others) += group.count;
      }
    }
    const auto shown = protect_parts(months, threshold_);
    Table table{name, Shape::rank, {std::move(column)}, {}};
    for (std::size_t row = 0; row < shown.size(); ++row)
      for (const auto& [key, at] : parts[row])
        table.rows.push_back({labels_.kind(kinds[row]) + " – " + words(kinds[row], key), {shown[row][at]}});
    drop_empty_rows(table);
    return table;
  }
  [[nodiscard]] ProtectedList list_of(Measure measure, std::size_t rows, const Lists::RowOf& row_of) const {
    Lists lists(rows, counts_.months.size());
    for (std::size_t month = 0; month < counts_.months.size(); ++month)
      if (const auto found = counts_.months[month].measures.find(measure);
          found != counts_.months[month].measures.end())
        lists.add(month, found->second, row_of);
    return lists.shown(threshold_);
  }
  void fill(Table& table, std::size_t rows, const Lists::RowOf& row_of) const {
    for (const auto measure : kMeasures) add_column(table, list_of(measure, rows, row_of));
  }
  /// A unit that stays hidden among its siblings is not opened either: its parts add up to it.
  [[nodiscard]] bool may_open(Measure measure) const {
    for (std::string below = unit_id_; !below.empty() && below != tree_.top();) {
      const auto* unit = tree_.find(below);
      const std::string above = unit->parent_id.empty() || !tree_.covers(unit->parent_id) ? "" : unit->parent_id;
      const Monitor level(counts_, tree_, labels_, above, threshold_);
      const auto list = level.list_of(measure, level.units_.size() + 1,
                                      [&](const MatterGroup& group) { return level.place_of(group.unit_id); });
      const auto row = static_cast<std::size_t>(std::ranges::find(level.units_, below) - level.units_.begin());
      if (row < level.units_.size() && !list.rows[row]) return false;
      below = above;
    }
    return true;
  }
  static void add(Durations& durations, const StepGroup& group) {
    const auto tally = [&](Tally& to) { (group.visible ? to.visible : to.others) += group.count; };
    tally(durations.closed);
    if (group.late) tally(durations.late);
    durations.days[group.days] += group.count;
  }
  static std::vector<Cell> load_cells(const std::map<std::string, std::int64_t>& handlers, bool hidden) {
    if (hidden) return std::vector<Cell>(3, Cell{Figure{}});
    std::vector<std::int64_t> counts;
    for (const auto& [principal, count] : handlers) counts.push_back(count);
    std::ranges::sort(counts);
    return {Cell{Figure{static_cast<std::int64_t>(counts.size())}}, Cell{Figure{median_of(counts)}},
            Cell{Figure{counts.back()}}};
  }

  const MonitorCounts& counts_;
  const UnitTree& tree_;
  const MonitorLabels& labels_;
  std::string unit_id_;
  std::int64_t threshold_;
  std::vector<std::string> units_;
  mutable std::unordered_map<std::string, std::optional<std::size_t>> places_;
};

}  // namespace

std::string_view code_of(Measure measure) {
  switch (measure) {
    case Measure::received: return "received";
    case Measure::closed: return "closed";
    case Measure::no_lesson: return "no_lesson";
    case Measure::handed_back: return "handed_back";
    case Measure::changed: return "changed";
    case Measure::reviews: return "reviews";
    case Measure::feedback: return "feedback";
    case Measure::sanctions: return "sanctions";
  }
  return "received";
}

std::vector<Table> monitor_tables(const MonitorCounts& counts, const UnitTree& tree, const MonitorLabels& labels,
                                  const std::string& unit_id, std::int64_t threshold) {
  const bool known = !unit_id.empty() && tree.find(unit_id) != nullptr && tree.covers(unit_id);
  const Monitor monitor(counts, tree, labels, known ? unit_id : tree.top(), threshold);
  return {monitor.activity(), monitor.activity_by_unit(), monitor.steps(),   monitor.steps_by_unit(),
          monitor.outcomes(), monitor.sanctions(),        monitor.workload()};
}

}  // namespace waarborg::insight
