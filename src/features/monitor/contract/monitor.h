// What other programs hand in: look-ups and the tables beside them, over HTTP.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::monitor {

/// Adds the API's routes.
void add_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::monitor
