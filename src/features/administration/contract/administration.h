// Units, people, roles, desks, procedures, audit log; the first REST resources.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::administration {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::administration
