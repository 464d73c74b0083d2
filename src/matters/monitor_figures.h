// Counts of what was done in a period, grouped in the database, for the central monitor. No number, subject or person
// of a matter comes along; who works on how many is told by account. Whoever shows any of it suppresses small numbers.
// A matter that keeps the viewer out is in none.
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
/// Matters that were received or closed.
struct MatterGroup {
  std::string kind;
  std::string unit_id;
  std::string outcome{};  ///< of closed ones, or empty
  bool visible = true;
  std::int64_t count = 0;
};
/// Running matters that an account handles.
struct HandlerLoad {
  std::string unit_id;
  std::string principal;
  std::int64_t count = 0;
};

std::vector<StepGroup> steps_done(storage::Transaction& tx, const identity::Viewer& viewer, const DaySpan& span);
std::vector<MatterGroup> matters_received(storage::Transaction& tx, const identity::Viewer& viewer,
                                          const DaySpan& span);
std::vector<MatterGroup> matters_closed(storage::Transaction& tx, const identity::Viewer& viewer, const DaySpan& span);
/// As it is now.
std::vector<HandlerLoad> handler_loads(storage::Transaction& tx, const identity::Viewer& viewer);
/// The group of one matter alone; nothing when the viewer is kept out of it.
std::optional<MatterGroup> group_of(storage::Transaction& tx, const identity::Viewer& viewer,
                                    const std::string& matter_id);

}  // namespace waarborg::matters
