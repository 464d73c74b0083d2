// Where interviews and the marks of statements under duty are kept. Every function takes a matter that somebody opened.
#pragma once

#include <vector>

#include "features/enquiries/interview.h"
#include "matters/access.h"

namespace waarborg::enquiries {

/// By position.
std::vector<Interview> interviews(storage::Transaction& tx, const matters::Opened& opened);
/// Errors: not_found.
Result<Interview> find_interview(storage::Transaction& tx, const matters::Opened& opened, const std::string& id);
/// Takes id and position from the store. False when somebody else took the position.
[[nodiscard]] bool add_interview(storage::Transaction& tx, const matters::Opened& opened, Interview& interview);
/// False when `interview.version` is no longer the stored one.
[[nodiscard]] bool update_interview(storage::Transaction& tx, const matters::Opened& opened,
                                    const Interview& interview);
/// The document holds a statement given under the duty to cooperate; the mark is never taken away.
void mark_under_duty(storage::Transaction& tx, const matters::Opened& opened, const std::string& document_id,
                     const std::string& interview_id, Date today);

}  // namespace waarborg::enquiries
