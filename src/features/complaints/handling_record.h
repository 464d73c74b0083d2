// Recording what is alleged, found and examined. Each use case authorises, works in one transaction and leaves a trace.
#pragma once

#include "features/complaints/handling_store.h"

namespace waarborg::complaints {

/// A complaint in the hands of somebody who may see it. Errors: those of open_for; not_found when it is no complaint.
Result<matters::Opened> open_complaint(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                                       const std::string& matter_id);

/// A new allegation when `id` is empty. An officer who was not named before is named now: excluded, with the desk's
/// keys changed, and gone for themselves when they are the viewer. Errors: those of check_allegation and applied;
/// not_found; "matter.changed" (somebody was first), "matter.not_open".
Result<Done> record_allegation(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                               const std::string& id, int version, const AllegationInput& input);
/// The same within the caller's transaction.
Result<Done> record_allegation(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                               const std::string& matter_id, const std::string& id, int version,
                               const AllegationInput& input);

/// Somebody else who complains of the same: told, answered and written to like the first. Errors: "error.required",
/// "error.too_long", "matter.not_open".
Result<Done> record_complainant(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                                const std::string& name, const std::string& contact);

/// The whole checklist. `version` is that of HandlingFacts. Errors: those of check_checklist; as above.
Result<Done> record_checks(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                           int version, const std::vector<CheckInput>& inputs);

}  // namespace waarborg::complaints
