// Reporting: route guide, report, return code, mailbox.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::reports {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

}  // namespace waarborg::reports
