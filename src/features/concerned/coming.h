// What is still to come for the person concerned, and by when, as far as the procedure tells it (INV-06, INV-11).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/matter_clocks.h"
#include "matters/steps.h"

namespace waarborg::concerned {

/// A step ahead, in the procedure's words for the person concerned.
struct Coming {
  i18n::LocalText what;
  std::optional<Date> by;                  ///< when the day is known
  std::optional<calendar::Period> within;  ///< else how long it may take once it is its turn
  bool stands_still = false;               ///< its term is paused
};

/// The steps that the procedure tells (Step::told) and that are not done, in order; of a procedure that tells none, its
/// phases. Pure. A day comes from the open step, or from the running clock that ends with the step.
std::vector<Coming> coming_steps(const matters::Procedure& procedure, const std::string& phase,
                                 const std::vector<matters::MatterStep>& steps,
                                 const std::vector<matters::MatterClock>& clocks);

/// The same of a matter; nothing when it is closed.
std::vector<Coming> coming_of(storage::Transaction& tx, const matters::Matter& matter,
                              const matters::Procedure& procedure);

}  // namespace waarborg::concerned
