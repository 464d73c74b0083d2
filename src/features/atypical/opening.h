// Opening an identity: one desk asks, the other decides, and nobody does both (docs/decisions/0028).
#pragma once

#include "features/atypical/deciding.h"

namespace waarborg::atypical {

/// ask_opening about people of an event, in one request, within the caller's transaction; those whose names are open to
/// the viewer are left out. Answers how many were asked for. Errors: "atypical.open_asked", "atypical.outer_seal".
Result<std::size_t> ask_openings(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                                 const CaseRow& row, const std::vector<std::uint32_t>& people,
                                 const std::string& purpose, const std::string& reason);

}  // namespace waarborg::atypical
