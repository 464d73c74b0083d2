// The groups of one dashboard laid out over fixed cells: rows of kinds, columns of months and of states. Pure.
#pragma once

#include <map>

#include "features/insight/tables.h"

namespace waarborg::insight {

/// The states a matter is counted in, in the order of the columns.
inline constexpr std::size_t kLate = 0, kSoon = 1, kOnTime = 2, kPaused = 3, kNoTerm = 4, kClosedInTime = 5,
                             kClosedLate = 6, kStates = 7;
std::size_t state_of(const matters::FigureGroup& group);

/// The kinds as rows: those large enough to stand alone, then the small ones together as "other kinds".
struct KindRows {
  std::vector<std::string> kinds;  ///< one per row; "" for the small ones together, always last
  [[nodiscard]] std::optional<std::size_t> row_of(const std::string& kind) const;
};
KindRows kind_rows(const Groups& groups, const Labels& labels, std::int64_t threshold);

/// Months as columns: every month of this year and the two before; all earlier ones are one column.
struct MonthColumns {
  Date first;  ///< column 1; column 0 is what came before
  std::size_t count = 0;
  MonthColumns(Date today);  // NOLINT: one thing follows from the other
  [[nodiscard]] std::size_t column_of(Date date) const;
  [[nodiscard]] Date month(std::size_t column) const;
};

/// Days to close, and how many were closed late.
struct Durations {
  Tally closed, late;
  std::map<std::int64_t, std::int64_t> days;  ///< how many took so long
  void add(const matters::FigureGroup& group);
  void add(const Durations& other);
  /// Median, 90th percentile (nearest rank; of twice as many at least) and share late in percent.
  [[nodiscard]] std::vector<Cell> cells(std::int64_t threshold) const;
};

}  // namespace waarborg::insight
