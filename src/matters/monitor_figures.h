// Counts of what was done in a period, for the central monitor. No number, subject or person of a matter comes along;
// who works on how many is told by account. Whoever shows any of it suppresses small numbers. A matter that keeps the
// viewer out is in none.
#pragma once

#include "matters/figures.h"

namespace waarborg::matters {

/// Days from `from` up to, not including, `until`.
struct DaySpan {
  Date from{}, until{};
};

/// Steps that were done, alike in what figures ask of them.
struct StepGroup {
  std::string kind;
  std::string unit_id;  ///< or empty when not known
  std::string step;
  std::int64_t days = 0;  ///< from the day the task came up until it was done
  bool late = false;      ///< done after its last day by the protocol
  bool visible = true;
  std::int64_t count = 0;
};
/// The same steps, grouped three ways; what a way does not ask is left empty.
struct StepFigures {
  std::vector<StepGroup> by_step;   ///< kind, step, days, late
  std::vector<StepGroup> by_unit;   ///< unit, days, late
  std::vector<StepGroup> of_units;  ///< kind, step and unit, without days; the chosen steps alone
};
/// Matters that were received or closed.
struct MatterGroup {
  std::string kind;
  std::string unit_id;
  std::string outcome{};  ///< of closed ones, or empty
  bool visible = true;
  std::int64_t count = 0;
};
struct MatterFigures {
  std::vector<MatterGroup> received, closed;
};
/// Running matters that an account handles.
struct HandlerLoad {
  std::string unit_id;
  std::string principal;
  std::int64_t count = 0;
};

using UnitTest = std::function<bool(const std::string& unit_id)>;
/// `chosen`: which steps of which kinds are told by unit as well.
StepFigures steps_done(const FigureReader& reader, const DaySpan& span, const UnitTest& in_unit,
                       const std::function<bool(const std::string& kind, const std::string& step)>& chosen);
/// For each span.
std::vector<MatterFigures> matters_in(const FigureReader& reader, const std::vector<DaySpan>& spans,
                                      const UnitTest& in_unit);
/// As it is now.
std::vector<HandlerLoad> handler_loads(const FigureReader& reader, const UnitTest& in_unit);
/// The group of one matter alone; nothing when the viewer is kept out of it.
std::optional<MatterGroup> group_of(storage::Transaction& tx, const identity::Viewer& viewer,
                                    const std::string& matter_id);

/// Matters that were closed in the span with a reason why there is nothing to learn (INV-08), by kind and unit.
std::vector<MatterGroup> closed_without_lesson(storage::Transaction& tx, const identity::Viewer& viewer,
                                               const DaySpan& span);

}  // namespace waarborg::matters
