// What the four rooms share: which matters are enquiries, who works on them, and the steps that are done in a room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matters/access.h"
#include "matters/steps.h"
#include "platform/web/field_checks.h"

namespace waarborg::enquiries {

/// line_enquiry, orienting, disciplinary, central.
bool is_enquiry(std::string_view kind);

/// Errors: not_found for another kind of matter; "matter.not_open".
Result<Done> check_open(const matters::Opened& opened);
/// Errors: those of check_open; "enquiries.not_yours" for who does not investigate here.
Result<Done> check_investigates(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                                const identity::Viewer& viewer);
/// Whether this person is the matter's handler, or sits at the desk that holds it while there is none.
bool investigates(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                  const identity::Viewer& viewer);
/// The same of whom the procedure names for approving the plan, else the commissioner; false for whoever is or was a
/// handler of this matter (ORG-04).
bool commissions(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                 const identity::Viewer& viewer);

/// Completes the step when it is open and the viewer's to do; what it records is filled from what was done in the
/// room. A step that is not open is left alone: the work counts without it. Errors: those of complete_step.
Result<Done> complete_in_room(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                              const identity::Viewer& viewer, std::string_view key, const std::string& sentence);

/// A line in the timeline ("timeline.enquiry_KIND") and one in the audit log ("enquiry.KIND", with `detail`).
void leave_trace(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                 const identity::Viewer& viewer, const std::string& kind, const std::string& detail = {},
                 const std::string& own_words = {});
/// The audit line alone, for what is no news to others (a draft saved).
void leave_audit(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                 const identity::Viewer& viewer, const std::string& kind, const std::string& detail = {});

using web::check_text;
/// A day of a form. An error when it is no date; when it is required and missing; when it is after `latest`.
std::optional<Date> check_day(Errors& errors, const std::string& field, const std::string& value, bool required,
                              std::optional<Date> latest = std::nullopt);

inline constexpr int kLineMax = 300;
inline constexpr int kTextMax = 10'000;
inline constexpr int kRecordMax = 200'000;  ///< what was said in an interview

/// "3" of a hidden field; -1 when it is no number, which no stored version is.
int version_in(const std::string& text);

}  // namespace waarborg::enquiries
