// From a row of audit_lines to a Line. Private to audit.
#pragma once

#include "platform/audit/audit.h"

namespace waarborg::audit {

Line line_of(const storage::Row& row);

}  // namespace waarborg::audit
