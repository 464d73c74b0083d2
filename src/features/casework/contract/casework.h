// My tasks, the work queue, and the page of a matter: handle it from open to closed.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::casework {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::casework
