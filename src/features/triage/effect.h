// What a choice brings about, within the transaction that records it.
#pragma once

#include "features/triage/decisions.h"

namespace waarborg::triage {

/// Whose choice it is: both are kept out of a criminal matter (INV-01).
struct Deciders {
  const identity::Viewer& viewer;  ///< who acts now
  std::string proposed_by;         ///< account id of whoever proposed; may be the same
};

/// The matter to merge with, opened for the viewer. Errors: "triage.into_unknown" with field "into", the same for
/// one that may not be seen; "triage.into_told" for one that the disciplinary authority knows of (trap 1).
Result<matters::Opened> merge_target(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                                     const matters::Opened& from, const std::string& number);

/// Errors: "error.choice" with field "unit" for a unit that does not exist.
Result<Done> check_places(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                          const matters::Opened& opened, const Plan& plan);

/// Opens, assigns, merges, tells the reporter and closes, as the outcome says. The step stands already. Answers the
/// id of the new matter, or empty.
Result<std::string> carry_out(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                              const Deciders& deciders, const Offered& chosen, const Plan& plan);

}  // namespace waarborg::triage
