// The lists: my tasks, the queue of matters, what is done to many at once, and the same for other programs.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::casework {

/// Adds the routes and menu entries of the lists.
void add_list_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::casework
