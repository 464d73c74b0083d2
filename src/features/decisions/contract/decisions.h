// From facts to a decision: weighing, consultation, panel, sanction, and what comes after (erasure, destruction).
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::decisions {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the rooms weighing, consultation, panel and sanction to the page of a matter. REQUIRES: called before the
/// procedures are adopted.
void add_rooms(matters::House& house);

}  // namespace waarborg::decisions
