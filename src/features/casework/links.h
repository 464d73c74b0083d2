// The matters that one is linked to, as far as the viewer may see them.
#pragma once

#include "features/casework/views.h"

namespace waarborg::casework {

/// A matter that may not be seen leaves no row and no count.
std::vector<LinkRow> links_seen(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                                const std::string& matter_id);

}  // namespace waarborg::casework
