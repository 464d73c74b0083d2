// Who may do what at the two desks: the one place that says so, and that leaves the trace.
#pragma once

#include <string>

#include "features/atypical/store.h"
#include "platform/identity/viewer.h"

namespace waarborg::atypical {

/// What somebody is about to do. Each leaves a line in the audit log and, for those at the desks, a count by day.
enum class Act {
  list,
  search,
  export_list,
  read,
  ask,
  open_ask,
  decide,
  judge,
  follow,
  openings,
  open_decide,
  outcomes,
  read_figures,  ///< over the API: numbers alone, by a token, which opens no desk
  watch,
  try_rules,
  annex,
  mine,
  proposals,
  propose,
  approve_rule,
  reject_rule,
  end_rule,
  sources,
  bring_in
};

/// An analyst sits at query-monitor with that role, an approver at query-approval as privacy officer.
[[nodiscard]] bool is_analyst(const identity::Viewer& viewer);
[[nodiscard]] bool is_approver(const identity::Viewer& viewer);
/// REQUIRES: the viewer sits there.
const sealing::KeyPair& desk_pair(const identity::Viewer& viewer, std::string_view desk_code);

/// The number the viewer's own look-ups stand under, 0 when no log named them. Reads a key file: called before a
/// transaction that writes.
Result<std::uint32_t> own_number(matters::House& house, const identity::Viewer& viewer);

/// May the viewer do this at all? Leaves the trace. Errors: not_found.
Result<Done> enter(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer, Act act,
                   const std::string& detail = {});

/// May the viewer do this to this case? A case that holds look-ups of their own does not exist for them; nobody acts
/// upon a shadow run's; what is closed stays closed, but for a control that is followed up. An approver reads a case
/// only when they are asked to open it. Errors: not_found, "atypical.shadow", "atypical.closed".
Result<CaseRow> enter_case(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           std::uint32_t own, Act act, const std::string& case_id);

/// Somebody asked for a case that does not exist, or not for them: leaves a trace, in a transaction of its own. Not
/// which one: an analyst is refused what is about themselves alone.
void note_refused(matters::House& house, const identity::Viewer& viewer);

}  // namespace waarborg::atypical
