// Taking back a proposal for a seat at a desk: no key is needed, as none was given.
#pragma once

#include <string>

#include "base/result.h"
#include "platform/storage/database.h"

namespace waarborg::directory {

/// Errors: "error.not_found" (nobody was proposed, or a member admitted them meanwhile).
Result<Done> withdraw_desk_proposal(storage::Transaction& tx, const std::string& desk_id,
                                    const std::string& account_id);

}  // namespace waarborg::directory
