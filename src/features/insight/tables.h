// The tables of the dashboard, from groups of matters. Pure: nothing here asks a database or a clock.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/insight/counting.h"
#include "features/insight/unit_tree.h"

namespace waarborg::insight {

/// What was chosen; the URL holds exactly this, in opaque ids.
struct Filters {
  bool wide = false;      ///< the figures of the scope instead of those of one's own matters
  std::string kind{};     ///< or empty
  std::string unit_id{};  ///< that unit and below; or empty
  int year = 0;           ///< of receipt; 0: all
  bool operator==(const Filters&) const = default;
};

/// Words for what stands in the tables.
struct Labels {
  virtual ~Labels() = default;
  [[nodiscard]] virtual std::string text(std::string_view key) const = 0;  ///< "insight.KEY"
  [[nodiscard]] virtual std::string kind(const std::string& key) const = 0;
  [[nodiscard]] virtual std::string phase(const std::string& kind, const std::string& phase) const = 0;
  [[nodiscard]] virtual std::string month(Date first) const = 0;
  [[nodiscard]] virtual std::vector<std::string> kinds() const = 0;  ///< in the order to show
};

enum class CellState { number, few, nothing };
struct Cell {
  CellState state = CellState::nothing;
  std::int64_t value = 0;
  Cell() = default;
  Cell(Figure figure) : state(figure ? CellState::number : CellState::few), value(figure.value_or(0)) {}  // NOLINT
};
struct TableRow {
  std::string label;
  std::vector<Cell> cells;
};
enum class Shape { bars, rank, grid };
struct Table {
  std::string key;  ///< "months": names the export and the texts insight.table_KEY
  Shape shape = Shape::grid;
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
};

struct Dashboard {
  std::vector<Table> tables;
  bool too_few = false;  ///< nothing can be shown
  bool summed = false;   ///< whether the four sums below were asked for
  Figure running, late, received, closed;
  /// What may be chosen: kinds and units that are shown, years of receipt.
  std::vector<std::string> kinds, units;
  std::vector<int> years;
  /// Kind and unit are not crossed over a scope; the unit was set aside.
  bool unit_set_aside = false;
};

struct Question {
  Filters filters;
  Date today{};
  std::int64_t threshold = 5;
};

/// The matters that the filters of a question leave.
using Source = std::function<matters::Figures(const Filters&)>;

/// Everything of the dashboard. Over one's own matters every filter narrows the count. Over a scope the cells are
/// fixed: counted once over the reader's whole population, and a filter only chooses which of them to look at.
Dashboard make_dashboard(const Source& source, const UnitTree& tree, const Labels& labels, const Question& question);

/// REQUIRES: sorted ascending, not empty.
std::int64_t median_of(const std::vector<std::int64_t>& sorted);

}  // namespace waarborg::insight
