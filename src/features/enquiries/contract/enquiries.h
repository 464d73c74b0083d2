// Enquiries by protocol: plan, interviews, evidence and findings, as rooms of a matter's page.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::enquiries {

/// Adds this feature's routes.
void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the rooms plan, interviews, evidence and findings to the matters that are enquiries. REQUIRES: called before
/// the procedures are adopted.
void add_rooms(matters::House& house);

}  // namespace waarborg::enquiries
