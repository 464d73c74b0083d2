// Counts of matters, grouped in the database, for dashboards. No number, subject or person comes along.
//
// What a person may see (may_see, access.h) is counted exactly, for a list of it shows as much. A count over a scope
// goes further and is for figures only: whoever shows it suppresses small numbers. A matter that keeps the person out
// is in neither.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "matters/access.h"
#include "matters/clocks.h"

namespace waarborg::matters {

/// Matters that are alike in what figures ask of them.
struct FigureGroup {
  std::string kind;
  std::string unit_id;  ///< or empty when not known
  std::string phase;    ///< of a running matter
  /// A running one: none, on_time, soon (seven days or less), late, paused (nothing due while a term stands still).
  /// A closed one: met, or missed when a term ended after its last day.
  TermState term = TermState::none;
  Date received_on{};  ///< of a running matter: the first of the month
  std::optional<Date> closed_on;
  bool merged = false;  ///< closed because it went on in another matter
  bool visible = true;  ///< the person may see these themselves
  std::int64_t count = 0;
  [[nodiscard]] bool is_open() const { return !closed_on; }
};

/// What the viewer may see.
std::vector<FigureGroup> own_figures(storage::Transaction& tx, const House& house, const identity::Viewer& viewer);

/// All matters received before a day, of every unit, without those that keep the viewer out. The caller has asked
/// whether the viewer has a role with a scope, and narrows to its units.
std::vector<FigureGroup> scope_figures(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                       Date received_before);

}  // namespace waarborg::matters
