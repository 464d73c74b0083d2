// The central monitor as tables: what was done in a period, how long it took against the protocol, how it ended and who
// carries how much. Pure.
//
// Counts stand in lists with a total, one list a measure. A half-year is the sum of months that are shown by
// themselves, so a row stays hidden there as well when taking its shown months off would leave a small number (trap 9).
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "features/insight/tables.h"
#include "matters/monitor_figures.h"

namespace waarborg::insight {

enum class Measure { received, closed, no_lesson, handed_back, changed, reviews, feedback, sanctions };
inline constexpr std::array<Measure, 8> kMeasures{Measure::received,    Measure::closed,   Measure::no_lesson,
                                                  Measure::handed_back, Measure::changed,  Measure::reviews,
                                                  Measure::feedback,    Measure::sanctions};
std::string_view code_of(Measure measure);

/// What was counted of one month.
struct MonthCounts {
  std::map<Measure, std::vector<matters::MatterGroup>> measures{};
  std::vector<matters::MatterGroup> closed{};     ///< with outcomes
  std::vector<matters::MatterGroup> sanctions{};  ///< what was decided for one person each, as outcome
};
struct MonitorCounts {
  std::vector<MonthCounts> months{};
  std::vector<matters::StepGroup> steps{};       ///< of the whole period, by kind and step
  std::vector<matters::StepGroup> unit_steps{};  ///< the same by unit
  std::vector<matters::HandlerLoad> loads{};
};

struct MonitorLabels : Labels {
  [[nodiscard]] virtual std::string step(const std::string& kind, const std::string& step) const = 0;
  [[nodiscard]] virtual std::string outcome(const std::string& kind, const std::string& outcome) const = 0;
  [[nodiscard]] virtual std::string sanction(const std::string& key) const = 0;
};

/// Tables: activity, activity-units, steps, steps-units, outcomes, sanctions, workload. `unit_id`: whose parts are
/// shown; empty or not among the reader's: the top.
std::vector<Table> monitor_tables(const MonitorCounts& counts, const UnitTree& tree, const MonitorLabels& labels,
                                  const std::string& unit_id, std::int64_t threshold);

/// A list with its total, over one or more months, each of which is shown by itself.
struct ProtectedList {
  std::vector<Figure> rows;
  Figure total;
};
/// `months`: of each month, the tallies of the same rows.
ProtectedList protect_list(const std::vector<std::vector<Tally>>& months, std::int64_t threshold);

/// The parts of each row of a list that is shown beside them: hidden together where the row stays hidden, and otherwise
/// until what is hidden of a row is no small number, in the whole period and in each of its months.
/// `months`: of each month, of each row, the tallies of its parts.
std::vector<std::vector<Figure>> protect_parts(const std::vector<std::vector<std::vector<Tally>>>& months,
                                               std::int64_t threshold);

}  // namespace waarborg::insight
