// What a report is made of, and keeping it: within the caller's transaction, authorised and traced.
#pragma once

#include "features/enquiries/findings_views.h"
#include "platform/identity/viewer.h"

namespace waarborg::enquiries {

/// Without the names of people, which a page adds.
Material read_material(storage::Transaction& tx, const matters::Opened& opened);

/// A document of the matter is its next report. It bears the mark of a statement under duty that it rests on (INV-02).
/// Does the step of the findings. Errors: those of check_investigates; "matter.changed" when the findings are not those
/// that the report was made of.
Result<Done> put_report(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                        const identity::Viewer& viewer, int made_from, const std::string& document);

}  // namespace waarborg::enquiries
