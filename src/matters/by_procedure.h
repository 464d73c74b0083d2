// Running matters of one version of a procedure, for daily work that a rule of it asks for.
#pragma once

#include <string>
#include <vector>

#include "matters/matter.h"

namespace waarborg::matters {

/// At most `limit`, by id, after `after_id`. No authorisation: for system work.
std::vector<Matter> running_under(storage::Transaction& tx, const std::string& procedure_key, int version,
                                  const std::string& after_id, int limit);

}  // namespace waarborg::matters
