// Inviting, hearing, reading back. Each function authorises, acts in the caller's transaction and leaves a trace.
#pragma once

#include "features/enquiries/interview_store.h"
#include "platform/identity/viewer.h"

namespace waarborg::enquiries {

/// Errors: those of check_investigates and check_invite; "enquiries.no_approved_plan"; "matter.changed".
Result<Done> invite(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                    const identity::Viewer& viewer, const InviteInput& input);

/// What was said, and what was told of the duty to cooperate: from then on the statement bears its mark (INV-02).
/// Errors: those of check_investigates and check_record; "enquiries.interview_closed"; "matter.changed".
Result<Done> record_interview(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                              const identity::Viewer& viewer, const std::string& id, int version,
                              const RecordInput& input);

/// Read back, signed or refused with the reason, copied: the record does not change any more. Errors: those of
/// check_investigates and check_closing; "enquiries.interview_closed", "matter.changed".
Result<Done> finish_interview(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                              const identity::Viewer& viewer, const std::string& id, int version,
                              const ClosingInput& input);

/// Errors: those of check_investigates; "error.required" for the reason; "enquiries.interview_closed" once it was held.
Result<Done> call_off(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                      const identity::Viewer& viewer, const std::string& id, int version, const std::string& reason);

/// A document of the matter belongs to this interview (the signed record on paper): when the statement was given under
/// the duty to cooperate, the document bears the mark too (INV-02). Errors: those of check_investigates; not_found;
/// "enquiries.not_held".
Result<Done> add_paper(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                       const identity::Viewer& viewer, const std::string& id, const std::string& document_id);

/// Everybody who had to be heard was: does the step hear_person. Errors: those of check_investigates and
/// complete_step; "enquiries.nobody_heard" while no interview with a person concerned is finished;
/// "enquiries.interview_unfinished" while a record was not read back; "step.already_done".
Result<Done> all_heard(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                       const identity::Viewer& viewer);

}  // namespace waarborg::enquiries
