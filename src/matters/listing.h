// Matters of a kind in a period, by what is plain of them: for lists that a role over the unit may see (retention,
// monthly report). Nothing is unsealed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/monitor_figures.h"

namespace waarborg::matters {

struct Listed {
  std::string id, number, unit_id, theme, phase, procedure_key;
  Date received_on{};
  std::optional<Date> closed_on;
  std::string outcome;
  bool marked = false;  ///< the step that was asked for is done
};
/// Those of a kind that ran on any day of the span, the oldest first, merged ones left out. `step`: marks matters in
/// which it was done; or empty. No authorisation: whoever shows them leaves out what keeps the reader out.
std::vector<Listed> running_in(storage::Transaction& tx, const std::string& kind, const DaySpan& span,
                               const std::string& step);

}  // namespace waarborg::matters
